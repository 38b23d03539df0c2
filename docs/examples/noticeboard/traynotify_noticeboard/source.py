"""One account's connection to its noticeboard."""

from collections.abc import AsyncGenerator, Sequence

from traynotify.api import (
    Command,
    Identity,
    Items,
    Online,
    Rejection,
    Response,
    Setting,
    Snapshot,
    SourceContext,
    SourceEvent,
    Unsupported,
    Verb,
)
from traynotify_noticeboard.client import NoticeboardClient
from traynotify_noticeboard.translate import translate
from traynotify_noticeboard.wire import Notice

POLL_MINUTES = Setting(
    name="poll_minutes",
    default=5,
    minimum=2,
    maximum=120,
    label="Look every",
    help="Minutes between two looks at the board.",
    group="service",
)


class NoticeboardSource:
    """Implements `traynotify.api.Source`."""

    def __init__(self, context: SourceContext) -> None:
        self._context = context
        self._client = NoticeboardClient(context.http, context.secrets["token"])

    async def identify(self) -> Identity:
        """Ask the board, which alone knows whose token it is today."""
        return await self._client.identity()

    async def events(self, cursor: str | None) -> AsyncGenerator[SourceEvent, None]:
        """Look again and again. The cursor is the ETag of the list that was told last."""
        minutes, is_online = self._context.settings[POLL_MINUTES], False
        while True:
            answer = await self._client.notices(cursor)
            if not answer.not_modified:
                cursor = answer.etag
                yield self._snapshot(answer)
            if not is_online:
                is_online = True
                yield Online(live=False, detail=f"Asks every {minutes} minutes, because noticeboards do not tell")
            await self._context.wait_about(minutes * 60)

    async def perform(self, command: Command) -> Sequence[Rejection]:
        """Set the flags, one request each."""
        match command:
            case Command(verb=Verb.READ | Verb.UNREAD as verb, selector=Items(ids)):
                marked = {remote_id: await self._client.mark(remote_id, read=verb is Verb.READ) for remote_id in ids}
                closed = [remote_id for remote_id, is_done in marked.items() if not is_done]
                return [Rejection(id=remote_id, reason="This notice is closed") for remote_id in closed]
            case _:
                raise Unsupported("Noticeboards mark notices one by one, and let nobody delete them")

    def nudge(self) -> None:
        """Look now."""
        self._context.nudge()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._context.aclose()

    def _snapshot(self, answer: Response) -> Snapshot:
        notices, damaged = answer.decode_each(Notice)
        if damaged:
            self._context.log.warning("%d notices made no sense", damaged)
        return Snapshot(
            items=tuple(translate(notice) for notice in notices),
            asked_at=answer.asked_at,
            cursor=answer.etag,
            complete_from=None if damaged else "",
        )
