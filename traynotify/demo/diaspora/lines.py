"""What the people of the demo post and say on the pod: Robin's posts, those of others, and what is said in private."""

from dataclasses import dataclass

OWN_POSTS = (
    "Found a box of slides from 1974 at the flea market. Somebody's holiday, nobody's memory. I am scanning them.",
    "Question for the bakers: is a crust that can be knocked on a good sign or a warning?",
    "The canal froze over at four this morning. I have a recording of the sound.",
    "Plans for the tide clock, third revision, now with fewer leap seconds. #electronics #tides",
    "Looking for a cupboard that is exactly 61 cm wide. It is a long story.",
    "Every lamp in this street hums a different note. Tonight I wrote them down.",
)

OTHERS_POSTS = (
    ("kleio", "The reading room is open again on Saturdays. Bring a pencil, no ink."),
    ("seun", "A map of all the railway bridges that lead nowhere. There are thirty-one."),
    ("tove", "Snail census, week nine. The trend is clear and slow."),
    ("ludo", "What the 1987 ice core smells like, a thread for the brave."),
)
"""Posts that Robin has commented on, or is mentioned in."""


@dataclass(frozen=True)
class Letter:
    """What somebody says in private; later lines of the same subject go on with the conversation."""

    by: str
    subject: str
    text: str


LETTERS = (
    Letter("marisol", "The slides", "I think the woman with the red umbrella is my great-aunt. Can I see number 14?"),
    Letter("zdenek", "Capacitors", "Two of them went off like champagne. The third is for you."),
    Letter("marisol", "The slides", "It is her! My mother cried a little, in the good way."),
    Letter("haru", "録音", "運河の音、何度も聞きました。放送で使ってもいいですか?"),
    Letter("ruth", "Cupboard", "My neighbour gives one away: 60.5 cm, and she is firm about it."),
    Letter("zdenek", "Capacitors", "Also, never tell the guild."),
    Letter("nour", "المطبعة", "الطبعة الأولى جاهزة، أحفظ لك نسخة؟"),
    Letter("ruth", "Cupboard", "She says 61 after all, if you carry it yourself."),
)

UNHEARD_OF_KIND = "poll_ended"
"""A type of notification that no app knows yet."""
