"""Signing in to a forum: the person allows a key in the browser, and it comes back encrypted; or they bring one."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping

import msgspec

from traynotify.api import (
    AuthRejected,
    Clock,
    Grant,
    HttpClient,
    NotOurToken,
    RedirectListener,
    SignInCancelled,
    SignInFailed,
    SignInPrompt,
    phrase,
    same_origin,
    tr,
    web_link,
)
from traynotify.sources.discourse.allowance import Allowance
from traynotify.sources.discourse.client import DiscourseClient, credentials
from traynotify.sources.discourse.handshake import Handshake, PayloadError, is_complete, is_key
from traynotify.sources.discourse.identity import identify
from traynotify.sources.discourse.settings import PER_DAY, PER_MINUTE
from traynotify.sources.discourse.site import Site

CONSENT_TIMEOUT_S = 600.0
_BROUGHT = "brought"
"""The secret that marks a key as one that the person made, who may use it elsewhere, too."""
_MOST_PIECES = 40
_MOST_ATTEMPTS = 5
_SHORTEST_INTERVAL_S, _LONGEST_INTERVAL_S = 1.0, 30.0
_EXPLANATION = phrase(
    "traynotify asks to read your notifications, to mark them as read, to hear of new ones, and to see whose account "
    "it is. It can neither read nor write posts."
)
_QUESTION = phrase("Allow it on the page that opened in your browser, then paste the text that it shows")
_QUESTION_WITHOUT_BROWSER = phrase("Paste the text that the page shows once you have allowed it")
_REST = phrase("Paste the rest of the text, or all of it anew; an empty line starts over")


class _Device(msgspec.Struct):
    """What a forum answers that lets a program be allowed by a code (2026)."""

    device_code: str
    user_code: str
    verification_uri: str
    verification_uri_with_request: str | None = None
    interval: float = 5.0


class _DeviceAnswer(msgspec.Struct):
    status: str
    payload: str | None = None


async def sign_in(site: Site, prompt: SignInPrompt, clock: Clock, *, redirect: bool) -> Grant:
    """Sign in through the person's browser. Raises SignInFailed, SignInCancelled or SourceError.

    `redirect`: the forum lets the browser come back to this computer, which by itself it does not.
    """
    prompt.say(tr(_EXPLANATION))
    handshake = await asyncio.to_thread(Handshake)
    try:
        async with asyncio.timeout(CONSENT_TIMEOUT_S):
            key = await _through_browser(site, prompt, clock, handshake, redirect=redirect)
    except TimeoutError as error:
        raise SignInCancelled(tr("Nobody answered in the browser in time; please start again")) from error
    return await _grant(site, {"key": key}, clock)


async def sign_in_with_key(site: Site, key: str, clock: Clock, *, username: str) -> Grant:
    """Sign in with a key that the person brought: their own, or, with `username`, an administrator's for that user.

    Raises SignInFailed or SourceError.
    """
    key = key.strip()
    if not is_key(key):
        raise SignInFailed(tr("This is not an API key; it is a line of letters and digits"))
    if username and not username.replace("-", "").replace("_", "").replace(".", "").isalnum():
        raise SignInFailed(tr("“{name}” is not the name of a user", name=username[:60]))
    try:
        mark = {"username": username} if username else {_BROUGHT: "yes"}
        return await _grant(site, {"key": key, **mark}, clock)
    except AuthRejected as error:
        whose = tr(", or not for the user {username}", username=username) if username else ""
        raise SignInFailed(tr("{domain} does not accept this key{whose}", domain=site.domain, whose=whose)) from error


async def take_back(base_url: str, granted: Mapping[str, str], clock: Clock) -> None:
    """Revoke a key that we asked for. Raises NotOurToken for one that the person brought, otherwise SourceError."""
    if not granted.get("key") or granted.get("username") or _BROUGHT in granted:
        raise NotOurToken
    async with HttpClient(base_url, clock=clock) as http:
        http.authorise(credentials(granted))
        await http.post("/user-api-key/revoke.json", form={}, purpose="sign out", tolerate=(403, 404))


async def _through_browser(
    site: Site, prompt: SignInPrompt, clock: Clock, handshake: Handshake, *, redirect: bool
) -> str:
    if site.has_device_sign_in:
        async with HttpClient(site.base_url, clock=clock) as http:
            if (device := await _device(http, handshake)) is not None:
                return await _by_code(http, prompt, handshake, device)
    if redirect:
        async with RedirectListener() as listener:
            if listener.address:
                return await _by_redirect(site, prompt, handshake, listener)
    page = handshake.page(site.base_url)
    if await prompt.open_browser(page):
        return await _pasted(prompt, handshake, tr(_QUESTION))
    prompt.say(tr("Please open this address in a browser: {page}", page=page))
    return await _pasted(prompt, handshake, tr(_QUESTION_WITHOUT_BROWSER))


# A code that the person types on the forum


async def _device(http: HttpClient, handshake: Handshake) -> _Device | None:
    """A new request to be allowed; None where the forum does not take it after all."""
    answer = await http.post(
        "/user-api-key/device.json", json=handshake.fields, purpose="sign in", tolerate=range(400, 500)
    )
    if answer.status != 200:
        return None
    device = answer.decode(_Device)
    for address in (device.verification_uri, device.verification_uri_with_request or device.verification_uri):
        if not web_link(address) or not same_origin(address, http.base_url):
            return None
    return device


async def _by_code(http: HttpClient, prompt: SignInPrompt, handshake: Handshake, device: _Device) -> str:
    page = device.verification_uri_with_request or device.verification_uri
    if not await prompt.open_browser(page):
        prompt.say(tr("Please open this address in a browser: {page}", page=page))
    prompt.say(tr("Type this code there, and allow access: {user_code}", user_code=device.user_code))
    interval = min(max(device.interval, _SHORTEST_INTERVAL_S), _LONGEST_INTERVAL_S)
    while True:
        await asyncio.sleep(interval)
        answer = await http.post(
            "/user-api-key/device/poll.json",
            json={"device_code": device.device_code},
            purpose="sign in",
            tolerate=(429,),
        )
        if answer.status == 429:
            interval = min(interval * 2, _LONGEST_INTERVAL_S)
            continue
        told = answer.decode(_DeviceAnswer)
        match told.status:
            case "authorized":
                return _key(handshake, told.payload or "")
            case "access_denied":
                raise SignInCancelled(tr("Access was denied in the browser"))
            case "expired_token":
                raise SignInCancelled(tr("Nobody typed the code in time; please start again"))


# The answer by redirect, where the forum's owner allows that


async def _by_redirect(site: Site, prompt: SignInPrompt, handshake: Handshake, listener: RedirectListener) -> str:
    state = secrets.token_urlsafe(24)
    listener.expect(state)
    page = handshake.page(site.base_url, f"{listener.address}?state={state}")
    if not await prompt.open_browser(page):
        raise SignInFailed(tr("No browser could be started; switch “Let the browser bring the key” off, and paste it"))
    prompt.say(
        tr(
            "Waiting for your browser: please allow access there. If the forum says that this is not possible, cancel, "
            "switch “Let the browser bring the key” off, and start again."
        )
    )
    return _key(handshake, await listener.answer())


# The answer by hand


async def _pasted(prompt: SignInPrompt, handshake: Handshake, question: str) -> str:
    """The key in what the person pastes, which has several lines and may come in as many pieces."""
    for _ in range(_MOST_ATTEMPTS):
        answer = await _whole(prompt, question)
        if not answer.strip():
            continue
        try:
            return handshake.key(answer)
        except PayloadError as error:
            prompt.say(str(error))
    raise SignInFailed(tr("That was not the answer of this sign-in; please start again"))


async def _whole(prompt: SignInPrompt, question: str) -> str:
    """What is pasted, put together; empty when the person wants to start over.

    A piece that is whole by itself takes the place of what was there: that was something else, or cut.
    """
    answer = await prompt.ask(question)
    for _ in range(_MOST_PIECES):
        if not answer.strip() or is_complete(answer):
            break
        piece = await prompt.ask(tr(_REST))
        answer = piece if is_complete(piece) or not piece.strip() else answer + piece
    return answer


def _key(handshake: Handshake, answer: str) -> str:
    try:
        return handshake.key(answer)
    except PayloadError as error:
        raise SignInFailed(tr("The answer belongs to another sign-in; please start again")) from error


async def _grant(site: Site, granted: dict[str, str], clock: Clock) -> Grant:
    async with HttpClient(site.base_url, clock=clock) as http:
        client = DiscourseClient(http, granted, Allowance(PER_MINUTE.default, PER_DAY.default))
        identity = await identify(client, site, username=granted.get("username", ""))
    return Grant(identity=identity, base_url=site.base_url, secrets=granted, speaks="key")
