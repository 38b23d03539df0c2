"""Every type of notification as the sentence that a person expects, and as one of our own kinds."""

from __future__ import annotations

import msgspec

from traynotify.api import Kind, clean_line, clean_name, plain_text
from traynotify.sources.mastodon import wire

SOMEONE = "Someone"


class Sentence(msgspec.Struct, frozen=True):
    """What happened, in our kind and in words."""

    kind: Kind
    title: str


_ABOUT_SOMEBODY: dict[str, tuple[Kind, str]] = {
    "mention": (Kind.MENTION, "{name} mentioned you"),
    "status": (Kind.POST, "{name} posted"),
    "reblog": (Kind.BOOST, "{name} boosted your post"),
    "favourite": (Kind.REACTION, "{name} favourited your post"),
    "follow": (Kind.FOLLOW, "{name} followed you"),
    "follow_request": (Kind.REQUEST, "{name} asked to follow you"),
    "update": (Kind.EDIT, "{name} edited a post you boosted"),
    "quote": (Kind.QUOTE, "{name} quoted your post"),
    "quoted_update": (Kind.EDIT, "{name} edited a post you quoted"),
    "admin.sign_up": (Kind.MODERATION, "{name} signed up"),
    "pleroma:chat_mention": (Kind.MESSAGE, "{name} sent you a chat message"),
    "pending.favourite": (Kind.REQUEST, "{name} asks to favourite your post"),
    "pending.reply": (Kind.REQUEST, "{name} asks to reply to your post"),
    "pending.reblog": (Kind.REQUEST, "{name} asks to boost your post"),
    "pending.quote": (Kind.REQUEST, "{name} asks to quote your post"),
}
_REACTIONS = frozenset({"pleroma:emoji_reaction", "emoji_reaction", "reaction"})
_REPORTS = frozenset({"admin.report", "pleroma:report"})
_COLLECTIONS = {
    "added_to_collection": (Kind.OTHER, "{name} added you to {collection}"),
    "collection_update": (Kind.EDIT, "{name} changed {collection} that you are in"),
}
_WARNINGS = {
    "none": "sent you a warning",
    "disable": "disabled your account",
    "mark_statuses_as_sensitive": "marked some of your posts as sensitive",
    "delete_statuses": "removed some of your posts",
    "sensitive": "will mark all your posts as sensitive from now on",
    "silence": "limited your account",
    "suspend": "suspended your account",
}
_SEVERANCES = {
    "domain_block": "An administrator blocked {target}",
    "user_domain_block": "You blocked {target}",
    "account_suspension": "An administrator suspended {target}",
}

SELF_AUTHORED = frozenset({"severed_relationships", "moderation_warning", "annual_report"})
"""Their `account` is the person themselves, who must not be named as the one who did it."""

KNOWN_TYPES = (
    *_ABOUT_SOMEBODY,
    *sorted(_REACTIONS),
    *sorted(_REPORTS),
    *_COLLECTIONS,
    *sorted(SELF_AUTHORED),
    "move",
    "poll",
)
"""Every type that has a sentence of its own here."""


def sentence(item: wire.Notification, *, me: str, domain: str) -> Sentence:
    """The kind and the title of `item` for the account with the id `me` (empty: unknown) on the server `domain`."""
    name = display_name(item.account) or SOMEONE
    if item.type == "mention" and item.status is not None:
        return _mention(item.status, name, me)
    if item.type in _ABOUT_SOMEBODY:
        kind, template = _ABOUT_SOMEBODY[item.type]
        return Sentence(kind, template.format(name=name))
    if item.type in _REACTIONS:
        emoji = clean_line(item.emoji or "", 60)
        return Sentence(Kind.REACTION, f"{name} reacted with {emoji}" if emoji else f"{name} reacted to your post")
    if item.type in _REPORTS:
        return Sentence(Kind.MODERATION, _report(item))
    if item.type in _COLLECTIONS:
        kind, template = _COLLECTIONS[item.type]
        called = clean_name((item.collection.name if item.collection else None) or "")
        collection = f"the collection “{called}”" if called else "a collection"
        return Sentence(kind, template.format(name=name, collection=collection))
    match item.type:
        case "poll":
            return Sentence(Kind.POLL, _poll(item, me))
        case "move":
            target = clean_line((item.target.acct if item.target else None) or "", 120)
            return Sentence(Kind.SYSTEM, f"{name} moved to {target}" if target else f"{name} moved to another account")
        case "severed_relationships":
            return Sentence(Kind.SYSTEM, _severance(item.event))
        case "moderation_warning":
            action = (item.moderation_warning.action if item.moderation_warning else None) or "none"
            return Sentence(Kind.MODERATION, f"The moderators of {domain} {_WARNINGS.get(action, _WARNINGS['none'])}")
        case "annual_report":
            return Sentence(Kind.SYSTEM, f"Your year on {domain} is ready to look at")
        case _:
            return Sentence(Kind.OTHER, _unknown(item))


def display_name(account: wire.Account | None) -> str:
    """What somebody calls themselves, without the codes of custom emojis; their user name where nothing is left."""
    if account is None:
        return ""
    name = account.display_name or ""
    for emoji in account.emojis or ():
        if emoji.shortcode:
            name = name.replace(f":{emoji.shortcode}:", " ")
    return clean_name(name) or clean_name(account.username or account.acct or "")


def _mention(status: wire.Status, name: str, me: str) -> Sentence:
    if status.visibility == "direct":
        return Sentence(Kind.MESSAGE, f"{name} sent you a message")
    if me and status.in_reply_to_account_id is not None and str(status.in_reply_to_account_id) == me:
        return Sentence(Kind.REPLY, f"{name} replied to you")
    return Sentence(Kind.MENTION, f"{name} mentioned you")


def _poll(item: wire.Notification, me: str) -> str:
    author = item.account or (item.status.account if item.status else None)
    if not me or author is None or author.id is None:
        return "A poll has ended"
    return "Your poll has ended" if str(author.id) == me else "A poll you voted in has ended"


def _report(item: wire.Notification) -> str:
    reporter = item.account
    by = display_name(reporter) or SOMEONE
    if reporter is not None and reporter.acct and "@" in reporter.acct:
        # Another server reports in the name of its own actor, not of the person.
        by = f"Someone on {clean_line(reporter.acct.rpartition('@')[2], 120)}"
    about = display_name(item.report.target_account) if item.report else ""
    return f"{by} reported {about}" if about else f"{by} sent a report"


def _severance(event: wire.SeveranceEvent | None) -> str:
    if event is None:
        return "Some of your follow relationships were cut"
    target = clean_line(event.target_name or "", 120) or "a server"
    cause = _SEVERANCES.get(event.type or "", "The connection to {target} was cut").format(target=target)
    losses = [
        _count(event.followers_count, "follower", "followers"),
        _count(event.following_count, "person that you follow", "people that you follow"),
    ]
    lost = " and ".join(loss for loss in losses if loss)
    return f"{cause}: you lost {lost}" if lost else cause


def _count(number: int | None, one: str, many: str) -> str:
    return "" if not number or number < 0 else f"{number} {one if number == 1 else many}"


def _unknown(item: wire.Notification) -> str:
    if item.fallback is not None and (title := clean_line(plain_text(item.fallback.title or ""))):
        return title
    words = clean_line(item.type.replace("_", " ").replace(".", " ").replace(":", " "), 80) or "something new"
    name = display_name(item.account)
    return f"{name}: {words}" if name else f"Something new: {words}"
