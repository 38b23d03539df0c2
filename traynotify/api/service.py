"""What a service derives from: the version that it was written for, and the defaults that most have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from typing import Any, ClassVar, Self

from traynotify.api.context import SourceContext
from traynotify.core.errors import WrongVersion
from traynotify.core.ids import ServiceId
from traynotify.core.notification import Kind
from traynotify.core.ports import Answer, Grant, SignInPrompt, Source
from traynotify.core.settings import AnySetting, Values

API_VERSION = 1
"""Raised when a service written for the old one would break, and only then: what is added raises nothing."""


class ServiceBase(ABC):
    """A service; its only instance is what the entry point names. `core.ports.Service` has the promises."""

    api_version: ClassVar[int]
    """The `API_VERSION` that the service was written for, as a number: the name would always be that of today."""
    id: ClassVar[ServiceId]
    name: ClassVar[str]
    letter: ClassVar[str]
    colour: ClassVar[str]
    settings: ClassVar[Sequence[AnySetting]] = ()
    kinds: ClassVar[Collection[Kind]] = tuple(Kind)
    """What its notifications can be; a person is offered to silence or hide these and no others."""

    def __new__(cls, *_: Any, **__: Any) -> Self:
        """Raises WrongVersion before Python complains of methods that another version asks for."""
        if (written_for := getattr(cls, "api_version", None)) != API_VERSION:
            raise WrongVersion("unknown" if written_for is None else written_for, API_VERSION)
        return super().__new__(cls)

    @abstractmethod
    async def probe(self, address: str) -> Answer | None:
        """Whether a server of this service answers at `address`."""

    @abstractmethod
    async def sign_in(self, address: str, prompt: SignInPrompt, settings: Values) -> Grant:
        """The browser's way in; `settings` are what the person chose of the service's own beforehand."""

    @abstractmethod
    async def sign_in_with_token(self, address: str, token: str, settings: Values) -> Grant:
        """The way in with a token that the person brings; a service without one raises SignInFailed."""

    @abstractmethod
    def source(self, context: SourceContext) -> Source:
        """A source for one account."""

    @abstractmethod
    async def revoke_token(self, context: SourceContext) -> None:
        """Take the token back on the server, where there is a way to.

        Raises NotOurToken where the person brought it, otherwise the SourceError tree.
        """

    def create(self, context: object) -> Source:
        """`source`, as the engine calls it, which knows no contexts."""
        return self.source(_checked(context))

    async def revoke(self, context: object) -> None:
        """`revoke_token`, as the engine calls it, which knows no contexts."""
        await self.revoke_token(_checked(context))


def _checked(context: object) -> SourceContext:
    if not isinstance(context, SourceContext):
        raise TypeError(f"a source is made with a SourceContext, not with {type(context).__name__}")
    return context
