"""Notices as traynotify shows them."""

from traynotify.api import Actor, Kind, Notification, RemoteId, clean_block, clean_line, clean_name, web_link
from traynotify_noticeboard.wire import Notice

_SENTENCES = {
    "answer": (Kind.REPLY, "answered your notice"),
    "mention": (Kind.MENTION, "mentioned you in a notice"),
    "invitation": (Kind.INVITE, "invited you to a board"),
}


def translate(notice: Notice) -> Notification:
    """`notice` with clean texts and a whole sentence as its title; a kind that is not known is shown as well."""
    raw_kind = clean_line(notice.kind, 60) or "unknown"
    kind, what = _SENTENCES.get(notice.kind, (Kind.OTHER, f"has news for you ({raw_kind})"))
    author = clean_name(notice.author) or "Somebody"
    return Notification(
        id=RemoteId(str(notice.id)),
        kind=kind,
        raw_kind=raw_kind,
        title=f"{author} {what}",
        excerpt=clean_block(notice.text, 500),
        actors=(Actor(name=author),),
        actor_count=1,
        url=web_link(notice.link),
        created_at=notice.posted_at,
        server_read=notice.read,
        order_key=f"{notice.id:020}",
    )
