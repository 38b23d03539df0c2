"""Which notifier shows the alerts on this system: the desktop's own where it fits, else the app itself."""

from __future__ import annotations

import sys
from collections.abc import Callable

from traynotify.desktop.notifier.avatar import ImagePath
from traynotify.desktop.notifier.chooser import Candidate, DescribedNotifier, FallbackNotifier, Standing
from traynotify.desktop.notifier.in_app import InAppNotifier

__all__ = ["FallbackNotifier", "InAppNotifier", "Standing", "choose"]


def choose(
    app_name: str,
    *,
    desktop_entry: str,
    app_icon: str = "",
    image_path: ImagePath | None = None,
    in_app: InAppNotifier | None = None,
    on_change: Callable[[tuple[Standing, ...]], None] | None = None,
) -> FallbackNotifier:
    """The notifier for this system, to be started by the caller.

    `desktop_entry` is the app's id, `app_icon` the absolute path of its icon or a name of the icon theme, `image_path`
    gives avatars, and `in_app`, where the caller has one, takes what the desktop does not.
    """

    def freedesktop() -> DescribedNotifier:
        from traynotify.desktop.notifier.freedesktop import FreedesktopNotifier

        return FreedesktopNotifier(app_name, desktop_entry=desktop_entry, app_icon=app_icon, image_path=image_path)

    def native() -> DescribedNotifier:
        from traynotify.desktop.notifier.native import NativeNotifier

        return NativeNotifier(app_name, app_icon=app_icon, image_path=image_path)

    is_native = sys.platform in ("win32", "darwin")
    candidates = [Candidate("native", native) if is_native else Candidate("freedesktop", freedesktop)]
    if in_app is not None:
        candidates.append(Candidate("in-app", lambda: in_app))
    return FallbackNotifier(candidates, on_change=on_change)
