"""The windows that what a person asks for leads to, and where something is said to them."""

from __future__ import annotations

from typing import Protocol

from traynotify.core.ids import AccountId


class Windows(Protocol):
    """The windows that actions lead to."""

    def show_inbox(self, account: AccountId | None = None, activation_token: str | None = None) -> None:
        """Bring the inbox to the front, with only this account's rows if one is named."""
        ...

    def show_accounts(self, account: AccountId | None = None) -> None:
        """Bring the accounts to the front."""
        ...

    def show_settings(self) -> None:
        """Bring the settings to the front."""
        ...

    def say(self, text: str) -> None:
        """Tell the person something that cannot wait, without taking the focus."""
        ...
