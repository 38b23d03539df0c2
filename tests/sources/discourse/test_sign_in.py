"""Every way in: pasted, by a code, by a redirect, with a key of one's own or an administrator's; and out again."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.sources.discourse.on_toy import CODES, SESSION, UNHURRIED, Typist, account_on, grant_on
from tests.support.waiting import eventually
from traynotify.api import (
    NotOurToken,
    ReadScope,
    Refused,
    SignInCancelled,
    SignInFailed,
    SystemClock,
    Unreachable,
    Values,
    fetch_page,
)
from traynotify.api.testing import ScriptedPrompt, open_context
from traynotify.demo.discourse import FORUMS, RAISED_LIMITS, Forum, ToyDiscourse
from traynotify.demo.discourse.http import Refused as PageRefused
from traynotify.demo.faults import Respond, failure, redirect
from traynotify.sources.discourse import sign_in
from traynotify.sources.discourse.service import DiscourseService
from traynotify.sources.discourse.settings import REDIRECT, USERNAME

REDIRECTING = UNHURRIED.replacing(REDIRECT, True)


def forum(kind: str | Forum = "today", *, users: Sequence[str] = ("robin", "cleo")) -> ToyDiscourse:
    return ToyDiscourse(kind, users=users, limits=RAISED_LIMITS)


class Person(ScriptedPrompt):
    """Somebody in front of a toy forum: allows it on the page, and pastes what it shows in so many pieces."""

    def __init__(self, toy: ToyDiscourse, *, pieces: int = 1, browser: bool = True, before: Sequence[str] = ()) -> None:
        super().__init__(browse=self._allow if browser else None, answers=before, ends=True)
        self._toy, self._pieces = toy, pieces

    def say(self, text: str) -> None:
        """Without a browser, the address has to be carried to one by hand."""
        super().say(text)
        if text.startswith("Please open this address"):
            self._paste(text.partition(": ")[2])

    async def _allow(self, url: str) -> None:
        self._paste(url)

    def _paste(self, url: str) -> None:
        text = self._toy.authorise(url)
        lines = text.splitlines()
        size = -(-len(lines) // self._pieces)
        self._answers += ["\n".join(lines[start : start + size]) for start in range(0, len(lines), size)]


@pytest.mark.parametrize("kind", ["today", "old", "folder", "private"])
async def test_what_the_page_shows_is_pasted(kind: str) -> None:
    async with forum(kind) as toy:
        person = Person(toy)
        grant = await DiscourseService().sign_in(toy.address, person, UNHURRIED)
        (key,) = toy.user_keys()
        assert grant.secrets == {"key": key.value}
        assert key.scopes == {"notifications", "session_info"}
        assert grant.base_url == toy.address
        assert grant.identity.handle == f"robin@{toy.address.removeprefix('http://')}"
        assert "neither read nor write posts" in " ".join(person.said)
        assert "auth_redirect" not in parse_qs(urlsplit(person.opened[0]).query)


@pytest.mark.parametrize("pieces", [2, 6])
async def test_it_may_come_in_pieces_as_a_terminal_reads_it(pieces: int) -> None:
    async with forum() as toy:
        grant = await DiscourseService().sign_in(toy.address, Person(toy, pieces=pieces), UNHURRIED)
        assert grant.secrets["key"]


async def test_without_a_browser_the_address_is_said() -> None:
    async with forum() as toy:
        grant = await DiscourseService().sign_in(toy.address, Person(toy, browser=False), UNHURRIED)
        assert grant.secrets["key"]


async def test_a_wrong_paste_is_told_and_asked_for_again() -> None:
    async with forum() as toy:
        other = Person(toy)
        await DiscourseService().sign_in(toy.address, other, UNHURRIED)
        person = Person(toy, before=["", "A" * 400])
        grant = await DiscourseService().sign_in(toy.address, person, UNHURRIED)
        assert grant.secrets["key"]
        assert any("copy the whole text" in said for said in person.said)


@pytest.mark.parametrize(
    ("before", "pieces"),
    [(["something else"], 1), (["QUJD", "REVG"], 1), (["something else", ""], 2), (["QUJD", "  "], 6)],
    ids=["another text", "a cut one", "another text and an empty line", "a cut one and an empty line"],
)
async def test_after_a_short_wrong_paste_a_right_one_works(before: list[str], pieces: int) -> None:
    async with forum() as toy:
        person = Person(toy, pieces=pieces, before=before)
        grant = await DiscourseService().sign_in(toy.address, person, UNHURRIED)
        assert grant.secrets["key"]
        assert any("an empty line starts over" in question for question in person.asked)


async def test_nobody_there_to_paste_ends_in_words() -> None:
    async with forum() as toy:
        with pytest.raises(SignInFailed, match="nobody"):
            await DiscourseService().sign_in(toy.address, ScriptedPrompt(ends=True), UNHURRIED)


async def test_waiting_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "CONSENT_TIMEOUT_S", 0.05)
    async with forum() as toy:
        with pytest.raises(SignInCancelled, match="in time"):
            await DiscourseService().sign_in(toy.address, ScriptedPrompt(), UNHURRIED)


async def test_a_client_id_is_never_used_again() -> None:
    """It would end the key of the sign-in before."""
    async with forum() as toy:
        for _ in range(2):
            await DiscourseService().sign_in(toy.address, Person(toy), UNHURRIED)
        first, second = toy.user_keys()
        assert first.client_id != second.client_id
        assert not first.revoked


# By a code


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "_SHORTEST_INTERVAL_S", 0.01)


@pytest.mark.usefixtures("_impatient")
async def test_a_code_is_typed_where_the_forum_knows_codes() -> None:
    async with forum(CODES) as toy:
        person = Typist(toy, allow=True)
        grant = await DiscourseService().sign_in(toy.address, person, UNHURRIED)
        assert grant.secrets["key"] == toy.user_keys()[0].value
        assert person.opened[0].startswith(f"{toy.address}/user-api-key/activate?request=")
        assert person.asked == []


@pytest.mark.usefixtures("_impatient")
async def test_a_code_that_is_denied_ends_in_words() -> None:
    async with forum(CODES) as toy:
        with pytest.raises(SignInCancelled, match="denied"):
            await DiscourseService().sign_in(toy.address, Typist(toy, allow=False), UNHURRIED)


@pytest.mark.usefixtures("_impatient")
async def test_a_code_that_nobody_types_ends() -> None:
    async with forum(CODES) as toy:
        toy.faults.add("/user-api-key/device/poll.json", Respond(200, b'{"status":"authorization_pending"}'))
        toy.faults.add("/user-api-key/device/poll.json", Respond(429, b"slow down", "text/plain"))
        toy.faults.add("/user-api-key/device/poll.json", Respond(200, b'{"status":"expired_token"}'))
        with pytest.raises(SignInCancelled, match="in time"):
            await DiscourseService().sign_in(toy.address, ScriptedPrompt(), UNHURRIED)


@pytest.mark.parametrize("answer", [failure(403), failure(404), failure(429)])
async def test_where_codes_do_not_work_after_all_it_is_pasted(answer: Respond) -> None:
    async with forum(CODES) as toy:
        toy.faults.add("/user-api-key/device.json", answer)
        grant = await DiscourseService().sign_in(toy.address, Person(toy), UNHURRIED)
        assert grant.secrets["key"]


async def test_a_code_is_typed_on_the_forum_and_nowhere_else() -> None:
    body = (
        b'{"device_code":"x","user_code":"ABCD-2345","verification_uri":"https://owls.example/activate",'
        b'"verification_uri_with_request":"https://owls.example/activate?request=1","expires_in":600,"interval":5}'
    )
    async with forum(CODES) as toy:
        toy.faults.add("/user-api-key/device.json", Respond(200, body))
        person = Person(toy)
        await DiscourseService().sign_in(toy.address, person, UNHURRIED)
        assert all(url.startswith(toy.address) for url in person.opened)


# By a redirect


async def test_the_browser_brings_the_key_where_the_forum_allows_that() -> None:
    async with forum(replace(FORUMS["today"], loopback_redirects=True)) as toy:

        async def browse(url: str) -> None:
            back = await asyncio.to_thread(toy.authorise, url)
            assert back.startswith("http://127.0.0.1:")
            await fetch_page(back, clock=SystemClock(), accept="text/html")

        grant = await DiscourseService().sign_in(toy.address, ScriptedPrompt(browse=browse), REDIRECTING)
        assert grant.secrets["key"]


async def test_a_stock_forum_refuses_the_redirect_and_the_person_is_told_what_to_do() -> None:
    async with forum() as toy:
        refused = []

        async def browse(url: str) -> None:
            try:
                toy.authorise(url)
            except PageRefused as error:
                refused.append(error.status)

        person = ScriptedPrompt(browse=browse)
        signing_in = asyncio.create_task(DiscourseService().sign_in(toy.address, person, REDIRECTING))
        await eventually(lambda: refused and "switch" in person.said[-1], "the person is told what to do")
        assert refused == [403]
        signing_in.cancel()
        with pytest.raises(asyncio.CancelledError):
            await signing_in


async def test_an_answer_of_another_handshake_is_refused() -> None:
    async with forum(replace(FORUMS["today"], loopback_redirects=True)) as toy:

        async def browse(url: str) -> None:
            fields = parse_qs(urlsplit(url).query)
            back = f"{fields['auth_redirect'][0]}&payload={'A' * 344}"
            await fetch_page(back, clock=SystemClock(), accept="text/html")

        with pytest.raises(SignInFailed, match="another sign-in"):
            await DiscourseService().sign_in(toy.address, ScriptedPrompt(browse=browse), REDIRECTING)


# With a key


async def test_a_key_of_ones_own_speaks_for_its_user() -> None:
    async with forum() as toy:
        grant = await DiscourseService().sign_in_with_token(toy.address, f"  {toy.issue_key('cleo')}\n", UNHURRIED)
        assert grant.identity.remote_id == "2"
        assert grant.identity.display_name == "Cleo"
        assert grant.identity.software == "Discourse 2026.8.0"
        assert grant.identity.capabilities.read == {ReadScope.ITEM}


async def test_a_name_makes_the_key_an_administrators() -> None:
    async with forum() as toy:
        settings = Values().replacing(USERNAME, "@cleo")
        grant = await DiscourseService().sign_in_with_token(toy.address, toy.issue_admin_key(), settings)
        assert grant.secrets["username"] == "cleo"
        assert grant.identity.remote_id == "2"
        request = toy.log.matching("/session/current.json")[0]
        assert (request.headers["api-username"], "user-api-key" in request.headers) == ("cleo", False)


@pytest.mark.parametrize(
    ("username", "said"), [("", "does not accept"), ("cleo", "for the user cleo"), ("a b", "name")]
)
async def test_a_key_that_is_not_good_is_refused_in_words(username: str, said: str) -> None:
    async with forum() as toy:
        settings = Values().replacing(USERNAME, username)
        with pytest.raises(SignInFailed, match=said):
            await DiscourseService().sign_in_with_token(toy.address, "0123456789abcdef", settings)


async def test_a_key_may_be_good_for_the_list_alone() -> None:
    async with forum() as toy:
        grant = await grant_on(toy, scopes=["notifications"])
        assert grant.identity.remote_id == "@robin"
        assert grant.identity.handle.startswith("robin@")


async def test_a_key_that_may_not_list_is_refused() -> None:
    async with forum() as toy:
        with pytest.raises(Refused, match="notifications"):
            await grant_on(toy, scopes=["session_info"])


async def test_a_stranger_on_a_public_forum_is_told_by_an_empty_answer() -> None:
    """Where something on the way drops the header with the key."""
    async with forum() as toy:
        toy.faults.add(SESSION, Respond(404, b"", "text/plain"), times=None)
        toy.faults.add(
            "*/notifications.json", Respond(403, b'{"errors":["x"],"error_type":"not_logged_in"}'), times=None
        )
        with pytest.raises(SignInFailed, match="does not accept"):
            await grant_on(toy)


# The forum itself


@pytest.mark.parametrize("page", ["", "/", "/t/kites/55/4", "/u/robin?x=1", "/latest"])
async def test_any_page_of_a_forum_leads_to_it(page: str) -> None:
    async with forum("folder") as toy:
        answer = await DiscourseService().probe(f"{toy.address}{page}")
        assert answer is not None
        assert (answer.base_url, answer.software) == (toy.address, "Discourse 2026.8.0")


async def test_a_host_leads_to_the_folder_that_its_front_page_leads_to() -> None:
    async with forum("folder") as toy:
        answer = await DiscourseService().probe(toy.base_url)
        assert answer is not None
        assert answer.base_url == toy.address


async def test_a_forum_that_hides_its_sign_in_is_known_by_its_basic_facts() -> None:
    async with forum("private") as toy:
        toy.faults.add("*/user-api-key/new", failure(404), times=None)
        answer = await DiscourseService().probe(toy.address)
        assert answer is not None
        assert answer.software == "Discourse", "what it runs, it says to nobody who is not signed in"


async def test_the_address_after_redirects_is_the_one_that_counts() -> None:
    async with forum() as toy, forum() as old_home:
        target = f"{toy.address}/user-api-key/new"
        old_home.faults.add("/user-api-key/new", redirect(target, 301), times=None)
        answer = await DiscourseService().probe(old_home.address)
        assert answer is not None
        assert answer.base_url == toy.address


async def test_probing_sends_no_key_and_asks_nobody_else() -> None:
    async with forum() as toy:
        await DiscourseService().probe(toy.address)
        assert {request.path for request in toy.log} == {"/user-api-key/new", "/about.json"}
        assert not any("api-key" in name for request in toy.log for name in request.headers)


@pytest.mark.parametrize("answer", [failure(404), Respond(200, b"{}"), Respond(200, b"<p>", "text/html")])
async def test_something_else_is_no_forum(answer: Respond) -> None:
    async with forum() as toy:
        toy.faults.add("*", answer, times=None)
        assert await DiscourseService().probe(toy.address) is None
        with pytest.raises(SignInFailed, match="No Discourse forum"):
            await DiscourseService().sign_in_with_token(toy.address, "x", Values())


async def test_a_forum_that_is_away_is_not_said_to_be_none() -> None:
    async with forum() as toy:
        toy.refuse_connections()
        with pytest.raises(Unreachable):
            await DiscourseService().probe(toy.address)


# And out again


async def test_a_key_is_taken_back_when_its_account_is_removed() -> None:
    async with forum() as toy:
        grant = await DiscourseService().sign_in(toy.address, Person(toy), UNHURRIED)
        context = open_context(DiscourseService.id, grant, settings=UNHURRIED)
        await DiscourseService().revoke(context)
        await context.aclose()
        assert [key.revoked for key in toy.user_keys()] == [True]


async def test_a_key_that_the_person_brought_stays() -> None:
    async with forum() as toy:
        key = (await grant_on(toy)).secrets["key"]
        grant = await DiscourseService().sign_in_with_token(toy.address, key, UNHURRIED)
        context = open_context(DiscourseService.id, grant, settings=UNHURRIED)
        with pytest.raises(NotOurToken):
            await DiscourseService().revoke(context)
        await context.aclose()
        assert [key.revoked for key in toy.user_keys()] == [False]


async def test_an_administrators_key_is_left_alone() -> None:
    async with forum() as toy:
        grant = await grant_on(toy, admin_for="cleo")
        mark = toy.log.mark()
        context = open_context(DiscourseService.id, grant, settings=UNHURRIED)
        with pytest.raises(NotOurToken):
            await DiscourseService().revoke(context)
        await context.aclose()
        assert toy.log.matching(after=mark) == []


async def test_somebody_who_is_renamed_stays_the_same() -> None:
    async with forum() as toy:
        grant = await grant_on(toy)

        def rename() -> None:
            robin = toy.state.users.pop("robin")
            robin.username = "wren"
            toy.state.users["wren"] = robin

        toy.call(rename)
        async with account_on(toy, grant=grant) as account:
            identity = await account.source.identify()
        assert identity.remote_id == grant.identity.remote_id
        assert identity.handle.startswith("wren@")
