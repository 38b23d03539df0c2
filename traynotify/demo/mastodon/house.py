"""The demo's Mastodon: the cast lives on it, and its hero's token is at hand."""

from traynotify.demo.cast import HERO
from traynotify.demo.houses import House
from traynotify.demo.mastodon.toy import ToyMastodon


def open_house(interval: float) -> House:
    """Start it; something happens about every `interval` seconds."""
    toy = ToyMastodon(users=())
    toy.start()
    toy.begin_story(interval=interval)
    return House(service="mastodon", address=toy.base_url, token=toy.issue_token(HERO.username), close=toy.stop)
