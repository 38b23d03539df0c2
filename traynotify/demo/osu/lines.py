"""What happens on the toy osu!, and what its people say: Robin maps songs about machines, badly, with patience."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """Something that somebody does or says. `name` is the notification that comes of it."""

    name: str
    by: str = ""
    title: str = ""
    text: str = ""
    channel: str = ""


OWN_MAPS = ("Clockwork Meadow", "Valve Radio Waltz", "Low Water, High Hat", "The Door Chip Polka")
"""Beatmaps that Robin has made."""

ORIGINAL_TITLES = {"Ferry at Dawn": "Ferge i grålysningen"}
"""What a song is called where it comes from."""

TOPICS = (
    "Which keyboards survive tea?",
    "Mapping by ear: the long thread",
    "Monthly contest: songs with bells in them",
    "Show us your desk",
)

MESSAGES = (
    Line("chat", "zdenek", text="the hi-hat in the second verse is yours or the song's? It is very good."),
    Line("chat", "quiet_quill", text="thank you for yesterday's game."),
    Line("chat", "nour", text="هل تلعب الليلة؟ أحتاج إلى شريك صبور."),
    Line("chat", "padraig", text='one more round? My thumb says no, "Paddy" says yes.'),
    Line("chat", "haru", text="新しい譜面、三回フルコンボしました。四回目は猫に負けました。"),
    Line("chat", "tove", text="my score is 12 and I am proud of each 🐌"),
    Line("chat", "nils", text="<b>louder</b> drums && fewer sliders, that is all I ask"),
    Line(
        "chat",
        "bartholomaeus",
        text="Permit me to report that your third slider, at one minute and twelve seconds, is a small work of art.",
    ),
)

TEAM, TEAM_CHANNEL = "The Slow Clickers", "#the-slow-clickers"

TEAM_TALK = (
    ("marisol", "¿entrenamos el jueves? Traigo galletas."),
    ("anselm", "i will be late, the train is a spinner again"),
    ("jiwoo", "연습 전에 손목 운동 잊지 마세요!"),
)

HAPPENINGS = (
    Line("beatmapset_nominate", "ismay", "Clockwork Meadow"),
    Line("beatmapset_nominate", "ludo", "Clockwork Meadow"),
    Line("beatmapset_qualify", "ludo", "Clockwork Meadow"),
    Line("beatmapset_discussion_qualified_problem", "anselm", "Clockwork Meadow", "the note at 02:41 is a fly"),
    Line("beatmapset_disqualify", "hanne", "Clockwork Meadow"),
    Line("beatmapset_reset_nominations", "kleio", "Valve Radio Waltz"),
    Line("beatmapset_rank", title="Valve Radio Waltz"),
    Line("beatmapset_love", "hanne", "The Door Chip Polka"),
    Line("beatmapset_remove_from_loved", "hanne", "The Door Chip Polka"),
    Line("beatmapset_discussion_post_new", "emre", "Low Water, High Hat", "00:41 the slider leaves the harbour"),
    Line("beatmapset_discussion_post_new", "seun", "Low Water, High Hat", "mapped like a night bus. I love it."),
    Line("beatmapset_discussion_post_new", "wiebke", "Nineteen Mornings", "Der Kuckuck kommt zu früh."),
    Line("beatmapset_discussion_review_new", "kleio", "Low Water, High Hat"),
    Line("beatmapset_discussion_lock", "hanne", "Nineteen Mornings"),
    Line("beatmapset_discussion_unlock", "hanne", "Nineteen Mornings"),
    Line("beatmap_owner_change", "jiwoo", "Ferry at Dawn", "Robin's Gentle"),
    Line("comment_new", "mossy", "The Door Chip Polka", "we play this at weddings now"),
    Line("comment_new", "farah", "Valve Radio Waltz", "Une valse, enfin ! Merci."),
    Line("forum_topic_reply", "oona", "Which keyboards survive tea?"),
    Line("forum_topic_reply", "lasse", "Which keyboards survive tea?"),
    Line("forum_topic_reply", "nour", "Mapping by ear: the long thread"),
    Line("forum_topic_reply", "ruth", "Monthly contest: songs with bells in them"),
    Line("forum_topic_reply", "juna", "Show us your desk"),
    Line("news_post_new", title="The bells contest: results and one apology"),
    Line("news_post_new", title="Server mending on Tuesday night"),
    Line("user_achievement_unlock", "robin", "Night Shift", "Play between two and four in the morning."),
    Line("user_achievement_unlock", "robin", "Patience", "Fail the same map fifty times, and smile."),
    Line("user_beatmapset_new", "haru", "青い鳥のラジオ"),
    Line("user_beatmapset_revive", "ismay", "Nineteen Mornings"),
    Line("team_application_store", "pip", TEAM),
    Line("channel_mention", "guild", text="@robin could you open the match at eight?", channel="#meadow"),
    Line("constellation", "weatherkite", "Ferry at Dawn"),
)
"""The last one is of a name that no client knows yet."""

CHEERS = ("nils", "tove", "haru", "marisol", "padraig", "seun", "mossy", "ingrid", "emre")
"""Who comes running when a beatmap is ranked: a storm of comments."""
