"""The pictures that a new site starts with."""


def records():
    return {
        "picture": [
            _picture(
                "road",
                "A red and white van with its roof rack full, on a road between paper hills under a rain cloud.",
                "Half past four. The map says the sea is on the left.",
            ),
            _picture(
                "buckets",
                "Seven buckets on a stage in front of a red curtain, catching drops.",
                "The original company.",
            ),
            _picture(
                "ghost",
                "One bare bulb on a stand lights an empty stage and rows of empty seats.",
                "One lamp stays on. It would be rude not to.",
                dark=None,
            ),
            _picture(
                "bus",
                "A red double-decker full of passengers passes a castle, all of it cut from paper.",
                "All Stops to Elsinore. The castle folds to the size of a door.",
            ),
            _picture(
                "school",
                "Five children seen from behind hold up a crown, a star and a cloud on sticks before a round light",
                "Marsh Lane Primary. The cloud got the applause.",
            ),
            _picture(
                "hall",
                "An old hall with a tall door, in a street of paper houses under a wide sky.",
                "Salter’s Hall on a dry day. There have been others.",
            ),
            _picture(
                "ark",
                "On a small stage, a red boat with two giraffes and a house aboard rides waves cut from paper.",
                "Act two, four strings in. The waves are worked by whoever sits nearest.",
            ),
        ]
    }


def _picture(scene, alt, caption, dark="night"):
    image = {"file": f"pictures/{scene}-day.webp", "dark": dark and f"pictures/{scene}-{dark}.webp", "alt": alt}
    return {"image": image, "caption": caption}
