"""One account's page: who and how, what tells the person, what it may do, and the way out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from traynotify.core.account import HealthState
from traynotify.core.ids import AccountId, ServiceId
from traynotify.core.language import tr
from traynotify.core.notification import Kind
from traynotify.core.ports import Clock, Service
from traynotify.core.settings import (
    ACCOUNT_ALERTS,
    ACCOUNT_LABEL,
    ACCOUNT_SOUND,
    IN_BADGE,
    NETWORK,
    AnySetting,
)
from traynotify.core.state import AccountState
from traynotify.ui import times, words
from traynotify.ui.accounts.now import Now
from traynotify.ui.accounts.sections import Abilities, KindSwitches, set_for
from traynotify.ui.accounts.sign_in_form import SignInForm
from traynotify.ui.actions import Actions
from traynotify.ui.avatars import Avatars
from traynotify.ui.bridge import Bridge
from traynotify.ui.controls.buttons import Button, Manner
from traynotify.ui.controls.fields import Column
from traynotify.ui.controls.setting_row import SettingRow, chosen
from traynotify.ui.controls.texts import Hairline, Text
from traynotify.ui.glyphs import Glyph, paint_glyph
from traynotify.ui.health_signs import flush, health_sign
from traynotify.ui.look import Look
from traynotify.ui.services import ServiceLooks
from traynotify.ui.theme import GLYPH

_PICTURE = 52
_TILE = 20


class AccountPage(QWidget):
    """Made for one account. `removal_asked`: the person wants to be rid of it."""

    removal_asked = Signal()

    def __init__(
        self,
        account: AccountId,
        bridge: Bridge,
        actions: Actions,
        clock: Clock,
        look: Look,
        services: ServiceLooks,
        avatars: Avatars,
    ) -> None:
        super().__init__()
        self.account = account
        self._bridge, self._actions, self._clock, self._look = bridge, actions, clock, look
        self._portrait = _Portrait(look, services, avatars)
        self._name, self._health = Text(look, "", "state"), Text(look, "", "small", "text2", wrap=True)
        self._sign = _HealthSign(look)
        self.pause = Button(look, tr("Pause"))
        self.sign_in_again = Button(look, tr("Sign in again"))
        self.remove = Button(look, tr("Remove…"), Manner.DANGER, flush=True)
        self._detail = Text(look, "", "body", "text2", wrap=True)
        self._message, self._foot = QHBoxLayout(), QHBoxLayout()
        self._column = Column((24, 18, 24, 24), 4)
        self.form = SignInForm(look, actions, account=account)
        self.kinds = KindSwitches(
            look, self._kinds(), lambda setting, value: actions.set_account_setting(account, setting, value)
        )
        self._abilities = Abilities(look)
        self.now = Now(account, actions, clock, look)
        self._secrets = Text(look, "", "small", "text3", wrap=True)
        self.rows: list[SettingRow] = []
        self._put_together()
        self._wire()
        self.show_state()

    def show_state(self) -> None:
        """Bring everything up to date; nothing happens once the account is gone."""
        state = self._bridge.state
        known = state.accounts.get(self.account)
        if known is None:
            return
        self._name.setText(words.isolate(words.account_name(state, self.account)))
        self._portrait.show_account(known)
        self._sign.show_health(known.health.state)
        self._health.setText(self._health_words(known))
        self._detail.setText(tr(known.health.detail))
        self._detail.setVisible(bool(known.health.detail))
        self._place_way_in(is_needed=known.health.state is HealthState.NEEDS_SIGN_IN)
        is_paused = known.account.paused
        self.pause.set_words(tr("Resume") if is_paused else tr("Pause"), None if is_paused else Glyph.PAUSE)
        values = state.settings.of(self.account)
        for row in self.rows:
            row.show_value(chosen(values, row.setting))
        self.kinds.show_values(values)
        self._abilities.show_capabilities(known.account.identity.capabilities)
        self.now.show_activity()

    def show_secrets(self, text: str) -> None:
        """Where its permission is kept."""
        self._secrets.setText(text)
        self.form.show_secrets(text)

    def take_over(self, before: AccountPage) -> None:
        """Go on where that page of the same account was."""
        self.form.take_over(before.form)
        self.form.setVisible(not before.form.isHidden())
        self.show_state()
        bar, place = self._column.verticalScrollBar(), before._column.verticalScrollBar().value()
        QTimer.singleShot(0, self, lambda: bar.setValue(place))

    def offer_sign_in(self) -> None:
        """Show the form that gets a new permission, with the keyboard in it."""
        self.form.show()
        self._place_way_in(is_needed=False)
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.start()

    # --- inside -------------------------------------------------------------------------------------------------------

    def _health_words(self, known: AccountState) -> str:
        now, since = self._clock.now(), known.health.since
        health = words.capitalised(tr(words.HEALTH_WORDS[known.health.state]))
        parts = [tr("{health} since {when}", health=health, when=times.since(since, now))]
        if known.health.next_try_at is not None and known.health.state is not HealthState.LIVE:
            parts.append(tr("next try at {when}", when=times.clock(known.health.next_try_at.astimezone())))
        if known.account.identity.software:
            parts.append(known.account.identity.software)
        return " · ".join(parts)

    def _put_together(self) -> None:
        page = self._column.layout_
        page.addLayout(self._head())
        self._message.setSpacing(16)
        self._message.addWidget(self._detail, 1)
        page.addLayout(self._message)
        page.addWidget(self.form)
        self._section(page, tr("Now"))
        page.addWidget(self.now)
        self._section(page, tr("What tells you"), ACCOUNT_ALERTS, ACCOUNT_SOUND, IN_BADGE)
        page.addWidget(self.kinds)
        self._section(page, tr("What it may do"))
        page.addWidget(self._abilities)
        self._section(page, tr("In the inbox"), ACCOUNT_LABEL)
        if own := self._own_settings():
            self._section(page, tr("The service’s own"), *own)
        self._section(page, tr("Network"), *NETWORK)
        self._section(page, tr("Permission"))
        page.addWidget(self._secrets)
        page.addStretch(1)
        self._column.align(self._foot, 24, 10, 24, 10)
        self._foot.addWidget(self.sign_in_again)
        self._foot.addStretch(1)
        self._foot.addWidget(self.remove)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._column, 1)
        whole.addWidget(Hairline(self._look))
        whole.addLayout(self._foot)
        self.form.hide()

    def _place_way_in(self, *, is_needed: bool) -> None:
        """Beside the message where it is the one thing to press, else at the foot; with the form, nobody needs it."""
        button, first = self.sign_in_again, is_needed and self.form.isHidden()
        layout = self._message if first else self._foot
        if layout.indexOf(button) >= 0:
            return
        had_focus = button.hasFocus()
        button.set_manner(Manner.FILLED if first else Manner.OUTLINE)
        side = Qt.AlignmentFlag.AlignTrailing if first else Qt.AlignmentFlag.AlignLeading
        layout.insertWidget(1 if first else 0, button, 0, side | Qt.AlignmentFlag.AlignTop)
        if had_focus:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> QHBoxLayout:
        health = QHBoxLayout()
        health.setSpacing(4)
        health.addWidget(self._sign)
        health.addWidget(self._health, 1)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self._name)
        names.addLayout(health)
        names.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._portrait)
        head.addLayout(names, 1)
        head.addWidget(self.pause)
        return head

    def _section(self, page: QVBoxLayout, title: str, *settings: AnySetting) -> None:
        page.addSpacing(12)
        page.addWidget(Hairline(self._look))
        page.addSpacing(12)
        page.addWidget(Text(self._look, title, "name"))
        for setting in settings:
            page.addWidget(self._row(setting))

    def _row(self, setting: AnySetting) -> SettingRow:
        value = chosen(self._bridge.state.settings.of(self.account), setting)
        row = SettingRow(self._look, setting, value, set_for(self._actions, self.account, setting))
        self.rows.append(row)
        return row

    def _service(self) -> Service | None:
        """What brings the account here; None where its package is gone."""
        service = self._bridge.state.accounts[self.account].account.service
        return next((known for known in self._actions.services() if known.id == service), None)

    def _own_settings(self) -> Sequence[AnySetting]:
        return service.settings if (service := self._service()) is not None else ()

    def _kinds(self) -> Collection[Kind]:
        return service.kinds if (service := self._service()) is not None else tuple(Kind)

    def _wire(self) -> None:
        self.pause.clicked.connect(self._toggle_pause)
        self.sign_in_again.clicked.connect(self.offer_sign_in)
        self.remove.clicked.connect(self.removal_asked)
        self.form.moved.connect(lambda: self._column.bring_into_sight(self.form))
        self.form.signed_in.connect(self._signed_in)

    def _signed_in(self) -> None:
        if self.form.hasFocus():
            self.sign_in_again.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.hide()
        self.show_state()

    def _toggle_pause(self) -> None:
        known = self._bridge.state.accounts.get(self.account)
        if known is not None:
            self._actions.pause(self.account, not known.account.paused)


class _HealthSign(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._state = look, HealthState.CONNECTING
        self._fit()
        look.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedSize(round(14 * self._look.zoom), round(GLYPH * self._look.zoom))
        self.update()

    def show_health(self, state: HealthState) -> None:
        """Another sign."""
        self._state = state
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        glyph, color = health_sign(self._state, self._look.palette)
        box = flush(glyph, 0, self.height() / 2, self._look.zoom)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveRight(self.width() - box.left())
        paint_glyph(QPainter(self), box, glyph, color)


class _Portrait(QWidget):
    """The account's picture with the service's tile at its corner."""

    def __init__(self, look: Look, services: ServiceLooks, avatars: Avatars) -> None:
        super().__init__()
        self._look, self._services, self._avatars = look, services, avatars
        self._name, self._url, self._service = "", "", ServiceId("")
        self._fit()
        look.changed.connect(self._fit)
        avatars.arrived.connect(self._arrived)

    def _fit(self) -> None:
        side = round((_PICTURE + 6) * self._look.zoom)
        self.setFixedSize(side, side)
        self.update()

    def show_account(self, known: AccountState) -> None:
        """Whose it is."""
        identity = known.account.identity
        self._name, self._url = identity.display_name or identity.handle, identity.avatar_url
        self._service = known.account.service
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        zoom, whole, font = self._look.zoom, QRectF(self.rect()), self._look.type.body.font
        picture = QRectF(0, 0, _PICTURE * zoom, _PICTURE * zoom)
        tile = QRectF(0, 0, _TILE * zoom, _TILE * zoom)
        if mirrored:
            picture.moveRight(whole.right())
            tile.moveBottomLeft(whole.bottomLeft())
        else:
            tile.moveBottomRight(whole.bottomRight())
        self._avatars.paint(painter, picture, self._name, self._url, font)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.palette.surface)
        painter.drawRoundedRect(tile.adjusted(-2, -2, 2, 2), 6, 6)
        self._services.paint_tile(painter, tile, self._service, font)

    def _arrived(self, url: str) -> None:
        if url == self._url:
            self.update()
