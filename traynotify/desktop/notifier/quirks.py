"""Where notification servers differ from the specification, or use a freedom that it leaves, as one table."""

from __future__ import annotations

import msgspec


class Quirks(msgspec.Struct, frozen=True, kw_only=True):
    """What is done differently for one server; the defaults follow the specification."""

    shows_default_action: bool = False
    """The action of a click on the bubble is drawn as a button too: one of our own beside it would be a second."""
    wants_plain_paths: bool = False
    """Images are named by absolute path: an URI is not understood."""
    takes_down: bool = False
    """The bubbles of a program that leaves the bus go with it."""
    image_hint: str = "image-path"
    """The name of the hint that carries the image."""


_SERVERS: dict[str, Quirks] = {
    # Lists the default action in its menu with the others (seen with 1.9.0).
    "dunst": Quirks(shows_default_action=True),
    # Draws every action as a button, the default one with its label; a click on the bubble itself only closes it (seen
    # with 0.7.3). https://github.com/samschott/desktop-notifier/pull/91
    "xfce notify daemon": Quirks(shows_default_action=True),
    # Draws the default action whenever it has a label. https://github.com/lxqt/lxqt-notificationd/pull/331
    "lxqt-notificationd": Quirks(shows_default_action=True),
    # Up to 6.4 an URI in the image hint makes it drop the whole notification; paths were always taken.
    # https://github.com/linuxmint/cinnamon/issues/12777 and /13104
    "cinnamon": Quirks(wants_plain_paths=True),
    # Destroys the source of notifications when its sender is gone, where it knows the program by its desktop entry.
    # https://gitlab.gnome.org/GNOME/gnome-shell/-/blob/main/js/ui/notificationDaemon.js
    "gnome-shell": Quirks(takes_down=True),
}


def quirks_of(server_name: str, specification: str) -> Quirks:
    """The quirks of a server, by what it answers to GetServerInformation: its name, and the version that it follows.

    In version 1.1 of the Desktop Notifications Specification the hint was called ``image_path``.
    """
    quirks = _SERVERS.get(server_name.lower(), Quirks())
    if specification == "1.1":
        return msgspec.structs.replace(quirks, image_hint="image_path")
    return quirks
