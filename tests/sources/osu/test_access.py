"""What a token carries: everything, chat alone, or nothing for us; each is a state of its own, said in words."""

import pytest

from tests.sources.osu.accounts import Accounts
from tests.sources.osu.told import changes
from tests.support.waiting import eventually
from traynotify.api import (
    AuthRejected,
    CatchingUp,
    Command,
    Items,
    Online,
    ReadScope,
    Refused,
    RemoteId,
    SignInFailed,
    Snapshot,
    Unreachable,
    Verb,
)
from traynotify.api.testing import Listener
from traynotify.demo.faults import failure
from traynotify.demo.osu import ToyOsu
from traynotify.sources.osu import pace

LIST = "/api/v2/notifications"
CHAT = ("chat.read", "identify")


# Nothing for us


async def test_a_token_without_the_scope_says_so_and_rests(toy: ToyOsu, accounts: Accounts) -> None:
    toy.notify("forum_topic_reply")
    grant = await accounts.signed_in(("identify", "public"))
    assert grant.identity.handle.startswith("robin@")
    async with Listener(await accounts.open(grant)) as listener:
        error = await listener.until_error()
    assert isinstance(error, AuthRejected), "which is not tried again until the person does something about it"
    assert "neither notifications nor chat" in str(error)
    assert "lets no app but its own" in str(error)
    assert listener.told == []
    able = grant.identity.capabilities
    assert not able.read
    assert not able.live
    assert all(
        "lets no app but its own" in able.reasons[field] for field in ("read", "unread", "dismiss", "clear", "live")
    )


async def test_a_token_that_loses_its_scope_loses_what_came_with_it(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "_FIRST_S", 0.02)
    token = toy.issue_token(scopes=CHAT)
    async with Listener(await accounts.open(await accounts.with_token(token))) as listener:
        await listener.until_online()

        def narrow() -> None:
            toy.state.authority.tokens[token].scopes = ("identify",)

        toy.call(narrow)
        toy.drop_connections(websockets_only=True)
        assert isinstance(await listener.until_error(), AuthRejected)
        assert [able.live for able in changes(listener)] == [True, False]


async def test_what_chat_can_do_is_known_when_it_has_come_once(toy: ToyOsu, accounts: Accounts) -> None:
    grant = await accounts.signed_in(CHAT)
    assert not grant.identity.capabilities.live
    source = await accounts.open(grant)
    async with Listener(source) as listener:
        await listener.until_online()
        (able,) = changes(listener)
        assert able.read == {ReadScope.ITEM}
        assert able.reads_in_order
        assert able.live
        assert (await source.identify()).capabilities == able


async def test_a_token_that_is_none(toy: ToyOsu, accounts: Accounts) -> None:
    with pytest.raises(SignInFailed, match="does not accept this token"):
        await accounts.with_token("not-a-token")
    for token in ("", "  ", "two words", "zwölf"):
        with pytest.raises(SignInFailed, match="This is not a token"):
            await accounts.with_token(token)


async def test_a_token_that_may_not_ask_whose_it_is(toy: ToyOsu, accounts: Accounts) -> None:
    token = toy.issue_token(scopes=["chat.read"])
    grant = await accounts.with_token(token)
    assert grant.identity.handle.startswith("account-")
    assert token not in grant.identity.handle
    again = await (await accounts.open(grant)).identify()
    assert again.remote_id == grant.identity.remote_id


@pytest.mark.parametrize("generation", ["today", "documented"])
async def test_a_server_that_only_has_what_is_documented(toy: ToyOsu, accounts: Accounts) -> None:
    toy.faults.add("/api/v2/me", failure(404), times=None)
    row = toy.notify("forum_topic_reply")
    async with Listener(await accounts.open()) as listener:
        await listener.until_online()
        assert [item.id for item in listener.items][:1] == [str(row.id)]


# Refused in passing


async def test_a_list_that_is_refused_for_a_moment_is_had_again_at_the_next_look(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "_FIRST_S", 0.02)
    grant = await accounts.signed_in()
    toy.faults.add(LIST, failure(403), times=2)
    source = await accounts.open(grant)
    row = toy.notify("forum_topic_reply")
    async with Listener(source) as listener:
        assert "Chat messages only" in (await listener.until_online()).detail
        source.nudge()
        await listener.until(lambda told: told.online == Online(live=True), "all of it again")
        assert str(row.id) in {item.id for item in listener.items}
        assert CatchingUp() in listener.told, "what the list has was missed"
        assert changes(listener)[-1] == grant.identity.capabilities


async def test_what_is_clicked_while_the_list_is_refused_waits_for_it(toy: ToyOsu, accounts: Accounts) -> None:
    row = toy.notify("forum_topic_reply")
    grant = await accounts.signed_in()
    toy.faults.add(LIST, failure(403), times=None)
    source = await accounts.open(grant)
    async with Listener(source) as listener:
        assert "Chat messages only" in (await listener.until_online()).detail
        click = Command(verb=Verb.READ, selector=Items(frozenset((RemoteId(str(row.id)),))))
        with pytest.raises(Unreachable):
            await source.perform(click)
        toy.faults.clear()
        assert list(await source.perform(click)) == []
    assert toy.unread() == set()


async def test_a_list_that_comes_late_is_a_first_contact_and_stays_one_after_a_restart(
    toy: ToyOsu, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "_FIRST_S", 0.02)
    grant = await accounts.signed_in()
    toy.notify("forum_topic_reply")

    def told_as_first(listener: Listener) -> set[bool]:
        return {event.is_first_contact for event in listener.told if isinstance(event, Snapshot) and event.items}

    async def chat_only(cursor: str | None) -> str | None:
        """A start to which the list is refused, and which hears something that has to be remembered."""
        toy.faults.add(LIST, failure(403), times=None)
        async with Listener(await accounts.open(grant), cursor) as listener:
            assert "Chat messages only" in (await listener.until_online()).detail
            await eventually(lambda: toy.chatting, "it has asked for chat")
            toy.say("ana", "hello")
            await listener.until(lambda told: told.cursor not in (None, cursor), "that it is remembered")
        toy.faults.clear()
        await eventually(lambda: not toy.chatting, "it is gone")
        return listener.cursor

    async with Listener(source := await accounts.open(grant), await chat_only(None)) as late:
        await late.until_online()
        assert told_as_first(late) == {True}, "none of it is news"
    await source.aclose()
    toy.notify("forum_topic_reply")
    async with Listener(await accounts.open(grant), await chat_only(late.cursor)) as after:
        await after.until_online()
        assert told_as_first(after) == {False}, "what came since then is"


async def test_a_look_that_is_refused_is_left_out_once_and_believed_the_second_time(
    toy: ToyOsu, accounts: Accounts
) -> None:
    source = await accounts.open()
    async with Listener(source) as listener:
        await listener.until_online()
        toy.faults.add(LIST, failure(403))
        asked = toy.log.mark()
        source.nudge()
        await toy.log.wait_for(lambda request: request.path == LIST and request.status == 403, after=asked)
        row = toy.notify("forum_topic_reply", publish=False)
        source.nudge()
        await listener.until(lambda told: str(row.id) in {item.id for item in told.items}, "what the list has")
        toy.faults.add(LIST, failure(403), times=None)
        for _ in range(2):
            asked = toy.log.mark()
            source.nudge()
            await toy.log.wait_for(lambda request: request.path == LIST and request.status == 403, after=asked)
        assert isinstance(await listener.until_error(), Refused)
