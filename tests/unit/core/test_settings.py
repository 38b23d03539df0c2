"""Settings as they come from a file, a form or a command line."""

from typing import Any

import pytest

from tests.support.examples import ANA, BEN
from traynotify.core.settings import (
    ACCOUNT_LABEL,
    ALERT_SOUND,
    DIGEST_ABOVE,
    GENERAL,
    HIDDEN_KINDS,
    PER_ACCOUNT,
    PROXY,
    THEME,
    AnySetting,
    Setting,
    Settings,
    Values,
)

EVERY = [*GENERAL, *PER_ACCOUNT]


def name_of(value: object) -> str:
    """What the run of a test is called after: a setting by its name."""
    return Values.key(value) if isinstance(value, Setting) else str(value)


@pytest.mark.parametrize("setting", EVERY, ids=Values.key)
def test_every_setting_is_described_and_its_default_fits(setting: AnySetting) -> None:
    assert setting.parse(setting.default) == setting.default
    assert setting.label
    assert setting.help.endswith(".")


@pytest.mark.parametrize(
    "address", ["", "none", "http://proxy.example:8080", "socks5h://me:se%20cret@127.0.0.1:9050/", "https://[::1]:3128"]
)
def test_what_a_proxy_may_be(address: str) -> None:
    assert PROXY.parse(address) == address


def test_no_two_settings_have_one_name() -> None:
    assert len({Values.key(setting) for setting in EVERY}) == len(EVERY)


@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        (ALERT_SOUND, 1, "sound must be true or false"),
        (DIGEST_ABOVE, True, "digest_above must be a whole number"),
        (DIGEST_ABOVE, 2.5, "digest_above must be a whole number"),
        (DIGEST_ABOVE, 0, "digest_above must be at least 1"),
        (DIGEST_ABOVE, 51, "digest_above must be at most 50"),
        (THEME, "red", "theme cannot be “red”; it can be system, light, dark"),
        (THEME, None, "theme must be text"),
        (HIDDEN_KINDS, "boost", "hidden_kinds must be a list of words"),
        (HIDDEN_KINDS, ["boost", 3], "hidden_kinds must be a list of words"),
        (HIDDEN_KINDS, ["boost", "rain"], "hidden_kinds cannot be “rain”"),
        (PROXY, "proxy.example:8080", "A proxy is written like"),
        (PROXY, "ftp://proxy.example:21", "A proxy is written like"),
        (PROXY, "http://proxy.example", "A proxy is written like"),
        (PROXY, "http://proxy.example:70000", "A proxy is written like"),
        (PROXY, "http://proxy.example:80/path", "A proxy is written like"),
        (PROXY, "socks5://:1080", "A proxy is written like"),
    ],
    ids=name_of,
)
def test_what_does_not_fit_is_refused_in_a_sentence(setting: Setting[Any], value: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{sentence}"):
        setting.parse(value)
    with pytest.raises(ValueError, match=f"^{sentence}"):
        Values().replacing(setting, value)


@pytest.mark.parametrize(
    ("setting", "text", "value"),
    [
        (ALERT_SOUND, "Yes", True),
        (ALERT_SOUND, "off", False),
        (DIGEST_ABOVE, "12", 12),
        (THEME, "dark", "dark"),
        (HIDDEN_KINDS, " boost, follow ,", ("boost", "follow")),
        (HIDDEN_KINDS, "", ()),
    ],
    ids=name_of,
)
def test_typed_text_is_understood(setting: Setting[Any], text: str, value: Any) -> None:
    assert setting.from_text(text) == value
    assert Values().reading(setting, text)[setting] == value


@pytest.mark.parametrize(
    ("setting", "text", "sentence"),
    [
        (ALERT_SOUND, "maybe", "sound must be yes or no"),
        (DIGEST_ABOVE, "many", "digest_above must be a whole number"),
        (DIGEST_ABOVE, "99", "digest_above must be at most 50"),
        (HIDDEN_KINDS, "rain", "hidden_kinds cannot be “rain”"),
    ],
    ids=name_of,
)
def test_typed_text_that_does_not_fit_is_refused_in_a_sentence(setting: Setting[Any], text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{sentence}"):
        setting.from_text(text)


def test_values_have_defaults_and_do_not_change_in_place() -> None:
    before = Values()
    after = before.replacing(THEME, "dark").replacing(ACCOUNT_LABEL, "Me")
    assert (before[THEME], after[THEME], after[DIGEST_ABOVE]) == ("system", "dark", 3)
    assert after.chosen(EVERY) == {"theme": "dark", "label": "Me"}
    assert after.replacing(THEME, "system").chosen(EVERY) == {"label": "Me"}
    assert after == Values().parsing(ACCOUNT_LABEL, "Me").parsing(THEME, "dark")
    assert hash(after) == hash(after.replacing(THEME, "dark"))
    assert after != before


def test_settings_of_one_account_are_its_own() -> None:
    mine = Values().replacing(ACCOUNT_LABEL, "Me")
    settings = Settings().with_account(ANA, mine)
    assert settings.of(ANA) == mine
    assert settings.of(BEN) == Values()
    assert settings.without_account(ANA) == Settings()
