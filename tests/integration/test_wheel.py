"""The wheel holds the package and its resources, and nothing else of the project."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.project import PROJECT

_RESOURCES = sorted(
    path.relative_to(PROJECT).as_posix() for path in (PROJECT / "resources").rglob("*") if path.is_file()
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, and lay its files out as an installation does."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, timeout=300)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_it_installs_one_package_and_its_metadata(installed: Path) -> None:
    folders = {path.name.partition("-")[0] for path in installed.iterdir()}

    assert folders == {"traynotify"}
    assert (installed / "traynotify/py.typed").exists()
    assert not list((installed / "traynotify/resources").rglob("*.py"))


def test_every_resource_is_found_in_it(installed: Path) -> None:
    names = [name.removeprefix("resources/") for name in _RESOURCES]
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from traynotify.resources import resource\n"
        "for name in sys.argv[2:]: print(resource(name))"
    )
    command = [sys.executable, "-S", "-P", "-c", script, str(installed), *names]
    found = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300).stdout.splitlines()

    assert found == [str(installed / "traynotify" / name) for name in _RESOURCES]
