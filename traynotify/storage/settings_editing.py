"""Changes of settings go into the text of a settings file; everything else stays as the person wrote it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, MutableMapping
from operator import setitem
from typing import Any, NamedTuple

from traynotify.core.settings import GENERAL, AnySetting, Settings, Values
from traynotify.storage.settings_reading import ACCOUNTS, Place, ServiceSettings, place_of, settings_of_account

_Table = MutableMapping[str, Any]
_Append = Callable[[_Table, str, Any], None]

HEADING = "# What was chosen in traynotify. It may be edited here; what is not here has its default.\n"


class Change(NamedTuple):
    """One value that is to be another."""

    place: Place
    value: Any
    """None takes away what stands there."""
    is_default: bool = False
    """Written only where something else stands now."""


def changes(before: Settings, after: Settings, service_settings: ServiceSettings) -> list[Change]:
    """What has to be written so that a file that says `before` says `after`."""
    found = [
        _change(setting, place_of(setting), after.general)
        for setting in GENERAL
        if _value(before.general, setting) != _value(after.general, setting)
    ]
    for account in after.accounts:
        found += [
            _change(setting, place_of(setting, account), after.of(account))
            for setting in settings_of_account(account, service_settings)
            if _value(before.of(account), setting) != _value(after.of(account), setting)
        ]
    removed = (account for account in before.accounts if account not in after.accounts)
    return found + [Change((ACCOUNTS, account), None) for account in removed]


def edited(text: str, wanted: list[Change]) -> str:
    """`text` with the changes in it; raises ValueError when they cannot be put in without harm."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text or HEADING)
        for change in wanted:
            _apply(document, change, tomlkit.table, _append)
        result = document.as_string()
        expected = tomllib.loads(text)
        for change in wanted:
            _apply(expected, change, dict, setitem)
        if tomllib.loads(result) != expected:
            raise ValueError("the changed text would say something else")
    except (TOMLKitError, tomllib.TOMLDecodeError) as error:
        raise ValueError(str(error)) from error
    return result


def _change(setting: AnySetting, place: Place, values: Values) -> Change:
    value = _value(values, setting)
    return Change(place, list(value) if isinstance(value, tuple) else value, is_default=value == setting.default)


def _value(values: Values, setting: Any) -> Any:
    # Any setting: a union of settings has no one type of value.
    return values[setting]


def _apply(document: _Table, change: Change, new_table: Callable[[], Any], append: _Append) -> None:
    """Carry out one change, on a document of tomlkit or on the plain dictionaries that it has to mean."""
    is_idle = change.value is None or change.is_default
    table = document
    for name in change.place[:-1]:
        if name not in table:
            if is_idle:
                return
            append(table, name, new_table())
        table = table[name]
    name = change.place[-1]
    if change.value is None:
        table.pop(name, None)
        if not table:  # Otherwise an empty [accounts] would stay behind the last account.
            document.pop(change.place[0], None)
    elif name in table:
        table[name] = change.value
    elif not is_idle:
        append(table, name, change.value)


def _append(table: _Table, name: str, value: Any) -> None:
    """Put a new entry behind the others of its table, before the blank line and the comment that lead to the next."""
    from tomlkit.items import Table, Whitespace

    # To the reader of a file such a comment belongs to what follows; to tomlkit, to the table before.
    body = table.value.body if isinstance(table, Table) else []
    first = len(body)
    while first and body[first - 1][0] is None:
        first -= 1
    while first < len(body) and not isinstance(body[first][1], Whitespace):
        first += 1
    tail = body[first:]
    del body[first:]
    table[name] = value
    body.extend(tail)
