"""The pages that a new site starts with, and what random ones are like."""


def records():
    return {
        "page": [
            {
                "name": "Schools",
                "place": "menu",
                "title": "Thirty children, one trunk, no trees",
                "body": (
                    "<p>We turn up at nine with a trunk of cardboard. By three there is a play with thirty people in "
                    "it, and nobody has been a tree who did not ask to be one.</p>"
                    "<h2>What a day is made of</h2>"
                    "<ol><li><p><strong>Nine.</strong> Everybody says what they are afraid of. Most of it goes into "
                    "the plot.</p></li>"
                    "<li><p><strong>Eleven.</strong> Scissors. We count them out, and we count them in.</p></li>"
                    "<li><p><strong>One.</strong> The first run. Nothing works, which is what it is for.</p></li>"
                    "<li><p><strong>Half past two.</strong> Parents on small chairs.</p></li></ol>"
                    "<h2>What we need</h2>"
                    "<p>A hall, a tap, and one grown-up who knows everybody’s name. Seven to eleven is the best age, "
                    "though we have done it with governors.</p>"
                    '<p><a href="mailto:schools@sevenbuckets.example">Ask about a day at your school</a></p>'
                ),
                "picture": {
                    "file": "pictures/cardboard-day.webp",
                    "dark": "pictures/cardboard-night.webp",
                    "alt": "On a table, scissors, a crown, paint and a castle made of boxes; a giraffe looks out "
                    "of a carton.",
                },
                "description": "A theatre workshop that fits between registration and home time: one day, one play, "
                "thirty people in it.",
            },
            {
                "name": "Hire the hall",
                "place": "footer",
                "title": "Nine rows, one stage, most of a roof",
                "body": (
                    "<p>On the evenings when we are somewhere else, Salter’s Hall is yours: for a wedding, a wake, a "
                    "choir, or a public meeting about the choir.</p>"
                    "<ul><li><p>Eighty-one seats. Not F 12.</p></li>"
                    "<li><p>A piano that was tuned in living memory.</p></li>"
                    "<li><p>A kitchen with two rings and a hatch.</p></li></ul>"
                    "<p>Forty pounds an evening. Empty the buckets before you lock up.</p>"
                    '<p><a href="mailto:office@sevenbuckets.example">Ask for an evening</a></p>'
                ),
                "picture": {
                    "file": "pictures/shelf-day.webp",
                    "dark": "pictures/shelf-night.webp",
                    "alt": "A shelf in the props room: a trunk with a crown on it, a star, a giraffe, a bucket, "
                    "a skull on books, a boat and a mask.",
                },
                "description": "Salter’s Hall for an evening: what is in it, what it costs, and which seat to avoid.",
            },
            {
                "name": "Legal",
                "place": "footer",
                "title": "The small print, in readable sizes",
                "body": (
                    "<h2>Who is responsible</h2>"
                    "<p>Seven Buckets Theatre Company<br>Salter’s Hall<br>3 Cooper’s Row<br>Nether Quay</p>"
                    "<p>Answerable for every word on these pages: Nell Aldous.</p>"
                    "<h2>What we know about you</h2>"
                    "<p>Nothing. These pages set no cookie, count no visit and load nothing from anybody else. If you "
                    "write to us, we keep the letter for as long as we are answering it.</p>"
                    "<h2>Pictures and words</h2>"
                    "<p>Ours, cut out and put together by ourselves. Ask before you print them on a mug.</p>"
                ),
                "description": "Who runs these pages, and what becomes of anything you send.",
            },
        ]
    }


def sensible(source):
    """A page with a short name; the footer has room for any number of them."""
    return {"name": source.text("label", 20, False), "place": "footer"}


SENSIBLE = {"page": sensible}
