"""The text of a settings file becomes checked settings, or an error with every line that a person has to look at."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from traynotify.core.errors import SettingsBroken
from traynotify.core.ids import AccountId, ServiceId
from traynotify.core.language import tr
from traynotify.core.settings import ACCOUNT_LABEL, GENERAL, PER_ACCOUNT, AnySetting, Settings, Values

ServiceSettings = Callable[[ServiceId], Sequence[AnySetting]]
"""The settings of a service's own, by its id; none for a service that is not there."""

Place = tuple[str, ...]
"""Where something stands: the names of the tables that lead to it, and its own."""

ACCOUNTS = "accounts"

_LINES_AT_MOST = 500
"""Beyond it an error tells no line, because finding that takes time that grows with the square of the lines."""


class Understood(NamedTuple):
    """What a file says."""

    settings: Settings
    warnings: tuple[str, ...]
    """A sentence for each thing in it that means nothing to us; it is kept as it is."""


def place_of(setting: AnySetting, account: AccountId | None = None) -> Place:
    """Where a setting stands in the file: in the table of its group, or in that of its account."""
    if account is None:
        return (setting.group, setting.name)
    return (ACCOUNTS, account, *(() if setting.group == ACCOUNT_LABEL.group else (setting.group,)), setting.name)


def settings_of_account(account: AccountId, service_settings: ServiceSettings) -> tuple[AnySetting, ...]:
    """All settings that an account can have; an account's id begins with its service's."""
    return (*PER_ACCOUNT, *service_settings(ServiceId(account.partition(":")[0])))


def understood(text: str, path: Path, service_settings: ServiceSettings) -> Understood:
    """What `text` says; raises SettingsBroken when it is no TOML, or with all values that do not fit."""
    reading = _Reading(text, path)
    reading.expect((), {*(setting.group for setting in GENERAL), ACCOUNTS})
    general = reading.values({place_of(setting): setting for setting in GENERAL})
    accounts = {}
    for account in map(AccountId, reading.table((ACCOUNTS,))):
        settings = settings_of_account(account, service_settings)
        accounts[account] = reading.values({place_of(setting, account): setting for setting in settings})
    reading.complain()
    return Understood(Settings(general, accounts), tuple(reading.warnings))


class _Reading:
    """One text on its way to settings, with what there is to say about it."""

    def __init__(self, text: str, path: Path) -> None:
        self._text = text
        self._path = path
        self.warnings: list[str] = []
        self._mistakes: dict[Place, str] = {}
        try:
            self._document = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise self._no_toml(str(error)) from error
        except RecursionError as error:
            raise SettingsBroken(str(path), None, tr("it nests too deeply")) from error

    def table(self, place: Place) -> dict[str, Any]:
        """The table that stands at `place`; empty when there is none."""
        table = self._document
        for depth, name in enumerate(place, start=1):
            table = table.get(name, {})
            if not isinstance(table, dict):
                self._mistakes[place[:depth]] = tr("“{name}” must be a table", name=name)
                return {}
        return table

    def values(self, settings: dict[Place, AnySetting]) -> Values:
        """The checked values of `settings`, and warnings about what stands between them."""
        tables = {place[:-1] for place in settings}
        for table in sorted(tables):
            names = {place[-1] for place in settings if place[:-1] == table}
            self.expect(table, names | {other[-1] for other in tables if other[:-1] == table})
        chosen = {}
        for place, setting in settings.items():
            table_values = self.table(place[:-1])
            if setting.name in table_values:
                try:
                    chosen[Values.key(setting)] = setting.parse(table_values[setting.name])
                except ValueError as error:
                    self._mistakes[place] = str(error)
        return Values(chosen)

    def expect(self, table: Place, names: Iterable[str]) -> None:
        """Warn about everything in a table that has none of `names`."""
        known = sorted(names)
        for name in self.table(table):
            if name not in known:
                line = line_of(self._text, (*table, name))
                near = get_close_matches(name, known, n=1)
                where = tr("{path}, line {line}", path=self._path, line=line) if line else self._path
                unknown = tr("{place}: “{name}” is no setting there", place=where, name=name)
                meant = near and tr(
                    "{place}: “{name}” is no setting there; did you mean “{other}”?",
                    place=where,
                    name=name,
                    other=near[0],
                )
                self.warnings.append(meant or unknown)

    def complain(self) -> None:
        """Raise SettingsBroken with all that does not fit, in the order of the lines; nothing happens if all does."""
        if self._mistakes:
            lines = lines_of(self._text, self._mistakes)
            found = [(lines[place], reason) for place, reason in self._mistakes.items()]
            first, *others = sorted(found, key=lambda mistake: mistake[0] or 0)
            raise SettingsBroken(str(self._path), *first, *others)

    def _no_toml(self, message: str) -> SettingsBroken:
        # tomllib tells the line in its message only.
        position = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
        reason = message[: position.start()] if position else message
        line = int(position[1]) if position and position[1] else self._text.count("\n") + 1
        return SettingsBroken(str(self._path), line, tr("it is not valid TOML ({reason})", reason=reason))


def line_of(text: str, place: Place) -> int | None:
    """The line on which the statement begins that gives `place` its value; None when that cannot be told."""
    return lines_of(text, [place])[place]


def lines_of(text: str, places: Iterable[Place]) -> dict[Place, int | None]:
    """The line of each of `places`, as `line_of` tells it.

    No reader of TOML tells lines. But each statement of TOML ends with a line; so the text is read as far as its first
    line, its second, and so on, until all `places` are there. A text that breaks off within a statement is no TOML.
    """
    found: dict[Place, int | None] = dict.fromkeys(places)
    lines = text.replace("\r\n", "\n").split("\n")
    if len(lines) > _LINES_AT_MOST:
        return found
    begin = 1
    for end in range(1, len(lines) + 1):
        try:
            document = tomllib.loads("\n".join(lines[:end]))
        except tomllib.TOMLDecodeError:
            continue
        found |= {place: begin for place, line in found.items() if line is None and _is_there(document, place)}
        if None not in found.values():
            break
        begin = end + 1
    return found


def _is_there(document: Any, place: Place) -> bool:
    for name in place:
        document = document.get(name) if isinstance(document, dict) else None
    return document is not None
