"""The accounts window: the list at the side, and beside it the chosen account's page or the form for a new one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from traynotify.core.ids import AccountId
from traynotify.core.language import phrase, tr
from traynotify.core.ports import Clock
from traynotify.ui import words
from traynotify.ui.accounts.page import AccountPage
from traynotify.ui.accounts.side import AccountList
from traynotify.ui.accounts.sign_in_form import SignInForm
from traynotify.ui.actions import Actions
from traynotify.ui.avatars import Avatars
from traynotify.ui.bridge import Bridge
from traynotify.ui.controls.fields import Column
from traynotify.ui.controls.texts import Hairline, Text
from traynotify.ui.look import Look
from traynotify.ui.services import ServiceLooks
from traynotify.ui.window import Window

_SIDE = 232


class _Notes(QWidget):
    """What the person should know about the services, a line each."""

    def __init__(self, look: Look, notes: Sequence[str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(2)
        for note in notes:
            column.addWidget(Text(look, note, "small", "text2", wrap=True))


class AccountsWindow(Window):
    """Shows every account; without any, the form. A page is made when its account is first chosen."""

    def __init__(
        self, bridge: Bridge, actions: Actions, clock: Clock, look: Look, services: ServiceLooks, avatars: Avatars
    ) -> None:
        super().__init__(look, phrase("Accounts"))
        self._bridge, self._actions, self._clock = bridge, actions, clock
        self._services, self._avatars = services, avatars
        self._pages: dict[AccountId, AccountPage] = {}
        self._secrets = ""
        self.renew()
        bridge.changed.connect(self._follow)
        look.changed.connect(self._fit)

    @property
    def is_busy(self) -> bool:
        """A sign-in goes on in the language that it was begun in."""
        return any(form.is_under_way for form in (self.form, *(page.form for page in self._pages.values())))

    def fill(self, inside: QWidget) -> None:
        """The list at the side, the form, and room for the pages."""
        self.side = AccountList(self.look, self._services)
        self.form = SignInForm(self.look, self._actions)
        self._stack = QStackedWidget()
        self._form_page = self._make_form_page()
        self._stack.addWidget(self._form_page)
        row = QHBoxLayout()
        row.addWidget(self.side)
        row.addWidget(self._stack, 1)
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row, 1)
        if unusable := self._actions.unusable_services():
            whole.addWidget(Hairline(self.look))
            whole.addWidget(_Notes(self.look, unusable))
        self._fit()
        self.side.chosen.connect(self._choose_named)
        self.side.adding.connect(self._show_form)
        self.form.signed_in.connect(self._choose_named)
        self.form.changed.connect(self.catch_up, Qt.ConnectionType.QueuedConnection)
        self._actions.describe_secrets(self._show_secrets)
        self._refresh()

    def renew(self) -> None:
        """Say it anew: with the page that was shown, and what was filled in."""
        form, page = (self.form, self.page) if self.is_filled else (None, None)
        self._pages = {}
        super().renew()
        if form is not None:
            self.form.take_over(form)
        if page is not None:
            self._choose(page.account)
            if self.page is not None:
                self.page.take_over(page)

    @property
    def chosen(self) -> AccountId | None:
        """The account whose page is shown."""
        page = self._stack.currentWidget()
        return page.account if isinstance(page, AccountPage) else None

    @property
    def page(self) -> AccountPage | None:
        """The page that is shown."""
        page = self._stack.currentWidget()
        return page if isinstance(page, AccountPage) else None

    def sizeHint(self) -> QSize:
        scale = self.look.zoom
        return QSize(round(820 * scale), round(640 * min(scale, 1.2)))

    def bring(self, account: AccountId | None = None) -> None:
        """Show it in front, with this account's page, or the one that was shown last."""
        accounts = self._bridge.state.accounts
        wanted = account if account in accounts else self.chosen or next(iter(accounts), None)
        if wanted is None:
            self._show_form()
        else:
            self._choose(wanted)
        super().bring()

    def _make_form_page(self) -> QWidget:
        column = Column((36, 28, 36, 24), 8)
        column.layout_.addWidget(Text(self.look, tr("Add an account"), "headline", wrap=True))
        column.layout_.addSpacing(12)
        column.layout_.addWidget(self.form)
        self.form.moved.connect(lambda: column.bring_into_sight(self.form))
        column.layout_.addStretch(1)
        return column

    def _fit(self) -> None:
        self.side.setFixedWidth(round(_SIDE * self.look.zoom))
        self.setMinimumSize(self.side.width() + round(328 * self.look.zoom), 360)

    def _show_form(self) -> None:
        self.form.reset()
        self._stack.setCurrentWidget(self._form_page)
        self._refresh()
        self.form.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_named(self, account: str) -> None:
        self._choose(AccountId(account))

    def _choose(self, account: AccountId) -> None:
        if account not in self._bridge.state.accounts:
            return
        if account not in self._pages:
            page = self._pages[account] = AccountPage(
                account,
                self._bridge,
                self._actions,
                self._clock,
                self.look,
                self._services,
                self._avatars,
            )
            page.show_secrets(self._secrets)
            page.form.changed.connect(self.catch_up, Qt.ConnectionType.QueuedConnection)
            page.removal_asked.connect(lambda: self._confirm_removal(account))
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self._pages[account])
        self._refresh()

    def _confirm_removal(self, account: AccountId) -> None:
        name = words.isolate(words.account_name(self._bridge.state, account))
        text = tr("Its permission is given back, and its notifications and settings are deleted from this computer.")
        remove = partial(self._actions.remove_account, account, partial(self._removed, name))
        self.sheet.ask(tr("Remove {account}?", account=name), text, tr("Remove"), remove, dangerous=True)

    def _removed(self, name: str, problem: str) -> None:
        """Say what did not work; what did is seen."""
        if problem:
            self.sheet.tell(tr("About {account}", account=name), [Text(self.look, problem, "body", "text2", wrap=True)])

    def _show_secrets(self, text: str) -> None:
        self._secrets = text
        self.form.show_secrets(text)
        for page in self._pages.values():
            page.show_secrets(text)

    def _follow(self, _changes: object) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Bring list and page up to date, and leave the page of an account that is gone."""
        state = self._bridge.state
        shown = self.chosen
        for account in [a for a in self._pages if a not in state.accounts]:
            page = self._pages.pop(account)
            page.form.stop()
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        if shown is not None and shown not in state.accounts:
            following = next(iter(state.accounts), None)
            self._choose(following) if following is not None else self._show_form()
            return
        if self.page is not None:
            self.page.show_state()
        self.side.show_state(state, self.chosen)
