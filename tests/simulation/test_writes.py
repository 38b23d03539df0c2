"""What excuses a row that was given up, or is taken to be gone: what its own server said of it, and nothing else."""

from datetime import UTC, datetime
from random import Random

import pytest

from tests.simulation.houses.house import House
from tests.simulation.houses.mastodon import Instance
from tests.simulation.writes import Writes
from traynotify.core.commands import Verb

LIST = "/api/v1/notifications"


class Server:
    """A server that is asked by hand, once a second."""

    def __init__(self) -> None:
        self.house: House = Instance(Random(1), lambda: datetime(2026, 3, 14, tzinfo=UTC))
        self.remote = self.house.happen(quietly=True)
        self.writes = Writes(self.house)
        self.now_s = 0.0

    def hears(self, method: str, path: str, status: int, body: bytes = b"") -> None:
        """Something is asked of it, and this is the status of its answer."""
        self.now_s += 1
        log = self.house.toy.log
        request = log.open(method, path, {}, {"content-length": str(len(body))})
        log.add_body(request, body)
        log.answered(request, status)
        self.writes.take_note(self.now_s)


@pytest.mark.parametrize(
    ("path", "excuses"),
    [(LIST, False), (f"{LIST}/unread_count", False), ("/api/v1/streaming", False), ("/api/v1/markers", True)],
)
def test_a_refused_look_excuses_only_what_cannot_be_done_without_it(path: str, excuses: bool) -> None:
    server = Server()
    server.hears("GET", path, 403)
    assert server.writes.was_refused(server.remote, 0.0) is excuses
    assert not server.writes.was_refused(server.remote, 2.0), "what was asked after that"


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [([], [404], True), ([], [403], True), ([404], [200], False), ([404], [], False), ([], [410], False)],
)
def test_what_is_not_there_is_gone_when_the_question_after_the_click_says_so_too(
    before: list[int], after: list[int], gone: bool
) -> None:
    server = Server()
    for status in before:
        server.hears("GET", f"{LIST}/{server.remote}", status)
    server.hears("POST", f"{LIST}/{server.remote}/dismiss", 404)
    for status in after:
        server.hears("GET", f"{LIST}/{server.remote}", status)
    assert server.writes.is_said_gone(server.remote, Verb.DISMISS) is gone
