"""What holds for every test of the source: nobody waits as long as they would for a real forum."""

import pytest

from traynotify.sources.discourse import client, live, session


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "DOUBT_S", 0.01)
    monkeypatch.setattr(session, "BEFORE_BUS_S", 0.0)
    monkeypatch.setattr(live, "WORDS_S", 0.1)
    monkeypatch.setattr(live, "BETWEEN_POLLS_S", 0.01)
    monkeypatch.setattr(live, "BETWEEN_EMPTY_POLLS_S", 0.02)
