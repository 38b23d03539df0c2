"""From a server's notification to ours: all text plain, all links safe, the server's order kept as a sortable key."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from traynotify.api import (
    Actor,
    Notification,
    RemoteId,
    clean_block,
    clean_line,
    parse_moment,
    plain_text,
    tr,
    web_link,
)
from traynotify.sources.mastodon import links, wire
from traynotify.sources.mastodon.answers import offers
from traynotify.sources.mastodon.instance import Server
from traynotify.sources.mastodon.sentences import SELF_AUTHORED, display_name, sentence

EXCERPT_LIMIT = 500
WARNING_LIMIT = 200
_HIDEABLE = frozenset({"mention", "quote", "update", "quoted_update"})
_INTRODUCES_A_PERSON = frozenset({"follow", "follow_request", "admin.sign_up"})
_ATTACHMENTS = {"image": "picture", "gifv": "animation", "video": "video", "audio": "sound"}
_ONLY_NAMES = re.compile(r"(?:@\S+\s*)*")
"""What is written beside a picture that is sent to somebody without a word."""
_LONG_AGO = datetime.fromtimestamp(0, UTC)


def order_key(remote_id: str) -> str:
    """A text that sorts as the server orders: by length, then by character; right for numbers and for ULIDs."""
    return f"{len(remote_id):04d}{remote_id}"


def translate(item: wire.Notification, *, server: Server, me: str) -> Notification | None:
    """`item` as the account with the id `me` is to see it; None where the person's own filter hides it."""
    if item.type in _HIDEABLE and item.status is not None and _filtered(item.status, "hide"):
        return None
    said = sentence(item, me=me, domain=server.domain)
    actors = _actors(item, server, me)
    status = item.status
    return Notification(
        id=RemoteId(item.id),
        kind=said.kind,
        raw_kind=clean_line(item.type, 60),
        title=said.title,
        excerpt=_excerpt(item),
        warning=_warning(status) if status is not None else "",
        actors=actors,
        actor_count=len(actors),
        url=links.page(item, server),
        created_at=item.created_at or (parse_moment(status.created_at) if status else None) or _LONG_AGO,
        server_read=item.is_seen if server.features.read_flags else None,
        group_id=f"status:{status.id}" if status is not None and status.id is not None else "",
        offers=offers(item, me=me),
        order_key=order_key(item.id),
    )


def actor(account: wire.Account, server: Server) -> Actor:
    """Somebody, with the address that they have all over the network."""
    return Actor(
        name=display_name(account),
        handle=full_handle(account, server),
        avatar_url=web_link(account.avatar_static) or web_link(account.avatar),
        url=web_link(account.url) or web_link(account.uri),
    )


def full_handle(account: wire.Account, server: Server) -> str:
    """``user@domain``, also for people of the server itself, whom it calls ``user``."""
    acct = clean_line(account.acct or account.username or "", 255).replace(" ", "")
    return acct if "@" in acct or not acct else f"{acct}@{server.domain}"


def _actors(item: wire.Notification, server: Server, me: str) -> tuple[Actor, ...]:
    account = item.account
    if account is None or item.type in SELF_AUTHORED:
        return ()
    if item.type == "poll" and me and account.id is not None and str(account.id) == me:
        return ()
    somebody = actor(account, server)
    return (somebody,) if somebody.name else ()


def _excerpt(item: wire.Notification) -> str:
    if item.type in _INTRODUCES_A_PERSON:
        return _plain(item.account.note if item.account else None)
    if item.moderation_warning is not None:
        return clean_block(item.moderation_warning.text or "", EXCERPT_LIMIT)
    if item.report is not None:
        return clean_block(item.report.comment or "", EXCERPT_LIMIT)
    if item.status is not None:
        return _of_post(item.status)
    return _plain(item.fallback.summary) if item.fallback else ""


def _of_post(status: wire.Status) -> str:
    text = _plain(status.content)
    if not _ONLY_NAMES.fullmatch(text):
        return text
    if attachments := status.media_attachments:
        return _of_attachments(attachments)
    options = [clean_line(option.title or "", 60) for option in (status.poll.options if status.poll else None) or ()]
    return clean_line(" · ".join(option for option in options if option), EXCERPT_LIMIT) or text


def _of_attachments(attachments: list[wire.Attachment]) -> str:
    if described := next((a.description for a in attachments if a.description), None):
        return clean_block(described, EXCERPT_LIMIT)
    kinds = {_ATTACHMENTS.get(a.type or "", "file") for a in attachments}
    return _attached(kinds.pop() if len(kinds) == 1 else "file", len(attachments))


def _attached(kind: str, count: int) -> str:
    match kind:
        case "picture":
            return tr("%n pictures", "", count) if count > 1 else tr("a picture")
        case "video":
            return tr("%n videos", "", count) if count > 1 else tr("a video")
        case "animation":
            return tr("%n animations", "", count) if count > 1 else tr("an animation")
        case "sound":
            return tr("%n sounds", "", count) if count > 1 else tr("a sound")
        case _:
            return tr("%n files", "", count) if count > 1 else tr("a file")


def _warning(status: wire.Status) -> str:
    if warning := clean_line(status.spoiler_text or "", WARNING_LIMIT):
        return warning
    return _filtered(status, "warn")


def _filtered(status: wire.Status, action: str) -> str:
    """Names a filter of the person's own that matches with this `action`; empty if there is none."""
    for match in status.filtered or ():
        rule = match.filter
        if rule is not None and rule.filter_action == action and "notifications" in (rule.context or ()):
            return tr("Filtered: {filter}", filter=clean_line(rule.title or "", 80) or tr("your filter"))
    return ""


def _plain(markup: str | None) -> str:
    return clean_block(plain_text(markup or ""), EXCERPT_LIMIT)
