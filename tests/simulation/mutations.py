"""Planted faults of our own: each breaks one promise in one line of the source, and the simulation has to find it.

Nothing of the app is imported here: a mutation is installed before that, and changes the source as it is imported.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType

from tests.simulation.only import Only


@dataclass(frozen=True)
class Mutation:
    """One line that is another."""

    name: str
    module: str
    text: str
    """Stands in the source exactly once."""
    instead: str
    seeds: int
    """It is found within so many histories."""
    blame: str
    """What it breaks: a pattern of the sentence that has to be said of it; another one does not count."""
    only: Only = field(default_factory=Only)
    """What histories are narrowed down to, where what it takes would be rare otherwise."""


MUTATIONS: Sequence[Mutation] = (
    Mutation(
        "the cursor is committed before the rows",
        "traynotify.storage.archive",
        "        keys = tuple(unless)\n",
        "        keys = tuple(unless)\n"
        "        early = Batch(accounts=batch.accounts)\n"
        "        await self._database.write(lambda connection: self._write(connection, early))\n",
        450,
        "the server holds what the inbox does not",
        Only(("killed at a statement",), ("something happens", "a flood"), ("mastodon",)),
    ),
    Mutation(
        "an echo is treated as new",
        "traynotify.core.transitions",
        "flipped = asked_at is not None and item.server_read not in (None, known.server_read)",
        "flipped = item.server_read not in (None, known.server_read)",
        220,
        "a click was undone",
    ),
    Mutation(
        "when an answer was asked for is ignored",
        "traynotify.core.transitions",
        "return asked_at is not None and then is not None and asked_at <= then <= now",
        "return False",
        140,
        "a click was undone|here, and (True|False) on the server",
        Only(("late answer",), ("something happens", "a click", "the phone reads", "look for news")),
    ),
    Mutation(
        "what is not newer than the newest is taken for known",
        "traynotify.core.reduce",
        "    if before is not None and before.notification.order_key > item.order_key:",
        "    known = [r.notification.order_key for r in draft.before.rows.values() if r.account == fact.account]\n"
        "    if old is None and known and max(known) > item.order_key:\n"
        "        return\n"
        "    if before is not None and before.notification.order_key > item.order_key:",
        260,
        "the server holds what the inbox does not|does not show",
    ),
    Mutation(
        "an alert is noted as shown before it is",
        "traynotify.engine.alerts",
        "        await self._notifier.show(alert)\n",
        "        await self._note_shown([*due], due, len(alert.keys))\n        await self._notifier.show(alert)\n",
        50,
        "the alert of .* was lost",
    ),
    Mutation(
        "that an alert was shown is not kept",
        "traynotify.core.reduce",
        "            _note_shown(draft, fact)",
        "            pass",
        50,
        "was raised .* times",
    ),
    Mutation(
        "the outbox is dropped at a restart",
        "traynotify.core.working_set",
        "            for o in sorted(loaded.operations, key=lambda o: o.id)",
        "            for o in ()",
        50,
        "here, and (True|False) on the server|the marker (says|stays)",
        Only(("killed",), ("something happens", "a click", "mark all read", "restart")),
    ),
    Mutation(
        "what was read elsewhere is not listened to",
        "traynotify.core.reduce",
        "            _read_changed(draft, fact.account, fact.event, fact.at)",
        "            pass",
        50,
        "here, and (True|False) on the server|the marker says|is unread here",
    ),
    Mutation(
        "only the first page is caught up",
        "traynotify.sources.mastodon.history",
        "            position = newest\n",
        "            return True\n",
        50,
        "the server holds what the inbox does not",
        Only(("killed", "suspend"), ("something happens", "a flood"), ("mastodon",)),
    ),
    Mutation(
        "what is on its way can be undone",
        "traynotify.core.state",
        "        return not self.sending and self.attempts == 0",
        "        return True",
        70,
        "a click was undone|what was asked|on the server",
        Only(("slow", "delayed", "hangs", "answers lost"), ("second thoughts",), ("diaspora",)),
    ),
    Mutation(
        "what to send is chosen before it is its turn",
        "traynotify.engine.store",
        "        async with self._turn:\n            decided = decide(self._state)\n",
        "        decided = decide(self._state)\n        async with self._turn:\n",
        50,
        "what was asked: |was taken back in time, and",
        Only((), ("something happens", "a change of mind at the last moment")),
    ),
    Mutation(
        "what was not answered is not sent again",
        "traynotify.engine.outbox",
        "            await self._store.apply(Postponed(operations=step.operations, at=self._clock.now()))\n"
        "            raise\n",
        "            rejections = ()\n",
        310,
        "here, and (True|False) on the server|the marker (says|stays)|holds what the inbox does not",
        Only(("answers lost", "delayed", "hangs", "5xx"), ("something happens", "a click", "mark all read")),
    ),
    Mutation(
        "what was there before the account alerts",
        "traynotify.engine.supervisor",
        "                        origin = Origin.SEED",
        "                        origin = Origin.LIVE",
        50,
        "what was there before the account alerted",
    ),
    Mutation(
        "what was missed comes bubble by bubble",
        "traynotify.engine.alerts",
        "        return row.origin is Origin.CATCH_UP or row.key in self._from_before",
        "        return False",
        50,
        "came in several bubbles",
    ),
    Mutation(
        "a redirect is followed wherever it leads",
        "traynotify.api.http",
        "            if not same_origin(str(url), self.base_url):",
        "            if False:",
        50,
        "a token of .* was sent to",
        Only(("redirects away",)),
    ),
    Mutation(
        "what is gone from the server stays",
        "traynotify.core.reduce",
        "            if fact.event.complete_from is not None:",
        "            if False:",
        50,
        "the inbox shows what the server does not hold",
    ),
    Mutation(
        "a bubble outlives its reason",
        "traynotify.engine.alerts",
        "                del self._bubbles[alert_id]\n                self._withdrawals[alert_id] = reason\n",
        "                del self._bubbles[alert_id]\n",
        50,
        "a bubble stands for nothing that is unread",
    ),
    Mutation(
        "a late answer brings back what was dismissed",
        "traynotify.core.transitions",
        "    if old.gone and (late or (not again and (asked_at is None or old.dismissed))):",
        "    if False:",
        110,
        "a click was undone: dismiss",
        Only(("late answer",), ("second thoughts", "look for news"), ("mastodon",)),
    ),
    Mutation(
        "the marker moves past what is unread",
        "traynotify.core.plan",
        "    return row.key not in being_read and not state.hides(row)",
        "    return False",
        300,
        "the marker says",
    ),
    Mutation(
        "trouble with one account's commands ends in an error",
        "traynotify.engine.outbox",
        "                    except (SourceError, StorageFailed) as error:",
        "                    except StorageFailed as error:",
        60,
        "an error was logged: sending to",
    ),
    Mutation(
        "temporary trouble counts as a refusal",
        "traynotify.engine.outbox",
        "        except (Refused, Unsupported) as error:",
        "        except SourceError as error:",
        60,
        "given up that no server refused",
    ),
    Mutation(
        "a refusal is swallowed without a word",
        "traynotify.core.transitions",
        "        return replace(row, failure=refusal, failed=operation.verb, trail=trail)",
        "        return replace(row, trail=trail)",
        100,
        "was refused, and the row does not say so",
        Only(("403", "404", "410", "422")),
    ),
    Mutation(
        "every bubble is shown twice",
        "traynotify.engine.alerts",
        "        await self._notifier.show(alert)\n",
        "        await self._notifier.show(alert)\n        await self._notifier.show(alert)\n",
        50,
        "was raised 2 times",
    ),
    Mutation(
        "a later click overtakes an earlier one",
        "traynotify.core.reduce",
        "            send_at = max(send_at, earlier.send_at)  # a row's",
        "            pass  # a row's",
        60,
        "; what was asked: ",
        Only(("events again",), ("second thoughts",), ("mastodon",)),
    ),
    Mutation(
        "what stayed here is never told",
        "traynotify.core.reduce",
        "        if rows:\n            draft.ask(Verb.READ, rows, at)",
        "        if False:\n            draft.ask(Verb.READ, rows, at)",
        210,
        "here, and (True|False) on the server",
        Only(("403", "404", "422"), ("something happens", "a click", "look for news")),
    ),
    Mutation(
        "an heir's alert is taken for shown",
        "traynotify.core.transitions",
        "    heir = replace(row, alert=before.alert,",
        "    heir = replace(row, alert=AlertState.SHOWN,",
        50,
        "the alert of .* was lost",
        Only(("desktop refuses",), ("something happens", "something happens again"), ("discourse",)),
    ),
    Mutation(
        "a server that wants to be left alone speaks for all",
        "traynotify.api.http",
        "        self._rate_limit = RateLimit()\n",
        "        self._rate_limit = vars(asyncio.get_running_loop()).setdefault('of_all', RateLimit())\n",
        160,
        "was disturbed by another account|is not settled|does not show",
        Only(("429 with Retry-After", "503 with Retry-After", "429")),
    ),
    Mutation(
        "an answer is sent without its idempotency key",
        "traynotify.sources.mastodon.client",
        'headers={"Idempotency-Key": nonce}',
        "headers={}",
        50,
        "was published .* times",
        Only(("answers lost",), ("something happens", "an answer"), ("mastodon",)),
    ),
    Mutation(
        "what is done with stays in the outbox on the disk",
        "traynotify.core.draft",
        "                i for i, o in old_operations.items() if i not in self.operations and o.account not in gone",
        "                i for i in ()",
        50,
        "; what was asked: |was taken back in time, and",
        Only(("killed",), ("something happens", "a click", "an answer", "undo")),
    ),
    Mutation(
        "a click is taken before it is on the disk",
        "traynotify.engine.store",
        "        if not changes.batch:\n",
        "        if not changes.batch or isinstance(fact, Asked):\n",
        50,
        "a click was undone",
        Only(("killed",), ("something happens", "a click", "restart")),
    ),
    Mutation(
        "what is committed is not flushed",
        "traynotify.storage.database",
        '_FLUSHED = ("PRAGMA synchronous = FULL",',
        '_FLUSHED = ("PRAGMA synchronous = NORMAL",',
        50,
        "a click was undone|was lost|was raised .* times",
        Only(("power lost",), ("something happens", "a click", "mark all read", "restart")),
    ),
    Mutation(
        "what was put off is forgotten at a restart",
        "traynotify.engine.snoozes",
        "        self._asleep = {row.key for row in store.state.rows.values() if row.is_snoozed}",
        "        self._asleep = set()",
        50,
        "and has not come back",
        Only(("killed",), ("something happens", "something is put off")),
    ),
    Mutation(
        "what was put off comes back without a word",
        "traynotify.core.transitions",
        "    if early:",
        "    if True:",
        50,
        "came back without its alert",
        Only((), ("something happens", "something is put off")),
    ),
    Mutation(
        "what is put off counts as unread",
        "traynotify.core.state",
        "        return self.is_listed and self.snoozed_until is None",
        "        return self.is_listed",
        50,
        "what is put off stands in the inbox|the number says",
        Only((), ("something happens", "something is put off")),
    ),
    Mutation(
        "a click from before ends what was put off since",
        "traynotify.core.reduce",
        "    draft.put_off(being_read)\n",
        "    pass\n",
        50,
        "was put off until .*, and is not any more",
        Only((), ("something happens", "something is put off after a click")),
    ),
    Mutation(
        "what was put off while it was on its way is sent again",
        "traynotify.core.reduce",
        "            draft.put_off(frozenset(row.key for row in rows if row.overlay is None))",
        "            pass",
        60,
        "was put off until .*, and is not any more",
        Only(
            ("silent", "hangs", "unreachable", "lines reset", "slow"),
            ("something happens", "something is put off after a click"),
        ),
    ),
    Mutation(
        "what leaves memory is taken for told",
        "traynotify.core.working_set",
        "if state.is_unread_on_server(row):",
        "if False:",
        50,
        "the marker stays",
        Only((), ("much is read", "a click"), ("mastodon",)),
    ),
    Mutation(
        "a click means what comes after it, too",
        "traynotify.core.transitions",
        "    unseen = again and",
        "    unseen = False and",
        50,
        "what came after a click was (read with it|not told)",
        Only(("suspend",), ("something happens", "more comes after a click"), ("diaspora",)),
    ),
    Mutation(
        "a row is marked without a look at what it holds by now",
        "traynotify.sources.diaspora.commands",
        "        if read and await self._look(remote_id):",
        "        if False:",
        50,
        "what came after a click was (read with it|not told)",
        Only(("suspend",), ("something happens", "more comes after a click"), ("diaspora",)),
    ),
    Mutation(
        "a forum is told to mark everything",
        "traynotify.sources.discourse.client",
        'content=urlencode({"id": str(number)}).encode(),',
        'content=b"",',
        50,
        "was marked as read, and nobody had asked for that",
        Only((), ("something happens", "a click", "look for news"), ("discourse",)),
    ),
    Mutation(
        "an absence is read no further than two pages",
        "traynotify.sources.discourse.history",
        "len(pages) == FIRST_PAGES):",
        "len(pages) == FIRST_PAGES) or len(pages) == 2:",
        150,
        "the server holds what the inbox does not",
        Only((), ("something happens", "the phone reads all", "a long absence"), ("discourse",)),
    ),
    Mutation(
        "what is unread below the newest page is believed for ever",
        "traynotify.sources.mastodon.depth",
        "        differs = self._differs(counted, marker)\n",
        "        return\n        differs = self._differs(counted, marker)\n",
        50,
        "counted as unread, however old, and not held by the server",
        Only((), ("something happens", "a flood", "something is deleted", "a long absence"), ("mastodon",)),
    ),
)


class _Loader(SourceFileLoader):
    """Loads the source with the one line changed; never from, or into, a cache."""

    def __init__(self, name: str, path: str, mutation: Mutation) -> None:
        super().__init__(name, path)
        self._mutation = mutation

    def get_code(self, fullname: str) -> CodeType:
        source = self.get_source(fullname)
        assert source is not None
        return compile(mutated(source, self._mutation), self.get_filename(fullname), "exec")


class _Finder(MetaPathFinder):
    """Finds the module of one mutation before anybody else does."""

    def __init__(self, mutation: Mutation) -> None:
        self._mutation = mutation

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._mutation.module:
            return None
        spec = PathFinder.find_spec(fullname, path)
        assert spec is not None
        assert spec.origin is not None
        spec.loader = _Loader(fullname, spec.origin, self._mutation)
        return spec


def mutated(source: str, mutation: Mutation) -> str:
    """The source with the line changed; AssertionError when it does not stand there any more, or twice."""
    assert source.count(mutation.text) == 1, f"{mutation.module} has not once, to be changed: {mutation.text}"
    return source.replace(mutation.text, mutation.instead)


def install(name: str) -> None:
    """Plant a mutation in this process, before its module is imported."""
    (mutation,) = (each for each in MUTATIONS if each.name == name)
    assert mutation.module not in sys.modules, f"{mutation.module} was imported already"
    sys.meta_path.insert(0, _Finder(mutation))
