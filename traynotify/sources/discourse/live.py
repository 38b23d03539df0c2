"""Following the message bus: what it says is told at once, what it only hints at is looked up in the list."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from traynotify.api import (
    Arrived,
    Feed,
    Notification,
    Online,
    ReadChanged,
    ServerConfused,
    SourceContext,
    SourceEvent,
    Unreachable,
    Usual,
    tr,
)
from traynotify.sources.discourse import wire
from traynotify.sources.discourse.allowance import Allowance
from traynotify.sources.discourse.bus import Bus, BusRefused, Heard, Interruption, State
from traynotify.sources.discourse.client import PAGE_SIZE, DiscourseClient
from traynotify.sources.discourse.history import History, selector
from traynotify.sources.discourse.ledger import Ledger
from traynotify.sources.discourse.words import Excerpts

BESIDE_BUS_S = 600.0
BETWEEN_POLLS_S = 1.0
"""The pause after a poll that brought something; it grows while there is more and more."""
LONGEST_PAUSE_S = 5.0
BETWEEN_EMPTY_POLLS_S = 15.0
"""From the start of a poll that brought nothing to the start of the next, as the website does it."""
THRIFTY_PAUSE_S = 12.0
"""The pause when the day's requests are not ample any more: polls that are held without a pause use up too many."""
RESERVE = 10.0
"""How many of the day's requests the bus leaves to what it hints at."""
WORDS_S = 1.0
"""How long what is new waits for what was written: the server tells the two one after the other."""
NOT_HELD_S = 3.0
MOST_NOT_HELD = 4
"""After so many polls that were answered at once with nothing, the server does not hold polls at all."""
REFUSED_RETRY_S = 6 * 3600.0
SILENT_RETRY_S = 3600.0
LOST_RETRY_S = 120.0
REOPENING_REQUESTS = 1
"""What a poll that broke takes to be followed by another: the server knows from where on we have not heard it."""
HELD_S = 25.0
"""How long a forum holds a poll that has nothing to tell, unless its owner chose otherwise."""
USUAL = Usual(an_hour=3600 / (HELD_S + THRIFTY_PAUSE_S) + 3600 / BESIDE_BUS_S, returning=4, identifying=1)
"""Polls and the list; each twice until it is known from where on the bus speaks."""
COMPARE_PAUSE_S = 60.0
MOST_COUNTED = 400
"""The server stops counting what is unread there."""
MOST_RECENT = 50


class BusFailed(Exception):
    """The bus does not serve for now; its text says why, as the end of a sentence. `retry_s`: when to try it again."""

    def __init__(self, why: str, retry_s: float) -> None:
        super().__init__(why)
        self.retry_s = retry_s

    @property
    def lasts(self) -> bool:
        """Whether it says something about the forum, and not about this moment."""
        return self.retry_s > LOST_RETRY_S


class Live:
    """One stretch of following the bus."""

    def __init__(
        self,
        bus: Bus,
        *,
        context: SourceContext,
        client: DiscourseClient,
        allowance: Allowance,
        ledger: Ledger,
        history: History,
        excerpts: Excerpts,
        translate: Callable[[wire.Notification], Notification],
        tell: Callable[[SourceEvent], Awaitable[None]],
    ) -> None:
        self._bus = bus
        self._context = context
        self._client = client
        self._allowance = allowance
        self._ledger = ledger
        self._history = history
        self._excerpts = excerpts
        self._translate = translate
        self._tell = tell
        self._heard: asyncio.Queue[Heard] = asyncio.Queue(4)
        self._interruption = Interruption()
        self._broke = False
        """Whether the last poll did, rather than that it was answered."""
        self._recent: OrderedDict[int, wire.Notification] = OrderedDict()
        """What the bus told last: words that come late are put to it."""
        self._missed: set[int] = set()
        """What the list held that was new."""
        self._heard_of: set[int] = set()
        """What the newest message named."""
        self._seen: int | None = None
        """Up to where the bell was opened: a message that only says so is no sign that something was read."""
        self._difference = 0
        """By how many the server's unread number is more than ours, in rows that it does not show."""
        self._compared_at = 0.0

    async def run(self) -> None:
        """Follow; raises BusFailed when the bus turns out to be of no use, and the SourceError tree."""
        work = Feed()  # not a TaskGroup, which before 3.13 forgets that it is cancelled when it has an error of its own
        work.start(self._listen(), "message bus")
        work.start(self._follow(), "what the message bus told")
        work.start(self._look_beside(), "list beside the message bus")
        try:
            async for event in work.events():
                await self._tell(event)
        finally:
            await work.aclose()

    async def _listen(self) -> None:
        """Poll again and again, within the limits, and hand on what is told."""
        loop = asyncio.get_running_loop()
        not_held = with_news = 0
        while True:
            was_silent, began_at = bool(self._missed - self._heard_of), loop.time()
            had_position = self._bus.has_position
            heard = await self._polled()
            if heard is None:
                continue
            if not had_position:
                await self._begin()
                continue
            if heard.was_passed_over or (was_silent and not heard.says_how_things_stand):
                await self._leave_silence()
            held_s = loop.time() - began_at
            if heard:
                self._note_speech(heard)
                await self._heard.put(heard)
                not_held, with_news = 0, with_news + 1
                pause_s = min(BETWEEN_POLLS_S * with_news, LONGEST_PAUSE_S)
            else:
                not_held, with_news = (0 if held_s > NOT_HELD_S else not_held + 1), 0
                if not_held >= MOST_NOT_HELD:
                    raise BusFailed(tr("the server does not hold a line open"), REFUSED_RETRY_S)
                pause_s = max(BETWEEN_POLLS_S, BETWEEN_EMPTY_POLLS_S - held_s)
            await asyncio.sleep(pause_s if self._allowance.is_ample() else max(pause_s, THRIFTY_PAUSE_S))
            await self._allowance.saved_up(RESERVE)

    async def _begin(self) -> None:
        """The server said where its channels are: what happened before that is in the list."""
        if not self._bus.has_position:
            raise BusFailed(tr("the server has no live channel for this sign-in"), REFUSED_RETRY_S)
        await self._history.survey()
        self._seen = self._history.seen
        await self._tell(Online(live=True))

    def _note_speech(self, heard: Heard) -> None:
        """The bus speaks to us, so what it did not tell before is no sign of silence."""
        if heard.says_how_things_stand:
            self._missed.clear()
        if heard.states:
            self._heard_of = set(heard.states[-1].flags)

    async def _leave_silence(self) -> None:
        """The bus tells us nothing, and does not say so: it does the same with a key that is dead."""
        await self._check_key()
        await self._history.survey()
        raise BusFailed(tr("its live channel stays silent"), SILENT_RETRY_S)

    async def _check_key(self) -> None:
        if not await self._client.is_known():
            await self._client.doubt()

    async def _polled(self) -> Heard | None:
        """One poll; None when it was broken off, or broke by itself and is worth another try."""
        try:
            heard = await self._interruption.held(self._bus)
        except BusRefused as refusal:
            await self._check_key()  # a dead key is refused in the same words
            raise BusFailed(str(refusal), REFUSED_RETRY_S) from None
        except (Unreachable, ServerConfused) as error:
            self._context.log.info("the live channel broke: %s", error)
            await self._come_back()
            return None
        self._broke = self._broke and heard is None
        return heard

    async def _come_back(self) -> None:
        """Wait for another try; raises what is so where this was one."""
        if self._broke:
            await self._history.survey()  # raises if it is the line that is broken
            raise BusFailed(tr("its live channel does not answer"), LOST_RETRY_S)
        self._broke = True
        await self._context.wait_to_return(requests=REOPENING_REQUESTS)

    async def _look_beside(self) -> None:
        """Look at the list now and then: the bus goes silent where it does not want to tell us any more."""
        while True:
            if await self._context.wait_about(BESIDE_BUS_S):
                self._interruption.strike()
            self._missed |= {item.id for item in await self._history.survey()}

    async def _follow(self) -> None:
        while True:
            heard = await self._heard.get()
            if not heard.words and any(s.last is not None and self._is_new(s.last) for s in heard.states):
                try:
                    async with asyncio.timeout(WORDS_S):
                        heard = heard.and_then(await self._heard.get())
                except TimeoutError:
                    pass  # not everything comes with words
            await self._take(heard)

    async def _take(self, heard: Heard) -> None:
        """Tell what was heard, and look for what it only hints at."""
        for words in heard.words:
            self._excerpts.note(words)
        told = {item.id: item for item in self._recent.values() if heard.words and self._excerpts.of(item)}
        # Of what several messages tell, as it is in the newest: it may have been read since it came.
        last = {s.last.id: s.last for s in heard.states if s.last is not None and self._is_new(s.last)}
        new = self._ledger.note(last.values())
        told |= {item.id: item for item in new}
        if told:
            self._recent |= told
            while len(self._recent) > MOST_RECENT:
                self._recent.popitem(last=False)
            await self._tell(Arrived(items=tuple(self._translate(item) for item in told.values())))
        if heard.has_gap:
            await self._history.survey()
        if heard.states:
            await self._take_state(heard.states[-1], says_something=bool(new))

    async def _take_state(self, state: State, *, says_something: bool) -> None:
        """What the newest message says about everything: what is read, what we do not know yet, how many are unread."""
        if read := self._ledger.note_read(number for number, is_read in state.flags.items() if is_read):
            await self._tell(ReadChanged(selector=selector(read), read=True))
        if not self._knows_all(state):
            new = await self._history.glance()
            if not self._knows_all(state) or len(new) >= PAGE_SIZE // 2:
                await self._history.survey()
            self._ledger.note_hidden(state.flags)
            says_something = True
        bell_was_opened = None not in (self._seen, state.seen) and self._seen != state.seen
        self._seen = self._seen if state.seen is None else state.seen
        if state.unread is None:
            differs = not (says_something or read or bell_was_opened)
        else:
            differs = state.unread < MOST_COUNTED and state.unread - self._ledger.unread != self._difference
        if differs:
            await self._compare(state)

    def _is_new(self, item: wire.Notification) -> bool:
        return not self._ledger.knows(item.id) and not self._history.is_gone(item)

    def _knows_all(self, state: State) -> bool:
        return all(self._ledger.knows(number) for number in state.flags)

    async def _compare(self, state: State) -> None:
        """Ask what is unread; seldom, for there may be rows that are counted and never shown."""
        now = asyncio.get_running_loop().time()
        if now - self._compared_at < COMPARE_PAUSE_S:
            return
        self._compared_at = now
        await self._history.compare_unread()
        if state.unread is not None:
            self._difference = state.unread - self._ledger.unread
