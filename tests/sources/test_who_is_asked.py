"""Looking for the service of an address asks the host that was typed and what it redirects to, and nobody else."""

import json
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.support.wire import Wire
from traynotify.demo.faults import Respond, redirect
from traynotify.demo.mastodon import ToyMastodon
from traynotify.sources.diaspora.service import DiasporaService
from traynotify.sources.discourse.service import DiscourseService
from traynotify.sources.mastodon.service import MastodonService
from traynotify.sources.osu.service import OsuService

SERVICES = (MastodonService, DiscourseService, DiasporaService, OsuService)
Make = type[MastodonService | DiscourseService | DiasporaService | OsuService]
Page = Callable[[str], Respond]


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    wire = Wire()
    wire.stand(monkeypatch)
    return wire


def links(base: str) -> Respond:
    """A page that names another host in every way that one of the services knows."""
    named = {
        "links": [
            {"rel": relation, "href": f"{base}/nodeinfo/2.0", "template": f"{base}/.well-known/webfinger?of={{uri}}"}
            for relation in ("self", "lrdd", "http://nodeinfo.diaspora.software/ns/schema/2.0", None)
        ],
        "issuer": base,
        "authorization_endpoint": f"{base}/api/openid_connect/authorizations/new",
        "token_endpoint": f"{base}/api/openid_connect/access_tokens",
        "registration_endpoint": f"{base}/api/openid_connect/clients",
        "domain": urlsplit(base).netloc,
        "uri": base,
        "notification_endpoint": base.replace("http", "ws"),
    }
    return Respond(200, json.dumps(named).encode())


def template(base: str) -> Respond:
    """The older form of the page about a domain's people."""
    body = f'<XRD><Link rel="lrdd" template="{base}/.well-known/webfinger?resource={{uri}}"/></XRD>'
    return Respond(200, body.encode(), "application/xrd+xml")


def front_page(base: str) -> Respond:
    """A page for people, which a browser would follow."""
    body = f'<html><meta http-equiv="refresh" content="0; url={base}"><link rel="canonical" href="{base}"></html>'
    return Respond(200, body.encode(), "text/html")


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("page", [links, template, front_page])
@pytest.mark.parametrize(
    "typed", ["{host}", "http://{host}/talk/about", "http://{host}/@robin", "http://{host}/users/2"]
)
async def test_no_link_leads_anywhere(service: Make, page: Page, typed: str, wire: Wire) -> None:
    async with ToyMastodon() as named, ToyMastodon() as elsewhere:
        named.faults.add("/*", page(elsewhere.base_url), times=None)
        await service().probe(typed.format(host=urlsplit(named.base_url).netloc))
    assert set(wire.sent) == {port_of(named)}


@pytest.mark.parametrize("service", SERVICES)
async def test_a_redirect_does(service: Make, wire: Wire) -> None:
    async with ToyMastodon() as named, ToyMastodon() as elsewhere:
        named.faults.add("/*", redirect(elsewhere.base_url, 301), times=None)
        await service().probe(named.base_url)
    assert set(wire.sent) == {port_of(named), port_of(elsewhere)}


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("page", [links, template])
async def test_the_domain_of_a_handle_says_where_its_people_are_and_that_is_for_one_service(
    service: Make, page: Page, wire: Wire
) -> None:
    async with ToyMastodon() as named, ToyMastodon() as elsewhere:
        named.faults.add("/*", page(elsewhere.base_url), times=None)
        await service().probe(f"@robin@{urlsplit(named.base_url).netloc}")
    others = {port_of(elsewhere)} if service is MastodonService else set()
    assert set(wire.sent) == {port_of(named)} | others


def port_of(toy: ToyMastodon) -> int:
    return urlsplit(toy.base_url).port or 0
