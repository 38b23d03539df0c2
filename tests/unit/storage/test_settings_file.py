"""The settings file: what a person writes is understood or told with its line, and is still theirs after a save."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from traynotify.core.errors import SettingsBroken, StorageFailed
from traynotify.core.ids import AccountId, ServiceId
from traynotify.core.settings import (
    ACCOUNT_LABEL,
    ALERT_CONTENT,
    ALERT_SOUND,
    DIGEST_ABOVE,
    GENERAL,
    IN_BADGE,
    NO_PROXY,
    PER_ACCOUNT,
    PROXY,
    QUIET_KINDS,
    THEME,
    TRAY_COLOURED,
    AnySetting,
    Setting,
    Settings,
    Values,
)
from traynotify.storage.settings_file import SettingsFile
from traynotify.storage.settings_reading import line_of

ANA = AccountId("mastodon:ana@larks.example")
BEN = AccountId("frogs:ben “the frog”@owls.example")

POLL_S = Setting(name="poll_s", default=60, minimum=10, label="Poll", help="How often.", group="service")
LABEL_OF_SERVICE = Setting(name="label", default="", label="Label", help="Named like one of ours.", group="service")


def service_settings(service: ServiceId) -> tuple[AnySetting, ...]:
    return (POLL_S, LABEL_OF_SERVICE) if service == "mastodon" else ()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def file(path: Path) -> SettingsFile:
    return SettingsFile(path, service_settings)


WRITTEN = """\
# My settings. Do not lose this line.

[general]   # what I like
theme = "dark"   # at night
wings = 2

# Only what matters to me:
[alerts]
digest_above = 12

# Ana is my work account
[accounts."mastodon:ana@larks.example"]
label = "Work"
quiet_kinds = [
    "boost",   # too many
    "follow",
]

[accounts."mastodon:ana@larks.example".service]
poll_s = 120

[later]
idea = "a second column"
"""


def test_no_file_means_defaults(file: SettingsFile, path: Path) -> None:
    assert file.load() == Settings()
    assert file.warnings == ()
    assert not path.exists(), "reading does not make one"


def test_what_is_written_is_read(file: SettingsFile, path: Path) -> None:
    path.write_text(WRITTEN, "utf-8")
    read = file.load()
    assert read.general[THEME] == "dark"
    assert read.general[DIGEST_ABOVE] == 12
    assert read.general[ALERT_SOUND] is True, "not chosen"
    ana = read.of(ANA)
    assert (ana[ACCOUNT_LABEL], ana[QUIET_KINDS], ana[POLL_S]) == ("Work", ("boost", "follow"), 120)
    assert read.of(BEN)[ACCOUNT_LABEL] == ""


def test_a_setting_of_a_service_may_be_named_as_one_of_ours(file: SettingsFile, path: Path) -> None:
    path.write_text(f'[accounts."{ANA}"]\nlabel = "ours"\n[accounts."{ANA}".service]\nlabel = "theirs"\n', "utf-8")
    values = file.load().of(ANA)
    assert (values[ACCOUNT_LABEL], values[LABEL_OF_SERVICE]) == ("ours", "theirs")


def test_what_means_nothing_is_told_with_a_suggestion_and_kept(file: SettingsFile, path: Path) -> None:
    path.write_text('[general]\ntheem = "dark"\n\n[alert]\nsound = false\n\n[accounts."a:b"]\nxyzzy = 1\n', "utf-8")
    read = file.load()
    assert file.warnings == (
        f"{path}, line 4: “alert” is no setting there; did you mean “alerts”?",
        f"{path}, line 2: “theem” is no setting there; did you mean “theme”?",
        f"{path}, line 8: “xyzzy” is no setting there",
    )
    file.save(Settings(read.general.replacing(THEME, "light"), read.accounts))
    assert 'theem = "dark"' in path.read_text("utf-8")
    assert "xyzzy = 1" in path.read_text("utf-8")
    assert len(file.warnings) == 3


BROKEN = [
    ('[general]\ntheme = "blue"\n', 2, "theme cannot be “blue”; it can be system, light, dark"),
    ("[general]\n\n# a comment\ntheme = 3\n", 4, "theme must be text"),
    ("[alerts]\ndigest_above = 0\n", 2, "digest_above must be at least 1"),
    ("[alerts]\nsound = 1\n", 2, "sound must be true or false"),
    ("[alerts]\ndigest_above = true\n", 2, "digest_above must be a whole number"),
    ("[alerts]\ndigest_above = 2026-03-14\n", 2, "digest_above must be a whole number"),
    ('alerts = { enabled = true, content = "none" }\n', 1, "content cannot be “none”; it can be full, title"),
    ('[accounts."a:b"]\nlabel = "x"\nquiet_kinds = [\n  "boost",\n  "toast",\n]\n', 3, "quiet_kinds cannot be “toast”"),
    (f'[accounts."{ANA}".service]\npoll_s = 1\n', 2, "poll_s must be at least 10"),
    ('x = """\nthree\nlines"""\n[general]\ntheme = 1\n', 5, "theme must be text"),
    ("[general]\r\n\r\ntheme = 1\r\n", 3, "theme must be text"),
    ("general = 3\n", 1, "“general” must be a table"),
    ("[[general]]\n", 1, "“general” must be a table"),
    ("\n[accounts]\nmine = true\n", 3, "“mine” must be a table"),
    ('[accounts."a:b"]\nlabel = "x"\n', None, None),
    ('[general]\ntheme = "dark\nwings = 2\n', 2, "it is not valid TOML"),
    ("[general\n", 1, "it is not valid TOML"),
    ("[general]\ntheme =\n", 2, "it is not valid TOML"),
    ("[general]\ntheme = 'dark'\ntheme = 'light'\n", 3, "it is not valid TOML"),
    ("x = [\n1,\n", 3, "it is not valid TOML"),
    ("x = " + "[" * 5_000, None, "it nests too deeply"),
]


@pytest.mark.parametrize(("text", "line", "reason"), BROKEN)
def test_what_does_not_fit_is_told_with_its_line(
    file: SettingsFile, path: Path, text: str, line: int | None, reason: str | None
) -> None:
    path.write_bytes(text.encode())
    if reason is None:
        file.load()
        return
    with pytest.raises(SettingsBroken) as caught:
        file.load()
    assert caught.value.reason.startswith(reason)
    assert (caught.value.path, caught.value.line) == (str(path), line)
    assert "left as it is" in str(caught.value)


def test_all_that_does_not_fit_is_told_at_once(file: SettingsFile, path: Path) -> None:
    path.write_text(
        f'alerts = 3\n[accounts."{ANA}"]\nlabel = 4\nservice = "x"\n[accounts.b]\nlabel = 5\n[general]\ntheme = "x"\n',
        "utf-8",
    )
    with pytest.raises(SettingsBroken) as caught:
        file.load()
    assert str(caught.value) == (
        f"{path}, line 1: “alerts” must be a table; line 3: label must be text; line 4: “service” must be a table; "
        "line 6: label must be text; line 8: theme cannot be “x”; it can be system, light, dark. "
        "The file was left as it is; mend it or remove it."
    )


def test_bytes_that_are_no_text_are_told_with_their_line(file: SettingsFile, path: Path) -> None:
    path.write_bytes(b"[general]\n# caf\xe9\n")
    with pytest.raises(SettingsBroken, match=r"line 2: it is not UTF-8"):
        file.load()


def test_a_file_that_cannot_be_read_is_broken_too(file: SettingsFile, path: Path) -> None:
    path.mkdir()
    with pytest.raises(SettingsBroken, match="it cannot be read"):
        file.load()


def test_a_byte_order_mark_is_no_mistake(file: SettingsFile, path: Path) -> None:
    path.write_bytes(b'\xef\xbb\xbf[general]\ntheme = "dark"\n')
    assert file.load().general[THEME] == "dark"


@pytest.mark.parametrize("text", [text for text, _, reason in BROKEN if reason])
def test_a_broken_file_is_never_written_until_it_is_mended(file: SettingsFile, path: Path, text: str) -> None:
    chosen = Settings(Values().replacing(THEME, "light"))
    path.write_bytes(text.encode())
    with pytest.raises(SettingsBroken):
        file.load()
    with pytest.raises(SettingsBroken):
        file.save(chosen)
    assert path.read_bytes() == text.encode()
    path.write_text("[alerts]\nsound = false\n", "utf-8")
    saved = file.save(chosen)
    assert (saved.general[THEME], saved.general[ALERT_SOUND]) == ("light", False)


def test_a_save_changes_what_was_changed_and_nothing_else(file: SettingsFile, path: Path) -> None:
    path.write_text(WRITTEN, "utf-8")
    read = file.load()
    general = read.general.replacing(THEME, "light").replacing(TRAY_COLOURED, False)
    ana = read.of(ANA).replacing(POLL_S, 90).replacing(QUIET_KINDS, ("poll",)).replacing(IN_BADGE, False)
    file.save(Settings(general).with_account(ANA, ana))
    expected = (
        WRITTEN.replace('theme = "dark"   # at night', 'theme = "light"   # at night')
        .replace("wings = 2\n", "wings = 2\ntray_coloured = false\n")
        .replace(
            'quiet_kinds = [\n    "boost",   # too many\n    "follow",\n]\n',
            'quiet_kinds = ["poll"]\nin_badge = false\n',
        )
        .replace("poll_s = 120", "poll_s = 90")
    )
    assert path.read_text("utf-8") == expected


def test_a_new_entry_comes_behind_the_comment_of_its_neighbour_and_before_that_of_the_next_table(
    file: SettingsFile, path: Path
) -> None:
    path.write_text('[general]\ntheme = "dark"\n# or light\n\n# Bubbles:\n[alerts]\nsound = false\n', "utf-8")
    read = file.load()
    file.save(Settings(read.general.replacing(TRAY_COLOURED, False)))
    assert path.read_text("utf-8").startswith(
        '[general]\ntheme = "dark"\n# or light\ntray_coloured = false\n\n# Bubbles:\n[alerts]\n'
    )


def test_nothing_is_written_when_nothing_was_changed(file: SettingsFile, path: Path) -> None:
    path.write_text(WRITTEN, "utf-8")
    before = path.stat().st_ino
    file.save(file.load())
    assert (path.read_text("utf-8"), path.stat().st_ino) == (WRITTEN, before)


def test_a_new_file_says_what_it_is_and_holds_what_was_chosen(file: SettingsFile, path: Path) -> None:
    file.load()
    file.save(Settings(Values().replacing(ALERT_CONTENT, "title")).with_account(BEN, Values({"account.label": "Ben"})))
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[1:] == ["", "[alerts]", 'content = "title"', "", f'[accounts."{BEN}"]', 'label = "Ben"']
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_choosing_the_default_again_leaves_no_trace_of_what_was_never_written(file: SettingsFile, path: Path) -> None:
    path.write_text('[general]\ntheme = "dark"\n', "utf-8")
    read = file.load()
    changed = file.save(Settings(read.general.replacing(TRAY_COLOURED, False)))
    file.save(Settings(changed.general.replacing(THEME, "system").replacing(TRAY_COLOURED, True)))
    assert path.read_text("utf-8") == '[general]\ntheme = "system"\ntray_coloured = true\n'
    assert file.save(Settings(Values().replacing(ALERT_SOUND, True))).general[ALERT_SOUND] is True
    assert "sound" not in path.read_text("utf-8")


def test_a_removed_account_is_taken_out_whole(file: SettingsFile, path: Path) -> None:
    path.write_text(WRITTEN, "utf-8")
    saved = file.save(file.load().without_account(ANA))
    assert saved.accounts == {}
    text = path.read_text("utf-8")
    assert "mastodon" not in text
    assert "a second column" in text
    assert file.load() == saved


def test_what_an_editor_changed_meanwhile_survives_a_save(file: SettingsFile, path: Path) -> None:
    path.write_text('[general]\ntheme = "dark"\n', "utf-8")
    read = file.load()
    path.write_text('[general]\ntheme = "dark"\ntray_panel = "light"  # new\n\n[alerts]\nsound = false\n', "utf-8")
    assert file.changed_outside()
    saved = file.save(Settings(read.general.replacing(THEME, "light")))
    assert (saved.general[THEME], saved.general[ALERT_SOUND]) == ("light", False)
    assert 'tray_panel = "light"  # new' in path.read_text("utf-8")
    assert not file.changed_outside()


def test_a_change_by_others_is_noticed_once(file: SettingsFile, path: Path) -> None:
    file.load()
    assert not file.changed_outside()
    path.write_text("[general]\n", "utf-8")
    assert file.changed_outside()
    file.load()
    assert not file.changed_outside()
    path.write_text("[general", "utf-8")
    with pytest.raises(SettingsBroken):
        file.load()
    assert not file.changed_outside(), "it was told already"
    path.unlink()
    assert file.changed_outside()
    assert file.load() == Settings()


def test_a_save_that_fails_is_told_in_a_sentence(
    file: SettingsFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text(WRITTEN, "utf-8")
    read = file.load()

    def full(_descriptor: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFailed, match=r"settings.toml cannot be written: No space left"):
        file.save(Settings(read.general.replacing(THEME, "light"), read.accounts))
    assert path.read_text("utf-8") == WRITTEN


def test_text_that_cannot_be_written_is_refused(file: SettingsFile, path: Path) -> None:
    with pytest.raises(StorageFailed, match="change it in an editor"):
        file.save(Settings().with_account(ANA, Values({"account.label": "\ud800"})))
    assert not path.exists()


def values_of(chosen_from: tuple[AnySetting, ...]) -> st.SearchStrategy[Values]:
    """Arbitrary choices among some settings; what is chosen may be the default."""

    def value(setting: AnySetting) -> st.SearchStrategy[Any]:
        if isinstance(setting.default, bool):
            return st.booleans()
        if isinstance(setting.default, int):
            return st.integers(setting.minimum or 0, setting.maximum or 10**6)
        if setting is PROXY:
            return st.sampled_from(["", NO_PROXY, "http://proxy.example:8080", "socks5://me:word@[::1]:9050"])
        word = (
            st.sampled_from(setting.choices) if setting.choices else st.text(st.characters(codec="utf-8"), max_size=8)
        )
        return st.lists(word, max_size=3).map(tuple) if isinstance(setting.default, tuple) else word

    choices = {Values.key(setting): value(setting) for setting in chosen_from}
    return st.fixed_dictionaries({}, optional=choices).map(Values)


some_settings = st.builds(
    Settings,
    values_of(GENERAL),
    st.fixed_dictionaries(
        {}, optional={ANA: values_of((*PER_ACCOUNT, POLL_S, LABEL_OF_SERVICE)), BEN: values_of(PER_ACCOUNT)}
    ),
)


def meaning(of: Settings) -> list[Any]:
    """Every value, whether it was chosen or is the default: what two settings have to agree in."""
    accounts = [of.of(account).chosen((*PER_ACCOUNT, POLL_S)) for account in (ANA, BEN)]
    return [of.general.chosen(GENERAL), *accounts, of.of(ANA)[LABEL_OF_SERVICE]]


@settings(max_examples=25, deadline=None)
@given(text=st.sampled_from(["", WRITTEN, WRITTEN.replace("\n", "\r\n")]), steps=st.lists(some_settings, max_size=3))
def test_what_is_saved_is_what_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, text: str, steps: list[Settings]
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    path.write_bytes(text.encode())
    file = SettingsFile(path, service_settings)
    file.load()
    for step in steps:
        saved = file.save(step)
        assert meaning(saved) == meaning(step)
        assert meaning(SettingsFile(path, service_settings).load()) == meaning(step)
        for kept in ("# My settings. Do not lose this line.", "wings = 2", "a second column") if text else ():
            assert kept in path.read_text("utf-8")


def test_the_line_of_something_absent_is_unknown() -> None:
    assert line_of("a = 1\n", ("b",)) is None
    assert line_of("a = 1\n" + "# padding\n" * 1_000, ("a",)) is None
