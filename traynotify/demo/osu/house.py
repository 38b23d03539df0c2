"""The demo's osu!: the cast lives on it, and its hero's token is at hand, one that the real osu! gives to no app."""

from traynotify.demo.cast import HERO
from traynotify.demo.houses import House
from traynotify.demo.osu.toy import ToyOsu


def open_houses(interval: float) -> list[House]:
    """Start it; something happens about every `interval` seconds."""
    toy = ToyOsu(users=())
    toy.start()
    toy.begin_story(interval=interval)
    return [
        House(service="osu", address=toy.base_url, token=toy.issue_token(HERO.username), label="osu!", close=toy.stop)
    ]
