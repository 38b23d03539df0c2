"""The last resort: alerts that no desktop service takes are handed to the app's own windows, or to the terminal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from traynotify.core.alert import Alert, AlertAction, AlertReply, Bubble, CloseHandler, ReplyHandler


class InAppNotifier:
    """Hands alerts to the app itself, which calls `answer` when the person clicks what it shows."""

    description = "inside traynotify"

    def __init__(self, show: Callable[[Alert], None], withdraw: Callable[[str], None]) -> None:
        """`show` draws an alert, or replaces the one with the same id; `withdraw` is only called for what it shows."""
        self._show = show
        self._withdraw = withdraw
        self._shown: dict[str, Alert] = {}
        self._on_reply: ReplyHandler | None = None

    async def start(self, on_reply: ReplyHandler, on_closed: CloseHandler | None = None) -> None:  # noqa: ARG002
        """Fits everywhere. Its windows do not tell what the person closed from what went away by itself."""
        self._on_reply = on_reply

    async def adopt(self, bubbles: Sequence[Bubble]) -> Collection[str]:  # noqa: ARG002
        """None: what the app showed itself went with it."""
        return ()

    async def show(self, alert: Alert) -> str:
        """Hand the alert over."""
        self._shown[alert.id] = alert
        self._show(alert)
        return ""

    async def withdraw(self, alert_id: str) -> None:
        """Have it taken away, unless it was closed before."""
        if self._shown.pop(alert_id, None) is not None:
            self._withdraw(alert_id)

    def answer(self, alert_id: str, action: AlertAction) -> None:
        """What the person chose on a shown alert."""
        if (alert := self._shown.pop(alert_id, None)) is not None and self._on_reply is not None:
            self._on_reply(AlertReply(alert=alert, action=action))

    def closed(self, alert_id: str) -> None:
        """The alert went away by itself, or the person closed it without an answer."""
        self._shown.pop(alert_id, None)

    async def aclose(self) -> None:
        """Forget what is shown."""
        self._shown.clear()
        self._on_reply = None
