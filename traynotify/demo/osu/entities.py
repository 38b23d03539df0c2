"""People, notifications and chat as the JSON that osu! sends."""

from datetime import UTC, datetime

from traynotify.demo.osu.model import Channel, Json, Message, Notification, User, with_overrides


def moment(at: datetime) -> str:
    """A time as HTTP answers have it, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")


def exact_moment(at: datetime) -> str:
    """A time as events have it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def avatar_url(user: User, base_url: str) -> str:
    """Where somebody's picture is: named after the id, with something behind it that changes with the picture."""
    return f"{base_url}/a/{user.id}?{user.avatar}"


def user_json(user: User, base_url: str) -> dict[str, Json]:
    """Somebody, in short."""
    return {
        "id": user.id,
        "username": user.username,
        "avatar_url": avatar_url(user, base_url),
        "country_code": "XX",
        "default_group": "default",
        "is_active": True,
        "is_bot": False,
        "is_deleted": False,
        "is_online": True,
        "is_supporter": False,
        "last_visit": None,
        "pm_friends_only": False,
        "profile_colour": None,
    }


def notification_json(row: Notification) -> dict[str, Json]:
    """A notification, the same over HTTP and on the websocket."""
    details = dict(row.details)
    if row.source is not None and row.name != "team_application_store":
        details.setdefault("username", row.source.username)
    entity = {
        "id": row.id,
        "name": row.name,
        "created_at": moment(row.created_at),
        "object_type": row.object_type,
        "object_id": row.object_id,
        "source_user_id": None if row.source is None else row.source.id,
        "is_read": row.is_read,
        "details": details,
    }
    return with_overrides(entity, row.overrides)


def message_json(line: Message) -> dict[str, Json]:
    """A line of chat."""
    return {
        "channel_id": line.channel.id,
        "content": line.content,
        "is_action": line.is_action,
        "message_id": line.id,
        "sender_id": line.sender.id,
        "timestamp": moment(line.created_at),
        "type": "action" if line.is_action else "plain",
    }


def channel_json(channel: Channel) -> dict[str, Json]:
    """A channel, in short."""
    return {"channel_id": channel.id, "name": channel.name, "type": channel.type, "description": None, "users": []}
