"""Every setting once: type, default, bounds, label and help. The file, the form, the command line and the docs use it.

Choices of a person live here and in ``settings.toml``; cursors, window sizes and the like live in the archive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar, cast

import msgspec

from traynotify.core.ids import AccountId
from traynotify.core.language import phrase, tr
from traynotify.core.notification import Kind

T = TypeVar("T")


_TYPE_WANTED: Mapping[type, str] = {
    bool: phrase("{name} must be true or false"),
    int: phrase("{name} must be a whole number"),
    str: phrase("{name} must be text"),
}


class Setting(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """The description of one setting. `name` is its key in the file."""

    name: str
    default: T
    label: str
    help: str
    choices: tuple[str, ...] = ()
    """What the value (or each value of a list) may be; empty: anything."""
    minimum: int | None = None
    maximum: int | None = None
    group: str = "general"
    """The table of the file that it stands in."""
    empty: str = ""
    """What a text that is empty means, in words."""
    names_file: bool = False
    """Whether the value is the path of a file, so that a form offers to choose one."""
    check: Callable[[T], None] | None = None
    """Raises ValueError with a sentence for what neither type nor bounds can refuse."""

    def parse(self, value: Any) -> T:
        """`value` as it came from a file or a form, checked; raises ValueError with a sentence."""
        if isinstance(self.default, tuple):
            if not isinstance(value, (list, tuple)) or not all(isinstance(v, str) for v in value):
                raise ValueError(tr("{name} must be a list of words", name=self.name))
            for word in value:
                self._check_choice(word)
            return cast("T", tuple(value))
        if type(value) is not type(self.default):
            raise ValueError(tr(_TYPE_WANTED[type(self.default)], name=self.name))
        if isinstance(value, str):
            self._check_choice(value)
        if self.check is not None:
            self.check(value)
        if isinstance(value, int) and not isinstance(value, bool):
            if self.minimum is not None and value < self.minimum:
                raise ValueError(tr("{name} must be at least {minimum}", name=self.name, minimum=self.minimum))
            if self.maximum is not None and value > self.maximum:
                raise ValueError(tr("{name} must be at most {maximum}", name=self.name, maximum=self.maximum))
        return value

    def from_text(self, text: str) -> T:
        """The value that `text` spells, as typed on a command line: ``yes``, ``12``, ``a,b``."""
        if isinstance(self.default, bool):
            words = {
                "true": True,
                "yes": True,
                "on": True,
                "1": True,
                "false": False,
                "no": False,
                "off": False,
                "0": False,
            }
            if text.lower() not in words:
                raise ValueError(tr("{name} must be yes or no", name=self.name))
            return self.parse(words[text.lower()])
        if isinstance(self.default, int):
            try:
                number = int(text)
            except ValueError as error:
                raise ValueError(tr("{name} must be a whole number", name=self.name)) from error
            return self.parse(number)
        if isinstance(self.default, tuple):
            return self.parse([word.strip() for word in text.split(",") if word.strip()])
        return self.parse(text)

    def _check_choice(self, word: str) -> None:
        if self.choices and word not in self.choices:
            raise ValueError(
                tr(
                    "{name} cannot be “{word}”; it can be {words}",
                    name=self.name,
                    word=word,
                    words=", ".join(self.choices),
                )
            )


AnySetting = Setting[bool] | Setting[int] | Setting[str] | Setting[tuple[str, ...]]

KIND_NAMES = tuple(kind.value for kind in Kind)

THEME = Setting(
    name="theme",
    default="system",
    choices=("system", "light", "dark"),
    label=phrase("Theme"),
    help=phrase("Light, dark, or as the system is."),
)
LANGUAGE = Setting(
    name="language",
    default="system",
    choices=("system", "en", "de"),
    label=phrase("Language"),
    help=phrase("Notifications that are here already keep their words."),
)
TRAY_COLOURED = Setting(
    name="tray_coloured",
    default=True,
    label=phrase("Coloured tray icon"),
    help=phrase("Off: one colour, as most panels draw their icons."),
)
TRAY_PANEL = Setting(
    name="tray_panel",
    default="system",
    choices=("system", "light", "dark"),
    label=phrase("Panel"),
    help=phrase("What the tray icon is drawn for, where the panel is not as light or dark as the windows."),
)
ALERTS = Setting(
    name="enabled",
    default=True,
    label=phrase("Show notifications"),
    help=phrase("Off: the inbox and the number only."),
    group="alerts",
)
ALERT_CONTENT = Setting(
    name="content",
    default="full",
    choices=("full", "title"),
    label=phrase("Shown text"),
    help=phrase("Title: what people wrote stays out of the bubbles."),
    group="alerts",
)
ALERT_SOUND = Setting(
    name="sound", default=True, label=phrase("Sound"), help=phrase("Lets the desktop play its sound."), group="alerts"
)
DIGEST_ABOVE = Setting(
    name="digest_above",
    default=3,
    minimum=1,
    maximum=50,
    label=phrase("Bundle above"),
    help=phrase("When more than this many arrive at once, one summary is shown instead."),
    group="alerts",
)
OPEN_MARKS_READ = Setting(
    name="open_marks_read",
    default=True,
    label=phrase("Opening marks as read"),
    help=phrase("A click opens the page and marks it read."),
)
GROUP_SIMILAR = Setting(
    name="group_similar",
    default=True,
    label=phrase("Group similar notifications"),
    help=phrase("Who boosted, liked or followed, and what was said in one thread, stand in one line a day."),
)

ACCOUNT_LABEL = Setting(
    name="label",
    default="",
    label=phrase("Name"),
    help=phrase("What this account is called here."),
    empty=phrase("Its own handle"),
    group="account",
)
ACCOUNT_ALERTS = Setting(
    name="alerts",
    default=True,
    label=phrase("Show notifications"),
    help=phrase("Off: inbox and number only."),
    group="account",
)
QUIET_KINDS: Setting[tuple[str, ...]] = Setting(
    name="quiet_kinds",
    default=(),
    choices=KIND_NAMES,
    label=phrase("Quiet kinds"),
    help=phrase("These kinds reach the inbox, but raise no notification."),
    group="account",
)
HIDDEN_KINDS: Setting[tuple[str, ...]] = Setting(
    name="hidden_kinds",
    default=(),
    choices=KIND_NAMES,
    label=phrase("Hidden kinds"),
    help=phrase("These kinds are neither shown nor counted."),
    group="account",
)
IN_BADGE = Setting(
    name="in_badge",
    default=True,
    label=phrase("Counts in the number"),
    help=phrase("Off: not counted on the tray icon."),
    group="account",
)

ACCOUNT_SOUND = Setting(
    name="sound",
    default=True,
    label=phrase("Sound"),
    help=phrase("Off: its notifications are silent."),
    group="account",
)

NO_PROXY = "none"
"""The proxy of who wants none, whatever the system says."""
SYSTEM_TRUST = "system"


_PROXY_FORM = re.compile(
    r"(?:https?|socks5h?)://(?:[^\s/@]+@)?(?:[\w.-]+|\[[\da-fA-F:.]+\]):(?P<port>\d{1,5})/?", re.ASCII
)


def _check_proxy(text: str) -> None:
    """Raise ValueError with a sentence for what cannot be a proxy."""
    form = _PROXY_FORM.fullmatch(text)
    if text not in ("", NO_PROXY) and not (form and 0 < int(form["port"]) < 2**16):
        raise ValueError(tr("A proxy is written like http://proxy.example:8080 or socks5://127.0.0.1:9050"))


PROXY = Setting(
    name="proxy",
    default="",
    label=phrase("Proxy"),
    help=phrase("Like http://proxy.example:8080 or socks5://127.0.0.1:9050; “none” is the direct way."),
    empty=phrase("As the system says"),
    group="account",
    check=_check_proxy,
)
TRUST = Setting(
    name="trust",
    default="public",
    choices=("public", SYSTEM_TRUST),
    label=phrase("Trusted certificates"),
    help=phrase("Those of public authorities, or all that this system trusts."),
    group="account",
)
OWN_AUTHORITY = Setting(
    name="own_authority",
    default="",
    label=phrase("Own authority"),
    help=phrase("A file with the certificate (PEM) of an authority that is trusted as well."),
    empty=phrase("None"),
    group="account",
    names_file=True,
)

NETWORK: tuple[AnySetting, ...] = (PROXY, TRUST, OWN_AUTHORITY)
"""The way to an account's server: for all that is asked of it, its pictures and its sign-in."""

GENERAL: tuple[AnySetting, ...] = (
    THEME,
    LANGUAGE,
    TRAY_COLOURED,
    TRAY_PANEL,
    OPEN_MARKS_READ,
    GROUP_SIMILAR,
    ALERTS,
    ALERT_CONTENT,
    ALERT_SOUND,
    DIGEST_ABOVE,
)
PER_ACCOUNT: tuple[AnySetting, ...] = (
    ACCOUNT_LABEL,
    ACCOUNT_ALERTS,
    ACCOUNT_SOUND,
    QUIET_KINDS,
    HIDDEN_KINDS,
    IN_BADGE,
    *NETWORK,
)


class Values:
    """Checked values, read by description: ``values[THEME]``; what was not chosen has its default. Immutable."""

    def __init__(self, chosen: Mapping[str, Any] | None = None) -> None:
        self._chosen = dict(chosen or {})

    @staticmethod
    def key(setting: AnySetting) -> str:
        """The unique name of a setting among those that stand in one file: ``alerts.sound``."""
        return f"{setting.group}.{setting.name}"

    def __getitem__(self, setting: Setting[T]) -> T:
        return cast(T, self._chosen.get(f"{setting.group}.{setting.name}", setting.default))

    def replacing(self, setting: Setting[T], value: T) -> Values:
        """A copy with one value changed; raises ValueError when it does not fit."""
        return self.parsing(cast("AnySetting", setting), value)

    def parsing(self, setting: AnySetting, value: Any) -> Values:
        """A copy with one value as a form or a file gave it; raises ValueError when it does not fit."""
        return Values({**self._chosen, self.key(setting): setting.parse(value)})

    def reading(self, setting: AnySetting, text: str) -> Values:
        """A copy with one value as it was typed; raises ValueError when it does not fit."""
        return Values({**self._chosen, self.key(setting): setting.from_text(text)})

    def with_all_of(self, other: Values) -> Values:
        """A copy in which what was chosen in `other` holds."""
        return Values({**self._chosen, **other._chosen})

    def in_group(self, group: str) -> Values:
        """What was chosen of one group."""
        return Values({key: value for key, value in self._chosen.items() if key.startswith(f"{group}.")})

    def chosen(self, settings: Iterable[AnySetting]) -> dict[str, Any]:
        """The values that differ from their defaults, by the setting's own name."""
        return {
            s.name: self._chosen[self.key(s)] for s in settings if self._chosen.get(self.key(s), s.default) != s.default
        }

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Values) and self._chosen == other._chosen

    def __hash__(self) -> int:
        return hash(frozenset(self._chosen))


_NOTHING_CHOSEN = Values()


class Settings(msgspec.Struct, frozen=True):
    """All chosen settings: the general ones, and those of each account (the services' own among them)."""

    general: Values = msgspec.field(default_factory=Values)
    accounts: dict[AccountId, Values] = {}

    def of(self, account: AccountId) -> Values:
        """The settings of one account; defaults when nothing was chosen for it."""
        return self.accounts.get(account, _NOTHING_CHOSEN)

    def with_account(self, account: AccountId, values: Values) -> Settings:
        """A copy in which `account` has these values."""
        return msgspec.structs.replace(self, accounts={**self.accounts, account: values})

    def without_account(self, account: AccountId) -> Settings:
        """A copy without the account."""
        return msgspec.structs.replace(self, accounts={a: v for a, v in self.accounts.items() if a != account})
