"""The list of notifications, as each generation of the API has it. Pure."""

from collections.abc import Sequence

from starlette.datastructures import QueryParams

from traynotify.demo.osu.entities import moment, notification_json
from traynotify.demo.osu.kinds import OBJECT_TYPES
from traynotify.demo.osu.model import Json, Notification, User
from traynotify.demo.osu.state import OsuState

PAGE = 50
"""Heads of today's page, notifications of a stack, and notifications of an old page."""

_TRUE = ("1", "true", "on")


def listed(state: OsuState, user: User, query: QueryParams, endpoint: str) -> dict[str, Json]:
    """The answer to GET /api/v2/notifications."""
    rows = state.rows(user)[::-1]
    if not state.generation.stacks:
        return _old(rows, query, endpoint, lonely=state.generation.lonely_object)
    return {**_today(rows, query), "timestamp": moment(state.clock()), "notification_endpoint": endpoint}


def _old(rows: list[Notification], query: QueryParams, endpoint: str, *, lonely: bool) -> dict[str, Json]:
    """What is unread, newest first; `max_id` is the highest id that is wanted."""
    unread = [row for row in rows if not row.is_read]
    most = _number(query.get("max_id"))
    wanted = [row for row in unread if most is None or row.id <= most]
    page: Json = [notification_json(row) for row in wanted[:PAGE]]
    return {
        "has_more": len(wanted) > PAGE,
        "notifications": page[0] if lonely and len(page) == 1 else page,
        "unread_count": len(unread),
        "notification_endpoint": endpoint,
    }


def _today(rows: list[Notification], query: QueryParams) -> dict[str, Json]:
    only_unread = query.get("unread") in _TRUE
    object_type = query.get("type") or query.get("object_type")
    held = [row for row in rows if object_type in (None, row.object_type) and not (only_unread and row.is_read)]
    below = _number(query.get("cursor[id]"))
    object_id, category = _number(query.get("object_id")), query.get("category")
    if object_type is not None and object_id is not None and category is not None:
        stacked = [row for row in held if (row.object_id, row.category) == (object_id, category)]
        stacks = [_stack(stacked, below)] if stacked else []
        types: list[Json] = []
    else:
        stacks, types = _heads(held, below, object_type)
    answer: dict[str, Json] = {
        "notifications": [notification_json(row) for _, shown in stacks for row in shown],
        "stacks": [entry for entry, _ in stacks],
        "types": types,
    }
    if only_unread:
        answer["unread_count"] = sum(not row.is_read for row in rows if object_type in (None, row.object_type))
    return answer


_Stacks = list[tuple[Json, list[Notification]]]


def _heads(held: Sequence[Notification], below: int | None, object_type: str | None) -> tuple[_Stacks, list[Json]]:
    """The stacks of the next 50 heads, and where the list goes on. A head is the newest of a name about one object."""
    newest: dict[tuple[str, str, int], Notification] = {}
    for row in held:
        newest.setdefault((row.name, row.object_type, row.object_id), row)
    heads = [row for row in newest.values() if below is None or row.id < below][:PAGE]
    by_stack: dict[tuple[str, int, str], list[Notification]] = {}
    for row in held:
        by_stack.setdefault((row.object_type, row.object_id, row.category), []).append(row)
    shown = dict.fromkeys((head.object_type, head.object_id, head.category) for head in heads)
    cursor = {"id": heads[-1].id} if heads else None
    types = [{"cursor": cursor, "name": object_type, "total": len(held)}]
    if object_type is None:
        types += [_type(name, held, cursor) for name in OBJECT_TYPES]
    return [_stack(by_stack[key], below) for key in shown], types


def _stack(rows: Sequence[Notification], below: int | None) -> tuple[Json, list[Notification]]:
    shown = [row for row in rows if below is None or row.id < below][:PAGE]
    cursor = {"id": shown[-1].id} if len(shown) == PAGE else None
    return {**rows[0].stack, "cursor": cursor, "name": rows[0].name, "total": len(rows)}, shown


def _type(name: str, held: Sequence[Notification], cursor: Json) -> Json:
    """One type of a list of all; with nothing in the list, its cursor is an odd one: the type without an id."""
    total = sum(row.object_type == name for row in held)
    return {"cursor": {**(cursor or {}), "type": name}, "name": name, "total": total}


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() else None
