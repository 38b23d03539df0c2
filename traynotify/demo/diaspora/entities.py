"""The JSON of what a pod holds, field by field as the real one writes it."""

from collections.abc import Mapping
from datetime import datetime

from traynotify.demo import json_text
from traynotify.demo.diaspora.model import REMOVED, Conversation, Json, Message, Notification, Person
from traynotify.demo.diaspora.state import PodState

_DOCUMENTED_TYPES = {"comment_on_post": "commented_on_post"}
_ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def dump(value: Json) -> str:
    """JSON as Rails writes it: compact, and with what could be markup escaped."""
    return json_text.dump(value).translate(_ESCAPED)


def timestamp(moment: datetime) -> str:
    """ISO 8601 with milliseconds and Z."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def person_json(person: Person, state: PodState) -> Json:
    """Somebody; the picture is left out where there is none."""
    entity: dict[str, Json] = {
        "guid": person.guid,
        "diaspora_id": state.diaspora_id(person),
        "name": person.name or state.diaspora_id(person),
    }
    if person.avatar:
        entity["avatar"] = picture_url(person, state)
    return _replaced(entity, person.overrides)


def picture_url(person: Person, state: PodState) -> str:
    """Where the picture is; pods serve those of other pods' people too."""
    return f"{state.base_url}/avatars/{person.avatar}.png"


def notification_json(row: Notification, state: PodState) -> Json:
    """A notification; without a target where it is about a person, or about a post that is gone."""
    kind = _DOCUMENTED_TYPES.get(row.type, row.type) if state.pod.as_documented else row.type
    entity: dict[str, Json] = {
        "guid": row.guid,
        "type": kind,
        "read": row.read,
        "created_at": timestamp(row.created_at),
        "event_creators": [person_json(actor, state) for actor in row.actors],
    }
    if row.post is not None:
        entity["target"] = {"guid": row.post.guid, "author": person_json(row.post.author, state)}
    return _replaced(entity, row.overrides)


def conversation_json(conversation: Conversation, reader: Person, state: PodState) -> Json:
    """A conversation as one of its participants sees it."""
    entity: dict[str, Json] = {
        "guid": conversation.guid,
        "subject": conversation.subject,
        "created_at": timestamp(conversation.created_at),
        "read": not conversation.unread.get(reader.guid, 0),
        "participants": [person_json(person, state) for person in conversation.participants],
    }
    return _replaced(entity, conversation.overrides)


def message_json(message: Message, state: PodState) -> Json:
    """One message."""
    return {
        "guid": message.guid,
        "created_at": timestamp(message.created_at),
        "body": message.text,
        "author": person_json(message.author, state),
    }


def user_json(person: Person, state: PodState) -> Json:
    """The person that a token belongs to."""
    entity: dict[str, Json] = {
        "name": person.name or state.diaspora_id(person),
        "diaspora_id": state.diaspora_id(person),
        "tags": [],
        "birthday": None,
        "gender": None,
        "location": "",
        "bio": person.about,
        "searchable": True,
        "show_profile_info": False,
        "nsfw": False,
        "guid": person.guid,
    }
    if person.avatar:
        entity["avatar"] = dict.fromkeys(("small", "medium", "large"), picture_url(person, state))
    return entity


def _replaced(entity: dict[str, Json], overrides: Mapping[str, Json]) -> Json:
    return {name: value for name, value in {**entity, **overrides}.items() if value is not REMOVED}
