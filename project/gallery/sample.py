"""The pictures that a new site starts with."""


def records():
    return {
        "picture": [
            {
                "image": {
                    "file": "pictures/road-day.webp",
                    "dark": "pictures/road-night.webp",
                    "alt": (
                        "A red and white van with its roof rack full, on a road between paper hills under a rain cloud."
                    ),
                },
                "caption": "Half past four. The map says the sea is on the left.",
            },
            {
                "image": {
                    "file": "pictures/buckets-day.webp",
                    "dark": "pictures/buckets-night.webp",
                    "alt": "Seven buckets on a stage in front of a red curtain, catching drops.",
                },
                "caption": "The original company.",
            },
            {
                "image": {
                    "file": "pictures/ghost-day.webp",
                    "alt": "One bare bulb on a stand lights an empty stage and rows of empty seats.",
                },
                "caption": "One lamp stays on. It would be rude not to.",
            },
        ]
    }
