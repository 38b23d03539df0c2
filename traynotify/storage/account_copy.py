"""A copy of the accounts beside the archive: one so damaged that nothing of it can be read leaves no token behind.

Tokens are kept by the ids of accounts, and a keyring does not list what it holds: who does not know the ids any more
could neither use the tokens nor forget them.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import msgspec

from traynotify.core.account import Account
from traynotify.storage.files import write_private

log = logging.getLogger(__name__)

_decoder = msgspec.json.Decoder(tuple[Account, ...])
_encoder = msgspec.json.Encoder(order="deterministic")


class AccountCopy:
    """The file ``accounts.json`` beside the archive, without any token. Its calls block as long as a file takes."""

    def __init__(self, archive: Path) -> None:
        self._path = archive.with_name("accounts.json")
        self._kept: bytes | None = None

    def keep(self, accounts: Sequence[Account]) -> None:
        """Write them down unless they stand there already. That it does not succeed costs only the copy."""
        content = msgspec.json.format(_encoder.encode(accounts)) + b"\n"
        try:
            if self._kept is None and self._path.exists():
                self._kept = self._path.read_bytes()
            if content != self._kept and (accounts or self._kept is not None):
                write_private(self._path, content)
                self._kept = content
        except OSError as error:
            log.info("The copy of the accounts could not be written: %s", error.strerror)

    def read(self) -> tuple[Account, ...]:
        """What was written down; nothing if that is not there or makes no sense."""
        try:
            return _decoder.decode(self._path.read_bytes())
        except (OSError, msgspec.DecodeError) as error:
            log.info("There is no copy of the accounts: %s", error)
            return ()
