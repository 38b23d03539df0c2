"""Where a profile's files are, and that two profiles share nothing."""

import stat
from pathlib import Path

import pytest

from traynotify.core.errors import StorageFailed
from traynotify.storage.paths import PROFILE_VARIABLE, Profile


def files(profile: Profile) -> set[Path]:
    return {
        profile.settings_file,
        profile.archive_file,
        profile.secrets_file,
        profile.lock_file,
        profile.instance_file,
    }


def folders(profile: Profile) -> set[Path]:
    return {profile.config, profile.data, profile.cache, profile.logs}


def test_a_directory_holds_everything(tmp_path: Path) -> None:
    profile = Profile.resolve(tmp_path / "mine")
    assert all(path.is_relative_to(tmp_path / "mine") for path in files(profile) | folders(profile))
    assert len(files(profile)) == 5


def test_the_variable_names_a_directory_and_the_argument_is_stronger(tmp_path: Path) -> None:
    environ = {PROFILE_VARIABLE: str(tmp_path / "variable")}
    assert Profile.resolve(environ=environ).data == tmp_path / "variable"
    assert Profile.resolve(tmp_path / "argument", environ).data == tmp_path / "argument"


def test_a_directory_may_be_relative_and_may_begin_at_home(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Profile.resolve(Path("here")) == Profile.resolve(tmp_path / "here")
    assert Profile.resolve(Path("~/there")).data == home / "there"


@pytest.mark.skipif("sys.platform != 'linux'", reason="the folders of XDG")
def test_without_a_directory_the_folders_are_the_platforms(home: Path) -> None:
    profile = Profile.resolve(environ={PROFILE_VARIABLE: ""})
    assert folders(profile) == {
        home / ".config/traynotify",
        home / ".local/share/traynotify",
        home / ".cache/traynotify",
        home / ".local/state/traynotify/log",
    }


def test_each_profile_has_a_name_of_its_own_for_its_secrets(tmp_path: Path) -> None:
    profiles = [Profile.resolve(environ={}), Profile.resolve(tmp_path / "a"), Profile.resolve(tmp_path / "b")]
    assert len({profile.secrets_namespace for profile in profiles}) == 3
    assert profiles[0].secrets_namespace == "traynotify"
    assert Profile.resolve(tmp_path / "a").secrets_namespace == profiles[1].secrets_namespace


def test_folders_are_made_for_their_owner_alone(tmp_path: Path) -> None:
    profile = Profile.resolve(tmp_path / "some" / "where")
    assert profile.create() is profile
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders(profile)} == {0o700}
    profile.create()


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageFailed, match=r"file/profile cannot be made: Not a directory"):
        Profile.resolve(tmp_path / "file" / "profile").create()
