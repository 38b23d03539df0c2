"""What widgets call: a choice that cannot be used is answered at once, and not made."""

from __future__ import annotations

import asyncio
import gc
import warnings
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast

import pytest
import trustme
from PySide6.QtWidgets import QApplication

from tests.support.examples import key, notification
from tests.support.fakes import FakeService
from tests.support.waiting import eventually
from traynotify.app.actions import EngineActions
from traynotify.app.bootstrap import App
from traynotify.app.options import Options
from traynotify.core.account import Identity
from traynotify.core.commands import Verb
from traynotify.core.events import Arrived
from traynotify.core.facts import FromSource, Sending, Settled
from traynotify.core.ids import AccountId
from traynotify.core.notification import Origin
from traynotify.core.ports import Grant, SecretPlace
from traynotify.core.settings import OWN_AUTHORITY
from traynotify.core.state import Operation
from traynotify.storage.paths import Profile

GRANT = Grant(
    identity=Identity(remote_id="9", handle="eve@larks.example"),
    base_url="https://larks.example",
    secrets={"token": "t"},
)


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    app = await App.open(Options(profile=Profile.resolve(tmp_path).create(), secrets=SecretPlace.SESSION))
    yield app
    await app.aclose()


class Said(list[str]):
    """Windows of which only what they say is of interest."""

    def say(self, text: str) -> None:
        self.append(text)


@pytest.fixture
def said() -> Said:
    return Said()


@pytest.fixture
async def actions(app: App, said: Said) -> AsyncIterator[EngineActions]:
    nothing = cast("Any", None)
    made = EngineActions(app, cast("Any", said), nothing, nothing, nothing, lambda: None)
    yield made
    await made.aclose()


@pytest.fixture
async def account(app: App) -> AccountId:
    return await app.add_account(FakeService(GRANT), GRANT, listen=False)


async def test_what_was_asked_for_at_the_last_moment_ends_without_a_word(actions: EngineActions) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        actions.history(None, None, unread_only=False, callback=lambda _: None)
        await actions.aclose()
        gc.collect()


async def marked_read(app: App, actions: EngineActions, account: AccountId) -> Operation:
    """A click on a notification that has come."""
    came = FromSource(account=account, event=Arrived(items=(notification(1),)), origin=Origin.LIVE, at=app.clock.now())
    await app.engine.store.apply(came)
    actions.mark_read([key(1, account)])
    await eventually(lambda: bool(app.engine.store.state.operations), "the click is in the outbox")
    (operation,) = app.engine.store.state.operations.values()
    return operation


async def test_a_click_in_the_last_moment_is_in_the_outbox_after_the_next_start(
    app: App, actions: EngineActions, account: AccountId
) -> None:
    """However many changes wait for the disk before it."""
    store, at = app.engine.store, app.clock.now()
    came = [Arrived(items=(notification(number),)) for number in range(1, 20)]
    facts = [FromSource(account=account, event=event, origin=Origin.LIVE, at=at) for event in came]
    async with asyncio.TaskGroup() as writing:
        for fact in facts:
            writing.create_task(store.apply(fact))
        await eventually(lambda: key(1, account) in store.state.rows, "the first has come")
        actions.mark_read([key(1, account)])
        await actions.aclose()
    assert [asked.keys for asked in app.engine.store.state.operations.values()] == [{key(1, account)}]


async def test_what_is_undone_in_time_is_undone_without_a_word(
    app: App, actions: EngineActions, account: AccountId, said: Said
) -> None:
    asked = await marked_read(app, actions, account)
    actions.undo(asked.id)
    actions.undo()
    await eventually(lambda: not app.engine.store.state.operations, "it is undone")
    actions.undo()
    await actions.aclose()
    assert said == []


@pytest.mark.parametrize("when", ["it is on its way", "it is done"])
async def test_that_it_is_too_late_to_undo_is_said(
    app: App, actions: EngineActions, account: AccountId, said: Said, when: str
) -> None:
    asked, store = await marked_read(app, actions, account), app.engine.store
    on_its_way = asyncio.create_task(store.apply(Sending(operations=[asked.id])))
    actions.undo(asked.id)
    if when == "it is done":
        await store.apply(Settled(account=account, operations=[asked.id], at=app.clock.now()))
    await on_its_way
    await eventually(lambda: bool(said), "it is said")
    assert said == ["It is too late to undo that: the server may have heard of it"]
    assert store.state.rows[key(1, account)].is_read


async def test_a_reply_that_cannot_be_sent_is_in_the_clipboard(
    app: App, actions: EngineActions, account: AccountId, said: Said, qapp: QApplication
) -> None:
    actions.answer(Verb.REPLY, key(1, account), "A long letter")
    await eventually(lambda: bool(said), "it is said")
    (sentence,) = said
    assert sentence.startswith("There is no notification")
    assert sentence.endswith(". What you wrote is in the clipboard")
    assert qapp.clipboard().text() == "A long letter"


async def test_an_answer_without_words_leaves_the_clipboard_as_it_is(
    app: App, actions: EngineActions, account: AccountId, said: Said, qapp: QApplication
) -> None:
    qapp.clipboard().setText("A recipe")
    actions.answer(Verb.FOLLOW, key(1, account))
    await eventually(lambda: bool(said), "it is said")
    assert said[0].startswith("There is no notification")
    assert qapp.clipboard().text() == "A recipe"


async def test_a_file_that_holds_no_certificate_is_not_set(
    app: App, actions: EngineActions, account: AccountId, tmp_path: Path
) -> None:
    file = tmp_path / "own.pem"
    assert actions.set_account_setting(account, OWN_AUTHORITY, str(file)).startswith("There is no file")
    file.write_text("hello", "utf-8")
    assert "holds no certificate" in actions.set_account_setting(account, OWN_AUTHORITY, str(file))
    assert app.settings.of(account)[OWN_AUTHORITY] == ""

    trustme.CA().cert_pem.write_to_path(str(file))
    assert actions.set_account_setting(account, OWN_AUTHORITY, str(file)) == ""
    await eventually(lambda: app.settings.of(account)[OWN_AUTHORITY] == str(file), "it is set")
