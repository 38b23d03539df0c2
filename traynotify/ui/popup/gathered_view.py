"""What a line of several rows says: a pure function of them, as that of one row is."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from itertools import islice

from msgspec.structs import replace

from traynotify.core.commands import Verb
from traynotify.core.language import listed, phrase, tr
from traynotify.core.notification import Kind, Notification
from traynotify.core.state import Row, State
from traynotify.ui.popup.gathering import NAMED, Gathered, what_was_done
from traynotify.ui.rows import RowView, row_view

_NAMES_SHOWN = 2
_MOST_TOLD = 100
"""People, or texts, that the preview tells of."""
_VERBS = phrase("has=have is=are was=were wants=want")
"""The first word behind a name, as it is said of one and of several, wherever it is not the same."""


def as_one_row(gathered: Gathered) -> Row:
    """The newest row, telling of everybody where the line names the people."""
    newest = gathered.newest
    if newest.notification.kind not in NAMED:
        return newest
    return replace(newest, notification=_of_everybody(gathered, _NAMES_SHOWN))


def in_full(gathered: Gathered) -> Notification:
    """All people, or everything that was said, as far as somebody reads it."""
    item = gathered.newest.notification
    if item.kind in NAMED:
        return _of_everybody(gathered, _MOST_TOLD)
    said = [_said(row.notification) for row in islice(gathered.newest_first(), _MOST_TOLD)]
    return replace(item, excerpt="\n\n".join(reversed(said)))


def _said(item: Notification) -> str:
    name = item.actors[0].name if item.actors else ""
    text = tr("Content warning: {warning}", warning=item.warning) if item.warning else item.excerpt
    return tr("{name}: {text}", name=name, text=text) if name else text


def _of_everybody(gathered: Gathered, names: int) -> Notification:
    item, people = gathered.newest.notification, tuple(gathered.people(names))
    named = people[:_NAMES_SHOWN]
    who = listed([actor.name for actor in named], gathered.people_count - len(named))
    about = "" if item.kind is Kind.FOLLOW else item.excerpt  # of followers, it introduces one of them
    return replace(
        item,
        title=who + _by_several(what_was_done(item)),
        actors=people,
        actor_count=gathered.people_count,
        excerpt=about,
        url=item.url if gathered.leads_to_one_page else "",
    )


def _by_several(deed: str) -> str:
    """What one person did, as it is said of several: ``" has …"`` is ``" have …"``."""
    known = f"{_VERBS} {tr(_VERBS)}"  # rows of another time may be in English
    pairs = (pair.partition("=") for pair in known.split())
    forms = {one: many for one, _, many in pairs if many}
    verb, space, rest = deed.removeprefix(" ").partition(" ")
    return f" {forms[verb]}{space}{rest}" if deed.startswith(" ") and verb in forms else deed


def gathered_view(view: RowView, gathered: Gathered, state: State, now: datetime, *, opened: bool) -> RowView:
    """What the line shows: `view` is that of `as_one_row`, to which what is so of any of the rows is added."""
    view = dataclasses.replace(
        view,
        key=gathered.key,
        unread=bool(gathered.unread),
        has_more_people=False,
        opener=_opener(gathered, opened=opened),
        answers=tuple(verb for verb in view.answers if verb is Verb.REPLY),
        is_opened=opened,
    )
    for keys in (gathered.failed, gathered.asked):
        if (key := next(iter(keys), None)) is not None:
            one = row_view(gathered.rows[key], state, now)
            return dataclasses.replace(
                view, pending=one.pending, failure=one.failure, undo=one.undo, undo_label=one.undo_label
            )
    return dataclasses.replace(view, pending="", failure="", undo=None)


def view_below(view: RowView) -> RowView:
    """One of the rows of a line, below it: what the line says already is not said again."""
    excerpt = "" if view.kind in NAMED and view.kind is not Kind.FOLLOW else view.excerpt
    return dataclasses.replace(view, excerpt=excerpt, is_below=True)


def _opener(gathered: Gathered, *, opened: bool) -> str:
    """What the way to the single rows is called."""
    if opened:
        return tr("Show fewer")
    if gathered.newest.notification.kind in NAMED:
        return tr("Everybody")
    return tr("%n more", "", len(gathered) - 1)
