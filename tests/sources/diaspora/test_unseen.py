"""A pod marks all that a row gathers: what came since it was last asked is told instead, and not marked."""

import asyncio

import pytest

from tests.sources.diaspora.on_toy import CONVERSATIONS, LIST, AccountOnToy, account_on, poll
from traynotify.api import Command, Items, RemoteId, ServerConfused, Unreachable, Verb
from traynotify.api.testing import Listener
from traynotify.demo.diaspora import ToyDiaspora
from traynotify.demo.diaspora.model import Notification
from traynotify.demo.faults import Respond, failure
from traynotify.sources.diaspora.translate import CONVERSATION


async def read(account: AccountOnToy, *ids: str) -> None:
    command = Command(verb=Verb.READ, selector=Items(frozenset(map(RemoteId, ids))))
    assert list(await account.source.perform(command)) == []


def likes(toy: ToyDiaspora) -> list[Notification]:
    """Two posts that Bob likes, in the order in which they are marked."""
    return sorted((toy.notify("liked", "bob", post=toy.post("robin")) for _ in range(2)), key=lambda row: row.guid)


async def test_who_joined_since_the_last_look_is_told_and_not_marked() -> None:
    with ToyDiaspora() as toy:
        post = toy.post("robin")
        liked, other = toy.notify("liked", "bob", post=post), toy.notify("mentioned", "dave")
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            assert toy.notify("liked", "carol", post=post) is liked
            await read(account, liked.guid, other.guid)
            assert (liked.read, other.read) == (False, True)
            await listener.until(
                lambda _: inbox.rows[liked.guid].notification.title == "Bob and Carol liked your post", "who joined"
            )
            assert not inbox.rows[liked.guid].is_read
            await read(account, liked.guid)
            assert liked.read, "by now it is known"


async def test_who_joined_is_known_though_a_list_from_before_comes_after_it() -> None:
    with ToyDiaspora() as toy:
        post = toy.post("robin")
        liked = toy.notify("liked", "bob", post=post)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            mentioned = toy.notify("mentioned", "dave")
            gate, before = toy.faults.hold(LIST), toy.log.mark()
            account.source.nudge()
            await toy.log.wait_for(lambda request: request.path == LIST, after=before)
            toy.notify("liked", "carol", post=post)
            await read(account, liked.guid)
            assert not liked.read
            gate.open()
            await listener.until(lambda told: mentioned.guid in told.inbox.rows, "the list, as it was without Carol")
            await read(account, liked.guid)
            assert liked.read, "of Carol was told before"


async def test_a_click_on_what_was_left_out_of_one_that_broke_off_reaches_the_pod() -> None:
    with ToyDiaspora() as toy:
        first, last = likes(toy)
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            toy.notify("liked", "carol", post=first.post)
            toy.faults.add(f"{LIST}/{last.guid}", failure(502), method="PATCH")
            with pytest.raises(Unreachable):
                await read(account, first.guid, last.guid)
            assert inbox.rows[first.guid].notification.actor_count == 2
            await read(account, first.guid, last.guid)
            assert (first.read, last.read) == (True, True)


async def test_what_is_unread_again_on_the_pod_is_marked_again_after_a_click_that_broke_off() -> None:
    with ToyDiaspora() as toy:
        first, last = likes(toy)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            toy.faults.add(f"{LIST}/{last.guid}", failure(502), method="PATCH")
            with pytest.raises(Unreachable):
                await read(account, first.guid, last.guid)
            assert first.read
            toy.mark(first, read=False)
            await poll(toy, account)
            await read(account, first.guid)
            assert first.read


async def test_who_joined_while_others_of_the_click_were_marked_is_not_read_with_it() -> None:
    with ToyDiaspora() as toy:
        first, last = likes(toy)
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            gate, before = toy.faults.hold(f"{LIST}/{first.guid}", method="PATCH"), toy.log.mark()
            click = asyncio.create_task(read(account, first.guid, last.guid))
            await toy.log.wait_for(lambda request: request.method == "PATCH", after=before)
            toy.notify("liked", "carol", post=last.post)
            await poll(toy, account)
            await listener.until(lambda _: inbox.rows[last.guid].notification.actor_count == 2, "who joined")
            gate.open()
            await click
            assert (first.read, last.read) == (True, False)
            await read(account, last.guid)
            assert last.read


async def test_nothing_is_marked_while_nobody_could_be_told_what_is_new() -> None:
    with ToyDiaspora() as toy:
        row = toy.notify("mentioned", "dave")
        async with account_on(toy) as account:
            with pytest.raises(Unreachable):
                await read(account, row.guid)
        assert not row.read


async def test_what_the_look_has_told_is_known_after_a_restart() -> None:
    with ToyDiaspora() as toy:
        post = toy.post("robin")
        liked = toy.notify("liked", "bob", post=post)
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            toy.notify("liked", "carol", post=post)
            await read(account, liked.guid)
            await listener.until(lambda _: inbox.rows[liked.guid].notification.actor_count == 2, "who joined")
            told, cursor = inbox.rows[liked.guid].notification, listener.cursor
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            await listener.until_online()
            assert listener.inbox.rows[liked.guid].notification.happened_at == told.happened_at


async def test_who_joined_before_the_mark_and_is_listed_after_it_is_told() -> None:
    """The list that is on its way when the pod takes the mark is from before it."""
    with ToyDiaspora() as toy:
        post = toy.post("robin")
        liked = toy.notify("liked", "bob", post=post)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            await read(account, liked.guid)
            toy.mark(liked, read=False)
            toy.notify("liked", "carol", post=post)
            await poll(toy, account)
            told = {item.id: item for item in listener.items}[RemoteId(liked.guid)]
            assert told.updated_at is not None
            assert told.server_read is False


async def test_what_was_said_since_the_last_look_is_told_and_not_marked() -> None:
    with ToyDiaspora() as toy:
        talk = toy.say("bob", "See you at nine")
        key = CONVERSATION + talk.guid
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            toy.say("bob", "Make that ten", conversation=talk)
            await read(account, key)
            assert toy.is_unread(talk)
            await listener.until(lambda _: inbox.rows[key].notification.excerpt == "Make that ten", "what was said")
            assert not inbox.rows[key].is_read
            await read(account, key)
            assert not toy.is_unread(talk), "by now it is known"


async def test_what_was_said_while_we_were_away_is_told_and_not_marked_though_the_list_fails() -> None:
    with ToyDiaspora() as toy:
        talk = toy.say("bob", "See you at nine")
        key = CONVERSATION + talk.guid
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            cursor = listener.cursor
        toy.say("bob", "Bring the key", conversation=talk)
        toy.faults.add(CONVERSATIONS, failure(502), method="GET")
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            inbox = listener.inbox
            await listener.until_online()
            await read(account, key)
            assert toy.is_unread(talk)
            assert inbox.rows[key].notification.excerpt == "Bring the key"
            cursor = listener.cursor
        toy.faults.add(CONVERSATIONS, failure(502), method="GET")
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            await listener.until_online()
            await read(account, key)
            assert not toy.is_unread(talk), "it is known what was told"


async def test_what_cannot_be_read_for_once_is_not_told_with_less() -> None:
    with ToyDiaspora() as toy:
        talk = toy.say("bob", "See you at nine")
        key = CONVERSATION + talk.guid
        toy.say("bob", "Make that ten", conversation=talk)
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            toy.faults.add(f"{CONVERSATIONS}/{talk.guid}/messages", failure(404), times=None)
            await poll(toy, account)
            toy.faults.clear()
            row = toy.notify("mentioned", "dave")
            await poll(toy, account)
            await listener.until(lambda _: row.guid in inbox.rows, "what came after it")
            assert {item.excerpt for item in listener.items if item.id == key} == {"Make that ten"}


async def test_what_one_has_said_oneself_holds_up_no_mark() -> None:
    with ToyDiaspora() as toy:
        talk = toy.say("bob", "See you at nine")
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            toy.say("robin", "Yes", conversation=talk)
            await read(account, CONVERSATION + talk.guid)
            assert not toy.is_unread(talk)


PORTAL = Respond(200, b"<html>Welcome</html>", "text/html")


@pytest.mark.parametrize("answer", [failure(403), failure(500), PORTAL])
@pytest.mark.parametrize("what", ["a row", "a conversation"])
async def test_what_cannot_be_looked_at_is_marked_later(what: str, answer: Respond) -> None:
    with ToyDiaspora() as toy:
        row, talk = toy.notify("mentioned", "dave"), toy.say("bob", "See you at nine")
        key = row.guid if what == "a row" else CONVERSATION + talk.guid
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            toy.faults.add("/api/v1/*/*", answer, method="GET", times=None)
            with pytest.raises((Unreachable, ServerConfused)):
                await read(account, key)
            assert (row.read, toy.is_unread(talk)) == (False, True)
            toy.faults.clear()
            await read(account, key)
            assert (row.read, toy.is_unread(talk)) == (what == "a row", what == "a row")
