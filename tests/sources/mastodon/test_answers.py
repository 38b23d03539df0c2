"""Answers reach the server once, however often they are sent, and what it refuses is said in words."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from tests.sources.mastodon.on_toy import Account, account_on
from tests.sources.mastodon.test_instance import server
from traynotify.api import AuthRejected, Command, Items, Notification, Rejection, Unreachable, Verb
from traynotify.api.testing import Listener
from traynotify.demo.faults import Effect, failure
from traynotify.demo.mastodon import ToyMastodon
from traynotify.sources.mastodon.instance import capabilities

STATUSES = "/api/v1/statuses"


async def told(account: Account) -> Notification:
    async with Listener(account.source) as listener:
        await listener.until_online()
        return max(listener.items, key=lambda item: item.order_key)


def command(item: Notification, verb: Verb, text: str = "", nonce: str = "n1") -> Command:
    offer = item.offer(verb)
    assert offer is not None
    return Command(verb=verb, selector=Items(frozenset((item.id,))), about=offer.about, text=text, nonce=nonce)


def replies(toy: ToyMastodon) -> list[str]:
    return [status.content for status in toy.state.statuses.values() if status.in_reply_to is not None]


@pytest.mark.parametrize("visibility", ["public", "unlisted", "private", "direct"])
async def test_a_reply_names_who_is_answered_and_is_as_public_as_what_it_answers(visibility: str) -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        toy.notify("mention", "ana", text="Could you look at the draft?", visibility=visibility)
        item = await told(account)
        assert await account.source.perform(command(item, Verb.REPLY, "On my way")) == []
        made = next(status for status in toy.state.statuses.values() if status.in_reply_to is not None)
        assert (made.visibility, [each.username for each in made.mentions]) == (visibility, ["ana"])
        assert "On my way" in made.content


@pytest.mark.parametrize(
    ("name", "text", "is_named"),
    [
        ("ben", "Ask @ben!", True),
        ("ben", "@Ben, yes", True),
        ("ben", "Ask @benedict", False),
        ("ben", "Ask @ben@elsewhere.example", False),
        ("ben", "Ask @ben.b or @ben-b", False),
        ("ben", "See https://elsewhere.example/@ben", False),
        ("ana@tidepool.example", "Ask @ana@tidepool.example.", True),
        ("ana@tidepool.example", "Ask @ana", False),
        ("ana@tidepool.example", "Ask @ana@tidepool.example.org", False),
    ],
)
async def test_only_who_is_not_named_in_the_text_already_is_named_before_it(
    name: str, text: str, is_named: bool
) -> None:
    async with ToyMastodon(users=("robin", "ben")) as toy, account_on(toy) as account:
        toy.notify("mention", name.partition("@")[0], text="Whom should I ask?")
        await account.source.perform(command(await told(account), Verb.REPLY, text))
        (sent,) = toy.log.matching(STATUSES, method="POST")
        assert parse_qs(sent.body.decode())["status"] == [text if is_named else f"@{name} {text}"]


async def test_sent_again_it_is_not_published_again() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        toy.notify("mention", "ana", text="Tea?")
        item = await told(account)
        for nonce in ("n1", "n1", "n2"):
            await account.source.perform(command(item, Verb.REPLY, "Yes", nonce))
        assert len(replies(toy)) == 2


async def test_an_answer_that_got_lost_is_sent_again_with_the_same_key() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        toy.notify("mention", "ana", text="Tea?")
        item = await told(account)
        toy.faults.add(STATUSES, failure(503), times=1)
        with pytest.raises(Unreachable):
            await account.source.perform(command(item, Verb.REPLY, "Yes"))
        assert await account.source.perform(command(item, Verb.REPLY, "Yes")) == []
        assert len(replies(toy)) == 1


async def test_what_the_server_does_not_take_it_says_in_its_words() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        status = toy.notify("mention", "ana", text="Tea?").status
        item = await told(account)
        (long,) = await account.source.perform(command(item, Verb.REPLY, "x" * 600))
        assert "limit" in long.reason
        assert status is not None
        toy.delete_post(status)
        (gone,) = await account.source.perform(command(item, Verb.REPLY, "Yes"))
        assert gone == Rejection(id=item.id, reason="the post is not there any more")


@pytest.mark.parametrize("flavour", ["mastodon", "pleroma"])
async def test_an_answer_waits_for_a_new_permission_where_the_old_one_was_taken_back(flavour: str) -> None:
    """Pleroma says of a dead token what others say of what is not allowed."""
    async with ToyMastodon(flavour) as toy, account_on(toy) as account:
        toy.notify("mention", "ana", text="Could you look at the draft?")
        item = await told(account)
        toy.revoke_token(account.context.secrets["access_token"])
        with pytest.raises(AuthRejected):
            await account.source.perform(command(item, Verb.REPLY, "On my way"))


@pytest.mark.parametrize("verb", [Verb.ACCEPT, Verb.DECLINE])
async def test_a_request_is_decided_once(verb: Verb) -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        row = toy.notify("follow_request", "ana")
        item = await told(account)
        for _ in range(2):
            assert await account.source.perform(command(item, verb)) == []
        follows = (row.actor.id, toy.state.local_accounts[0].id) in toy.state.followed
        assert follows is (verb is Verb.ACCEPT)


async def test_a_request_that_was_withdrawn_cannot_be_accepted() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        row = toy.notify("follow_request", "ana")
        item = await told(account)
        toy.state.remove(toy.state.local_accounts[0], row.id)
        (rejection,) = await account.source.perform(command(item, Verb.ACCEPT))
        assert "not there any more" in rejection.reason


@pytest.mark.parametrize("verb", [Verb.ACCEPT, Verb.DECLINE])
@pytest.mark.parametrize("effect", [failure(404), failure(404, html=True)])
async def test_that_a_request_is_not_there_is_believed_when_the_list_says_so_too(verb: Verb, effect: Effect) -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        toy.notify("follow_request", "ana")
        item = await told(account)
        toy.faults.add("/api/v1/follow_requests/*", effect)
        (rejection,) = await account.source.perform(command(item, verb))
        assert "though it lists it" in rejection.reason
        assert await account.source.perform(command(item, verb)) == []
        toy.faults.add("/api/v1/follow_requests*", effect, times=2)
        toy.faults.add("/api/v1/accounts/relationships", failure(403))
        (rejection,) = await account.source.perform(command(item, verb))
        assert "not there any more" in rejection.reason, "nobody says otherwise"


async def test_who_followed_is_followed_back() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        row = toy.notify("follow", "ana")
        item = await told(account)
        for _ in range(2):
            assert await account.source.perform(command(item, Verb.FOLLOW)) == []
        assert (toy.state.local_accounts[0].id, row.actor.id) in toy.state.followed


async def test_only_what_can_be_answered_offers_it() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        toy.notify("favourite", "ana")
        assert (await told(account)).offers == ()


def test_a_sign_in_that_may_not_says_how_to_allow_it() -> None:
    able = capabilities(server(), frozenset({"read", "write:notifications"}))
    assert (able.reply, able.follow, able.decide) == (False, False, False)
    assert all("sign in again" in able.reasons[field] for field in ("reply", "follow", "decide"))
    assert capabilities(server(), frozenset({"read", "write"})).reply
