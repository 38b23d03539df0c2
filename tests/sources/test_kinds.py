"""A service says which kinds its notifications can have: those that its code names, no more and no fewer."""

import ast
from importlib.metadata import entry_points

import pytest

from tests.support.project import modules
from traynotify.api import Kind, ServiceBase

SERVICES = {entry.name: entry.load() for entry in entry_points(group="traynotify.sources")}


def kinds_in(folder: str) -> set[Kind]:
    """Every ``Kind.X`` in the modules of a service, but for the one that says which there are."""
    return {
        Kind[node.attr]
        for module in modules()
        if module.name.startswith(folder) and not module.name.endswith("/service.py")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Kind"
    }


@pytest.mark.parametrize("service", ["diaspora", "discourse", "mastodon", "osu"])
def test_what_it_says_is_what_it_makes(service: str) -> None:
    assert set(SERVICES[service].kinds) == kinds_in(f"sources/{service}/")


def test_who_says_nothing_may_make_all() -> None:
    assert set(ServiceBase.kinds) == set(Kind)
