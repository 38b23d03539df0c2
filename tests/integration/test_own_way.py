"""An account with a proxy of its own is found, signed in to and listened to by way of it, and never without."""

import asyncio
import json

import pytest

from tests.support.command_line import CommandLine
from tests.support.proxy import toy_proxy
from traynotify.demo.mastodon import ToyMastodon


async def test_an_account_goes_by_its_own_proxy(traynotify: CommandLine, toy: ToyMastodon) -> None:
    toy.notify("mention", "ben")
    async with toy_proxy(toy.port) as proxy:
        way = ("--set", f"proxy=socks5://127.0.0.1:{proxy.port}")
        adding = ("accounts", "add", toy.base_url, "--token-stdin", *way)
        added = await asyncio.to_thread(traynotify, *adding, stdin=toy.issue_token())
        assert added.status == 0, added.err
        asked_while_adding = len(proxy.asked)
        listed = await asyncio.to_thread(traynotify, "list", "--json")
        assert len(json.loads(listed.out)) == 1
        assert len(proxy.asked) > asked_while_adding > 0
        assert set(proxy.asked) == {f"127.0.0.1:{toy.port}"}


@pytest.mark.parametrize("scheme", ["socks5", "http"])
def test_who_names_a_proxy_that_is_not_there_is_not_led_around_it(
    traynotify: CommandLine, toy: ToyMastodon, unused_tcp_port: int, scheme: str
) -> None:
    way = ("--set", f"proxy={scheme}://127.0.0.1:{unused_tcp_port}")
    ended = traynotify("accounts", "add", toy.base_url, "--token-stdin", *way, stdin=toy.issue_token())
    assert ended.status != 0
    assert traynotify("accounts", "list", "--json").json == []
    assert len(toy.log) == 0
