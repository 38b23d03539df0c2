"""The requests that are made of a noticeboard, each as one method."""

from urllib.parse import quote

from traynotify.api import Capabilities, HttpClient, Identity, ReadScope, RemoteId, Response, clean_line
from traynotify_noticeboard.wire import About, Me

_ONE_BY_ONE = frozenset({ReadScope.ITEM})
CAPABILITIES = Capabilities(
    read=_ONE_BY_ONE,
    unread=_ONE_BY_ONE,
    reasons={
        "dismiss": "Noticeboards let nobody delete notices.",
        "clear": "Noticeboards let nobody delete notices.",
        "live": "Noticeboards tell nobody by themselves; they are asked every few minutes instead.",
        "reply": "Noticeboards are read; nobody is answered on them.",
    },
)


class NoticeboardClient:
    """Raises only the `SourceError` tree, as `http` does."""

    def __init__(self, http: HttpClient, token: str) -> None:
        self._http = http
        http.authorise({"Authorization": f"Bearer {token}"})

    async def identity(self) -> Identity:
        """Whom the token belongs to, and what can be done with it."""
        about = (await self._http.get("/api/about", purpose="identity")).decode(About)
        me = (await self._http.get("/api/me", purpose="identity")).decode(Me)
        name = clean_line(me.name, 80)
        return Identity(
            remote_id=str(me.id),
            handle=f"{name}@{self._http.host}",
            display_name=name,
            software=f"Noticeboard {clean_line(about.noticeboard, 20)}",
            capabilities=CAPABILITIES,
        )

    async def notices(self, etag: str | None) -> Response:
        """The whole list, unless it is still the one with this ETag."""
        return await self._http.get("/api/notices", purpose="poll", if_none_match=etag)

    async def mark(self, remote_id: RemoteId, *, read: bool) -> bool:
        """Set the flag of one notice; False where the notice is closed. One that was taken down needs no flag."""
        path = f"/api/notices/{quote(remote_id, safe='')}"
        answer = await self._http.post(path, json={"read": read}, purpose="mark", tolerate=(404, 409))
        return answer.status != 409
