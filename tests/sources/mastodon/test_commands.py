"""Reading and dismissing reach the server in its own way, twice is once, and what it cannot do is remembered."""

import pytest
from msgspec.structs import replace

from tests.sources.mastodon.on_toy import LIST, MARKERS, STREAM, account_on, arrive
from traynotify.api import (
    All,
    AuthRejected,
    CapabilitiesChanged,
    Command,
    Items,
    OfKind,
    ReadScope,
    Refused,
    RemoteId,
    Selector,
    Unreachable,
    Unsupported,
    UpTo,
    Verb,
)
from traynotify.api.testing import Listener
from traynotify.demo.faults import Respond, failure
from traynotify.demo.mastodon import ToyMastodon
from traynotify.sources.mastodon import session
from traynotify.sources.mastodon.instance import without
from traynotify.sources.mastodon.source import MastodonSource
from traynotify.sources.mastodon.translate import order_key

READ_ON_PLEROMA = "/api/v1/pleroma/notifications/read"


def read(selector: Selector) -> Command:
    return Command(verb=Verb.READ, selector=selector)


def up_to(remote_id: str) -> UpTo:
    return UpTo(order_key=order_key(remote_id), id=RemoteId(remote_id))


def these(*ids: str) -> Items:
    return Items(frozenset(map(RemoteId, ids)))


def dismiss(selector: Selector) -> Command:
    return Command(verb=Verb.DISMISS, selector=selector)


def left(toy: ToyMastodon) -> list[str]:
    """What the server still has, oldest first."""
    return [notification.id for notification in toy.notifications()]


@pytest.mark.parametrize("flavour", ["mastodon", "mastodon_4_1", "gotosocial"])
async def test_reading_moves_the_marker_forward(flavour: str) -> None:
    async with ToyMastodon(flavour) as toy, account_on(toy) as account:
        ids = arrive(toy, 5)
        assert await account.source.perform(read(up_to(ids[2]))) == []
        assert toy.marker() == ids[2]
        assert await account.source.perform(read(up_to(ids[2]))) == []
        assert len(toy.log.matching(MARKERS, method="POST")) == 1


async def test_the_marker_never_moves_back() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        notifications = [toy.notify("mention", "ben") for _ in range(5)]
        toy.read_elsewhere(notifications[4])
        await account.source.perform(read(up_to(notifications[1].id)))
        assert toy.marker() == notifications[4].id
        assert toy.log.matching(MARKERS, method="POST") == []


async def test_reading_all_moves_the_marker_to_what_was_told_and_no_further() -> None:
    async with ToyMastodon("takahe") as toy, account_on(toy) as account, Listener(account.source) as listener:
        await listener.until_online()
        with pytest.raises(Unsupported):
            await account.source.perform(read(All()))
    async with ToyMastodon() as toy:
        toy.faults.add("/api/v1/streaming", failure(404), times=None)
        ids = arrive(toy, 3)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            arrive(toy, 1)  # nobody has seen it yet
            await account.source.perform(read(All()))
            assert toy.marker() == ids[-1]


async def test_reading_all_without_having_listened_asks_for_the_newest() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        ids = arrive(toy, 3)
        await account.source.perform(read(All()))
        assert toy.marker() == ids[-1]


async def test_a_list_that_is_refused_says_nothing_of_a_mark() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        toy.faults.add("/api/v1/notifications", failure(422))
        with pytest.raises(Unreachable):
            await account.source.perform(read(All()))


async def test_reading_all_of_nothing_does_nothing() -> None:
    for flavour in ("mastodon", "pleroma"):
        async with ToyMastodon(flavour) as toy, account_on(toy) as account:
            assert await account.source.perform(read(All())) == []


async def test_two_apps_that_move_the_marker_at_once_settle_it() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        ids = arrive(toy, 3)
        toy.faults.add(MARKERS, failure(409), method="POST", times=2)
        await account.source.perform(read(up_to(ids[2])))
        assert toy.marker() == ids[2]
        conflict = toy.faults.add(MARKERS, failure(409), method="POST", times=None)
        new = arrive(toy)[0]
        with pytest.raises(Unreachable, match="another app"):
            await account.source.perform(read(up_to(new)))
        assert conflict.hits == 3


async def test_flags_are_set_one_by_one_up_to_one_or_all() -> None:
    async with ToyMastodon("pleroma") as toy, account_on(toy) as account:
        ids = arrive(toy, 6)
        await account.source.perform(read(these(ids[5], ids[3])))
        assert [n.seen for n in toy.notifications()] == [False, False, False, True, False, True]
        await account.source.perform(read(up_to(ids[1])))
        assert [n.seen for n in toy.notifications()] == [True, True, False, True, False, True]
        await account.source.perform(read(All()))
        assert all(n.seen for n in toy.notifications())


async def test_flags_of_what_is_gone_are_no_trouble() -> None:
    async with ToyMastodon("pleroma") as toy, account_on(toy) as account:
        arrive(toy)
        assert await account.source.perform(read(these("99999999"))) == []


async def test_dismissing_deletes_on_the_server_and_twice_is_once() -> None:
    for flavour in ("mastodon", "mastodon_4_1", "mastodon_old", "pleroma", "friendica", "takahe"):
        async with ToyMastodon(flavour) as toy, account_on(toy) as account:
            ids = arrive(toy, 4)
            for _ in range(2):
                assert await account.source.perform(dismiss(these(ids[1], ids[3]))) == []
                assert left(toy) == [ids[0], ids[2]]


async def test_the_old_form_is_only_tried_where_the_new_one_is_missing() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        ids = arrive(toy, 2)
        await account.source.perform(dismiss(these(*ids)))
        await account.source.perform(dismiss(these(*ids)))
        assert toy.log.matching(f"{LIST}/dismiss") == []
    async with ToyMastodon("mastodon_old") as toy, account_on(toy) as account:
        ids = arrive(toy, 1)
        await account.source.perform(dismiss(these(*ids)))
        (request,) = toy.log.matching(f"{LIST}/dismiss")
        assert request.body == f"id={ids[0]}".encode()


async def test_an_id_cannot_make_another_request_of_it() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        arrive(toy, 2)
        await account.source.perform(dismiss(these("../notifications/clear?x=")))
        assert len(left(toy)) == 2


async def test_clearing_deletes_all() -> None:
    for flavour in ("mastodon", "gotosocial", "pleroma"):
        async with ToyMastodon(flavour) as toy, account_on(toy) as account:
            arrive(toy, 3)
            assert await account.source.perform(dismiss(All())) == []
            assert left(toy) == []


@pytest.mark.parametrize("flavour", ["gotosocial", "pixelfed"])
async def test_a_server_that_cannot_dismiss_says_so(flavour: str) -> None:
    async with ToyMastodon(flavour) as toy, account_on(toy) as account:
        able = (await account.source.identify()).capabilities
        assert not able.dismiss
        assert "does not let apps delete single notifications" in able.reasons["dismiss"]
        with pytest.raises(Unsupported):
            await account.source.perform(dismiss(these(*arrive(toy))))


def changes(listener: Listener) -> list[CapabilitiesChanged]:
    return [event for event in listener.told if isinstance(event, CapabilitiesChanged)]


async def test_what_turns_out_to_be_missing_is_told_and_offered_again_with_the_next_look() -> None:
    async with ToyMastodon() as toy:
        fault = toy.faults.add(f"{LIST}/*", failure(404), method="POST", times=None)
        ids = arrive(toy, 1)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            for _ in range(2):
                assert changes(listener) == []
                with pytest.raises(Unsupported):
                    await account.source.perform(dismiss(these(*ids)))
            (lost,) = await listener.until(changes)
            assert not lost.capabilities.dismiss
            assert lost.capabilities.clear
            account.source.nudge()
            _, found = await lost_and_found(listener)
            assert found.capabilities == account.context.identity.capabilities
            toy.faults.remove(fault)
            assert await account.source.perform(dismiss(these(*ids))) == []


@pytest.mark.parametrize("status", [403, 404, 422])
@pytest.mark.parametrize("what", ["one", "all"])
async def test_what_may_not_be_deleted_for_once_can_be_tried_again(what: str, status: int) -> None:
    async with ToyMastodon() as toy:
        toy.faults.add(f"{LIST}/*", failure(status), method="POST", times=None)
        ids = arrive(toy, 1)
        async with account_on(toy) as account, Listener(account.source) as listener:
            await listener.until_online()
            click = dismiss(All() if what == "all" else these(*ids))
            with pytest.raises((Refused, Unsupported)):
                await account.source.perform(click)
            toy.faults.clear()
            assert await account.source.perform(click) == []
            assert left(toy) == []
            toy.notify("mention", "ben")
            await listener.until(lambda told: len(told.items) == 2, "what came after it")
            assert changes(listener) == []


async def test_what_was_refused_before_is_offered_again_by_the_next_connection() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        able = account.context.identity.capabilities
        refused = without(without(able, "dismiss"), "clear")
        account.context.identity = replace(account.context.identity, capabilities=refused)
        identity = await account.source.identify()
        assert identity.capabilities == refused, "nothing says otherwise yet"
        async with Listener(MastodonSource(account.context, {})) as listener:
            await listener.until(
                lambda told: changes(told) and changes(told)[-1].capabilities == able, "all of it again"
            )


async def test_what_the_sign_in_does_not_carry_is_not_offered_by_the_next_connection() -> None:
    async with ToyMastodon() as toy:
        app = Respond(200, b'{"name": "mine", "scopes": ["read", "write:statuses"]}')
        toy.faults.add("/api/v1/apps/verify_credentials", app, times=None)
        async with account_on(toy) as account:
            identity = await account.source.identify()
            assert identity.capabilities.read
            assert not identity.capabilities.dismiss
            account.context.identity = replace(identity, capabilities=without(identity.capabilities, "read"))
            async with Listener(MastodonSource(account.context, {})) as listener:
                (found,) = await listener.until(changes)
                assert found.capabilities == identity.capabilities


async def test_a_flag_that_is_refused_is_refused_for_its_own_row_alone() -> None:
    async with ToyMastodon("pleroma") as toy:
        ids = arrive(toy, 3)
        toy.faults.add("/api/v1/pleroma/notifications/read", failure(404), times=1)
        async with account_on(toy) as account:
            rejections = await account.source.perform(read(these(*ids)))
        assert [rejection.id for rejection in rejections] == ids[:1]
        assert [row.seen for row in toy.notifications()] == [False, True, True]


async def test_a_flag_of_what_is_gone_is_no_refusal() -> None:
    async with ToyMastodon("pleroma") as toy:
        gone = toy.notify("mention", "ben")
        ids = arrive(toy, 1)
        toy.withdraw(gone)
        async with account_on(toy) as account:
            assert await account.source.perform(read(these(gone.id, *ids))) == []


async def test_reading_stays_here_where_the_marker_may_not_be_moved() -> None:
    async with ToyMastodon() as toy:
        ids = arrive(toy, 2)
        narrow = ("read:notifications", "read:accounts", "write:notifications")
        async with account_on(toy, scopes=narrow) as account, Listener(account.source) as listener:
            await listener.until_online()
            with pytest.raises(Unsupported):
                await account.source.perform(read(up_to(ids[1])))
            changed = await listener.until(
                lambda told: next((e for e in told.told if isinstance(e, CapabilitiesChanged)), None)
            )
            assert not changed.capabilities.read, "from then on, what is read stays here"
            assert toy.marker() is None


async def test_a_server_too_old_for_a_read_position_is_found_out_while_catching_up() -> None:
    async with ToyMastodon("mastodon_old") as toy, account_on(toy) as account, Listener(account.source) as listener:
        assert account.context.identity.capabilities.read
        changed = await listener.until(
            lambda told: next((event for event in told.told if isinstance(event, CapabilitiesChanged)), None)
        )
        assert not changed.capabilities.read
        assert changed.capabilities.dismiss


async def lost_and_found(listener: Listener) -> list[CapabilitiesChanged]:
    """What was told when something was refused, and when it was not any more."""
    return await listener.until(
        lambda told: changes(told) if len(changes(told)) == 2 else None, "a change, and another"
    )


async def test_markers_that_are_refused_for_once_are_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A firewall, or a server that is being brought up to date, is not the end of reading here and there."""
    monkeypatch.setattr(session, "REFUSED_MARKER_S", 0.0)
    monkeypatch.setattr(session, "MARKER_S", 0.01)
    async with ToyMastodon() as toy, account_on(toy) as account:
        ids = arrive(toy, 2)
        toy.faults.add(MARKERS, failure(403), times=1)
        async with Listener(account.source) as listener:
            lost, found = await lost_and_found(listener)
            assert not lost.capabilities.read
            assert found.capabilities == account.context.identity.capabilities
            assert await account.source.perform(read(up_to(ids[1]))) == []
            assert toy.marker() is not None


async def test_what_was_refused_for_once_is_asked_again_over_the_next_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "STEADY_S", 0.0)
    async with ToyMastodon("pleroma") as toy, account_on(toy) as account, Listener(account.source) as listener:
        ids = arrive(toy, 2)
        await listener.until_online()
        toy.faults.add(READ_ON_PLEROMA, failure(422), times=1)
        with pytest.raises(Refused):
            await account.source.perform(read(up_to(ids[1])))
        toy.close_streams()
        lost, found = await lost_and_found(listener)
        assert not lost.capabilities.read
        assert found.capabilities == account.context.identity.capabilities


async def test_markers_that_were_refused_while_there_was_no_stream_are_asked_for_once_there_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(session, "LOST_STREAM_RETRY_S", (0.2,))
    monkeypatch.setattr(session, "POLL_S", 0.02)
    async with ToyMastodon() as toy, account_on(toy) as account:
        arrive(toy, 2)
        stream = toy.faults.add(STREAM, failure(502, html=True), times=None)
        toy.faults.add(MARKERS, failure(404, html=True), times=2)
        async with Listener(account.source) as listener:
            await toy.log.wait_for(lambda _: len(toy.log.matching(MARKERS)) == 2)
            toy.faults.remove(stream)
            lost, found = await lost_and_found(listener)
            assert not lost.capabilities.read
            assert found.capabilities == account.context.identity.capabilities


async def test_flags_that_were_refused_before_are_offered_again_by_the_next_connection() -> None:
    async with ToyMastodon("pleroma") as toy, account_on(toy) as account:
        able = account.context.identity.capabilities
        account.context.identity = replace(account.context.identity, capabilities=without(able, "read"))
        async with Listener(MastodonSource(account.context, {})) as listener:
            changed = await listener.until(
                lambda told: next((event for event in told.told if isinstance(event, CapabilitiesChanged)), None)
            )
        assert changed.capabilities.read == able.read


async def test_an_account_that_is_locked_for_a_while_loses_no_capability() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        toy.faults.add("/api/v1/*", failure(403), times=None)
        async with Listener(account.source) as listener:
            assert isinstance(await listener.until_error(), Unreachable)
            assert not any(isinstance(event, CapabilitiesChanged) for event in listener.told)


async def test_scopes_that_the_server_tells_decide_what_is_offered() -> None:
    async with ToyMastodon() as toy:
        app = Respond(200, b'{"name": "mine", "scopes": ["read:notifications", "read:accounts"]}')
        toy.faults.add("/api/v1/apps/verify_credentials", app, times=None)
        async with account_on(toy) as account:
            able = (await account.source.identify()).capabilities
        assert (able.read, able.dismiss, able.clear) == (frozenset(), False, False)
        assert "sign-in" in able.reasons["read"]
    async with ToyMastodon() as toy, account_on(toy) as account:
        able = (await account.source.identify()).capabilities
        assert able.read == {ReadScope.UP_TO, ReadScope.ALL}


async def test_what_no_server_offers_is_refused() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        for command in (
            Command(verb=Verb.UNREAD, selector=these("1")),
            Command(verb=Verb.DISMISS, selector=OfKind("mention")),
        ):
            with pytest.raises(Unsupported):
                await account.source.perform(command)


@pytest.mark.parametrize("flavour", ["mastodon", "gotosocial", "pleroma", "pixelfed", "friendica", "takahe"])
async def test_a_dead_token_is_not_taken_for_success_nor_for_a_missing_feature(flavour: str) -> None:
    async with ToyMastodon(flavour) as toy, account_on(toy) as account:
        ids = arrive(toy, 2)
        able = (await account.source.identify()).capabilities
        toy.revoke_token(account.context.secrets["access_token"])
        commands = [read(these(ids[0]) if ReadScope.ITEM in able.read else up_to(ids[0])), read(All())]
        commands += [dismiss(these(ids[0]))] if able.dismiss else []
        commands += [dismiss(All())] if able.clear else []
        for command in commands:
            with pytest.raises(AuthRejected):
                await account.source.perform(command)


async def test_trouble_on_the_way_is_told_so_that_it_is_tried_again() -> None:
    async with ToyMastodon() as toy, account_on(toy) as account:
        ids = arrive(toy, 2)
        toy.faults.add(f"{LIST}/*", failure(503, retry_after=7), method="POST")
        with pytest.raises(Unreachable) as trouble:
            await account.source.perform(dismiss(these(ids[0])))
        assert trouble.value.retry_after_s == 7
