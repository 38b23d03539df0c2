"""For the tests of a source: a scripted person, an account's context, and the contract that every source keeps."""

from traynotify.api.testing.contract import SourceContract
from traynotify.api.testing.person import ScriptedPrompt
from traynotify.api.testing.world import Listener, open_context

__all__ = ["Listener", "ScriptedPrompt", "SourceContract", "open_context"]
