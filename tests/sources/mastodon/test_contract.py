"""The source keeps the contract of sources on every kind of server."""

from collections.abc import Iterator

import pytest

from tests.sources.mastodon.on_toy import arrive, grant_on
from traynotify.api import Grant, Source
from traynotify.api.testing import SourceContract, open_context
from traynotify.demo.mastodon import ToyMastodon
from traynotify.sources.mastodon.service import MastodonService

FLAVOURS = ("mastodon", "mastodon_4_1", "mastodon_old", "gotosocial", "pleroma", "pixelfed", "friendica", "takahe")


@pytest.mark.parametrize("toy", FLAVOURS, indirect=True)
class TestMastodonApi(SourceContract):
    @pytest.fixture(autouse=True)
    def toy(self, request: pytest.FixtureRequest) -> Iterator[ToyMastodon]:
        with ToyMastodon(request.param) as toy:
            self._toy = toy
            self._grant: Grant | None = None
            yield toy

    async def open(self) -> Source:
        if self._grant is None:
            self._grant = await grant_on(self._toy)
        service = MastodonService()
        return service.create(open_context(service.id, self._grant))

    def arrive(self, count: int = 1) -> list[str]:
        return arrive(self._toy, count)

    def revoke(self) -> None:
        for token in self._toy.tokens():
            self._toy.revoke_token(token.value)
