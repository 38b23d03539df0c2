"""A stranger's service, as docs/writing-a-source.md has it: installed as a package of its own, and run as it stands."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.command_line import CommandLine
from tests.support.command_line import traynotify as traynotify
from tests.support.project import PROJECT
from traynotify import api

if TYPE_CHECKING:
    from board import Board  # the example's own server, which is no package of ours

EXAMPLE = PROJECT / "docs/examples/noticeboard"
PAGE = (PROJECT / "docs/writing-a-source.md").read_text("utf-8")
TOKEN = "token-of-ana"
BROKEN = {
    "pebble": "import a_library_that_nobody_has",
    "quartz": "raise SystemExit('there is no room')",
    "ravine": "class SERVICE: id, api_version = 'ravine', 2",
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the example was installed into."""
    folder = tmp_path_factory.mktemp("stranger")
    shutil.copytree(EXAMPLE, folder / "source")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    command = [*pip, "--no-build-isolation", "--target", str(folder / "site"), str(folder / "source")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / "site"


@pytest.fixture
def strangers(installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This process finds the example, and beside it packages that are broken, or of another time."""
    folder = tmp_path / "broken"
    for name, source in BROKEN.items():
        metadata = folder / f"{name}-3.2.dist-info"
        metadata.mkdir(parents=True)
        (folder / f"{name}.py").write_text(source, "utf-8")
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 3.2\n", "utf-8")
        (metadata / "entry_points.txt").write_text(f"[traynotify.sources]\n{name} = {name}:SERVICE\n", "utf-8")
    monkeypatch.syspath_prepend(installed)
    monkeypatch.syspath_prepend(folder)
    for name in BROKEN:
        monkeypatch.delitem(sys.modules, name, raising=False)


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Iterator["Board"]:
    """The noticeboard of the example's own tests."""
    monkeypatch.syspath_prepend(EXAMPLE / "tests")
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    from board import Board

    with Board() as running:
        yield running


def run(folder: Path, *arguments: str, find: Path) -> subprocess.CompletedProcess[str]:
    """Run Python in `folder`, with what was installed into the folder `find`."""
    env = {**os.environ, "PYTHONPATH": str(find), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-P", "-m", *arguments]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=300, check=False)


def test_it_is_ready(installed: Path, tmp_path: Path) -> None:
    command = ("traynotify", "--profile-dir", "profile", "accounts", "services", "--json")
    ended = run(tmp_path, *command, find=installed)

    assert (ended.returncode, ended.stderr) == (0, "")
    (record,) = [record for record in json.loads(ended.stdout) if record["id"] == "noticeboard"]
    assert (record["status"], record["reason"]) == ("ready", "")
    assert (record["name"], record["package"]) == ("Noticeboard", "traynotify-noticeboard 1.0.0")
    assert list(record["settings"]) == ["poll_minutes"]


def test_its_own_tests_pass(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "tests", tmp_path / "tests")
    shutil.copy(EXAMPLE / "pyproject.toml", tmp_path)

    ended = run(tmp_path, "pytest", "-q", "-p", "no:cacheprovider", find=installed)

    assert ended.returncode == 0, ended.stdout
    assert "failed" not in ended.stdout
    assert (found := re.search(r"(\d+) passed", ended.stdout))
    assert int(found[1]) > 40


@pytest.mark.usefixtures("strangers")
def test_a_broken_package_is_one_line_with_its_reason(traynotify: CommandLine) -> None:
    records = {record["id"]: record for record in traynotify("accounts", "services", "--json").json}

    assert {name: record["status"] for name, record in records.items() if record["status"] != "ready"} == {
        "pebble": "load_error",
        "quartz": "load_error",
        "ravine": "wrong_api",
    }
    assert "No module named 'a_library_that_nobody_has'" in records["pebble"]["reason"]
    assert "there is no room" in records["quartz"]["reason"]
    assert "version 2 of traynotify.api" in records["ravine"]["reason"]
    assert {records[name]["package"] for name in BROKEN} == {f"{name} 3.2" for name in BROKEN}
    assert "noticeboard" in records

    ended = traynotify("accounts", "services")
    assert (ended.status, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert len(lines) == len(records)
    for record in records.values():
        (line,) = [line for line in lines if line.startswith(f"{record['id']} ")]
        assert record["reason"] in line


@pytest.mark.usefixtures("strangers")
def test_an_account_of_it_is_like_any_other(traynotify: CommandLine, board: "Board") -> None:
    first, second = board.post(), board.post("eclipse")

    account = traynotify.add(board.address, TOKEN, "--set", "poll_minutes=30")

    assert account == f"noticeboard:ana@{board.address.partition('://')[2]}"
    rows: list[dict[str, Any]] = traynotify("list", "--json").json
    assert [row["title"] for row in rows] == ["Ben has news for you (eclipse)", "Ben answered your notice"]
    assert traynotify("read", f"{account}/{first}").status == 0
    assert {number: notice.get("read", False) for number, notice in board.notices.items()} == {
        first: True,
        second: False,
    }
    assert traynotify("unread", f"{account}/{first}").status == 0
    assert board.notices[first]["read"] is False
    board.notices[second]["is_closed"] = True
    refused = traynotify("read", f"{account}/{second}")
    assert refused.status != 0
    assert "This notice is closed" in refused.err
    assert traynotify("accounts", "remove", account).status == 0


def test_all_code_on_the_page_is_from_the_example() -> None:
    paths = [path for suffix in ("py", "toml", "md") for path in EXAMPLE.rglob(f"*.{suffix}")]
    texts = [path.read_text("utf-8") for path in paths]
    blocks = re.findall(r"^```\w*\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)

    assert len(blocks) > 10
    assert [block for block in blocks if not any(block in text for text in texts)] == []


def test_the_page_speaks_of_everything_that_a_source_may_meet() -> None:
    events = [event.__name__ for event in api.SourceEvent.__args__]
    errors = [error.__name__ for error in api.SourceError.__subclasses__()]
    scopes = [scope.name for scope in api.ReadScope]
    fields = list(api.Capabilities.__struct_fields__)

    assert [name for name in (*events, *errors, *scopes, *fields) if f"`{name}`" not in PAGE] == []


def test_the_example_sees_the_public_api_alone() -> None:
    imported = {
        name
        for path in EXAMPLE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _imported(node)
        if name.partition(".")[0] not in sys.stdlib_module_names
    }
    ours = {name for name in imported if name.partition(".")[0] == "traynotify"}

    assert ours == {"traynotify.api", "traynotify.api.testing"}
    assert {name.partition(".")[0] for name in imported - ours} == {"traynotify_noticeboard", "board", "pytest"}


def _imported(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module)):
            return [module]
        case _:
            return []
