"""Signing in with one field: paste an address, and the browser does the rest. What goes on is said in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from traynotify.core.ids import AccountId, ServiceId
from traynotify.core.language import phrase, tr
from traynotify.core.ports import SecretPlace
from traynotify.core.settings import NETWORK, AnySetting, Values
from traynotify.ui import words
from traynotify.ui.accounts.prompt import FormPrompt
from traynotify.ui.accounts.server_look import ServerLook
from traynotify.ui.actions import Actions, SignIn, SignInEnd
from traynotify.ui.controls.buttons import Button, Manner
from traynotify.ui.controls.fields import Choice, Field
from traynotify.ui.controls.setting_row import SettingRow, chosen
from traynotify.ui.controls.texts import Text
from traynotify.ui.look import Look

_COPY = phrase("Copy the address")
_PROMISE = phrase("Your password stays between you and the server. You can take the permission back at any time.")


class SignInForm(QWidget):
    """The form in its three states: to be filled in, under way, and filled in wrongly.

    The keyboard stays in it from one state to the next, unless the person went elsewhere meanwhile.
    `signed_in`: it worked. `moved`: the keyboard is at another place in it, which ought to be in sight. `changed`:
    other things are in it, which may need more room.
    """

    signed_in = Signal(str)
    moved = Signal()
    changed = Signal()

    def __init__(self, look: Look, actions: Actions, *, account: AccountId | None = None, address: str = "") -> None:
        """For a new account, or to sign in again to `account`, whose address is then not asked for."""
        super().__init__()
        self._look, self._actions, self._account = look, actions, account
        self._running: SignIn | None = None
        self._answer: Callable[[str], None] | None = None
        self.address = Field(tr("Your address or server"), "me@example.social", large=True)
        self.address.setText(address)
        self.server = ServerLook(look, actions, lambda: (self.service.currentData(), self._chosen))
        self.token = Field(tr("Access token"), tr("Access token"), secret=True)
        self.service = Choice(look, tr("Service"))
        self.go = Button(look, tr("Sign in with the browser"), Manner.FILLED, large=True)
        self.more = Button(look, tr("Other ways to sign in"), Manner.QUIET, flush=True)
        self.cancel = Button(look, tr("Cancel"), Manner.OUTLINE)
        self.status = Text(look, "", "body", "text2", wrap=True)
        self.problem = Text(look, "", "body", "danger", wrap=True)
        self.page_address = Field(tr("Address of the consent page"))
        self.copy_page = Button(look, tr(_COPY))
        self.open_page = Button(look, tr("Open it again"))
        self._chosen = Values()
        self.network = [
            SettingRow(look, setting, setting.default, partial(self._choose, setting))
            for setting in (NETWORK if account is None else ())
        ]
        self.for_session = Button(look, tr("Keep it until traynotify quits"), Manner.OUTLINE)
        self.in_file = Button(look, tr("Keep it unencrypted in a file only I can read"), Manner.OUTLINE)
        self.code = Field(tr("Code"))
        self.send_code = Button(look, tr("Continue"), Manner.FILLED)
        self._question = Text(look, "", "body", wrap=True)
        self._page, self._page_hint = QWidget(), Text(look, tr("Did no page come up?"), "small", "text3", wrap=True)
        self._secrets = Text(look, "", "small", "text3", wrap=True)
        self._put_together()
        self._wire()
        self._show_state()

    @property
    def is_under_way(self) -> bool:
        """Whether a sign-in goes on."""
        return self._running is not None

    def take_over(self, before: SignInForm) -> None:
        """Go on with what was filled in there, and what was wrong with it; no sign-in is under way in either."""
        self.address.setText(before.address.text())
        self.token.setText(before.token.text())
        self.problem.setText(before.problem.text())
        self._chosen = before._chosen
        for row in self.network:
            row.show_value(chosen(self._chosen, row.setting))
        if not before._ways.isHidden():
            self._show_ways()
            self.service.setCurrentIndex(before.service.currentIndex())
        self._show_state()
        for way_out, former in ((self.for_session, before.for_session), (self.in_file, before.in_file)):
            way_out.setVisible(not former.isHidden())

    def start(self) -> None:
        """Begin; nothing happens while the address is empty or one is under way."""
        address, token = self.address.text().strip(), self.token.text().strip() or None
        if self._running is not None or (self._account is None and not address):
            self._focus(self._first_field())
            return
        self._hold_focus()
        self.problem.setText("")
        self.status.setText(tr("Looking for the server…") if self._account is None else tr("Asking the server…"))
        prompt = FormPrompt(self, self._actions)
        if self._account is not None:
            self._running = self._actions.sign_in_again(self._account, token, prompt, self._ended)
        else:
            service: ServiceId | None = self.service.currentData() or self.server.service_at(address)
            self.server.stop()
            self._running = self._actions.start_sign_in(address, service, token, prompt, self._ended, self._chosen)
        self._show_state()
        self.moved.emit()

    def stop(self) -> None:
        """Break off what is under way."""
        held = self._hold_focus()
        if self._running is not None:
            self._running.cancel()
            self._running = None
        self.close_question()
        self._show_state()
        if held:
            self._focus(self._first_field())

    def reset(self) -> None:
        """Empty the form for another account."""
        self.stop()
        for field in (self.address, self.token):
            field.clear()
        self._chosen = Values()
        for row in self.network:
            row.show_value(row.setting.default)
        self.say_problem("")
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_problem(self, text: str) -> None:
        """What is wrong, beside the field; nothing if `text` is empty."""
        self.problem.setText(words.in_full(text))
        self._show_state()

    def show_secrets(self, text: str) -> None:
        """Where the permission is going to be kept."""
        self._secrets.setText(words.in_full(f"{tr(_PROMISE)} {text}"))

    # --- what a sign-in says and asks ---------------------------------------------------------------------------------

    def show_status(self, text: str) -> None:
        """What is going on."""
        self.status.setText(text)

    def show_page(self, url: str, *, opened: bool) -> None:
        """The page to allow it on: a browser that says that it was opened need not have shown it."""
        if self._running is None:
            return
        self.page_address.setText(url)
        self.page_address.setSelection(len(url), -len(url))  # backwards: its beginning is in sight
        self.page_address.setVisible(not opened)
        self.copy_page.setText(tr(_COPY))
        for widget in (self._page_hint, self.open_page):
            widget.setVisible(opened)
        self._page.show()
        self.changed.emit()
        self.moved.emit()

    def ask_line(self, question: str, secret: bool, answer: Callable[[str], None]) -> None:
        """Show the field for a pasted code, or whatever else the service wants to know."""
        self._answer = answer
        self._question.setText(question)
        self.code.clear()
        self.code.setEchoMode(Field.EchoMode.Password if secret else Field.EchoMode.Normal)
        self.code.setAccessibleName(question)
        for widget in (self._question, self.code, self.send_code):
            widget.show()
        self.changed.emit()
        if self._has_focus():
            self._focus(self.code)

    def close_question(self) -> None:
        """Put the field away."""
        if self.window().focusWidget() in (self.code, self.send_code):
            self._hold_focus()
        self._answer = None
        for widget in (self._question, self.code, self.send_code):
            widget.hide()

    # --- inside -------------------------------------------------------------------------------------------------------

    def _ended(self, end: SignInEnd) -> None:
        held, self._running = self._hold_focus(), None
        self.close_question()
        self.say_problem(end.error)
        for way_out in (self.for_session, self.in_file):
            way_out.setVisible(end.no_keyring)
        if end.services:
            self._show_ways()
            self.service.setCurrentIndex(max(0, self.service.findData(end.services[0])))
        if end.account is not None:
            self.token.clear()
            self.signed_in.emit(end.account)
        elif held:
            self._focus(self.service if end.services else self._first_field())

    def _has_focus(self) -> bool:
        """Whether what is typed goes to the form, or would if its window were in front."""
        focused = self.window().focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def _hold_focus(self) -> bool:
        """Keep the keyboard here while parts of the form go: Qt would give it to whatever comes next on the page."""
        if held := self._has_focus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        return held

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit()

    def _first_field(self) -> QWidget:
        """Where to go on: with what was asked, at the address, or, where that is known, with the chosen way."""
        if self._running is not None:
            return self.code if self.code.isVisibleTo(self) else self
        if self._account is None:
            return self.address
        return self.token if self._ways.isVisibleTo(self) else self.go

    def _copy_page(self) -> None:
        QGuiApplication.clipboard().setText(self.page_address.text())
        self.copy_page.setText(tr("Copied"))

    def _open_page(self) -> None:
        url = self.page_address.text()
        self._actions.open_page(url, lambda opened: self.show_page(url, opened=opened))

    def _keep_in(self, place: SecretPlace) -> None:
        """Where there is no keyring, the person says where the permission goes, and the sign-in begins anew."""
        self._actions.keep_secrets_in(place)
        self._actions.describe_secrets(self.show_secrets)
        self.start()

    def _give_code(self) -> None:
        text = self.code.text().strip()
        if self._answer is not None and text:
            answer, self._answer = self._answer, None
            answer(text)

    def _show_state(self) -> None:
        busy, is_new = self._running is not None, self._account is None
        self.address.setEnabled(not busy)
        self.address.setVisible(is_new)
        self.server.setVisible(is_new and not busy and not self.problem.text())
        self.go.setVisible(not busy)
        self.more.setVisible(not self._ways.isVisibleTo(self))
        self._ways.setEnabled(not busy)
        self.status.setVisible(busy)
        self.cancel.setVisible(busy)
        self.problem.setVisible(bool(self.problem.text()) and not busy)
        if busy:
            self.for_session.hide()
            self.in_file.hide()
        else:
            self._page.hide()
        self.changed.emit()

    def _choose_way(self) -> None:
        """Another way instead of the one that may be under way."""
        self.stop()
        self._show_ways()
        self._focus(self.token if self._account is not None or self.address.text().strip() else self.address)

    def _choose(self, setting: AnySetting, value: Any) -> str:
        """Keep what the account is to have, and its sign-in already."""
        self._chosen = self._chosen.parsing(setting, value)
        self._look_at_server()
        return ""

    def _begin_anew(self) -> None:
        """Another address is being typed: what was wrong with the one before is wrong no more."""
        if self.problem.text():
            self.say_problem("")
        self._look_at_server()

    def _look_at_server(self) -> None:
        """Say what answers at the address, where that is not known yet."""
        if self._account is None and self._running is None:
            self.server.follow(self.address.text())

    def _show_ways(self) -> None:
        """A chosen service, where it is not known, and a token, for those who need one."""
        if self.service.count() == 0:
            self.service.addItem(tr("The service that answers"), None)
            for known in self._actions.services():
                self.service.addItem(known.name, known.id)
        self._ways.show()
        self._show_state()

    def _name_way(self, token: str) -> None:
        self.go.setText(tr("Sign in with the token") if token.strip() else tr("Sign in with the browser"))

    def _put_together(self) -> None:
        look = self._look
        self._ways = QWidget()
        ways = QVBoxLayout(self._ways)
        ways.setContentsMargins(0, 4, 0, 0)
        ways.setSpacing(6)
        if self._account is None:
            ways.addWidget(Text(look, tr("Service"), "chip_chosen"))
            ways.addWidget(self.service)
            ways.addSpacing(6)
        ways.addWidget(Text(look, tr("Access token, if you made one on the server"), "chip_chosen", wrap=True))
        ways.addWidget(self.token)
        if self._account is None:
            ways.addSpacing(8)
            ways.addWidget(Text(look, tr("Network"), "chip_chosen"))
            for row in self.network:
                ways.addWidget(row)
        self._ways.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if self._account is None:
            column.addWidget(Text(look, tr("Your address or server"), "chip_chosen"))
        column.addWidget(self.address)
        column.addWidget(self.server)
        column.addWidget(self.problem)
        for way_out in (self.for_session, self.in_file):
            column.addWidget(way_out, 0, Qt.AlignmentFlag.AlignLeft)
            way_out.hide()
        column.addWidget(self._ways)
        column.addSpacing(4)
        column.addWidget(self.go)
        column.addWidget(self.status)
        column.addWidget(self._page)
        column.addWidget(self._question)
        code = QHBoxLayout()
        code.setSpacing(8)
        code.addWidget(self.code, 1)
        code.addWidget(self.send_code)
        column.addLayout(code)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._secrets)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._put_page_together()
        self.close_question()

    def _put_page_together(self) -> None:
        page, buttons = QVBoxLayout(self._page), QHBoxLayout()
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(6)
        page.addWidget(self.page_address)
        page.addWidget(self._page_hint)
        buttons.setSpacing(8)
        buttons.addWidget(self.open_page)
        buttons.addWidget(self.copy_page)  # last, so that nothing moves when its words change
        buttons.addStretch(1)
        page.addLayout(buttons)
        self.page_address.setReadOnly(True)

    def _wire(self) -> None:
        self.go.clicked.connect(self.start)
        self.address.returnPressed.connect(self.start)
        self.address.textChanged.connect(self._begin_anew)
        self.service.currentIndexChanged.connect(self._look_at_server)
        self.token.returnPressed.connect(self.start)
        self.token.textChanged.connect(self._name_way)
        self.more.clicked.connect(self._choose_way)
        self.copy_page.clicked.connect(self._copy_page)
        self.open_page.clicked.connect(self._open_page)
        self.cancel.clicked.connect(self.stop)
        self.for_session.clicked.connect(lambda: self._keep_in(SecretPlace.SESSION))
        self.in_file.clicked.connect(lambda: self._keep_in(SecretPlace.FILE))
        self.send_code.clicked.connect(self._give_code)
        self.code.returnPressed.connect(self._give_code)
        self._secrets.setText(tr(_PROMISE))
