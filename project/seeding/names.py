"""Names of people and places that do not exist, and what else a small company's pages are made of."""


def _listed(text):
    return [words.strip() for words in text.split("|")]


GIVEN = _listed(
    "Ada|Agnes|Amara|Anton|Bea|Bram|Carys|Cosima|Dilys|Dorian|Edda|Elias|Esther|Fergus|Flora|Gita|Gwen|Hanno|Hilda|"
    "Idris|Imke|Ines|Jonah|Joss|Kit|Lando|Leila|Linus|Maud|Mirela|Nadia|Ned|Odette|Orla|Otis|Padraig|Pia|Quentin|"
    "Rafe|Rosa|Rufus|Sanna|Saul|Sefa|Tamsin|Theo|Una|Vera|Wanda|Wilf|Yara|Zeb"
)

FAMILY = _listed(
    "Abara|Albright|Bellweather|Birch|Bodnar|Brackley|Calder|Coppard|Dauda|Demir|Dunmore|Eastlake|Elgar|Farthing|"
    "Fenn|Garrow|Gedney|Halloran|Hartnoll|Idowu|Ingram|Jessop|Joubert|Kerridge|Kovac|Larkin|Lindqvist|Marchetti|"
    "Mistry|Nance|Novak|Oakes|Okoro|Pargeter|Penhallow|Quill|Rahimi|Rook|Sallow|Sorensen|Tarrant|Thistle|Umber|"
    "Varga|Wetherby|Winslow|Yardley|Zielinski"
)

ROLES = _listed(
    "keeps the keys|makes the tea|drives|mends what comes back|counts the chairs|answers the telephone|sews|paints|"
    "carries the long end|sings when asked|reads the map|knows the neighbours|writes it all down|opens up|locks up|"
    "finds things|tunes the piano|holds the ladder|does the accounts|cooks for twelve|talks to the bank|sweeps|"
    "files the letters|lights the lamps|waters the plant|remembers birthdays"
)

FIRST_PARTS = _listed("Nether|Upper|Little|Great|Old|Long|High|Low")

STEMS = _listed(
    "Ambly|Barrow|Brindle|Calver|Cob|Dray|Elm|Farrow|Gorse|Hather|Ival|Kettle|Lark|Marl|Nettle|Oss|Pinter|Quarr|"
    "Ramble|Sallow|Thack|Under|Wend|Winter|Yarrow"
)

ENDS = _listed("bridge|combe|field|ford|ham|hithe|ley|mere|ness|stead|ton|wick|worth")

ROOMS = _listed(
    "Village hall|Assembly rooms|Corn exchange|Old school|Back room of the Plough|Reading room|Town hall|Chapel|"
    "Community centre|Sail loft|Library|Market house|Barn at the mill|Drill hall"
)

STREETS = _listed("Cooper’s Row|Mill Lane|Harbour Street|Chapel Hill|The Shambles|Station Road|Orchard Close|Rope Walk")

DAYS = _listed("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday")


def person(random):
    return f"{random.choice(GIVEN)} {random.choice(FAMILY)}"


def role(random):
    return ", ".join(random.sample(ROLES, random.randint(1, 3)))


def town(random):
    name = random.choice(STEMS) + random.choice(ENDS)
    return f"{random.choice(FIRST_PARTS)} {name}" if random.random() < 0.3 else name


def place(random):
    return f"{random.choice(ROOMS)}, {town(random)}"


def postal_address(random):
    return f"{random.randint(1, 90)} {random.choice(STREETS)}, {town(random)}"


def telephone(random):
    """A number of those that Ofcom keeps for made-up telephones."""
    return f"01632 960{random.randint(0, 999):03}"


def email(random):
    """An address in the domain that RFC 2606 keeps for examples."""
    return f"{random.choice(GIVEN).lower()}@{random.choice(STEMS).lower()}.example"


def hours(random):
    first = random.randint(0, 2)
    last = random.randint(first + 2, 5)
    return f"{DAYS[first]} to {DAYS[last]}, {random.randint(7, 11)} to {random.randint(4, 7)}"
