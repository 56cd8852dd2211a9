"""The people that a new site starts with."""


def records():
    return {
        "person": [
            {"name": "Nell Aldous", "part": "directs, drives, drowns"},
            {"name": "Tobias Crane", "part": "Denmark, all of it"},
            {"name": "Hattie Osei", "part": "poisons, costumes, punctures"},
            {"name": "Ivo Marsh", "part": "the man; the chair is itself"},
            {"name": "June Pettifer", "part": "both giraffes, and the accounts"},
        ]
    }
