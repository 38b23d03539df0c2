"""What the next start has to know of the bubbles: on many desktops they outlive the process that showed them."""

from __future__ import annotations

from collections.abc import Sequence

from traynotify.core.alert import Alert, Bubble
from traynotify.core.ports import Archive, Notifier


class Remembered:
    """Keeps what stands on the screen in the archive. What the disk does not take is kept with the next try."""

    def __init__(self, archive: Archive, notifier: Notifier) -> None:
        self._archive, self._notifier = archive, notifier
        self._from_before: Sequence[Bubble] | None = None
        """What was remembered at the start, and is still to be adopted; None until it was asked for."""
        self._known = set[str]()
        """The ids of which something may stand on the disk."""
        self._unkept: dict[str, Bubble | None] = {}
        """What is to be kept, by id; None: to be forgotten."""

    async def adopt(self) -> list[Alert]:
        """What was shown before this start and may be on the screen still, in that order; of each, once.

        Raises StorageFailed or NotifierFailed when it is to be asked again.
        """
        if self._from_before is None:
            self._from_before = await self._archive.bubbles()
            self._known.update(bubble.alert.id for bubble in self._from_before)
        if not (from_before := self._from_before):
            return []
        standing = await self._notifier.adopt(from_before)
        self._from_before = ()
        for bubble in from_before:
            if bubble.alert.id not in standing:
                self.gone(bubble.alert.id)
        return [bubble.alert for bubble in from_before if bubble.alert.id in standing]

    def shown(self, alert: Alert, place: str) -> None:
        """An alert stands on the screen, in a `place` that is empty where nobody could find it again."""
        self.gone(alert.id)
        if place:
            self._unkept.pop(alert.id, None)
            self._unkept[alert.id] = Bubble.of(alert, place)
            self._known.add(alert.id)

    def gone(self, alert_id: str) -> None:
        """A bubble is on the screen no more."""
        if alert_id in self._known:
            self._unkept[alert_id] = None

    async def keep(self) -> None:
        """Bring the disk up to date; raises StorageFailed."""
        if not (unkept := dict(self._unkept)):
            return
        gone = [alert_id for alert_id, bubble in unkept.items() if bubble is None]
        await self._archive.keep_bubbles([bubble for bubble in unkept.values() if bubble is not None], gone)
        self._known.difference_update(gone)
        for alert_id, bubble in unkept.items():
            if self._unkept[alert_id] is bubble:
                del self._unkept[alert_id]
            else:
                self._known.add(alert_id)
