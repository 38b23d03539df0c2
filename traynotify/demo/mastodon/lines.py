"""What the people of the demo say: Robin's own posts, and what others write to and about them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A post of somebody. `about` is the number of the post of Robin's that it answers or quotes."""

    by: str
    text: str
    warning: str = ""
    visibility: str = "public"
    language: str = "en"
    about: int | None = None


@dataclass(frozen=True)
class PollLine:
    """A poll that has ended; Robin voted, or asked."""

    by: str
    text: str
    options: tuple[tuple[str, int], ...]


TIDE_CLOCK_NEWS = """\
Version 2.0 of the tide clock is out. It now knows about leap seconds, and is smug about it.

Plans and firmware: https://workbench.example/tide-clock/releases/2.0-the-one-with-the-leap-seconds"""

OWN_POSTS = (
    "The 1962 valve radio plays again. It has opinions about jazz.",
    "Sourdough, attempt eleven. It could be used to build a wall.",
    "Night walk along the canal: two herons, one fox, nobody else. Recommended.",
    TIDE_CLOCK_NEWS,
    "Does anybody near the old harbour own a ladder that reaches a second floor? Asking for a cat.",
    "I wrote up how the bicycle bell with the door chip works. It is mostly string.",
    "First frost. The windows have drawn ferns overnight.",
    "Repair café, Saturday from two. Bring the toaster. Bring cake.",
)

MENTIONS = (
    Line("juna", "the herons are back at the weir as well. Yours may simply commute.", about=2),
    Line("emre", "I have the ladder! I also have a cat, so we should keep them apart. Six o'clock?", about=4),
    Line(
        "wiebke", "schöner Bericht! Der Fuchs wohnt übrigens unter der alten Mühle, seit März.", language="de", about=2
    ),
    Line("nour", "هل يمكنني أن أطبع صورة الراديو في مجلتنا الصغيرة؟ مع ذكر اسمك طبعاً.", language="ar", about=0),
    Line("haru", "ラジオの修理、すごいですね。回路図を見せてもらえますか?", language="ja", about=0),
    Line("tove", "if the bread fails again, snails accept donations. 🐌", about=1),
    Line("padraig", "could you look at my draft before I send it? The second drawing still shows last year's joint."),
    Line("jiwoo", "your negatives came out of the bath an hour ago. Number 14 is the one."),
    Line("quiet_quill", "thank you for yesterday.", visibility="direct"),
    Line("seun", "is the night bus to the canal still running? The map says yes, the driver said ha."),
    Line("kleio", "βρήκα το εγχειρίδιο του ραδιοφώνου στο αρχείο, σελίδα 48.", language="el", about=0),
    Line("ismay", "how it ends: he never opens the letter.", warning="film ending"),
    Line(
        "zdenek",
        "the capacitor was the wrong way round. Both of them. I am telling nobody but you.",
        visibility="direct",
    ),
    Line(
        "marisol",
        "¿vienes el sábado? Los niños quieren enseñarte el reloj de mareas que construyeron.",
        language="es",
        about=3,
    ),
    Line("ludo", "leap seconds will be abolished in 2035, so your clock may stop being smug then.", about=3),
    Line("anselm", "i read the write-up twice. it is indeed mostly string", about=5),
    Line("ruth", "lunch on Thursday? I can bring the projector back as well.", visibility="direct"),
    Line("nils", "1 < 2 && 3 > 2, and yet the tide clock says <null> at low water. Known?", about=3),
    Line("farah", "j'ai traduit la notice en français, tu la veux en pièce jointe ?", language="fr", about=3),
    Line(
        "bartholomaeus",
        "permit me three remarks. First, the bell. Second, the string, whose length I measured and found to differ "
        "from your account by some four centimetres. Third, and this outweighs both, the photograph of the door: it is "
        "magnificent, and I should like to hang it in the hall beside the barometer, if you agree.",
        about=5,
    ),
    Line("ingrid", "the ferry leaves in ten minutes and your umbrella is still on it.", visibility="unlisted"),
    Line("mossy", "we wrote a song about attempt eleven. It has a drum solo, because of the crust. 🍄🥁", about=1),
    Line("tove", "the wound is closed, four stitches, all fingers still there.", warning="injury, mild"),
    Line("juna", "https://tidepool.example/@juna/the-long-story-of-how-an-urchin-walks this is the thread I meant."),
    Line("guild", "your talk is on the second Tuesday, right after the one about hinges. #toymakers #hinges"),
)

BELL_POSTS = (
    Line("ismay", "A kingfisher, finally, after nineteen mornings. I dropped the coffee."),
    Line("weatherkite", "Evening: wind from the south-west, four, rising. Rain after nine."),
    Line("jiwoo", "새 인화지가 도착했다. 오늘은 아무도 나를 찾지 마세요.", language="ko"),
    Line("weatherkite", "Morning: calm, two degrees, fog until eleven."),
    Line("mossy", "New song tonight at eight, in the greenhouse. Mind the ferns."),
    Line("ludo", "The core from 1987 was in the freezer all along, behind the peas.", warning="lab gossip"),
)

QUOTES = (
    Line("marisol", "This is what my pupils built, and it was wrong by only an hour.", about=3),
    Line("nils", "Every band needs a friend who writes like this.", about=2),
    Line("kleio", "Keep this one. In fifty years an archive will ask for it.", about=0),
    Line("tove", "We have eaten the wall. It was good.", about=1),
)

EDITED_POSTS = (
    ("seun", "The new timetable is out. The 23:40 has moved to 23:25."),
    ("padraig", "Bench for sale, oak, one careful owner. Edit: two."),
    ("juna", "Count so far this season: 412 urchins. Correction: one was a hat."),
)
"""Posts that Robin has boosted and whose authors keep mending them."""

QUOTED_POSTS = (
    ("anselm", "a rule for small machines: if it needs a manual, it needs a friend first"),
    ("ruth", "The stenographer's cat has typed again: jjjjjjjjj."),
)
"""Posts that Robin has quoted and whose authors mend them."""

POLLS = (
    PollLine("emre", "What goes on the galley menu on Friday?", (("Lentils", 31), ("Fish, again", 12), ("Both", 27))),
    PollLine("seun", "Which city for the autumn meet-up?", (("Bergen", 44), ("Porto", 39), ("Brno", 41))),
    PollLine("robin", "Should the tide clock tick aloud?", (("Yes", 9), ("No", 58), ("Only at high water", 63))),
)

UNHEARD_OF_KIND = "constellation"
"""A type of notification that no client knows yet."""
