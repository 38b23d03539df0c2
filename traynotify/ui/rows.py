"""What one row of the inbox says: a pure function of the row, the state and the moment. The delegate paints it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from traynotify.core.account import HealthState
from traynotify.core.commands import Verb
from traynotify.core.ids import AccountId, NotificationKey, ServiceId
from traynotify.core.language import phrase, tr
from traynotify.core.notification import Kind, Notification
from traynotify.core.plan import able_to
from traynotify.core.query import found_in
from traynotify.core.state import MENTION_KINDS, MESSAGE_KINDS, Operation, Row, State
from traynotify.core.verbs import DEEDS
from traynotify.ui import times, words

UNDO_OFFERED_S = 8
"""How long the row itself offers to take a click back; the outbox waits a little longer than that."""

_SEEN = 60
"""Letters of an excerpt that two lines have room for in any case."""
_LEAD = 24
"""Letters that stand before a found word, so that it is read in its sentence."""

_SILENT = frozenset({HealthState.OFFLINE, HealthState.NEEDS_SIGN_IN, HealthState.PAUSED, HealthState.LIMITED})
"""States in which nothing is sent, so that what waits is worth a sign."""

_PENDING = {
    Verb.READ: phrase("Read here, not sent yet"),
    Verb.UNREAD: phrase("Unread here, not sent yet"),
    Verb.DISMISS: phrase("Dismissed here, not sent yet"),
    Verb.REPLY: phrase("Your reply is not sent yet"),
    Verb.FOLLOW: phrase("Followed here, not sent yet"),
    Verb.ACCEPT: phrase("Accepted here, not sent yet"),
    Verb.DECLINE: phrase("Declined here, not sent yet"),
}
_REFUSED = {
    Verb.READ: phrase("Not marked read: {reason}"),
    Verb.UNREAD: phrase("Not marked unread: {reason}"),
    Verb.DISMISS: phrase("Not dismissed: {reason}"),
    Verb.REPLY: phrase("Not sent: {reason}"),
    Verb.FOLLOW: phrase("Not followed: {reason}"),
    Verb.ACCEPT: phrase("Not accepted: {reason}"),
    Verb.DECLINE: phrase("Not declined: {reason}"),
}
_DONE = {
    Verb.READ: phrase("Marked read"),
    Verb.UNREAD: phrase("Marked unread"),
    Verb.DISMISS: phrase("Dismissed"),
    Verb.REPLY: phrase("Replied"),
    Verb.FOLLOW: phrase("Followed back"),
    Verb.ACCEPT: phrase("Accepted"),
    Verb.DECLINE: phrase("Declined"),
}
_WITHOUT_ISOLATES = str.maketrans("", "", words.FIRST_STRONG_ISOLATE + words.POP_ISOLATE)
_OTHERS = re.compile(r"(,? and )(\d[\d\s.,’']* others?)\b")
_NUMBER_SOON = re.compile(r"\D{1,12}(\d[\d\s.,’']*)")
_GAP = "\0"


class Voice(StrEnum):
    """How a part of the sentence is set."""

    NAME = "name"
    QUIET = "quiet"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the sentence in one voice. Names and topics are to be isolated where they are set in a line."""

    text: str
    voice: Voice


@dataclass(frozen=True, slots=True)
class RowView:
    """Everything that a row shows; two equal views look the same."""

    key: NotificationKey
    kind: Kind
    service: ServiceId
    sentence: tuple[Segment, ...]
    excerpt: str
    warning: str
    """The content warning that the excerpt is folded under, or empty."""
    account_line: str
    time: str
    exact_time: str
    day: str
    avatars: tuple[tuple[str, str], ...]
    """Name and address of the picture of at most two people, newest first."""
    unread: bool
    pending: str
    """What is not sent yet, or until when it is put off, in words, or empty."""
    failure: str
    """What the server refused and why, or empty."""
    undo: int | None
    """The operation that this row offers to take back."""
    undo_label: str
    can_open: bool
    can_dismiss: bool
    has_more_people: bool = False
    """Whether more people did it than the sentence names; the preview names them as far as the server does."""
    marked: tuple[str, ...] = ()
    """The folded words that are searched for, to be marked where they stand."""
    opener: str = ""
    """What the way to the single rows is called, where several stand in one line."""
    is_opened: bool = False
    """Whether they stand below it."""
    answers: tuple[Verb, ...] = ()
    """How it can be answered."""
    asks: bool = False
    """Whether it is to be accepted or declined, or was."""
    is_snoozed: bool = False
    is_below: bool = False
    """Whether it stands below a line that gathers it."""

    @property
    def measured(self) -> tuple[object, ...]:
        """All that the height of the row depends on; the time, as it takes room from the sentence."""
        texts = (self.sentence, self.excerpt, self.warning, self.failure, self.account_line)
        return (*texts, self.undo, len(self.time), self.is_below, self.answers, self.asks)

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it, its state included."""
        title = "".join(segment.text for segment in self.sentence)
        body = tr("Content warning: {warning}", warning=self.warning) if self.warning else self.excerpt
        signs = (tr("Unread") if self.unread else "", title, body, self.time, self.account_line)
        state = (self.pending, self.failure, self.undo_label if self.undo is not None else "")
        sentences = (part if part[-1] in ".!?…" else f"{part}." for part in (*signs, *state) if part)
        return " ".join(sentences).translate(_WITHOUT_ISOLATES)


def row_view(
    row: Row,
    state: State,
    now: datetime,
    *,
    as_of: datetime | None = None,
    zone: tzinfo | None = None,
    unfolded: bool = False,
    marked: tuple[str, ...] = (),
) -> RowView:
    """What `row` shows at the moment `now`; `unfolded` when the person asked to see what the warning hides.

    `as_of` is the moment that its age is told at, where that is not `now`. An excerpt is shown from where the words
    that are searched for, `marked`, first stand in it.
    """
    item, seen_at = row.notification, as_of or now
    account = state.accounts.get(row.account)
    operation = last_operation(state, row.key)
    undo = operation if operation is not None and offers_undo(state, operation, now) else None
    return RowView(
        key=row.key,
        kind=item.kind,
        service=account.account.service if account else ServiceId(row.account.partition(":")[0]),
        sentence=sentence(item),
        excerpt=_from_found(item.excerpt, marked),
        warning="" if unfolded else item.warning,
        account_line=_with_answer(row, account_line(item, words.account_label(state, row.account))),
        time=times.relative(item.happened_at, seen_at, zone),
        exact_time=times.exact(item.happened_at, zone),
        day=times.day(row.stands_at, seen_at, zone),
        avatars=tuple((actor.name, actor.avatar_url) for actor in item.actors[:2]),
        unread=not row.is_read,
        pending=_pending(row, state, operation, undo is not None) or _snoozed(row, seen_at, zone),
        answers=offered_answers(row, state),
        asks=_asks(row, state),
        is_snoozed=row.is_snoozed,
        failure=tr(_REFUSED[row.failed or Verb.READ], reason=row.failure) if row.failure else "",
        undo=undo.id if undo else None,
        undo_label=tr(_DONE[undo.verb]) if undo else "",
        can_open=bool(item.url),
        can_dismiss=account is not None and (row.is_remnant or account.account.identity.capabilities.dismiss),
        has_more_people=item.people > 2,
        marked=marked,
    )


def _from_found(text: str, marked: tuple[str, ...]) -> str:
    """`text` from a little before the first word that is marked, where that stands too far in to be seen."""
    first = next(iter(found_in(text, marked)), None) if marked else None
    if first is None or first[0] < _SEEN:
        return text
    begin = text.find(" ", first[0] - _LEAD, first[0]) + 1 or first[0]
    return f"… {text[begin:]}"


def sentence(item: Notification) -> tuple[Segment, ...]:
    """The title cut into who (as far as it begins with names), did what, and to what (where it names the subject)."""
    names = {actor.name for actor in item.actors if actor.name}
    segments: list[Segment] = []
    rest = item.title
    while name := max((n for n in names if rest.startswith(n)), key=len, default=""):
        segments.append(Segment(name, Voice.NAME))
        rest = rest[len(name) :]
        names.discard(name)
        if others := _others_at_the_start(rest):
            segments += others
            rest = rest[sum(len(segment.text) for segment in others) :]
            break
        joint = next((j for j in _joints() if rest.startswith(j)), None) if names else None
        if joint is None or not any(rest[len(joint) :].startswith(n) for n in names):
            break
        segments.append(Segment(joint, Voice.NAME if joint == ", " else Voice.QUIET))
        rest = rest[len(joint) :]
    if not segments:
        return (Segment(rest, Voice.TOPIC),)
    verb, subject, tail = rest.rpartition(item.subject) if item.subject else (rest, "", "")
    if not subject:
        verb, tail = rest, ""
    parts = ((verb, Voice.QUIET), (subject, Voice.TOPIC), (tail, Voice.QUIET))
    return (*segments, *(Segment(text, voice) for text, voice in parts if text))


def others_segments(count: int) -> list[Segment]:
    """`` and 3 others``, as it follows a name."""
    text = tr("{names} and %n other(s)", "", count, names="")
    number = re.search(r"\d", text)
    cut = number.start() if number else 0
    return [Segment(text[:cut], Voice.QUIET), Segment(text[cut:], Voice.NAME)]


def _others_at_the_start(text: str) -> list[Segment]:
    """What counts further people, in the person's language or, as in rows of another time, in English."""
    if (number := _NUMBER_SOON.match(text)) is None:
        return []
    segments = others_segments(int(re.sub(r"\D", "", number[1])))
    if text.startswith("".join(segment.text for segment in segments)):
        return segments
    found = _OTHERS.match(text)
    return [Segment(found[1], Voice.QUIET), Segment(found[2], Voice.NAME)] if found else []


def _joints() -> tuple[str, ...]:
    """What stands between two names, in the person's language or, as in rows of another time, in English."""
    here = (
        tr("{names}, {name}", names=_GAP, name=_GAP).split(_GAP)[1],
        tr("{names} and {name}", names=_GAP, name=_GAP).split(_GAP)[1],
    )
    return (*here, ", ", " and ", ", and ")


def account_line(item: Notification, label: str) -> str:
    """Whose notification it is, and where it comes from: ``ana@example.social · to @me``."""
    actor = item.actor
    parts = []
    if item.subject and item.subject not in item.title:
        parts.append(words.isolate(item.subject))
    if actor is not None and actor.handle and item.actor_count <= 1 and item.kind in MENTION_KINDS | MESSAGE_KINDS:
        return " · ".join(
            [words.isolate(actor.handle.lstrip("@")), *parts, tr("to {account}", account=words.isolate(label))]
        )
    return " · ".join([words.isolate(label), *parts])


def _with_answer(row: Row, line: str) -> str:
    return line if row.answered is None else f"{line} · {tr(_DONE[row.answered])}"


def last_operation(state: State, key: NotificationKey) -> Operation | None:
    """The newest thing in the outbox that is about this row."""
    return max((o for o in state.operations.values() if key in o.keys), key=lambda o: o.id, default=None)


def asked_together(state: State, operation: Operation) -> list[Operation]:
    """What one click asked for: an operation for every account that it was about."""
    mark = (operation.verb, operation.accepted_at)
    return [other for other in state.operations.values() if (other.verb, other.accepted_at) == mark]


def is_about_one_row(state: State, operation: Operation) -> bool:
    """Whether a click was about one row alone, which can then offer to take it back."""
    return sum(len(other.keys) for other in asked_together(state, operation)) == 1


def offers_undo(state: State, operation: Operation, now: datetime) -> bool:
    """Whether the one row that the operation is about offers to take it back."""
    fresh = now - operation.accepted_at < timedelta(seconds=UNDO_OFFERED_S)
    return fresh and operation.is_undoable and not operation.is_due(now) and is_about_one_row(state, operation)


def done_words(state: State, operation: Operation) -> str:
    """What a click did, for the notice that offers to undo it: ``12 marked read``."""
    count = sum(len(other.keys) for other in asked_together(state, operation))
    if count == 1:
        return tr(_DONE[operation.verb])
    match operation.verb:
        case Verb.READ:
            return tr("%n marked read", "", count)
        case Verb.UNREAD:
            return tr("%n marked unread", "", count)
        case _:
            return tr("%n dismissed", "", count)


def _snoozed(row: Row, now: datetime, zone: tzinfo | None) -> str:
    if row.snoozed_until is None:
        return ""
    return tr("Snoozed until {moment}", moment=times.until(row.snoozed_until, now, zone))


def _pending(row: Row, state: State, operation: Operation | None, offered: bool) -> str:
    verb = operation.verb if operation is not None and operation.verb in DEEDS else row.overlay
    if operation is None or verb is None or offered:
        return ""
    account: AccountId = row.account
    silent = account not in state.accounts or state.accounts[account].health.state in _SILENT
    return tr(_PENDING[verb]) if silent or operation.attempts else ""


def _asks(row: Row, state: State) -> bool:
    known = state.accounts.get(row.account)
    able = known is not None and able_to(known.account.identity.capabilities, Verb.ACCEPT)
    return able and row.notification.offer(Verb.ACCEPT) is not None


def offered_answers(row: Row, state: State) -> tuple[Verb, ...]:
    """How the row can be answered now: what is decided, or waits to be sent, is not offered again."""
    if not row.notification.offers or row.account not in state.accounts:
        return ()
    can = state.accounts[row.account].account.identity.capabilities
    waiting = {o.verb for o in state.operations.values() if row.key in o.keys}
    decided = {row.answered, *waiting} - {Verb.REPLY}
    offered = (offer.verb for offer in row.notification.offers if able_to(can, offer.verb))
    return tuple(verb for verb in offered if verb is Verb.REPLY or not (decided & DEEDS))
