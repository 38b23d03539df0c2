"""What becomes due and is shown, and what settings and accounts that come, change or go do to the state."""

from msgspec.structs import replace

from tests.support.examples import (
    ANA,
    BEN,
    account,
    after,
    key,
    notification,
    numbers,
    remote_ids,
)
from tests.unit.core.story import Story
from traynotify.core.account import Health, HealthState, Identity
from traynotify.core.commands import Verb
from traynotify.core.events import (
    Arrived,
    Removed,
)
from traynotify.core.facts import (
    AccountChanged,
    AccountForgotten,
    AlertsShown,
    HealthChanged,
    SettingsChanged,
)
from traynotify.core.notification import Kind
from traynotify.core.selector import Items
from traynotify.core.settings import ALERTS, HIDDEN_KINDS, Settings, Values
from traynotify.core.state import AlertState


def test_an_alert_is_due_once_and_shown_once() -> None:
    story = Story()
    story.push(notification(1))
    assert story.apply(AlertsShown(keys=[key(1), key(99)], at=after(900))).touched == (story.row(1),)
    assert story.row(1).alert is AlertState.SHOWN
    assert not story.apply(AlertsShown(keys=[key(1)], at=after(900)))


def test_what_is_read_before_it_was_shown_is_not_due_any_more() -> None:
    story = Story()
    story.push(*map(notification, (1, 2)))
    story.read_elsewhere(1)
    story.tell(Removed(selector=Items(remote_ids(2))))
    assert [story.row(n).alert_reason for n in (1, 2)] == [
        "it was read before it was shown",
        "it was deleted before it was shown",
    ]
    assert not story.apply(AlertsShown(keys=[key(1), key(2)], at=after(900)))


def test_what_was_deleted_before_it_was_shown_and_is_back_has_its_alert() -> None:
    story = Story()
    story.push(notification(1), at=1)
    story.tell(Removed(selector=Items(remote_ids(1))), at=10)
    story.answer(notification(1), asked=14, at=15)
    assert story.row(1).awaits_alert
    assert story.row(1).alert_reason == "it is new"
    story.apply(AlertsShown(keys=[key(1)], at=after(20)))
    story.tell(Removed(selector=Items(remote_ids(1))), at=30)
    story.answer(notification(1), asked=34, at=35)
    assert story.row(1).alert is AlertState.SHOWN, "once is enough"


def test_new_settings_hide_and_show_and_recount() -> None:
    story = Story()
    story.push(notification(1), notification(2, kind=Kind.BOOST))
    hidden = Settings().with_account(ANA, Values().replacing(HIDDEN_KINDS, ("boost",)))
    changes = story.apply(SettingsChanged(settings=hidden, at=after(900)))
    assert (changes.removed, story.state.unread(ANA).known) == ((key(2),), 1)
    assert story.row(2).alert is AlertState.NONE, "what is hidden is not told either"
    changes = story.apply(SettingsChanged(settings=Settings(), at=after(900)))
    assert (numbers(row.key for row in changes.added), story.state.unread(ANA).known) == ([2], 2)


def test_what_was_due_is_not_when_alerts_are_switched_off() -> None:
    story = Story()
    story.push(notification(1))
    silent = Settings(general=Values().replacing(ALERTS, False))
    changes = story.apply(SettingsChanged(settings=silent, at=after(900)))
    assert (story.row(1).alert, story.row(1).alert_reason) == (AlertState.NONE, "notifications are switched off")
    assert changes.batch.rows == (story.row(1),)


def test_a_change_of_an_account_keeps_what_it_has_caught_up_with() -> None:
    story = Story(account(cursor="c", marker="m"))
    identity = Identity(remote_id="7", handle="ana@larks.example", display_name="Ana")
    story.apply(AccountChanged(account=ANA, at=after(1), identity=identity, base_url="https://new.example"))
    known = story.state.accounts[ANA].account
    assert known == account(cursor="c", marker="m", identity=identity, base_url="https://new.example")


def test_of_a_paused_account_nothing_is_heard_but_that_it_is_paused() -> None:
    story = Story()
    live = Health(state=HealthState.LIVE, since=after(0))
    story.apply(HealthChanged(account=ANA, health=live))
    story.apply(AccountChanged(account=ANA, at=after(1), paused=True))
    assert not story.apply(HealthChanged(account=ANA, health=live)), "the end of its connection comes a little later"
    assert story.state.accounts[ANA].health.state is HealthState.PAUSED
    story.apply(AccountChanged(account=ANA, at=after(2), paused=False))
    assert story.state.accounts[ANA].health.state is HealthState.CONNECTING


def test_a_forgotten_account_takes_everything_of_its_own_along() -> None:
    story = Story(account(), account(BEN))
    story.push(notification(1))
    story.tell(Arrived(items=(notification(1),)), name=BEN)
    story.ask(1, Verb.READ, 1)
    changes = story.apply(AccountForgotten(account=ANA))
    assert changes.batch == replace(changes.batch, rows=(), operations=(), removed_operations=())
    assert changes.batch.removed_accounts == (ANA,)
    assert changes.removed == (key(1),)
    assert story.listed() == [1]
    assert story.state.accounts.keys() == {BEN}
    assert not story.state.operations
