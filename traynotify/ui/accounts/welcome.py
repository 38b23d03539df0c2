"""The first start: one friendly window from “what is this” to the first account live."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from traynotify.core.ids import AccountId
from traynotify.core.language import listed, phrase, tr
from traynotify.core.reduce import Changes
from traynotify.ui import words
from traynotify.ui.accounts.sign_in_form import SignInForm
from traynotify.ui.actions import Actions
from traynotify.ui.app_icon import app_icon
from traynotify.ui.bridge import Bridge
from traynotify.ui.controls.buttons import Button, Manner
from traynotify.ui.controls.fields import Column
from traynotify.ui.controls.texts import Hairline, Text
from traynotify.ui.look import Look
from traynotify.ui.window import Window

DEMO_COMES_UP_MS = 15_000
"""How long it is said that the demo is coming up; by then it is, however slow the computer."""

_ICON = 64
_MARGIN = 36
_DEMO_HINT = phrase("Only looking around?")
_DEMO_STARTED = phrase("The demo is coming up, with an icon of its own in the tray. Nothing of it stays.")


class WelcomeWindow(Window):
    """Asks for an address, and says so when the account is there."""

    def __init__(self, bridge: Bridge, actions: Actions, look: Look) -> None:
        super().__init__(look, phrase("Welcome"))
        self._bridge, self._actions = bridge, actions
        self._added: AccountId | None = None
        self._demo = ""
        """What became of the demo, once it was asked for."""
        self._demo_is_up = QTimer(self)
        self._demo_is_up.setSingleShot(True)
        self._demo_is_up.setInterval(DEMO_COMES_UP_MS)
        self._demo_is_up.timeout.connect(self._end_demo)
        self.setMinimumSize(360, 420)
        self.renew()
        bridge.changed.connect(self._follow)

    @property
    def is_busy(self) -> bool:
        """A sign-in goes on in the language that it was begun in."""
        return self.form.is_under_way

    def fill(self, inside: QWidget) -> None:
        """The page that asks for an address, and the one that says that the account is there."""
        look = self.look
        self.form = SignInForm(look, self._actions)
        self.demo_hint = Text(look, "", "body", "text2", wrap=True)
        self.try_demo = Button(look, tr("Try it with the demo"), Manner.QUIET, flush=True)
        self._done_headline = Text(look, "", "headline", wrap=True)
        self._done_text = Text(look, "", "body", "text2", wrap=True)
        self.open_inbox = Button(look, tr("Open the inbox"), Manner.FILLED, large=True)
        self.add_another = Button(look, tr("Add another account"), Manner.QUIET, flush=True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._first_page())
        self._pages.addWidget(self._last_page())
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.form.signed_in.connect(self._signed_in)
        self.open_inbox.clicked.connect(self._go_to_inbox)
        self.add_another.clicked.connect(self._start_over)
        self.try_demo.clicked.connect(self._start_demo)
        self.form.changed.connect(self.catch_up, Qt.ConnectionType.QueuedConnection)
        self._show_demo()
        self._actions.describe_secrets(self.form.show_secrets)

    def renew(self) -> None:
        """Say it anew, with what was filled in."""
        before = self.form if self.is_filled else None
        super().renew()
        if before is not None:
            self.form.take_over(before)
        if self._added is not None:
            self._signed_in(self._added)

    def sizeHint(self) -> QSize:
        return QSize(round(440 * self.look.zoom), round(660 * self.look.zoom))

    def bring(self) -> None:
        """Show it in front, ready to type; the demo is offered again, which may be over since."""
        if not self.isVisible():
            self._end_demo()
        super().bring()
        self.form.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_page(self) -> QWidget:
        column = Column((_MARGIN, 36, _MARGIN, 20), 4)
        page = column.layout_
        page.addWidget(self._picture(), 0, Qt.AlignmentFlag.AlignLeft)
        page.addSpacing(20)
        page.addWidget(
            Text(self.look, tr("Every reply, mention and message in one quiet inbox"), "headline", wrap=True)
        )
        page.addSpacing(2)
        page.addWidget(Text(self.look, self._introduction(), "body", "text2", wrap=True))
        page.addSpacing(24)
        page.addWidget(self.form)
        self.form.moved.connect(lambda: column.bring_into_sight(self.form))
        self.form.changed.connect(lambda: QTimer.singleShot(0, column, lambda: self._make_room(column)))
        page.addStretch(1)
        page.addWidget(Hairline(self.look))
        page.addSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self.demo_hint, 1)
        row.addWidget(self.try_demo)
        page.addLayout(row)
        return column

    def _make_room(self, column: Column) -> None:
        """Grow with what the sign-in asks, as far as there is room on the screen below."""
        below = self.screen().availableGeometry().bottom() - self.frameGeometry().bottom()
        if (more := min(column.missing, below)) > 0 and not (self.isMaximized() or self.isFullScreen()):
            self.resize(self.width(), self.height() + more)

    def _last_page(self) -> QWidget:
        column = Column((_MARGIN, 36, _MARGIN, 20), 4)
        page = column.layout_
        page.addWidget(self._picture(), 0, Qt.AlignmentFlag.AlignLeft)
        page.addSpacing(20)
        page.addWidget(self._done_headline)
        page.addSpacing(2)
        page.addWidget(self._done_text)
        page.addSpacing(24)
        page.addWidget(self.open_inbox)
        row = QHBoxLayout()
        row.addWidget(self.add_another)
        row.addStretch(1)
        page.addSpacing(8)
        page.addLayout(row)
        page.addStretch(1)
        return column

    def _picture(self) -> QLabel:
        picture = QLabel()
        ratio = self.devicePixelRatio()
        icon, margin = app_icon().pixmap(QSize(_ICON, _ICON), ratio), round(_ICON * ratio / 16)
        icon = icon.copy(icon.rect().adjusted(margin, margin, -margin, -margin))  # it begins where the words begin
        icon.setDevicePixelRatio(ratio)
        picture.setPixmap(icon)
        return picture

    def _introduction(self) -> str:
        names = [known.name for known in self._actions.services()]
        if not names:
            return tr("What you read here is read there too.")
        return tr("For {services}. What you read here is read there too.", services=listed(names))

    def _signed_in(self, account: str) -> None:
        self._added = AccountId(account)
        self._show_health()
        self._pages.setCurrentIndex(1)
        self.open_inbox.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, changes: Changes) -> None:
        """The account goes live while one looks, or is removed, and the way in is needed again."""
        if self._added in changes.accounts and self._added not in changes.after.accounts:
            self._start_over()
        self._show_health()

    def _show_health(self) -> None:
        state, added = self._bridge.state, self._added
        if added is None or added not in state.accounts:
            return
        known = state.accounts[added]
        name = words.isolate(words.account_name(state, added))
        health = tr(words.HEALTH_WORDS[known.health.state])
        self._done_headline.setText(tr("{account} is {health}", account=name, health=health))
        text = tr("What arrives from now on is shown as it comes; the number is in the tray.")
        if known.unread:
            unread = tr("%n unread.", "", known.unread)
            text = f"{unread} {text}"
        self._done_text.setText(text)

    def _start_demo(self) -> None:
        self.form.say_problem("")
        self._demo = self._actions.try_demo() or _DEMO_STARTED
        self._show_demo()
        if self._demo == _DEMO_STARTED:
            self._demo_is_up.start()

    def _end_demo(self) -> None:
        """It is up, or ended already: who wants another one may have it."""
        self._demo = ""
        self._show_demo()

    def _show_demo(self) -> None:
        self.demo_hint.setText(words.in_full(tr(self._demo or _DEMO_HINT)))
        self.try_demo.setVisible(not self._demo)

    def _go_to_inbox(self) -> None:
        self.hide()
        self._start_over()
        self._actions.show_inbox()

    def _start_over(self) -> None:
        self._added = None
        self.form.reset()
        self._pages.setCurrentIndex(0)
