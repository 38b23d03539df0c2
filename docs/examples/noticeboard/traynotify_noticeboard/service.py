"""The service as accounts are added of it: recognising boards, signing in, making sources."""

import re

from traynotify.api import (
    Answer,
    AuthRejected,
    Grant,
    HttpClient,
    NotOurToken,
    Refused,
    ServerConfused,
    ServiceBase,
    ServiceId,
    SignInFailed,
    SignInPrompt,
    Source,
    SourceContext,
    SystemClock,
    Values,
    base_url,
    clean_line,
    fetch_page,
    parse_place,
)
from traynotify_noticeboard.client import NoticeboardClient
from traynotify_noticeboard.source import POLL_MINUTES, NoticeboardSource
from traynotify_noticeboard.wire import About

_ABOUT = "/api/about"


class NoticeboardService(ServiceBase):
    """Noticeboards, wherever they are."""

    api_version = 1
    id = ServiceId("noticeboard")
    name = "Noticeboard"
    letter = "N"
    colour = "#7A4B2A"
    settings = (POLL_MINUTES,)

    async def probe(self, address: str) -> Answer | None:
        """Whether a noticeboard answers at `address`."""
        place = parse_place(address, of="board")
        try:
            page, found_at = await fetch_page(place.url + place.path + _ABOUT, clock=SystemClock())
            about = page.decode(About)
        except (Refused, ServerConfused):
            return None  # a server of something else
        software = f"Noticeboard {clean_line(about.noticeboard, 20)}"
        return Answer(base_url=base_url(found_at).removesuffix(_ABOUT), software=software)

    async def sign_in(self, address: str, prompt: SignInPrompt, settings: Values) -> Grant:
        """Noticeboards show a token on a page of theirs."""
        board = await self._find(address)
        page = f"{board.base_url}/programs"
        if not await prompt.open_browser(page):
            prompt.say(f"Please open this address in a browser: {page}")
        token = await prompt.ask("Paste the token that the page shows", secret=True)
        return await self.sign_in_with_token(board.base_url, token, settings)

    async def sign_in_with_token(self, address: str, token: str, settings: Values) -> Grant:  # noqa: ARG002
        """The way in with a token, which goes to the board alone."""
        board, token = await self._find(address), token.strip()
        if not re.fullmatch(r"[\w-]+", token, re.ASCII):
            raise SignInFailed("This is not a token; it is one word of letters and digits")
        async with HttpClient(board.base_url, clock=SystemClock()) as http:
            try:
                identity = await NoticeboardClient(http, token).identity()
            except AuthRejected as error:
                raise SignInFailed(f"{http.host} does not accept this token") from error
        return Grant(identity=identity, base_url=board.base_url, secrets={"token": token}, speaks="token")

    def source(self, context: SourceContext) -> Source:
        """A source for one account."""
        return NoticeboardSource(context)

    async def revoke_token(self, context: SourceContext) -> None:  # noqa: ARG002
        """It was the person who made the token, and who may use it elsewhere."""
        raise NotOurToken

    async def _find(self, address: str) -> Answer:
        if (board := await self.probe(address)) is None:
            raise SignInFailed(f"No noticeboard answers at {address or 'an empty address'}")
        return board
