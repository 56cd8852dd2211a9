"""What is drawn for the site and for its other themes, and what one sees on it."""

from typing import NamedTuple

PORTRAIT, EVENT, HERO = (960, 1200), (1500, 1000), (1600, 1200)


class Picture(NamedTuple):
    name: str
    size: tuple  # pixels, width and height
    alt: str
    seed: int = 7

    @property
    def scene(self):
        return self.name.replace("-", "_")


SITE = [
    Picture(
        "nell",
        PORTRAIT,
        "Nell, in a yellow sou’wester and oilskin, holds a steering wheel while paper waves reach her chest.",
    ),
    Picture(
        "tobias",
        PORTRAIT,
        "Tobias, bearded, in a red cardboard crown and a white ruff, holds a skull; a castle stands behind him.",
    ),
    Picture(
        "hattie",
        PORTRAIT,
        "Hattie, framed by a spare tyre, wears a tape measure and holds a bottle with a skull on it.",
    ),
    Picture(
        "ivo",
        PORTRAIT,
        "Ivo, in a bowler hat and a large moustache, has his hand on a red chair that is taller than he is.",
    ),
    Picture(
        "june",
        PORTRAIT,
        "June, in round glasses and with a pencil through her hair, has a giraffe on each hand and a ledger in front.",
    ),
    Picture(
        "elsinore",
        EVENT,
        "A red double-decker nears a stop where a man with a crown and a skull is waiting; "
        "the road goes on, past a ghost at the next stop, to a castle.",
    ),
    Picture(
        "seat",
        EVENT,
        "In the middle of a full audience, a very tall red chair stands in the light with a bowler hat on its back.",
    ),
    Picture(
        "cardboard",
        EVENT,
        "On a table, scissors, a crown, paint and a castle made of boxes; a giraffe looks out of a carton, "
        "stars and clouds hang above.",
    ),
    Picture(
        "open-house",
        EVENT,
        "A village hall with bunting under its rafters: on the little stage a red bucket stands in the spotlight, "
        "catching drops, and visitors watch it.",
    ),
    Picture(
        "company",
        (1920, 823),
        "The company of five, with crown, skull, steering wheel, chair and giraffes, beside a red and white van.",
    ),
    Picture(
        "harbour",
        EVENT,
        "Seen from the water: sailing boats, a quay with a lighthouse and tall houses, and in the middle "
        "the hall with its red door and a patch on its roof.",
    ),
    Picture(
        "share",
        (1200, 630),
        "A big red bucket with a white drop on it stands in the light of a stage; the audience’s heads are in front.",
    ),
    Picture(
        "shelf",
        (1600, 900),
        "A shelf in the props room: a trunk with a crown on it, a star, a giraffe, a bucket, a skull on books, "
        "a boat and a mask.",
    ),
]

BAKERY = [
    Picture(
        "street",
        HERO,
        "A village street at dawn: bread in the bakery’s window, smoke from its chimney, and a baker with two loaves "
        "outside.",
    ),
    Picture(
        "loaves",
        EVENT,
        "Shelves behind a bakery’s counter, full of loaves and baskets of baguettes, with pretzels on hooks.",
    ),
    Picture(
        "oven",
        EVENT,
        "A baker in a tall hat pushes a loaf into a great brick oven in which a fire burns; logs are piled beside it.",
    ),
    Picture(
        "stall",
        EVENT,
        "Two bakers behind a market stall with a striped awning and a checked cloth; customers stand around it.",
    ),
    Picture("agnes", PORTRAIT, "Agnes, in a spotted blue kerchief, carries a basket of bread between ears of wheat."),
    Picture(
        "malik",
        PORTRAIT,
        "Malik, bearded, in a baker’s hat and a brown neckerchief, holds a rolling pin over a floured table.",
    ),
]

SETS = {"site": SITE, "bakery": BAKERY}
