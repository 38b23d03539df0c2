"""The page that a click opens: where the forum's own menu would go."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

from traynotify.sources.discourse import wire
from traynotify.sources.discourse.site import Site, segment
from traynotify.sources.discourse.type_names import name

_CHAT = frozenset({"chat_mention", "chat_message", "chat_invitation", "chat_group_mention"})
_UPCOMING = frozenset({"upcoming_change_available", "upcoming_change_automatically_promoted"})
_LISTS = {
    "liked_consolidated": "likes-received",
    "linked_consolidated": "links",
    "reaction": "reactions-received",
}


def page(item: wire.Notification, site: Site, me: str) -> str:
    """The absolute http(s) address to open for `item` of the user `me`; where nothing fits, their notifications."""
    return (
        _own_page(item, site, me)
        or _topic(item, site)
        or _group_inbox(item, site, me)
        or site.page(f"/u/{segment(me)}/notifications")
    )


def _own_page(item: wire.Notification, site: Site, me: str) -> str:
    """Where notifications of this type have a place of their own; empty where they follow the general rules."""
    kind, details = name(item.type), item.details
    if kind in _CHAT:
        return _chat(item, site)
    if kind in _UPCOMING:
        names = details.texts("upcoming_change_names") or [details.text("upcoming_change_name")]
        query = urlencode({"changeNamesFilter": ",".join(names)}, safe=",") if any(names) else ""
        return site.page(f"/admin/config/upcoming-changes{'?' if query else ''}{query}")
    if kind in _LISTS and item.topic_id is None:
        return _collected(kind, details, site, me)
    match kind:
        case "mentioned" if item.topic_id is None and (number := details.number("reviewable_id")):
            return site.page(f"/review/{number}")
        case "invitee_accepted" | "following":
            return site.profile(details.text("display_username"))
        case "granted_badge":
            return _badge(details, site)
        case "group_message_summary":
            return _group_inbox(item, site, me)
        case "membership_request_accepted" if group := details.text("group_name"):
            return site.page(f"/g/{segment(group)}")
        case "membership_request_consolidated":
            return site.page(f"/u/{segment(me)}/messages")
        case "code_review_commit_approved" if item.topic_id is None:
            return site.page(f"/u/{segment(me)}/activity/approval-given")
        case "bookmark_reminder" if item.topic_id is None:
            return site.own(details.text("bookmarkable_url"))
        case "new_features":
            return site.page("/admin/whats-new")
        case "admin_problems":
            return site.page("/admin")
        case "chat_watched_thread":
            return _thread(details, site)
        case "voice_invitation" if room := details.text("room_slug"):
            inviter = details.text("display_username")
            return site.page(f"/voice/r/{segment(room)}/invited-by/{segment(inviter)}")
    return ""


def _topic(item: wire.Notification, site: Site) -> str:
    if item.topic_id is None:
        return ""
    post = f"/{item.post_number}" if item.post_number and item.post_number > 1 else ""
    return site.page(f"/t/{segment(item.slug or '') or 'topic'}/{item.topic_id}{post}")


def _group_inbox(item: wire.Notification, site: Site, me: str) -> str:
    group = item.details.text("group_name")
    if not group or (item.details.number("group_id") is None and name(item.type) != "group_message_summary"):
        return ""
    return site.page(f"/u/{segment(item.details.text('username') or me)}/messages/group/{segment(group)}")


def _chat(item: wire.Notification, site: Site) -> str:
    details = item.details
    channel = details.number("chat_channel_id")
    if channel is None:
        return site.own(details.text("post_url"))
    place = f"/chat/c/{segment(details.text('chat_channel_slug')) or '-'}/{channel}"
    if thread := details.number("chat_thread_id"):
        return site.page(f"{place}/t/{thread}")
    message = details.number("chat_message_id")
    return site.page(f"{place}/{message}" if message else place)


def _thread(details: wire.Details, site: Site) -> str:
    channel, thread = details.number("chat_channel_id"), details.number("chat_thread_id")
    if channel is None or thread is None:
        return ""
    message = details.number("chat_message_id")
    return site.page(f"/chat/c/-/{channel}/t/{thread}{f'/{message}' if message else ''}")


def _badge(details: wire.Details, site: Site) -> str:
    if (topic := details.number("topic_id")) is not None:
        return site.page(f"/t/{topic}/{details.number('post_number') or 1}")
    number = details.number("badge_id")
    if number is None:
        return ""
    slug = details.text("badge_slug") or re.sub(r"[^\w]+", "-", details.text("badge_name").lower()).strip("-") or "-"
    owner = details.text("username").lower()
    query = f"?username={quote(owner, safe='')}" if owner else ""
    return site.page(f"/badges/{number}/{segment(slug)}{query}")


def _collected(kind: str, details: wire.Details, site: Site, me: str) -> str:
    who = details.text("username", "display_username")
    query = {"acting_username": who, **({"include_likes": "true"} if kind == "reaction" else {})}
    return site.page(f"/u/{segment(me)}/notifications/{_LISTS[kind]}?{urlencode(query)}")
