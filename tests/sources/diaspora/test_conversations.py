"""Unread conversations are shown as messages: once each, with the newest thing that was said, until they are read."""

import pytest

from tests.sources.diaspora.on_toy import CONVERSATIONS, AccountOnToy, account_on, poll
from traynotify.api import Command, Items, Kind, ReadChanged, RemoteId, Removed, Values, Verb, item
from traynotify.api.testing import Listener
from traynotify.core.state import AlertState
from traynotify.demo.diaspora import ToyDiaspora
from traynotify.demo.diaspora.model import Conversation
from traynotify.demo.faults import failure
from traynotify.sources.diaspora.settings import MESSAGES
from traynotify.sources.diaspora.translate import CONVERSATION


def key(conversation: Conversation) -> str:
    return CONVERSATION + conversation.guid


async def mark(account: AccountOnToy, conversation: Conversation, verb: Verb) -> None:
    selector = Items(frozenset((RemoteId(key(conversation)),)))
    assert list(await account.source.perform(Command(verb=verb, selector=selector))) == []


async def test_an_unread_conversation_is_a_message() -> None:
    with ToyDiaspora() as toy:
        said = toy.say("bob", "Can I see number 14?", subject="The slides")
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            message = inbox.rows[key(said)].notification
            assert message.kind is Kind.MESSAGE
            assert (message.title, message.subject) == ("Bob sent you a message", "The slides")
            assert message.excerpt == "Can I see number 14?"
            assert inbox.rows[key(said)].alert is AlertState.NONE
            assert inbox.unread == {key(said)}


async def test_several_unread_messages_do_not_hide_a_conversation() -> None:
    """A pod's own filter for unread ones leaves it out then."""
    with ToyDiaspora() as toy:
        said = toy.say("bob", "One")
        toy.say("bob", "Two", conversation=said)
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            assert inbox.rows[key(said)].notification.excerpt == "Two"


async def test_a_new_message_moves_the_conversation_up_and_one_of_ones_own_does_not_count() -> None:
    with ToyDiaspora() as toy:
        said = toy.say("bob", "One")
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            before = inbox.rows[key(said)].notification.happened_at
            toy.say("bob", "Two", conversation=said)
            toy.say("robin", "My own", conversation=said)
            account.source.nudge()
            await listener.until(lambda _: inbox.rows[key(said)].notification.excerpt == "Two", "the second message")
            assert inbox.rows[key(said)].notification.happened_at > before
            assert len(inbox.rows) == 1


async def test_reading_goes_both_ways() -> None:
    with ToyDiaspora() as toy:
        said, other = toy.say("bob", "One"), toy.say("carol", "Hello")
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            toy.read_conversation(said)
            account.source.nudge()
            await listener.until(lambda _: inbox.unread == {key(other)}, "what was read elsewhere")
            await mark(account, other, Verb.READ)
            assert not toy.is_unread(other)
            await mark(account, other, Verb.UNREAD)
            assert toy.is_unread(other)


async def test_what_is_read_elsewhere_is_found_though_the_app_died_before_the_mark_as_unread_was_in_its_cursor() -> (
    None
):
    with ToyDiaspora() as toy:
        said = toy.say("bob", "One")
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            toy.read_conversation(said)
            await poll(toy, account)
            toy.notify("mentioned", "bob")
            await poll(toy, account)
            cursor, inbox = listener.cursor, listener.inbox
        marked = RemoteId(key(said))
        inbox.take(ReadChanged(selector=item(marked), read=False, asked_at=account.context.clock.now()))
        assert marked in inbox.unread
        async with account_on(toy, unread=inbox.held) as account, Listener(account.source, cursor, inbox) as listener:
            await listener.until_online()
            assert marked not in inbox.unread


async def test_a_conversation_that_was_read_and_goes_on_is_news_again() -> None:
    with ToyDiaspora() as toy:
        said = toy.say("bob", "One")
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            toy.read_conversation(said)
            account.source.nudge()
            await listener.until(lambda _: not inbox.unread, "what was read elsewhere")
            toy.say("bob", "Two", conversation=said)
            account.source.nudge()
            await listener.until(lambda _: inbox.unread == {key(said)}, "the second message")
            assert inbox.rows[key(said)].alert is AlertState.DUE


async def test_a_conversation_that_is_gone_vanishes_even_if_that_happened_while_we_were_away() -> None:
    with ToyDiaspora() as toy:
        said, other = toy.say("bob", "One"), toy.say("carol", "Hello")
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            assert len(inbox.rows) == 2
            cursor = listener.cursor
            toy.call(toy.state.conversations.pop, said.guid)
            account.source.nudge()
            await listener.until(lambda _: set(inbox.rows) == {key(other)}, "the conversation gone")
        toy.call(toy.state.conversations.pop, other.guid)
        async with account_on(toy) as account, Listener(account.source, cursor) as listener:
            await listener.until_online()
            gone = [event.selector for event in listener.told if isinstance(event, Removed)]
            assert set(gone) == {item(RemoteId(key(said))), item(RemoteId(key(other)))}


async def test_marking_one_that_is_gone_is_no_failure() -> None:
    with ToyDiaspora() as toy:
        said = toy.say("bob", "One")
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            toy.call(toy.state.conversations.pop, said.guid)
            await mark(account, said, Verb.READ)
            await listener.until(lambda _: not inbox.rows, "the conversation gone")


async def test_a_completeness_of_the_list_says_nothing_about_conversations() -> None:
    with ToyDiaspora() as toy:
        said = toy.say("bob", "One")
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            toy.notify("mentioned", "carol")
            await poll(toy, account)
            assert key(said) in inbox.rows


async def test_an_old_conversation_among_many_is_found() -> None:
    with ToyDiaspora() as toy:
        old = toy.say("bob", "Old")
        older = toy.say("bob", "Older")
        for number in range(120):
            toy.read_conversation(toy.say(f"guest{number}", "Hello"))
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            assert inbox.unread == {key(old), key(older)}
            toy.read_conversation(older)
            account.source.nudge()
            await listener.until(lambda _: inbox.unread == {key(old)}, "what was read elsewhere")


async def test_only_some_conversations_are_read_and_all_are_told() -> None:
    with ToyDiaspora() as toy:
        for number in range(8):
            toy.say(f"guest{number}", f"Message {number}")
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            texts = sorted(row.notification.excerpt for row in inbox.rows.values())
            assert texts == ["", "", "", *(f"Message {number}" for number in range(3, 8))]


async def test_a_long_conversation_is_read_to_its_end_once() -> None:
    with ToyDiaspora() as toy:
        said = toy.say("bob", "Message 0")
        for number in range(1, 250):
            toy.say("bob", f"Message {number}", conversation=said)
        path = f"{CONVERSATIONS}/{said.guid}/messages"
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            assert inbox.rows[key(said)].notification.excerpt == "Message 249"
            before = toy.log.mark()
            toy.say("bob", "The end", conversation=said)
            account.source.nudge()
            await listener.until(lambda _: inbox.rows[key(said)].notification.excerpt == "The end", "the end")
            assert [request.parameter("page") for request in toy.log.matching(path, after=before)] == ["3"]


async def test_a_token_without_the_permission_leaves_them_out_and_says_so() -> None:
    with ToyDiaspora() as toy:
        toy.say("bob", "One")
        ids = {toy.notify("mentioned", "carol").guid}
        async with (
            account_on(toy, scopes=("openid", "profile", "notifications")) as account,
            Listener(account.source) as listener,
        ):
            online = await listener.until_online()
            assert "private messages are left out" in online.detail
            assert {item.id for item in listener.items} == ids
            ids.add(toy.notify("mentioned", "dave").guid)
            account.source.nudge()
            await listener.until(lambda told: {item.id for item in told.items} == ids, "the news")
            assert len(toy.log.matching(CONVERSATIONS)) == 1


async def test_who_wants_none_gets_none() -> None:
    with ToyDiaspora() as toy:
        toy.say("bob", "One")
        settings = Values().replacing(MESSAGES, False)
        async with account_on(toy, settings=settings) as account, Listener(account.source) as listener:
            online = await listener.until_online()
            assert "messages" not in online.detail
            assert not listener.items
            assert not toy.log.matching(CONVERSATIONS)


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_conversations_that_do_not_answer_hold_up_nothing(status: int) -> None:
    with ToyDiaspora() as toy:
        said = toy.say("bob", "One")
        row = toy.notify("mentioned", "carol")
        fault = toy.faults.add(CONVERSATIONS, failure(status, retry_after=0), times=None)
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            assert set(inbox.rows) == {row.guid}
            toy.faults.remove(fault)
            account.source.nudge()
            await listener.until(lambda _: key(said) in inbox.rows, "the conversation")


async def test_messages_that_cannot_be_read_are_told_without_their_text() -> None:
    with ToyDiaspora() as toy:
        said = toy.say("bob", "One")
        toy.faults.add(f"{CONVERSATIONS}/*", failure(404), times=None)
        async with account_on(toy) as account, Listener(account.source) as listener:
            inbox = listener.inbox
            await listener.until_online()
            assert inbox.rows[key(said)].notification.title == "Bob sent you a message"
            assert inbox.rows[key(said)].notification.excerpt == ""
