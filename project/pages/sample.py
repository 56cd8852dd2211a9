"""The pages that a new site starts with."""


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
                "description": "A theatre workshop that fits between registration and home time: one day, one play, "
                "thirty people in it.",
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
