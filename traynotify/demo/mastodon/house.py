"""The demo's Mastodon: the cast lives on it. A second server has an account whose permission is withdrawn."""

from traynotify.demo.cast import HERO
from traynotify.demo.houses import House
from traynotify.demo.mastodon.toy import ToyMastodon


def open_houses(interval: float) -> list[House]:
    """Start both; on the first, something happens about every `interval` seconds."""
    toy = ToyMastodon(users=())
    toy.start()
    toy.begin_story(interval=interval)
    workshop = ToyMastodon("mastodon_4_1", users=("workshop",))
    workshop.start()
    lapsing = workshop.issue_token()
    return [
        House(
            service="mastodon",
            address=toy.base_url,
            token=toy.issue_token(HERO.username),
            label="@robin",
            close=toy.stop,
        ),
        House(
            service="mastodon",
            address=workshop.base_url,
            token=lapsing,
            label="@workshop",
            close=workshop.stop,
            sign_out=lambda: workshop.revoke_token(lapsing),
        ),
    ]
