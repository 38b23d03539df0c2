"""The demo's forum: the cast lives on it, and its hero's key is at hand."""

from traynotify.demo.cast import HERO
from traynotify.demo.discourse.toy import ToyDiscourse
from traynotify.demo.houses import House

QUIETER = 3.0
"""A forum is slower than a stream of short posts."""


def open_houses(interval: float) -> list[House]:
    """Start it; something happens about every few `interval` seconds."""
    toy = ToyDiscourse(users=())
    toy.start()
    toy.begin_story(interval=QUIETER * interval)
    return [
        House(
            service="discourse", address=toy.address, token=toy.issue_key(HERO.username), label="forum", close=toy.stop
        )
    ]
