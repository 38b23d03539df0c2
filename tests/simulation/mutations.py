"""Planted faults of our own: each breaks one promise in one line of the source, and the simulation has to find it.

Nothing of the app is imported here: a mutation is installed before that, and changes the source as it is imported.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType


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
    faults: tuple[str, ...] = ()
    """Only these strike, where what it takes would be rare among all."""


MUTATIONS: Sequence[Mutation] = (
    Mutation(
        "the cursor is committed before the rows",
        "traynotify.storage.archive",
        "            await self._database.write(lambda connection: self._write(connection, batch))",
        "            early = Batch(accounts=batch.accounts)\n"
        "            await self._database.write(lambda connection: self._write(connection, early))\n"
        "            await self._database.write(lambda connection: self._write(connection, batch))",
        3000,
        ("killed at a statement", "killed"),
    ),
    Mutation(
        "an echo is treated as new",
        "traynotify.core.transitions",
        "flipped = asked_at is not None and item.server_read not in (None, known.server_read)",
        "flipped = item.server_read not in (None, known.server_read)",
        200,
    ),
    Mutation(
        "when an answer was asked for is ignored",
        "traynotify.core.transitions",
        "return asked_at is not None and asked_at <= decided_at <= now",
        "return False",
        600,
        ("late answer",),
    ),
    Mutation(
        "what is not newer than the newest is taken for known",
        "traynotify.core.reduce",
        "    if before is not None and before.notification.order_key > item.order_key:",
        "    known = [r.notification.order_key for r in draft.before.rows.values() if r.account == fact.account]\n"
        "    if old is None and known and max(known) > item.order_key:\n"
        "        return\n"
        "    if before is not None and before.notification.order_key > item.order_key:",
        100,
    ),
    Mutation(
        "an alert is noted as shown before it is",
        "traynotify.engine.alerts",
        "        await self._notifier.show(alert)\n",
        "        await self._note_shown([row.key for row in rows], len(alert.keys))\n"
        "        await self._notifier.show(alert)\n",
        300,
    ),
    Mutation(
        "that an alert was shown is not kept",
        "traynotify.core.reduce",
        "            _note_shown(draft, fact)",
        "            pass",
        100,
    ),
    Mutation(
        "the outbox is dropped at a restart",
        "traynotify.core.working_set",
        "            for o in sorted(operations, key=lambda o: o.id)",
        "            for o in ()",
        300,
    ),
    Mutation(
        "what was read elsewhere is not listened to",
        "traynotify.core.reduce",
        "            _read_changed(draft, fact.account, fact.event, fact.at)",
        "            pass",
        200,
    ),
    Mutation(
        "only the first page is caught up",
        "traynotify.sources.mastodon.history",
        "        for _ in range(MOST_PAGES):",
        "        for _ in range(1):",
        1000,
        ("suspend", "killed"),
    ),
    Mutation(
        "what is on its way can be undone",
        "traynotify.core.state",
        "        return not self.sending and self.attempts == 0",
        "        return True",
        1000,
        ("slow", "delayed", "hangs"),
    ),
    Mutation(
        "what was not answered is not sent again",
        "traynotify.engine.outbox",
        "                await self._store.apply(Postponed(operations=step.operations))\n                raise\n",
        "                pass\n",
        200,
    ),
    Mutation(
        "what was there before the account alerts",
        "traynotify.engine.supervisor",
        "                        origin = Origin.SEED",
        "                        origin = Origin.LIVE",
        100,
    ),
    Mutation(
        "what was missed comes bubble by bubble",
        "traynotify.engine.alerts",
        "        return row.origin is Origin.CATCH_UP or row.key in self._from_before",
        "        return False",
        200,
    ),
    Mutation(
        "a redirect is followed wherever it leads",
        "traynotify.api.http",
        "            if not same_origin(str(url), self.base_url):",
        "            if False:",
        500,
    ),
    Mutation(
        "what is gone from the server stays",
        "traynotify.core.reduce",
        "            if complete_from is not None:",
        "            if False:",
        300,
    ),
    Mutation(
        "a bubble outlives its reason",
        "traynotify.engine.alerts",
        "                self._withdrawals[alert_id] = None\n",
        "                pass\n",
        100,
    ),
    Mutation(
        "a late answer brings back what was dismissed",
        "traynotify.core.transitions",
        "    if old.gone and (late or (not again and (asked_at is None or old.dismissed))):",
        "    if False:",
        300,
    ),
    Mutation(
        "the marker moves past what is unread",
        "traynotify.core.plan",
        "    return row.key not in being_read and not state.hides(row)",
        "    return False",
        200,
    ),
    Mutation(
        "trouble with one account's commands ends in an error",
        "traynotify.engine.outbox",
        "                    except (SourceError, StorageFailed) as error:",
        "                    except StorageFailed as error:",
        200,
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
