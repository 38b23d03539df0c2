"""The rules of docs/architecture.md that neither import-linter nor ruff can check."""

import ast
import re
from collections.abc import Iterable, Iterator

import pytest

from tests.support.project import PACKAGE, PROJECT, Module, modules, pyproject

MOST_LINES_OF_A_MODULE = 400
MOST_LINES_OF_A_FUNCTION = 50
NAMES_THAT_SAY_NOTHING = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
SCHEMAS_OF_NODEINFO = "http://nodeinfo.diaspora.software/ns/schema/"
"""What every server of the fediverse calls them, whoever invented them (nodeinfo.diaspora.software/protocol)."""
SERVICES = sorted(pyproject()["project"]["entry-points"]["traynotify.sources"])
MODULES = modules()


def test_a_module_is_one_thing() -> None:
    lengths = {module.name: len(module.text.splitlines()) for module in MODULES}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_A_MODULE} == {}


def test_a_function_is_one_thing() -> None:
    lengths = {
        f"{module.name}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_A_FUNCTION} == {}


def test_a_module_is_named_after_what_it_is_for() -> None:
    names = {module.name: {module.path.stem, *module.path.relative_to(PACKAGE).parts} for module in MODULES}
    assert [name for name, parts in names.items() if parts & NAMES_THAT_SAY_NOTHING] == []


def test_modules_keep_no_state() -> None:
    """Whoever needs something is given it; a variable of a module would outlive the test that changed it."""
    assert [f"{module.name}:{line} {name}" for module in MODULES for name, line in _variables(module.tree.body)] == []
    assert [
        f"{module.name}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Global)
    ] == []


def test_no_event_loop_runs_inside_another() -> None:
    """`exec()` of a dialog or a menu breaks the tasks that are waiting: `open()`, `popup()` and signals instead."""
    assert _calls_of(MODULES, ".exec", ".exec_") == []


def test_tasks_are_started_in_one_place() -> None:
    """A task that nobody holds vanishes, with its error. A TaskGroup holds its own, and so does a toy server.

    `asyncio.create_task` is banned by ruff, with its exceptions; this is the way around it.
    """
    elsewhere = [
        module for module in MODULES if module.name != "engine/tasks.py" and not module.name.startswith("demo/")
    ]
    assert _calls_of(elsewhere, "loop.create_task", "loop().create_task") == []


def test_core_neither_waits_nor_looks_at_the_clock_nor_at_files() -> None:
    core = [module for module in MODULES if module.name.startswith("core/")]
    waiting = [module.name for module in core for node in ast.walk(module.tree) if isinstance(node, ast.Await)]

    assert waiting == []
    assert _calls_of(core, ".now", ".utcnow", ".today", "open", ".read_text", ".read_bytes", ".write_text") == []


@pytest.mark.parametrize("service", SERVICES)
def test_the_name_of_a_service_stands_in_its_own_places_alone(service: str) -> None:
    """Its folder, toy server, tests, docs and pyproject.toml; everybody else knows sources, not services."""
    own = (f"sources/{service}/", f"demo/{service}/")
    texts = {m.name: m.text.lower().replace(SCHEMAS_OF_NODEINFO, "") for m in MODULES if not m.name.startswith(own)}
    assert [name for name, text in texts.items() if re.search(rf"\b{service}\b", text)] == []


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_has_all_that_belongs_to_one(service: str) -> None:
    places = (
        f"traynotify/sources/{service}",
        f"traynotify/demo/{service}",
        f"tests/sources/{service}",
        f"docs/services/{service}.md",
    )
    assert [place for place in places if not (PROJECT / place).exists()] == []


def test_the_folder_packaging_hides_no_package() -> None:
    """With an `__init__.py`, it would be imported in place of the package index's `packaging`."""
    assert not (PROJECT / "packaging/__init__.py").exists()


def _calls_of(among: Iterable[Module], *endings: str) -> list[str]:
    return [
        f"{module.name}:{line} {name}" for module in among for name, line in module.calls() if name.endswith(endings)
    ]


def _variables(statements: Iterable[ast.stmt]) -> Iterator[tuple[str, int]]:
    """Yield the names of a module that hold something mutable, unless they are constants by their name."""
    for statement in statements:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) | ast.AnnAssign(ast.Name(id=name), value=value):
                if _is_mutable(value) and name != name.upper() and not name.startswith("__"):
                    yield name, statement.lineno


def _is_mutable(value: ast.expr | None) -> bool:
    containers = (ast.Dict, ast.DictComp, ast.List, ast.ListComp, ast.Set, ast.SetComp)
    makers = {"bytearray", "count", "defaultdict", "deque", "dict", "list", "set", "WeakSet", "WeakValueDictionary"}
    return isinstance(value, containers) or (
        isinstance(value, ast.Call) and ast.unparse(value.func).rpartition(".")[2] in makers
    )
