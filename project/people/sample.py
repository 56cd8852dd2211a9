"""The people that a new site starts with."""


def records():
    return {
        "person": [
            _person(
                "Nell Aldous",
                "directs, drives, drowns",
                "Nell, in a yellow sou’wester and oilskin, holds a steering wheel while paper waves reach her chest.",
                "Founded the company to get out of a dinner. Has gone down with every ship since, and with one pier.",
            ),
            _person(
                "Tobias Crane",
                "Denmark, all of it",
                "Tobias, bearded, in a red cardboard crown and a white ruff, holds a skull; behind him is a castle.",
                "Plays eleven parts in eighty minutes, four of them to each other. Does the accents on the motorway.",
            ),
            _person(
                "Hattie Osei",
                "poisons, costumes, punctures",
                "Hattie, framed by a spare tyre, wears a tape measure and holds a bottle with a skull on it.",
                "Sews at the wheel, though not while it turns. Whatever you admire was a curtain once.",
            ),
            _person(
                "Ivo Marsh",
                "the man; the chair is itself",
                "Ivo, in a bowler hat and a large moustache, has his hand on a red chair that is taller than he is.",
                "Trained for six years in Prague and one in Swindon. Prefers not to say which of them shows.",
            ),
            _person(
                "June Pettifer",
                "both giraffes, and the accounts",
                "June, in round glasses and a pencil in her hair, has a giraffe on each hand and a ledger before her.",
                "Came to audit the company in 2009 and has not finished. The giraffes are deductible.",
            ),
        ]
    }


def _person(name, part, alt, story):
    picture = f"pictures/{name.split()[0].lower()}"
    return {
        "name": name,
        "part": part,
        "portrait": {"file": f"{picture}-day.webp", "dark": f"{picture}-night.webp", "alt": alt},
        "story": f"<p>{story}</p>",
    }
