"""For the tests of a source: a scripted person, an account's context, and the contract that every source keeps."""

import pytest

# Before the import, so that a test that fails says what it compared.
pytest.register_assert_rewrite(
    *(f"traynotify.api.testing.{part}" for part in ("signing_in", "receiving", "reading", "trouble"))
)

from traynotify.api.testing.contract import SourceContract  # noqa: E402
from traynotify.api.testing.inbox import Inbox  # noqa: E402
from traynotify.api.testing.person import ScriptedPrompt  # noqa: E402
from traynotify.api.testing.world import Listener, open_context  # noqa: E402

__all__ = ["Inbox", "Listener", "ScriptedPrompt", "SourceContract", "open_context"]
