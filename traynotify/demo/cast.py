"""The people of the demo: invented, of many places, scripts and lengths of name. Any toy server may house them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Somebody. `home` is a server's domain, None for the people of the toy itself."""

    username: str
    display_name: str
    home: str | None
    avatar: str
    about: str
    bot: bool = False
    locked: bool = False


HERO = Person("robin", "Robin Ashdown", None, "hills", "Mends radios, bakes badly, walks at night.")
"""Whose inbox the demo shows."""

NEIGHBOURS = (
    Person("ingrid", "Ingrid Solheim", None, "boat-2", "Ferry pilot. The timetable is a suggestion.", locked=True),
    Person("hanne", "Hanne · keeper of this house", None, "lantern-2", "Sweeps the floor, answers the mail."),
)
"""The other people of the toy itself."""

NEWCOMERS = (
    Person("pip", "Pip", None, "bird", "New here. Which button is the loud one?"),
    Person("oona", "Oona Vaillancourt", None, "balloon-2", "Kites, cranes, anything on strings."),
    Person("lasse", "lasse_83", None, "cactus-2", ""),
)
"""People of the toy who have just signed up."""

STRANGERS = (
    Person("juna", "Juna Falk", "tidepool.example", "fish", "Counts sea urchins for a living."),
    Person("emre", "Emre Aydın", "harbour.example", "boat", "Cook, sailor, in that order."),
    Person("wiebke", "Wiebke Größner-Hansen", "moorland.example", "pines", "Försterin. Bäume, Käfer, Überstunden."),
    Person("nour", "نور الحسن", "qamar.example", "sun-2", "خطّاطة تحب القهوة والمشي ليلاً"),
    Person("haru", "藤井 はる", "yamabiko.example", "peaks", "山とパンとラジオ。"),
    Person("tove", "Tove 🌱🐌", "allotment.example", "sprout", "Plot 19. The snails are winning."),
    Person(
        "bartholomaeus",
        "Bartholomäus Maximilian von Hohenlinden-Weißenfels der Jüngere",
        "chancery.example",
        "mushroom",
        "Has never once fitted into a form.",
    ),
    Person("padraig", 'Pádraig "Paddy" O\'Shea & Sons', "workbench.example", "cup", "Chairs, mostly."),
    Person("jiwoo", "지우 Ji-woo", "darkroom.example", "shapes", "Film, paper, patience."),
    Person("quiet_quill", "", "tidepool.example", "moon-2", ""),
    Person("weatherkite", "The Weather Kite", "harbour.example", "balloon", "Automatic. Flies twice a day.", bot=True),
    Person("seun", "Olúwaṣeun Adéṣínà", "northbound.example", "waves", "Trains, maps, and maps of trains."),
    Person("kleio", "Κλειώ Μ.", "archive.example", "lantern", "Αρχειονόμος."),
    Person("ismay", "Ismay Thorne", "darkroom.example", "bird-2", "Birds, before breakfast."),
    Person("zdenek", "Zdeněk Říha", "workbench.example", "cactus", "Solders first, reads later."),
    Person("marisol", "Marisol ☀️ Quintero", "allotment.example", "sun", "Maestra. Siempre con lápiz."),
    Person("ludo", "Dr. Ludo van Eyck", "archive.example", "peaks-2", "Old glaciers, new data."),
    Person("anselm", "anselm", "moorland.example", "hills-2", "lower case on principle"),
    Person("ruth", "Ruth :teapot: Adler", "chancery.example", "cup-2", "Court reporter off duty."),
    Person("nils", "Nils </3 Holm", "northbound.example", "waves-2", "Drummer, between bands & jobs."),
    Person("guild", "The Toymakers' Guild", "workbench.example", "shapes-2", "Meets on the second Tuesday."),
    Person("farah", "Farah Ben Salem", "qamar.example", "fish-2", "Traduit la nuit, dort peu.", locked=True),
    Person("mossy", "mossy & the lichens 🍄", "allotment.example", "mushroom-2", "A band. Or a terrarium."),
)
"""People of other servers."""

EVERYBODY_ELSE = (*NEIGHBOURS, *NEWCOMERS, *STRANGERS)
