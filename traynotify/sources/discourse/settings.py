"""What a person can choose for an account of this service."""

from __future__ import annotations

from traynotify.api import AnySetting, Setting, phrase

USERNAME = Setting(
    name="username",
    default="",
    label=phrase("User of the admin key"),
    help=phrase(
        "With a name here, the next sign-in’s token is an administrator’s key, for that user; empty: the user’s own."
    ),
    empty=phrase("The user’s own key"),
    group="service",
)
REDIRECT = Setting(
    name="redirect",
    default=False,
    label=phrase("Let the browser bring the key"),
    help=phrase("On for forums that allow http://127.0.0.1:* as a redirect of user API keys; off: the key is pasted."),
    group="service",
)
PER_MINUTE = Setting(
    name="requests_per_minute",
    default=20,
    minimum=6,
    maximum=1000,
    label=phrase("Requests a minute"),
    help=phrase("What the forum allows a key (20, unless its owner raised it)."),
    group="service",
)
PER_DAY = Setting(
    name="requests_per_day",
    default=2880,
    minimum=100,
    maximum=100_000,
    label=phrase("Requests a day"),
    help=phrase("What the forum allows a key (2880, unless its owner raised it)."),
    group="service",
)
ALL: tuple[AnySetting, ...] = (USERNAME, REDIRECT, PER_MINUTE, PER_DAY)
