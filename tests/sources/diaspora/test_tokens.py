"""The token is renewed when a day has passed, once, with a refresh token that is never lost."""

import asyncio

import pytest

from tests.sources.diaspora.on_toy import TOKENS, account_on
from tests.sources.diaspora.test_sign_in import signed_in
from traynotify.api import (
    AuthRejected,
    Command,
    Grant,
    Items,
    NotOurToken,
    RemoteId,
    ServerConfused,
    Unreachable,
    Unsupported,
    Verb,
)
from traynotify.api.testing import Listener
from traynotify.demo.diaspora import ToyDiaspora
from traynotify.demo.faults import Respond, failure, garbage
from traynotify.sources.diaspora.service import DiasporaService


def renewals(toy: ToyDiaspora, after: int) -> int:
    return len(toy.log.matching(TOKENS, after=after))


async def test_an_expired_token_is_renewed_and_the_refresh_token_kept() -> None:
    with ToyDiaspora() as toy:
        grant, ids = await signed_in(toy), set[str]()
        async with account_on(toy, grant=grant) as account, Listener(account.source) as listener:
            await listener.until_online()
            for _ in range(2):
                toy.expire_tokens()
                ids.add(toy.notify("mentioned", "bob").guid)
                account.source.nudge()
                await listener.until(lambda told: {item.id for item in told.items} == ids, "the news")
            assert len(account.saved) == 2
            for secrets in account.saved:
                assert secrets == {**grant.secrets, "access_token": secrets["access_token"]}
            assert len({grant.secrets["access_token"], *(each["access_token"] for each in account.saved)}) == 3
            assert account.context.secrets == account.saved[-1]
            assert listener.error is None


async def test_many_requests_at_once_renew_it_once() -> None:
    with ToyDiaspora() as toy:
        row = toy.notify("mentioned", "bob")
        async with account_on(toy, grant=await signed_in(toy)) as account, Listener(account.source) as listener:
            await listener.until_online()
            toy.expire_tokens()
            before = toy.log.mark()
            command = Command(verb=Verb.READ, selector=Items(frozenset((RemoteId(row.guid),))))
            await asyncio.gather(account.source.identify(), account.source.identify(), account.source.perform(command))
            assert row.read
            assert renewals(toy, before) == 1


async def test_the_expired_token_does_not_go_along_when_it_is_renewed() -> None:
    with ToyDiaspora() as toy:
        async with account_on(toy, grant=await signed_in(toy)) as account:
            toy.expire_tokens()
            await account.source.identify()
            assert toy.log.matching(TOKENS)[-1].token is None


async def test_who_was_shown_out_has_to_sign_in_again() -> None:
    with ToyDiaspora() as toy:
        async with account_on(toy, grant=await signed_in(toy)) as account, Listener(account.source) as listener:
            await listener.until_online()
            toy.show_out()
            account.source.nudge()
            error = await listener.until_error()
            assert isinstance(error, AuthRejected)
            assert "sign in again" in str(error)
            assert account.saved == []


async def test_a_token_that_was_brought_cannot_be_renewed() -> None:
    with ToyDiaspora() as toy:
        async with account_on(toy) as account:
            toy.expire_tokens()
            before = toy.log.mark()
            with pytest.raises(AuthRejected):
                await account.source.identify()
            assert renewals(toy, before) == 0


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (failure(503), Unreachable),
        (failure(400, html=True), ServerConfused),
        (garbage(401), ServerConfused),
        (Respond(200, b'{"status": 400, "error_description": "no"}'), ServerConfused),
        (Respond(200, b'{"access_token": 5}'), ServerConfused),
        (Respond(200, b"[]"), ServerConfused),
    ],
)
async def test_trouble_while_renewing_signs_nobody_out(answer: Respond, error: type[Exception]) -> None:
    with ToyDiaspora() as toy:
        async with account_on(toy, grant=await signed_in(toy)) as account:
            toy.expire_tokens()
            toy.faults.add(TOKENS, answer)
            with pytest.raises(error):
                await account.source.identify()
            assert account.saved == []
            assert (await account.source.identify()).remote_id
            assert len(account.saved) == 1


async def test_removing_the_account_takes_back_the_token_though_pods_have_no_way_to() -> None:
    with ToyDiaspora() as toy:
        grant = await signed_in(toy)
        await revoke(toy, grant)
        assert toy.grants == 0


async def test_it_is_taken_back_after_it_has_been_renewed_too() -> None:
    with ToyDiaspora() as toy:
        async with account_on(toy, grant=await signed_in(toy)) as account:
            toy.expire_tokens()
            await account.source.identify()
            await DiasporaService().revoke(account.context)
            assert toy.grants == 0


async def test_where_that_does_not_work_the_page_for_it_is_named() -> None:
    with ToyDiaspora() as toy:
        grant = await signed_in(toy)
        toy.faults.add(TOKENS, failure(400))
        with pytest.raises(Unsupported, match="/api/openid_connect/user_applications"):
            await revoke(toy, grant)


async def test_a_token_that_was_brought_is_left_alone() -> None:
    with ToyDiaspora() as toy:
        async with account_on(toy) as account:
            before = toy.log.mark()
            with pytest.raises(NotOurToken):
                await DiasporaService().revoke(account.context)
            assert toy.log.mark() == before
            assert toy.grants == 1


async def revoke(toy: ToyDiaspora, grant: Grant) -> None:
    async with account_on(toy, grant=grant) as account:
        await DiasporaService().revoke(account.context)
