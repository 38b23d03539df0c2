"""The demo's pod: the cast lives on it, and its hero's token is at hand."""

from traynotify.demo.cast import HERO
from traynotify.demo.diaspora.toy import ToyDiaspora
from traynotify.demo.houses import House


def open_houses(interval: float) -> list[House]:
    """Start it; something happens about every `interval` seconds."""
    toy = ToyDiaspora(users=())
    toy.start()
    toy.begin_story(interval=interval)
    return [
        House(
            service="diaspora", address=toy.base_url, token=toy.issue_token(HERO.username), label="pod", close=toy.stop
        )
    ]
