"""What a village bakery says: the words of every block by its address, and the records of every list."""

from datetime import timedelta

from editable.locale import site_now

FRIDAY, SATURDAY = 4, 5

ALTS = {
    "street": "A village street at dawn: bread in the bakery’s window, smoke from its chimney, and a baker with two "
    "loaves outside.",
    "loaves": "Shelves behind a bakery’s counter, full of loaves and baskets of baguettes, with pretzels on hooks.",
    "oven": "A baker in a tall hat pushes a loaf into a great brick oven in which a fire burns; logs are piled beside "
    "it.",
    "stall": "Two bakers behind a market stall with a striped awning and a checked cloth; customers are around it.",
    "agnes": "Agnes, in a spotted blue kerchief, carries a basket of bread between ears of wheat.",
    "malik": "Malik, bearded, in a baker’s hat and a brown neckerchief, holds a rolling pin over a floured table.",
}

#: The pictures that templates hang outside blocks, and what hangs there instead.
INSTEAD = {"hall-day": "street-day", "hall-night": "street-night", "ghost-day": "loaves-day"}


def _picture(name):
    return {"file": f"pictures/{name}-day.webp", "dark": f"pictures/{name}-night.webp", "alt": ALTS[name]}


def _shared(name):
    return {"file": f"pictures/{name}-day.webp", "alt": ALTS[name]}


BLOCKS = {
    # On every page
    "text/site.name": "Pail & Peel",
    "text/site.menu_name": "Around the shop",
    "image/site.share": _shared("street"),
    "text/footer.last_words": "Last one out, please shut the door. The dough feels a draught.",
    "text/footer.roof_heading": "The starter",
    "rich_text/footer.roof": (
        "<p>She is called Edna, she was begun in 1962, and she has outlived three ovens. Bring a clean jar and you may "
        '<a href="mailto:edna@pailandpeel.example">take some of her home</a>. The flour is on you.</p>'
    ),
    "text/footer.hall_heading": "The shop",
    "rich_text/footer.hall": "<p>Pail &amp; Peel<br>2 Mill Lane<br>Upper Sallow</p>",
    "text/footer.way_heading": "Coming here",
    "rich_text/footer.way": (
        "<p>From the church, downhill until it smells right. Bicycles lean on the left, dogs on the right.</p>"
    ),
    "text/footer.office_heading": "By telephone",
    "rich_text/footer.office": (
        "<p>01632 960 417, from five in the morning. After two nobody is awake.<br>"
        '<a href="mailto:hello@pailandpeel.example">Or send a line</a></p>'
    ),
    "text/footer.letters_heading": "The Wednesday note",
    "rich_text/footer.letters": (
        "<p>What we bake at the weekend, in five lines. "
        '<a href="mailto:note@pailandpeel.example">Have it sent to you</a></p>'
    ),
    "text/footer.links_name": "More from the bakery",
    "text/footer.small_print": "Pail & Peel, bakers in Upper Sallow since 2008. Hot oven, mild temper.",
    "text/footer.stage_door": "Bakers’ door",
    # The front page
    "text/home.title": "Pail & Peel: bread from seven in the morning",
    "text/home.description": (
        "A village bakery of two people and one oven. Sourdough and rye from seven, courses for whoever can get up."
    ),
    "image/home.hero": _picture("street"),
    "text/home.hero_caption": "Mill Lane, ten to seven. The bicycle belongs to the first customer.",
    "text/home.headline": "Somebody has to be up before the bread.",
    "text/home.opening": (
        "At three we light the oven. At seven we unlock the door. In between is flour, water, salt, and most of what "
        "we know."
    ),
    "link/home.button": {"label": "Order by Thursday", "href": "#booking"},
    "rich_text/home.welcome": (
        "<h2>Before the shop opens</h2><p>All of this is yours to change, and you need not leave the counter for it. "
        "Click these words, say, and type. <strong>Escape</strong> brings back what was there, <strong>Ctrl + "
        "Z</strong> what was there before that, and nothing needs saving: the chip in the corner does it, and says "
        "so.</p><ul><li><p><strong>F2</strong> shows everything that can be edited. <strong>Tab</strong> walks from "
        "one to the next, <strong>Enter</strong> starts typing.</p></li><li><p>Drop a picture on a picture. Click a "
        "date, a price or a button, and it asks what you want.</p></li><li><p>The dots beside loaves, bakers and "
        "market days move, copy, hide and delete them. <strong>Alt</strong> and an arrow key do it with floury "
        "hands.</p></li><li><p>A link is edited like any other words. With <strong>Ctrl</strong> held down it goes "
        "where it says.</p></li><li><p>At the foot of each page is what search engines show of it, and where to add "
        "pages of your own.</p></li></ul><p>Only you see this note. When you know it by heart, select it all and "
        "delete it.</p>"
    ),
    "rich_text/home.intro": (
        "<p>The pail is where the starter lives. The peel is the long shovel that takes a loaf into the oven and, if "
        "you are awake, out again. There is not much more to us than that.</p>"
    ),
    "text/home.fact_1_name": "Oven lit",
    "text/home.fact_1": "at three",
    "text/home.fact_2_name": "Loaves a day",
    "text/home.fact_2": "two hundred",
    "text/home.fact_3_name": "Flours",
    "text/home.fact_3": "four",
    "text/home.fact_4_name": "Left at noon",
    "text/home.fact_4": "crumbs",
    "text/home.booking_heading": "How to order",
    "rich_text/home.booking_note": (
        "<p>Tell us by Thursday noon what you want on Saturday. We write it on the wall, so it counts.</p>"
        '<p><a href="mailto:orders@pailandpeel.example">Order a loaf</a></p>'
    ),
    "rich_text/home.booking_bill": (
        "<ol><li><p><strong>By Thursday noon.</strong> The dough is set that evening and will not be talked into "
        "more.</p></li><li><p><strong>With a name.</strong> First names do, unless you are a Susan. We have "
        "nine.</p></li><li><p><strong>Whole or sliced.</strong> Sliced from nine, when it has cooled. Sooner is "
        "cruel.</p></li><li><p><strong>In a bag.</strong> Yours is better than ours.</p></li><li><p><strong>Paid at "
        "the counter.</strong> Coins, cards, and eggs by arrangement.</p></li></ol>"
    ),
    "image/home.workshop_picture": _picture("stall"),
    "text/home.quote": "It was alive, and then it was lunch.",
    "text/home.quote_source": "Joel, seven, of the Wednesday bakers",
    "rich_text/home.workshops": (
        "<p>On Wednesdays after school, six children bake with us. Each goes home with a loaf, flour in both ears and "
        "an opinion on salt.</p>"
        '<p><a href="mailto:wednesday@pailandpeel.example">Ask for a place at the table</a></p>'
    ),
    # Breads
    "text/plays.heading": "On the shelf",
    "text/plays.none": "All gone. Come back at seven.",
    # Market days and courses
    "text/events.menu": "Markets and courses",
    "text/events.title": "Market days and courses at Pail & Peel",
    "text/events.description": "When we are on the square, when we teach, what it costs, and when to get up for it.",
    "image/events.share": _shared("stall"),
    "text/events.headline": "Market days and floury evenings",
    "text/events.opening": "Courses are for six, because the table is. Aprons hang by the door.",
    "text/events.heading": "Soon, and worth getting up for",
    "text/events.none": "Nothing in the book. We are asleep, for once.",
    "text/events.more": "Every date",
    "text/events.doors": "Kettle on at",
    "text/events.sale_starts": "Book from",
    "text/events.sale_ends": "Book by",
    "text/events.entry": "Pencil it in",
    "text/events.back": "What comes next",
    "text/events.place": "At",
    "text/events.price": "Costs",
    "text/events.access": "Good to know",
    "text/events.over": "Baked and eaten",
    "text/events.is_over": "This one is over. What was left went to the hens.",
    "text/events.archive_title": "Days gone by at Pail & Peel",
    "text/events.archive_description": "Markets stood through and courses baked, newest first.",
    "image/events.archive_share": _shared("stall"),
    "text/events.archive_headline": "Days gone by",
    "text/events.archive_opening": "The newest on top, as on the counter.",
    "text/events.archive_none": "Not a crumb yet.",
    "text/events.archive_link": "What you missed",
    "text/events.feed_link": "Dates for your reader",
    "text/events.turn_name": "Leaf through the days",
    "text/events.later": "Newer",
    "text/events.earlier": "Older",
    # The bakers
    "text/people.menu": "The bakers",
    "text/people.title": "The bakers: Agnes and Malik, and what they get up for",
    "text/people.description": (
        "Who bakes at Pail & Peel, who minds the oven, and how a pail of flour and water came to run the house."
    ),
    "image/people.share": _shared("oven"),
    "text/people.headline": "Two bakers, one alarm clock",
    "image/people.picture": _picture("oven"),
    "rich_text/people.story": (
        "<p>Agnes had the recipe. Malik had the oven, in a shed behind his mother’s house. For a year they carried "
        "dough across the lane in a pail, because it was the thing that had a handle.</p><p>In 2008 the old post "
        "office came free. The oven went in through the wall, brick by brick. The pail came in by the door, and has a "
        "hook of its own.</p>"
    ),
    "text/people.heading": "Who gets up",
    "text/people.note": "Two of us, and a pail that wants feeding at ten at night.",
    "text/people.more": "More about the two",
    "text/people.none": "Asleep. It must be the afternoon.",
    # Pictures
    "text/gallery.menu": "Mornings",
    "text/gallery.title": "Mornings at Pail & Peel, in pictures",
    "text/gallery.description": "The shop, the stall and the oven at Pail & Peel, cut from paper.",
    "image/gallery.share": _shared("loaves"),
    "text/gallery.headline": "Before you were up",
    "text/gallery.opening": "Nobody holds a camera with dough to the elbows. So it is paper, in the quiet after noon.",
    "text/gallery.none": "No pictures yet. Our hands are full.",
    "text/gallery.enlarge": "Look closer",
    "text/gallery.close": "Back to the wall",
    "text/gallery.heading": "What you slept through",
    "text/gallery.more": "The rest of the morning",
    # Where and when
    "text/contact.menu": "Hours",
    "text/contact.title": "Hours, and how to come: Pail & Peel, Upper Sallow",
    "text/contact.description": "When the bakery is open, where to lean the bicycle, and the number to ring at five.",
    "image/contact.share": _shared("street"),
    "text/contact.headline": "Follow the smell, then mind the step.",
    "image/contact.picture": _picture("street"),
    "text/contact.address_heading": "The shop",
    "text/contact.address": "Pail & Peel\n2 Mill Lane\nUpper Sallow",
    "text/contact.hours_heading": "Open",
    "rich_text/contact.hours": (
        "<p><strong>Tuesday to Friday,</strong> seven till one.</p><p><strong>Saturday,</strong> seven till the shelf "
        "is bare. About eleven.</p><p><strong>Sunday and Monday</strong> we lie in.</p>"
    ),
    "text/contact.words_heading": "Ask us",
    "link/contact.telephone": {"label": "01632 960 417", "href": "tel:+441632960417"},
    "link/contact.email": {"label": "hello@pailandpeel.example", "href": "mailto:hello@pailandpeel.example"},
    "text/contact.way_heading": "Coming here",
    "rich_text/contact.way": (
        "<p><strong>On foot.</strong> From the church, downhill. When you see the mill you have walked past us.</p>"
        "<p><strong>By bicycle.</strong> Lean it on the left of the window. The right is for dogs.</p>"
        "<p><strong>By bus.</strong> The first one, at 6.50, stops across the lane. The driver has the end piece.</p>"
        "<p><strong>On wheels.</strong> The side door has no step. Ring, and one of us comes with flour on.</p>"
    ),
    # An address without a page
    "image/lost.picture": _picture("loaves"),
    "text/lost.title": "Not on this shelf.",
    "text/lost.sentence": "Either somebody was here before you, or the address has a crumb in it.",
    "text/lost.button": "Back to the counter",
}


def records():
    """Return the records of every list by model, as the site's own ``sample.py`` files do."""
    return {
        "play": [
            {
                "title": "The Sallow Loaf",
                "label": "Wheat sourdough, 900 grams",
                "blurb": "<p>Thirty hours from the pail to the paper bag. Knock on it, and it answers.</p>",
                "picture": _picture("loaves"),
            },
            {
                "title": "Wednesday Rye",
                "label": "Dark, and keeps a week",
                "blurb": (
                    "<p>Baked on Saturday, cut on Monday, at its best on Wednesday. It will not be hurried, and we "
                    "have tried.</p>"
                ),
                "picture": _picture("oven"),
            },
        ],
        "event": [
            {
                "when": _hours(8, FRIDAY, "18:30", "21:30"),
                "title": "Sourdough for People Who Kill Plants",
                "place": "The shop, once it is shut",
                "doors_at": "18:15",
                "price": 45,
                "access": ["step_free"],
                "booking": {"label": "Take an apron", "href": "mailto:courses@pailandpeel.example"},
                "sale_ends_at": f"{_day(8, FRIDAY)}T12:00",
                "summary": "Flour, water and patience. You go home with a loaf, a jar of Edna and her instructions.",
                "about": (
                    "<p>We mix at half past six and shape at eight. While it proves there is soup. You bake in your "
                    "own oven the next morning, because that is the one you have to get on with.</p>"
                ),
                "picture": _picture("oven"),
            },
            {
                "when": _hours(15, SATURDAY, "07:00", "11:00"),
                "title": "The Square, with Plum Bread",
                "place": "Market square, Upper Sallow",
                "status": "sold_out",
                "summary": "Every plum bread is spoken for. The other loaves are first come, first fed.",
                "picture": _picture("stall"),
            },
            {
                "when": _weekend(29),
                "title": "Two Days of Rye",
                "place": "The shop, and the lane if it is dry",
                "price": 120,
                "access": ["step_free"],
                "booking": {"label": "Keep me a stool", "href": "mailto:courses@pailandpeel.example"},
                "sale_starts_on": f"{_day(14, SATURDAY)}",
                "summary": "On the first day you learn to wait. On the second there is bread.",
                "picture": _picture("loaves"),
            },
            {
                "when": _hours(43, SATURDAY, "07:00", "11:00"),
                "title": "The Square, with Buns",
                "place": "Market square, Upper Sallow",
                "status": "cancelled",
                "summary": "The fair has the square that day. Buns over the counter instead, from seven.",
                "picture": _picture("stall"),
            },
            {
                "when": _hours(-20, FRIDAY, "18:30", "21:30"),
                "title": "Sourdough for People Who Kill Plants",
                "place": "The shop, once it is shut",
                "price": 45,
                "summary": "Six came, seven jars went. One of them is doing well.",
                "picture": _picture("oven"),
            },
        ],
        "person": [
            {
                "name": "Agnes Pell",
                "part": "dough, counter, last word",
                "portrait": _picture("agnes"),
                "story": "<p>Up at half past two since 2008 and still surprised by it. Knows flour by its sound.</p>",
            },
            {
                "name": "Malik Rahman",
                "part": "oven, rye, the wireless",
                "portrait": _picture("malik"),
                "story": "<p>Built the oven twice, the second time on purpose. Hums when the rye is right.</p>",
            },
        ],
        "picture": [
            {"image": _picture("stall"), "caption": "Market day. The pretzels went first; they always do."},
            {"image": _picture("oven"), "caption": "A quarter past three. The quiet one is the fire."},
            {"image": _picture("loaves"), "caption": "Five to seven. It will not look like this again until tomorrow."},
            {"image": _picture("street"), "caption": "Mill Lane. The light in the window is us."},
        ],
        "page": [
            {
                "name": "Orders",
                "place": "menu",
                "title": "A loaf with your name on it",
                "body": (
                    "<p>Say by Thursday noon what you want on Saturday, and it is behind the counter until eleven. "
                    "After that it is somebody’s luck.</p>"
                    "<h2>What you can order</h2>"
                    "<ul><li><p><strong>The Sallow Loaf,</strong> four pounds twenty.</p></li>"
                    "<li><p><strong>Wednesday Rye,</strong> four pounds eighty.</p></li>"
                    "<li><p><strong>Morning rolls,</strong> six for three pounds. There is no half dozen of five.</p>"
                    "</li></ul>"
                    "<h2>For a wedding, or a wake</h2>"
                    "<p>Ask two weeks before. We have fed both in one day, and mixed up neither.</p>"
                    '<p><a href="mailto:orders@pailandpeel.example">Send your order</a></p>'
                ),
                "picture": _picture("loaves"),
                "description": "How to order bread at Pail & Peel: by Thursday noon, with a name, for Saturday.",
            },
            {
                "name": "Legal",
                "place": "footer",
                "title": "What has to be said, kneaded short",
                "body": (
                    "<h2>Who answers for this</h2>"
                    "<p>Pail &amp; Peel<br>2 Mill Lane<br>Upper Sallow</p>"
                    "<p>Agnes Pell and Malik Rahman, in person, most mornings.</p>"
                    "<h2>What we keep of you</h2>"
                    "<p>Your name on the wall until Saturday. These pages set no cookie, count no visit and load "
                    "nothing from anybody else.</p>"
                    "<h2>What is in the bread</h2>"
                    "<p>Wheat and rye, and so gluten. Nuts, milk and sesame are about. Ask, and we show you the "
                    "book.</p>"
                ),
                "description": "Who runs Pail & Peel, what we keep of you, and what is in the bread.",
            },
        ],
    }


def _day(days, weekday):
    """The first of these weekdays that is *days* away or more."""
    day = site_now().date() + timedelta(days=days)
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _hours(days, weekday, start, end):
    day = _day(days, weekday)
    return {"start": f"{day}T{start}", "end": f"{day}T{end}", "all_day": False}


def _weekend(days):
    saturday = _day(days, SATURDAY)
    return {"start": f"{saturday}T00:00", "end": f"{saturday + timedelta(days=1)}T00:00", "all_day": True}
