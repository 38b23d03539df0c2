"""Finds the services by their entry points, built-in ones and a stranger's alike. A broken one costs one line."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from importlib.metadata import EntryPoint, entry_points
from typing import cast

import msgspec

from traynotify.core.errors import WrongVersion
from traynotify.core.ids import ServiceId
from traynotify.core.language import tr
from traynotify.core.ports import Service
from traynotify.core.settings import Setting
from traynotify.core.text import clean_line

log = logging.getLogger(__name__)

ENTRY_POINTS = "traynotify.sources"
REASON_LIMIT = 240
"""Characters of a reason: it is shown in one line."""

_WORDS = ("name", "letter", "colour")
_METHODS = ("probe", "sign_in", "sign_in_with_token", "create", "revoke")


class ServiceStatus(StrEnum):
    """Whether a service can be used."""

    READY = "ready"
    LOAD_ERROR = "load_error"
    WRONG_API = "wrong_api"


class ServiceRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One entry point, and what became of it."""

    id: ServiceId
    package: str
    """The distribution that brought it, with its version."""
    status: ServiceStatus
    reason: str = ""
    service: Service | None = None


class Registry:
    """The services by id. Nothing is imported before somebody looks, and then no more than what they look for."""

    def __init__(self, api_version: Callable[[], int], found: Iterable[EntryPoint] | None = None) -> None:
        self._api_version = api_version
        self._found = found
        self._points: list[EntryPoint] | None = None
        self._records: dict[int, ServiceRecord] = {}
        """What became of each entry point that was looked at, by its place."""

    def records(self) -> list[ServiceRecord]:
        """Every entry point with its status, sorted by id; of two with one name, a stranger's does not hide ours."""
        loaded = [self._record(place) for place in range(len(self._entry_points()))]
        first = {record.id: record for record in reversed(loaded) if record.service is not None}
        return [
            _failed(
                record.id,
                record.package,
                tr("{package} has a service of the same name", package=first[record.id].package),
            )
            if record.service is not None and record is not first[record.id]
            else record
            for record in loaded
        ]

    def services(self) -> list[Service]:
        """The services that can be used."""
        return [record.service for record in self.records() if record.service is not None]

    def get(self, service: ServiceId) -> Service | None:
        """The service with this id, if it can be used."""
        named = (place for place, point in enumerate(self._entry_points()) if point.name == service)
        records = map(self._record, named)
        return next((record.service for record in records if record.service is not None), None)

    def _entry_points(self) -> list[EntryPoint]:
        """Ours before a stranger's of the same name."""
        if self._points is None:
            found = entry_points(group=ENTRY_POINTS) if self._found is None else self._found
            self._points = sorted(found, key=lambda point: (point.name, not _is_ours(point)))
        return self._points

    def _record(self, place: int) -> ServiceRecord:
        if place not in self._records:
            self._records[place] = self._load(self._entry_points()[place])
        return self._records[place]

    def _load(self, point: EntryPoint) -> ServiceRecord:
        package = f"{point.dist.name} {point.dist.version}" if point.dist is not None else "unknown"
        name = ServiceId(point.name)
        try:
            service = point.load()
            if service.api_version != (ours := self._api_version()):
                raise WrongVersion(service.api_version, ours)
            problem = _misfit(name, service)
        except WrongVersion as error:
            reason = clean_line(str(error), REASON_LIMIT)
            return ServiceRecord(id=name, package=package, status=ServiceStatus.WRONG_API, reason=reason)
        except (Exception, SystemExit) as error:  # a stranger's package may do anything on import, even end the program
            log.info("the service “%s” of %s could not be loaded", name, package, exc_info=True)
            return _failed(
                name, package, tr("It could not be loaded: {kind}: {error}", kind=type(error).__name__, error=error)
            )
        if problem:
            return _failed(name, package, problem)
        return ServiceRecord(id=name, package=package, status=ServiceStatus.READY, service=cast("Service", service))


def _failed(name: ServiceId, package: str, reason: str) -> ServiceRecord:
    reason = clean_line(reason, REASON_LIMIT)
    return ServiceRecord(id=name, package=package, status=ServiceStatus.LOAD_ERROR, reason=reason)


def _misfit(name: ServiceId, service: object) -> str:
    """What keeps an object from being a `core.ports.Service`, in a sentence; empty if nothing does."""
    if isinstance(service, type):
        return tr("Its entry point names a class; it has to name an instance of it")
    if (its_id := getattr(service, "id", None)) != name:
        return tr(
            "Its entry point is called “{name}”, but the service calls itself “{its_id}”", name=name, its_id=its_id
        )
    for word in _WORDS:
        if not isinstance(getattr(service, word, None), str):
            return tr("It has no “{word}”, or one that is no text", word=word)
    for method in _METHODS:
        if not callable(getattr(service, method, None)):
            return tr("It has no method “{method}”", method=method)
    settings = getattr(service, "settings", None)
    if not isinstance(settings, Sequence) or not all(isinstance(setting, Setting) for setting in settings):
        return tr("Its “settings” are not settings as traynotify.api makes them")
    return ""


def _is_ours(point: EntryPoint) -> bool:
    return point.dist is not None and point.dist.name == "traynotify"
