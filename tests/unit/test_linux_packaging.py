"""The files for Linux desktops, the app and its icons call one thing by one name."""

import subprocess
from configparser import ConfigParser
from xml.etree import ElementTree

import pytest

from tests.support import programs
from tests.support.project import PROJECT, pyproject
from traynotify.app.desktop_entry import DESKTOP_ENTRY

_DESKTOP_FILE = PROJECT / f"packaging/linux/{DESKTOP_ENTRY}.desktop"
_METAINFO = PROJECT / f"packaging/linux/{DESKTOP_ENTRY}.metainfo.xml"


def _entry() -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys are as they are written
    parser.read(_DESKTOP_FILE, "utf-8")
    return dict(parser["Desktop Entry"])


def test_the_desktop_file_starts_the_installed_command() -> None:
    assert _entry()["Exec"] in pyproject()["project"]["scripts"]


def test_the_icon_is_one_that_we_bring() -> None:
    icons = PROJECT / "resources/icons/app/hicolor"
    assert (icons / f"scalable/apps/{_entry()['Icon']}.svg").exists()


def test_the_metainfo_is_of_the_same_app() -> None:
    component = ElementTree.parse(_METAINFO).getroot()
    assert component.findtext("id") == DESKTOP_ENTRY
    assert component.findtext("launchable") == _DESKTOP_FILE.name
    assert component.findtext("summary") == _entry()["Comment"] == pyproject()["project"]["description"]
    assert component.findtext("project_license") == pyproject()["project"]["license"]


@pytest.mark.parametrize(
    "command",
    [("desktop-file-validate", str(_DESKTOP_FILE)), ("appstreamcli", "validate", "--no-net", str(_METAINFO))],
    ids=lambda command: command[0],
)
def test_the_desktops_own_tools_accept_them(command: tuple[str, ...]) -> None:
    programs.require(command[0])
    result = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
