"""Services that need no package, and what signing in to one of them brings."""

from tests.support.fakes import FakeService
from traynotify.core.account import Identity
from traynotify.core.ids import AccountId, ServiceId
from traynotify.core.ports import Grant, Service
from traynotify.engine.registry import Registry, ServiceRecord, ServiceStatus

EVE = AccountId("toy:eve@larks.example")


def grant(handle: str = "eve@larks.example", remote_id: str = "8", token: str = "secret") -> Grant:
    identity = Identity(remote_id=remote_id, handle=handle)
    return Grant(identity=identity, base_url="https://larks.example", secrets={"token": token}, speaks="token")


class Services(Registry):
    """A registry of services that need no package."""

    def __init__(self, *services: FakeService) -> None:
        super().__init__(lambda: 1, [])
        self.known = services

    def records(self) -> list[ServiceRecord]:
        return [
            ServiceRecord(id=service.id, package="test 1", status=ServiceStatus.READY, service=service)
            for service in self.known
        ]

    def get(self, service: ServiceId) -> Service | None:
        return next((known for known in self.known if known.id == service), None)
