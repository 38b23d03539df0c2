"""Services are found by their entry points; a broken package costs one line and nothing else."""

import sys
from collections.abc import Callable
from importlib.metadata import Distribution, EntryPoint, entry_points
from pathlib import Path

import pytest

from traynotify.core.ids import ServiceId
from traynotify.core.settings import PER_ACCOUNT
from traynotify.engine.registry import Registry, ServiceStatus

Publish = Callable[..., EntryPoint]


@pytest.fixture
def publish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publish:
    """Write a module, and give the entry point of a package that brings it."""
    monkeypatch.syspath_prepend(str(tmp_path))
    count = 0

    def entry_point(source: str, name: str = "toy", package: str = "larks") -> EntryPoint:
        nonlocal count
        count += 1
        module = f"a_strangers_module_{count}"
        tmp_path.joinpath(f"{module}.py").write_text(source, encoding="utf-8")
        monkeypatch.delitem(sys.modules, module, raising=False)
        folder = tmp_path / f"{package}-{count}.dist-info"
        folder.mkdir()
        folder.joinpath("METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 3.2\n")
        folder.joinpath("entry_points.txt").write_text(f"[traynotify.sources]\n{name} = {module}:SERVICE\n")
        (point,) = Distribution.at(folder).entry_points
        return point

    return entry_point


GOOD = """
class Service:
    id, api_version, name, letter, colour, settings = "toy", 1, "{0}", "T", "#404040", ()
    def probe(self, address): ...
    sign_in = sign_in_with_token = create = revoke = probe
SERVICE = Service()
"""


def only(registry: Registry) -> tuple[ServiceStatus, str]:
    (record,) = registry.records()
    assert (record.id, record.package) == ("toy", "larks 3.2")
    assert (record.service is None) == (record.status is not ServiceStatus.READY)
    assert len(registry.services()) == (record.status is ServiceStatus.READY)
    return record.status, record.reason


def test_a_service_that_fits_is_ready(publish: Publish) -> None:
    registry = Registry(lambda: 1, [publish(GOOD)])
    assert only(registry) == (ServiceStatus.READY, "")
    found = registry.get(ServiceId("toy"))
    assert found is registry.services()[0]
    assert registry.get(ServiceId("other")) is None


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("import a_module_that_nobody_has", "ModuleNotFoundError: No module named 'a_module_that_nobody_has'"),
        ("SERVICE = 1 / 0", "ZeroDivisionError: division by zero"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("this is no Python", "SyntaxError"),
        ("OTHER = 1", "AttributeError"),
        ("class SERVICE: id = 'toy'", "AttributeError"),
        ("raise ImportError('first\\nsecond')", "ImportError: first second"),
        ("SERVICE = None", "AttributeError"),
    ],
)
def test_a_package_that_cannot_be_loaded_says_why(publish: Publish, source: str, reason: str) -> None:
    status, said = only(Registry(lambda: 1, [publish(source)]))
    assert status is ServiceStatus.LOAD_ERROR
    assert said.startswith(f"It could not be loaded: {reason}")


def test_a_package_for_another_version_says_so(publish: Publish) -> None:
    sentence = "It was written for version 1 of traynotify.api; this is version 2"
    assert only(Registry(lambda: 2, [publish(GOOD)])) == (ServiceStatus.WRONG_API, sentence)


def test_a_service_of_another_time_is_not_blamed_for_what_it_could_not_know(publish: Publish) -> None:
    old = """
from traynotify.api import ServiceBase
class Service(ServiceBase):
    id, api_version, name, letter, colour = "toy", 0, "Old", "T", "#404040"
SERVICE = Service()
"""
    sentence = "It was written for version 0 of traynotify.api; this is version 1"
    assert only(Registry(lambda: 1, [publish(old)])) == (ServiceStatus.WRONG_API, sentence)
    undated = old.replace("api_version", "other")
    assert only(Registry(lambda: 1, [publish(undated)])) == (
        ServiceStatus.WRONG_API,
        sentence.replace("0", "unknown", 1),
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            ("SERVICE = Service()", "SERVICE = Service"),
            "Its entry point names a class; it has to name an instance of it",
        ),
        ((', "#404040", ()', ", 0x404040, ()"), "It has no “colour”, or one that is no text"),
        ((" = create = revoke", " = create"), "It has no method “revoke”"),
        ((", ()", ", (1,)"), "Its “settings” are not settings as traynotify.api makes them"),
    ],
)
def test_a_service_that_lacks_something_says_what(publish: Publish, change: tuple[str, str], reason: str) -> None:
    assert only(Registry(lambda: 1, [publish(GOOD.replace(*change))])) == (ServiceStatus.LOAD_ERROR, reason)


def test_a_service_under_a_wrong_name_says_so(publish: Publish) -> None:
    (record,) = Registry(lambda: 1, [publish(GOOD, name="lark")]).records()
    assert (record.id, record.status) == ("lark", ServiceStatus.LOAD_ERROR)
    assert record.reason == "Its entry point is called “lark”, but the service calls itself “toy”"


def test_a_broken_package_costs_only_itself(publish: Publish) -> None:
    registry = Registry(lambda: 1, [publish("SERVICE = 1 / 0", name="broken"), publish(GOOD)])
    assert [service.id for service in registry.services()] == ["toy"]
    assert [record.id for record in registry.records()] == ["broken", "toy"]


@pytest.mark.parametrize("strangers_first", [True, False])
def test_a_stranger_does_not_take_the_place_of_our_own(publish: Publish, strangers_first: bool) -> None:
    points = [publish(GOOD.format("Theirs"), package="strangers"), publish(GOOD.format("Ours"), package="traynotify")]
    registry = Registry(lambda: 1, points if strangers_first else points[::-1])
    assert [service.name for service in registry.services()] == ["Ours"]
    stranger = registry.records()[1]
    assert (stranger.package, stranger.status) == ("strangers 3.2", ServiceStatus.LOAD_ERROR)
    assert stranger.reason == "traynotify 3.2 has a service of the same name"


def test_a_stranger_steps_in_where_our_own_cannot_be_loaded(publish: Publish) -> None:
    points = [publish("SERVICE = 1 / 0", package="traynotify"), publish(GOOD.format("Theirs"), package="strangers")]
    assert [service.name for service in Registry(lambda: 1, points).services()] == ["Theirs"]


def test_nothing_is_imported_before_the_first_look(publish: Publish) -> None:
    looked = False

    def version() -> int:
        nonlocal looked
        looked = True
        return 1

    registry = Registry(version, [publish(GOOD)])
    assert not looked
    assert registry.records() == registry.records()
    assert looked


def test_the_installed_packages_are_what_is_looked_at() -> None:
    installed = {point.name for point in entry_points(group="traynotify.sources")}
    assert {record.id for record in Registry(lambda: 1).records()} == installed


def test_only_what_is_looked_for_is_imported(publish: Publish) -> None:
    registry = Registry(lambda: 1, [publish(GOOD), publish("", name="other")])

    assert registry.get(ServiceId("toy")) is not None
    assert "a_strangers_module_2" not in sys.modules
    assert [record.status for record in registry.records()] == [ServiceStatus.LOAD_ERROR, ServiceStatus.READY]


def test_an_empty_field_of_an_installed_service_says_what_empty_means() -> None:
    own = [setting for service in Registry(lambda: 1).services() for setting in service.settings]
    fields = [setting for setting in (*own, *PER_ACCOUNT) if setting.default in ("", ()) and not setting.choices]
    assert [setting.name for setting in fields if not setting.empty] == []
