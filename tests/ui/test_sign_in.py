"""Signing in with one field, and the window of the first start."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.world import ME, account, state
from traynotify.core.account import HealthState
from traynotify.core.facts import AccountForgotten, AccountStored
from traynotify.core.ids import ServiceId
from traynotify.core.ports import SecretPlace
from traynotify.core.state import State
from traynotify.ui.accounts.prompt import FormPrompt
from traynotify.ui.accounts.welcome import WelcomeWindow
from traynotify.ui.actions import SignInEnd

MakeDesk = Callable[[State], Desk]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk(state([], []))


@pytest.fixture
def welcome(desk: Desk, qtbot: QtBot) -> WelcomeWindow:
    window = desk.welcome()
    window.bring()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_one_field_and_enter(welcome: WelcomeWindow, desk: Desk) -> None:
    assert welcome.form.address.hasFocus()
    QTest.keyClicks(welcome.form.address, "me@example.social")
    QTest.keyClick(welcome.form.address, Qt.Key.Key_Return)
    assert desk.actions.calls == [("start_sign_in", "me@example.social", None, None)]
    assert welcome.form.status.isVisible()
    assert not welcome.form.go.isVisible()
    assert not welcome.form.address.isEnabled()


def test_nothing_is_asked_for_without_an_address(welcome: WelcomeWindow, desk: Desk) -> None:
    QTest.mouseClick(welcome.form.go, LEFT)
    assert desk.actions.calls == []


def test_a_mistake_is_a_sentence_and_the_address_stays(welcome: WelcomeWindow, desk: Desk) -> None:
    welcome.form.address.setText("exmaple.social")
    welcome.form.start()
    desk.actions.sign_in_ends[0](SignInEnd(error="There is no server at exmaple.social"))
    assert welcome.form.problem.text() == "There is no server at exmaple.social"
    assert welcome.form.problem.isVisible()
    assert welcome.form.address.text() == "exmaple.social"
    assert welcome.form.address.isEnabled()
    welcome.form.start()
    assert not welcome.form.problem.isVisible()


def test_several_sentences_end_alike(welcome: WelcomeWindow, desk: Desk) -> None:
    welcome.form.address.setText("example.social")
    welcome.form.start()
    desk.actions.sign_in_ends[0](SignInEnd(error="No service answers there. It knows Mastodon 4.3 and others"))
    assert welcome.form.problem.text() == "No service answers there. It knows Mastodon 4.3 and others."
    welcome.form.show_secrets("Tokens are kept in a file")
    assert welcome.form._secrets.text().endswith("at any time. Tokens are kept in a file.")


def test_where_several_services_answer_one_is_chosen(welcome: WelcomeWindow, desk: Desk) -> None:
    known = desk.actions.services()[0]
    welcome.form.address.setText("example.social")
    welcome.form.start()
    desk.actions.sign_in_ends[0](SignInEnd(error="Two services answer", services=(known.id,)))
    assert welcome.form.service.isVisible()
    welcome.form.start()
    assert desk.actions.calls[-1] == ("start_sign_in", "example.social", known.id, None)


@pytest.mark.parametrize("way_out", ["for_session", "in_file"])
def test_without_a_keyring_the_person_chooses_where_the_permission_goes(
    welcome: WelcomeWindow, desk: Desk, way_out: str
) -> None:
    welcome.form.address.setText("example.social")
    welcome.form.start()
    assert not welcome.form.in_file.isVisible()
    desk.actions.sign_in_ends[0](SignInEnd(error="There is no keyring here", no_keyring=True))
    button = getattr(welcome.form, way_out)
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)
    place = SecretPlace.SESSION if way_out == "for_session" else SecretPlace.FILE
    assert desk.actions.calls[-2:] == [
        ("keep_secrets_in", place),
        ("start_sign_in", "example.social", None, None),
    ]
    assert not button.isVisible()


def test_cancel(welcome: WelcomeWindow, desk: Desk) -> None:
    welcome.form.address.setText("example.social")
    welcome.form.start()
    QTest.mouseClick(welcome.form.cancel, LEFT)
    assert desk.actions.names() == ["start_sign_in", "cancel"]
    assert welcome.form.go.isVisible()


def test_a_token_is_another_way(welcome: WelcomeWindow, desk: Desk) -> None:
    QTest.mouseClick(welcome.form.more, LEFT)
    welcome.form.address.setText("example.social")
    welcome.form.service.setCurrentIndex(1)
    QTest.keyClicks(welcome.form.token, "secret-token")
    assert welcome.form.token.echoMode() is QLineEdit.EchoMode.Password
    assert welcome.form.go.text() == "Sign in with the token"
    QTest.mouseClick(welcome.form.go, LEFT)
    assert desk.actions.calls == [("start_sign_in", "example.social", ServiceId("mastodon"), "secret-token")]
    desk.actions.sign_in_ends[0](SignInEnd(account=ME))
    assert welcome.form.token.text() == ""


def test_the_account_goes_live_while_one_looks(welcome: WelcomeWindow, desk: Desk) -> None:
    welcome.form.address.setText("example.social")
    welcome.form.start()
    known = account(ME, health=HealthState.CONNECTING)
    desk.store.apply(AccountStored(account=known.account, at=desk.clock.now()))
    desk.actions.sign_in_ends[0](SignInEnd(account=ME))
    assert "connecting" in welcome._done_headline.text()
    desk.store.health(ME, HealthState.LIVE)
    assert welcome._done_headline.text() == "\u2068@me@example.social\u2069 is live"
    QTest.mouseClick(welcome.open_inbox, LEFT)
    assert desk.actions.calls[-1] == ("show_inbox", None)
    assert not welcome.isVisible()
    welcome.bring()
    assert welcome.form.address.isVisible()


def test_an_account_that_was_removed_leaves_the_way_in(welcome: WelcomeWindow, desk: Desk) -> None:
    welcome.form.address.setText("example.social")
    welcome.form.start()
    desk.store.apply(AccountStored(account=account(ME).account, at=desk.clock.now()))
    desk.actions.sign_in_ends[0](SignInEnd(account=ME))
    assert welcome.open_inbox.isVisible()
    desk.store.apply(AccountForgotten(account=ME))
    assert not welcome.open_inbox.isVisible()
    assert welcome.form.address.isVisible()
    assert welcome.form.address.text() == ""


class TestPrompt:
    """What a service's sign-in says and asks, as the form shows it."""

    @pytest.fixture
    def prompt(self, welcome: WelcomeWindow, desk: Desk) -> FormPrompt:
        welcome.form.address.setText("example.social")
        welcome.form.start()
        made = desk.actions.prompts[0]
        assert isinstance(made, FormPrompt)
        return made

    def test_news(self, prompt: FormPrompt, welcome: WelcomeWindow) -> None:
        prompt.say("Waiting for your browser")
        assert welcome.form.status.text() == "Waiting for your browser"

    def test_the_browser(self, prompt: FormPrompt, welcome: WelcomeWindow, desk: Desk) -> None:
        assert asyncio.run(prompt.open_browser("https://example.social/oauth"))
        assert desk.actions.calls[-1] == ("open_page", "https://example.social/oauth")
        assert not welcome.form.page_address.isVisible()
        QTest.mouseClick(welcome.form.copy_page, LEFT)
        assert QGuiApplication.clipboard().text() == "https://example.social/oauth"
        assert welcome.form.copy_page.text() == "Copied"
        desk.actions.browser_works = False
        QTest.mouseClick(welcome.form.open_page, LEFT)
        assert desk.actions.calls[-1] == ("open_page", "https://example.social/oauth")
        assert welcome.form.page_address.isVisible()
        assert welcome.form.copy_page.text() == "Copy the address"
        desk.actions.sign_in_ends[0](SignInEnd(error="Nobody answered in the browser"))
        assert not welcome.form.copy_page.isVisible()

    def test_no_browser(self, prompt: FormPrompt, welcome: WelcomeWindow, desk: Desk) -> None:
        desk.actions.browser_works = False
        assert not asyncio.run(prompt.open_browser("https://example.social/oauth"))
        assert not welcome.form.page_address.isVisible()  # the sign-in goes on with another page
        prompt.say("Please open this address in a browser: https://example.social/oauth?code")
        assert welcome.form.status.text() == "Please open this address in a browser:"
        assert welcome.form.page_address.isVisible()
        assert welcome.form.page_address.text() == "https://example.social/oauth?code"
        assert welcome.form.page_address.selectedText() == "https://example.social/oauth?code"
        prompt.say("Type this code there: AB-12")
        assert welcome.form.page_address.isVisible()
        assert welcome.form.copy_page.isVisible()
        assert not welcome.form.open_page.isVisible()

    def test_a_question(self, prompt: FormPrompt, welcome: WelcomeWindow) -> None:
        async def talk() -> str:
            await prompt.open_browser("https://example.social/oauth")
            asked = asyncio.ensure_future(prompt.ask("Code", secret=True))
            await asyncio.sleep(0)
            assert welcome.form.code.hasFocus()
            assert welcome.form.code.echoMode() is QLineEdit.EchoMode.Password
            QTest.keyClick(welcome.form.code, Qt.Key.Key_Return)
            assert not asked.done()
            QTest.keyClicks(welcome.form.code, " 12-34 ")
            QTest.mouseClick(welcome.form.send_code, LEFT)
            return await asked

        assert asyncio.run(talk()) == "12-34"
        assert not welcome.form.code.isVisible()
        assert welcome.form.copy_page.isVisible(), "another question about the same page may follow"

    def test_a_question_that_is_not_needed_any_more(self, prompt: FormPrompt, welcome: WelcomeWindow) -> None:
        async def talk() -> None:
            asked = asyncio.ensure_future(prompt.ask("Code"))
            await asyncio.sleep(0)
            asked.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asked

        asyncio.run(talk())
        assert not welcome.form.code.isVisible()
