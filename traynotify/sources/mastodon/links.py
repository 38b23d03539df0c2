"""The page that a click opens: on the person's own server wherever that has one, so that they can answer there."""

from __future__ import annotations

from urllib.parse import quote

from traynotify.api import WireError, web_link
from traynotify.sources.mastodon import wire
from traynotify.sources.mastodon.instance import Server, Software

_ABOUT_A_PERSON = frozenset({"follow", "admin.sign_up"})
_NOTIFICATION_LISTS = {Software.PIXELFED: "/account/activity", Software.PLEROMA: "/", Software.AKKOMA: "/"}


def page(item: wire.Notification, server: Server) -> str:
    """The absolute http(s) address to open for `item`; empty where there is none that is safe."""
    if server.features.web_routes:
        return web_link(server.base_url + _mastodon_route(item))
    return _elsewhere(item, server)


def _mastodon_route(item: wire.Notification) -> str:
    """A path of Mastodon's web client, which its forks share."""
    match item.type:
        case "follow_request":
            return "/follow_requests"
        case "admin.sign_up" if item.account and (number := _id(item.account.id)):
            return f"/admin/accounts/{number}"
        case "admin.report" if item.report and (number := _id(item.report.id)):
            return f"/admin/reports/{number}"
        case "severed_relationships":
            return "/severed_relationships"
        case "moderation_warning" if item.moderation_warning and (number := _id(item.moderation_warning.id)):
            return f"/disputes/strikes/{number}"
        case "added_to_collection" | "collection_update" if item.collection and (number := _id(item.collection.id)):
            return f"/collections/{number}"
    if item.type not in _ABOUT_A_PERSON and item.status is not None and item.status.account is not None:
        post, author = _id(item.status.id), _acct(item.status.account)
        if post and author:
            return f"/@{author}/{post}"
    about_a_person = item.type in (*_ABOUT_A_PERSON, "favourite", "reblog", "mention", "status")
    person = _acct(item.account) if about_a_person and item.account is not None else ""
    return f"/@{person}" if person else "/notifications"


def _elsewhere(item: wire.Notification, server: Server) -> str:
    """An address that the server gave with the notification, or the nearest page that we know of."""
    if item.type.startswith("pending."):
        return web_link(server.base_url + "/settings")
    if item.type == "follow_request" and server.software is Software.PIXELFED:
        return web_link(server.base_url + "/account/follow-requests")
    if item.type == "move" and item.target is not None and (link := _person(item.target)):
        return link
    if item.status is not None:
        if link := web_link(item.status.url) or web_link(item.status.uri):
            return link
        if server.software in (Software.PLEROMA, Software.AKKOMA) and (post := _id(item.status.id)):
            return web_link(f"{server.base_url}/notice/{post}")
    if item.account is not None and item.type != "admin.report" and (link := _person(item.account)):
        return link
    return web_link(server.base_url + _NOTIFICATION_LISTS.get(server.software, "/"))


def _person(account: wire.Account) -> str:
    return web_link(account.url) or web_link(account.uri)


def _acct(account: wire.Account) -> str:
    return quote(account.acct or "", safe="@")


def _id(value: wire.Identifier | None) -> str:
    try:
        return quote(wire.identifier(value), safe="")
    except WireError:
        return ""
