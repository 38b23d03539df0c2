"""What is talked about on the demo's forum: topics, what people write in them, and private messages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """Something that somebody writes in the topic with this number."""

    by: str
    topic: int
    text: str


TOPICS = (
    "The tide clock & what it still gets wrong :hourglass_flowing_sand:",
    "Which glue holds a radio's knob? (1950s, brown)",
    "Bread that can hold up a shelf :bread:",
    "Found: one umbrella, on the early ferry :umbrella:",
    "Workshop rules, once more with <feeling>",
    "دفتر الخط العربي: أقلام وأحبار",
    "山小屋のラジオ、直りますか",
    "Snails versus lettuce, season four :snail:",
    "How to photograph a door",
    "Night walk on the twelfth: who brings the lantern? :crescent_moon:",
)

REPLIES = (
    Line("juna", 0, "Mine runs eleven minutes late since the storm. Is there a screw for that, or only regret?"),
    Line("padraig", 1, "Hide glue, warmed twice. Anything else you will curse in ten years."),
    Line("emre", 2, "It held the shelf. It did not hold the books. I have pictures."),
    Line("wiebke", 9, "Ich bringe zwei Laternen mit, eine davon funktioniert."),
    Line("ludo", 0, "The equation in the second post assumes the moon is a gentleman."),
    Line("nour", 5, "الحبر البني أجمل في الشتاء، وهذه تجربتي مع ثلاثة أقلام."),
    Line("haru", 6, "真空管を替えたら鳴りました。写真を載せておきます。"),
    Line("ismay", 8, "Stand where the hinge can see you. Then wait for a cloud."),
    Line("zdenek", 1, "I tried the warm glue. The knob holds, and so does my thumb."),
    Line("tove", 7, "They have learned to climb the copper tape. I am almost proud."),
    Line("marisol", 0, "En la escuela lo pusimos en hora con la campana, y ahora canta con ella."),
    Line("seun", 9, "The last bus back leaves at 23:25, whatever the old timetable says."),
)

STORM = (
    Line("mossy", 4, "Rule seven says “no singing”. We would like to speak about rule seven."),
    Line("nils", 4, "Seconded. Drumming is not singing."),
    Line("ruth", 4, "For the record: it says no singing near the glue."),
    Line("anselm", 4, "the glue does not mind"),
    Line("bartholomaeus", 4, "Permit me four remarks on the glue, of which the last concerns the singing."),
)
"""A quarrel: many replies in one topic within a moment, while everybody calls for Robin elsewhere."""

MENTIONS = (
    Line("ismay", 8, "@robin took the best one, with the cat in it."),
    Line("kleio", 0, "@robin το εγχειρίδιο είναι στο ράφι τρία."),
    Line("farah", 4, "On demande à @robin, qui les a écrites."),
)

QUOTES = (
    Line("guild", 0, "> mostly string\n\nWe put this over the door of the hall."),
    Line("tove", 2, "> a wall\n\nEaten."),
)

MESSAGES = (
    ("quiet_quill", "About yesterday", "Thank you. I did not know how to say it there."),
    ("jiwoo", "Your negatives are dry :film_frames:", "Number 14 is the one. Come by before six."),
    ("ingrid", "Umbrella, again", "It is back on the ferry. I believe it lives here now."),
    ("oona", "Kite string", "How many metres did you need, and is it for the clock?"),
)

NEW_TOPICS = (
    ("weatherkite", "Tonight: four from the south-west, rain after nine :cloud_with_rain:"),
    ("seun", "New timetable for the canal bus :bus:"),
    ("lasse", "Hello from the third bench"),
)

BADGES = (("Nice Reply", "nice-reply", 25), ("First Emoji", "first-emoji", 41), ("Regular at the Bench", "regular", 3))
