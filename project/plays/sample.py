"""The plays that a new site starts with."""


def records():
    return {
        "play": [
            {
                "title": "All Stops to Elsinore",
                "label": "Eighty minutes, no interval",
                "blurb": (
                    "<p>Hamlet, as told by the driver of the late bus. Everybody gets off in the end, "
                    "and she is still on time.</p>"
                ),
                "picture": {
                    "file": "pictures/bus-day.webp",
                    "dark": "pictures/bus-night.webp",
                    "alt": "A red double-decker full of passengers passes a castle, all of it cut from paper.",
                },
            },
            {
                "title": "This Seat Is Taken",
                "label": "One actor, one chair",
                "blurb": "<p>A man waits to audition. The chair has been in the business longer, and it shows.</p>",
                "picture": {
                    "file": "pictures/lamp-day.webp",
                    "dark": "pictures/lamp-night.webp",
                    "alt": (
                        "Under a single lamp, a man in a long coat has his hand on the back of a very tall red chair."
                    ),
                },
            },
        ]
    }
