"""What a person can choose for an account of this service."""

from __future__ import annotations

from traynotify.api import AnySetting, Setting, phrase

ENDPOINT = Setting(
    name="endpoint",
    default="",
    label=phrase("Address of the chat connection"),
    help=phrase("Only for a sign-in that carries chat alone, which the server does not tell it; empty: the usual one."),
    empty=phrase("The usual one"),
    group="service",
)
ORIGINAL_TITLES = Setting(
    name="original_titles",
    default=False,
    label=phrase("Original titles"),
    help=phrase("Names songs in their own script, as the website does if it is told to."),
    group="service",
)
ALL: tuple[AnySetting, ...] = (ENDPOINT, ORIGINAL_TITLES)
