"""Nothing about a person goes anywhere but to their own servers: the app runs, and every byte sent is looked at."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support.everybody import Everybody, everybody
from tests.support.wire import Wire
from traynotify.app.images import AvatarCache
from traynotify.app.run import fetch_image_for
from traynotify.core.capability import Capabilities

ABILITIES = ("read", "unread", "dismiss", "clear", "live")


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    wire = Wire()
    wire.stand(monkeypatch)
    return wire


def port_of(url: str) -> int:
    return urlsplit(url).port or 0


async def pictures_of(world: Everybody, folder: Path) -> set[str]:
    """Fetch the picture of every account and of everybody in the inbox; returns their addresses."""
    state = world.app.engine.store.state
    urls = {known.account.identity.avatar_url for known in state.accounts.values()}
    urls |= {row.notification.actor.avatar_url for row in state.rows.values() if row.notification.actor is not None}
    images = AvatarCache(folder, fetch_image_for(world.app))
    for url in sorted(urls - {""}):
        await images.path(url)
    await images.aclose()
    return urls - {""}


async def test_only_the_accounts_own_servers_are_spoken_to_and_each_hears_its_own_token_alone(
    wire: Wire, tmp_path: Path
) -> None:
    async with everybody(tmp_path / "profile") as world:
        engine, own = world.app.engine, {port_of(house.address): name for name, house in world.houses.items()}
        secrets = {name: await world.app.secrets.get(name) for name in world.houses}
        engine.start(None)
        await world.until_settled()
        asked = await engine.mark_all_read(undo_s=0)
        waiting = {operation.id for operation in asked}
        await engine.store.until(lambda state: not waiting & state.operations.keys())
        pictures = await pictures_of(world, tmp_path / "pictures")
        for name in world.houses:
            assert (await world.app.remove_account(name)).problem == ""

    assert asked
    assert set(own) <= set(wire.sent) <= set(own) | {port_of(url) for url in pictures}
    for name, values in secrets.items():
        said = {own.get(port) for port, sent in wire.sent.items() if any(v.encode() in sent for v in _secret(values))}
        assert said == {name}, "its own server, and nobody else"


async def test_a_picture_is_asked_for_without_saying_by_whom(wire: Wire, tmp_path: Path) -> None:
    async with everybody(tmp_path / "profile") as world:
        world.app.engine.start(None)
        await world.until_settled()
        wire.sent.clear()
        pictures = await pictures_of(world, tmp_path / "pictures")
        heads = [
            head.decode()
            for sent in wire.sent.values()
            for head in bytes(sent).split(b"\r\n\r\n")
            if any(head.startswith(f"GET {urlsplit(url).path}".encode()) for url in pictures)
        ]
        assert len(heads) >= len(pictures) > 0
        names = {line.partition(":")[0].lower() for head in heads for line in head.split("\r\n")[1:]}
        assert names <= {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert sum(world.app.pictures.of_last_hour(world.app.clock.now()).values()) == len(heads)


async def test_what_an_account_cannot_do_has_its_reason(tmp_path: Path) -> None:
    async with everybody(tmp_path) as world:
        for known in world.app.engine.store.state.accounts.values():
            can = known.account.identity.capabilities
            missing = {name for name in ABILITIES if not getattr(can, name)}
            assert missing <= set(can.reasons), (known.account.id, missing - set(can.reasons))
            assert missing or can == Capabilities()


def _secret(values: dict[str, str]) -> list[str]:
    """Those of an account's secrets that would give it away."""
    return [value for name, value in values.items() if "token" in name or name in ("key", "client_secret")]
