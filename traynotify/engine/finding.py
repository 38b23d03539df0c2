"""Finds the service whose server answers at an address; whatever a stranger's service does wrong there is its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from traynotify.core.errors import NotAnAddress, PackageFault, SeveralAnswer, SignInFailed, TraynotifyError
from traynotify.core.language import listed, tr
from traynotify.core.ports import Answer, Service

log = logging.getLogger(__name__)


class Recognised(NamedTuple):
    """A server, and the service that knows it as its own."""

    service: Service
    answer: Answer


async def recognise(address: str, services: Sequence[Service]) -> Recognised:
    """Ask the services, all at once, which of them knows the server at `address`.

    Raises SeveralAnswer when it stays unclear, or the most telling of the reasons why none does.
    """
    answers = await asyncio.gather(*(_look(service, address) for service in services), return_exceptions=True)
    found = [
        Recognised(known, answer) for known, answer in zip(services, answers, strict=True) if isinstance(answer, Answer)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        names = listed([one.service.name for one in found])
        which = tr("{names} answer at {address}; say which service it is", names=names, address=address)
        raise SeveralAnswer(which, tuple(one.service.id for one in found))
    raise _nobody_answers(address, services, answers)


@contextmanager
def faults_of(service: str) -> Iterator[None]:
    """A service may be a stranger's: whatever it raises that is none of our errors becomes PackageFault."""
    try:
        yield
    except TraynotifyError:
        raise
    except Exception as error:
        log.exception("a fault in what brings %s", service)
        name = type(error).__name__
        raise PackageFault(
            tr(
                "What brings {service} to traynotify has a fault of its own ({name}); its author should know",
                service=service,
                name=name,
            )
        ) from error


async def _look(service: Service, address: str) -> Answer | None:
    with faults_of(service.name):
        return await service.probe(address)


def _nobody_answers(
    address: str, services: Sequence[Service], answers: Sequence[Answer | BaseException | None]
) -> TraynotifyError:
    """What to say when no service knows `address` as its own: the most telling of the reasons that they gave."""
    reasons = [a for a in answers if isinstance(a, TraynotifyError) and not isinstance(a, PackageFault)]
    telling = [reason for reason in reasons if not isinstance(reason, NotAnAddress)]
    if telling:
        return telling[0]
    if reasons and None not in answers:
        return NotAnAddress(
            tr(
                "“{address}” is no address. Type that of a server (example.social), a handle (@me@example.social), "
                "or a page of the community",
                address=address,
            )
        )
    names = ", ".join(known.name for known in services)
    return SignInFailed(
        tr("No service that traynotify knows answers at {address}. It knows {names}", address=address, names=names)
    )
