"""What every source promises, as tests: a service's own tests derive from it and bring a server to try it on."""

from __future__ import annotations

from traynotify.api.testing.reading import ReadingContract
from traynotify.api.testing.receiving import ReceivingContract
from traynotify.api.testing.signing_in import SigningInContract
from traynotify.api.testing.trouble import TroubleContract


class SourceContract(SigningInContract, ReceivingContract, ReadingContract, TroubleContract):
    """Derive a class ``Test...`` from it and fill in the hooks. Needs pytest-asyncio's auto mode."""
