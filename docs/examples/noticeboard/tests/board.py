"""A noticeboard on this computer, and a hand on it."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from threading import Thread
from types import TracebackType
from typing import Any, Self

PEOPLE = {"token-of-ana": {"id": 7, "name": "ana"}, "token-of-ben": {"id": 8, "name": "ben"}}


class Board(ThreadingTCPServer):
    """Listens while it is entered. Ana's notices are `notices`; whoever else has a token has none."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Request)
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        self.people = dict(PEOPLE)
        self.notices: dict[str, dict[str, Any]] = {}
        self.requests = 0
        self.is_away = False
        self.retry_after_s: int | None = None
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})

    def post(self, kind: str = "answer") -> str:
        """Pin a notice to the board; returns its id."""
        number = len(self.notices) + 1
        posted_at = datetime.now(UTC).isoformat()
        text = f"The lantern walk starts at {number} o'clock"
        self.notices[str(number)] = {"id": number, "kind": kind, "posted_at": posted_at, "author": "Ben", "text": text}
        return str(number)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Request(BaseHTTPRequestHandler):
    server: Board

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def _serve(self) -> None:
        board = self.server
        board.requests += 1
        if board.is_away:
            return  # the connection is closed without an answer
        person = board.people.get(self.headers.get("Authorization", "").removeprefix("Bearer "))
        if board.retry_after_s is not None:
            self._answer(429, headers={"Retry-After": str(board.retry_after_s)})
        elif self.path == "/api/about":
            self._answer(200, {"noticeboard": "2.1"})
        elif person is None:
            self._answer(401)
        elif self.path == "/api/me":
            self._answer(200, person)
        elif self.path == "/api/notices":
            self._list(list(board.notices.values()) if person["name"] == "ana" else [])
        elif self.command == "POST":
            self._mark(board.notices.get(self.path.rpartition("/")[2]))
        else:
            self._answer(404)

    def _list(self, notices: list[dict[str, Any]]) -> None:
        etag = f'"{sha256(json.dumps(notices).encode()).hexdigest()}"'
        is_known = self.headers.get("If-None-Match") == etag
        self._answer(304 if is_known else 200, None if is_known else notices, {"ETag": etag})

    def _mark(self, notice: dict[str, Any] | None) -> None:
        wanted = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if notice is None or notice.get("is_closed"):
            self._answer(404 if notice is None else 409)
        else:
            notice["read"] = wanted["read"]
            self._answer(204)

    def _answer(self, status: int, body: object = None, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        if body is not None:
            self.wfile.write(json.dumps(body).encode())

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Be quiet."""
