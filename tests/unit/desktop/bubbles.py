"""A notifier on a private bus, and the alerts that tests give it."""

from tests.support.notification_server import notification_server as notification_server
from traynotify.core.alert import Alert, AlertAction

BUTTONS = ((AlertAction.OPEN, "Open"), (AlertAction.MARK_READ, "Mark read"))


def alert(alert_id: str = "a", **changes: object) -> Alert:
    """One with buttons, changed as a test wants it."""
    values: dict[str, object] = {"title": "Bob mentioned you", "body": "Lunch?", "keys": (), "actions": BUTTONS}
    return Alert(id=alert_id, **(values | changes))  # type: ignore[arg-type]
