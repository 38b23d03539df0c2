"""The JSON of a forum: notifications, whoever is signed in, facts about the forum itself."""

import html
from datetime import UTC, datetime

from traynotify.demo.discourse.forums import Forum
from traynotify.demo.discourse.model import REMOVED, TYPES, Json, Notification, User

MOST_IN_BELL = 99


def notification(row: Notification, forum: Forum) -> Json:
    """A row as the list has it."""
    fields: dict[str, Json] = {
        "id": row.id,
        "user_id": row.recipient.id,
        "notification_type": row.kind,
        "read": row.read,
        "high_priority": row.important,
        "created_at": _to_the_millisecond(row.created_at),
        "post_number": row.post_number,
        "topic_id": None if row.topic is None else row.topic.id,
        "slug": None if row.topic is None else row.topic.slug,
        "data": row.data,
    }
    if row.topic is not None:
        fields["fancy_title"] = html.escape(row.topic.title, quote=False).replace("'", "&rsquo;")
    if forum.shows_avatars and row.actor is not None:
        fields["acting_user_avatar_template"] = avatar_template(row.actor, forum)
        fields["acting_user_name"] = row.actor.name
    fields.update(row.overrides)
    return {name: value for name, value in fields.items() if value is not REMOVED}


def on_the_bus(row: Notification, forum: Forum) -> Json:
    """A row as the message bus has it: without who did it, and the moment without its fraction."""
    fields = notification(row, forum)
    fields.pop("acting_user_avatar_template", None)
    fields.pop("acting_user_name", None)
    if "created_at" not in row.overrides:
        fields["created_at"] = row.created_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    return fields


def current_user(user: User, rows: list[Notification], forum: Forum) -> Json:
    """Whoever is signed in, for ``/session/current.json``."""
    return {
        "current_user": {
            "id": user.id,
            "username": user.username,
            "name": user.name,
            "avatar_template": avatar_template(user, forum),
            "admin": user.admin,
            "moderator": False,
            "staff": user.admin,
            "trust_level": 2,
            "seen_notification_id": user.seen_notification_id,
            "notification_channel_position": None,
            **counts(user, rows, forum),
        }
    }


def counts(user: User, rows: list[Notification], forum: Forum) -> dict[str, Json]:
    """The numbers of the bell: most of them count only what came since it was last opened."""
    unread = [row for row in rows if not row.read]
    unseen = [row for row in unread if row.id > user.seen_notification_id]
    numbers: dict[str, Json] = {
        "unread_notifications": min(MOST_IN_BELL, sum(not row.important for row in unseen)),
        "unread_high_priority_notifications": sum(row.important for row in unread),
        "read_first_notification": True,
    }
    if forum.counts_by_type:
        numbers["all_unread_notifications_count"] = min(MOST_IN_BELL, len(unseen))
        grouped: dict[str, int] = {}
        for row in unread:
            grouped[str(row.kind)] = grouped.get(str(row.kind), 0) + 1
        numbers["grouped_unread_notifications"] = grouped
    return numbers


def basic_info(forum: Forum, base_url: str) -> Json:
    """What even a private forum tells everybody."""
    return {
        "logo_url": f"{base_url}/user_avatar/logo/lantern/96.png",
        "favicon_url": f"{base_url}/user_avatar/logo/lantern/96.png",
        "title": forum.title,
        "description": "A shed with chairs in it. Bring tools, or cake.",
        "header_primary_color": "333333",
        "header_background_color": "ffffff",
        "login_required": forum.login_required,
    }


def about(forum: Forum) -> Json:
    """Facts for everybody, on a public forum."""
    return {"about": {"title": forum.title, "locale": "en", "version": forum.version, "stats": {}}}


def site(forum: Forum) -> Json:
    """What the forum's own web app asks for first."""
    return {"notification_types": dict(TYPES), "default_archetype": "regular", "title": forum.title}


def avatar_template(user: User, forum: Forum) -> str:
    """A path from the root of the host, so the folder stands in it."""
    return f"{forum.folder}/user_avatar/{user.username}/{user.avatar}/{{size}}.png"


def _to_the_millisecond(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
