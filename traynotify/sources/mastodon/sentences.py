"""Every type of notification as the sentence that a person expects, and as one of our own kinds."""

from __future__ import annotations

import msgspec

from traynotify.api import Kind, clean_line, clean_name, listed, phrase, plain_text, tr
from traynotify.sources.mastodon import wire

SOMEONE = phrase("Someone")


class Sentence(msgspec.Struct, frozen=True):
    """What happened, in our kind and in words."""

    kind: Kind
    title: str


_ABOUT_SOMEBODY: dict[str, tuple[Kind, str]] = {
    "mention": (Kind.MENTION, phrase("{name} mentioned you")),
    "status": (Kind.POST, phrase("{name} posted")),
    "reblog": (Kind.BOOST, phrase("{name} boosted your post")),
    "favourite": (Kind.REACTION, phrase("{name} favourited your post")),
    "follow": (Kind.FOLLOW, phrase("{name} followed you")),
    "follow_request": (Kind.REQUEST, phrase("{name} asked to follow you")),
    "update": (Kind.EDIT, phrase("{name} edited a post you boosted")),
    "quote": (Kind.QUOTE, phrase("{name} quoted your post")),
    "quoted_update": (Kind.EDIT, phrase("{name} edited a post you quoted")),
    "admin.sign_up": (Kind.MODERATION, phrase("{name} signed up")),
    "pleroma:chat_mention": (Kind.MESSAGE, phrase("{name} sent you a chat message")),
    "pending.favourite": (Kind.REQUEST, phrase("{name} asks to favourite your post")),
    "pending.reply": (Kind.REQUEST, phrase("{name} asks to reply to your post")),
    "pending.reblog": (Kind.REQUEST, phrase("{name} asks to boost your post")),
    "pending.quote": (Kind.REQUEST, phrase("{name} asks to quote your post")),
}
_REACTIONS = frozenset({"pleroma:emoji_reaction", "emoji_reaction", "reaction"})
_REPORTS = frozenset({"admin.report", "pleroma:report"})
_COLLECTIONS = {
    "added_to_collection": (Kind.OTHER, phrase("{name} added you to {collection}")),
    "collection_update": (Kind.EDIT, phrase("{name} changed {collection} that you are in")),
}
_WARNINGS = {
    "none": phrase("The moderators of {domain} sent you a warning"),
    "disable": phrase("The moderators of {domain} disabled your account"),
    "mark_statuses_as_sensitive": phrase("The moderators of {domain} marked some of your posts as sensitive"),
    "delete_statuses": phrase("The moderators of {domain} removed some of your posts"),
    "sensitive": phrase("The moderators of {domain} will mark all your posts as sensitive from now on"),
    "silence": phrase("The moderators of {domain} limited your account"),
    "suspend": phrase("The moderators of {domain} suspended your account"),
}
_SEVERANCES = {
    "domain_block": phrase("An administrator blocked {target}"),
    "user_domain_block": phrase("You blocked {target}"),
    "account_suspension": phrase("An administrator suspended {target}"),
}
_CUT = phrase("The connection to {target} was cut")

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
    name = display_name(item.account) or tr(SOMEONE)
    if item.type == "mention" and item.status is not None:
        return _mention(item.status, name, me)
    if item.type in _ABOUT_SOMEBODY:
        kind, template = _ABOUT_SOMEBODY[item.type]
        return Sentence(kind, tr(template, name=name))
    if item.type in _REACTIONS:
        emoji = clean_line(item.emoji or "", 60)
        return Sentence(
            Kind.REACTION,
            tr("{name} reacted with {emoji}", name=name, emoji=emoji)
            if emoji
            else tr("{name} reacted to your post", name=name),
        )
    if item.type in _REPORTS:
        return Sentence(Kind.MODERATION, _report(item))
    if item.type in _COLLECTIONS:
        kind, template = _COLLECTIONS[item.type]
        called = clean_name((item.collection.name if item.collection else None) or "")
        collection = tr("the collection “{called}”", called=called) if called else tr("a collection")
        return Sentence(kind, tr(template, name=name, collection=collection))
    match item.type:
        case "poll":
            return Sentence(Kind.POLL, _poll(item, me))
        case "move":
            target = clean_line((item.target.acct if item.target else None) or "", 120)
            return Sentence(
                Kind.SYSTEM,
                tr("{name} moved to {target}", name=name, target=target)
                if target
                else tr("{name} moved to another account", name=name),
            )
        case "severed_relationships":
            return Sentence(Kind.SYSTEM, _severance(item.event))
        case "moderation_warning":
            action = (item.moderation_warning.action if item.moderation_warning else None) or "none"
            return Sentence(Kind.MODERATION, tr(_WARNINGS.get(action, _WARNINGS["none"]), domain=domain))
        case "annual_report":
            return Sentence(Kind.SYSTEM, tr("Your year on {domain} is ready to look at", domain=domain))
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
        return Sentence(Kind.MESSAGE, tr("{name} sent you a message", name=name))
    if me and status.in_reply_to_account_id is not None and str(status.in_reply_to_account_id) == me:
        return Sentence(Kind.REPLY, tr("{name} replied to you", name=name))
    return Sentence(Kind.MENTION, tr("{name} mentioned you", name=name))


def _poll(item: wire.Notification, me: str) -> str:
    author = item.account or (item.status.account if item.status else None)
    if not me or author is None or author.id is None:
        return tr("A poll has ended")
    return tr("Your poll has ended") if str(author.id) == me else tr("A poll you voted in has ended")


def _report(item: wire.Notification) -> str:
    reporter = item.account
    by = display_name(reporter) or tr(SOMEONE)
    if reporter is not None and reporter.acct and "@" in reporter.acct:
        # Another server reports in the name of its own actor, not of the person.
        by = tr("Someone on {domain}", domain=clean_line(reporter.acct.rpartition("@")[2], 120))
    about = display_name(item.report.target_account) if item.report else ""
    return tr("{by} reported {about}", by=by, about=about) if about else tr("{by} sent a report", by=by)


def _severance(event: wire.SeveranceEvent | None) -> str:
    if event is None:
        return tr("Some of your follow relationships were cut")
    target = clean_line(event.target_name or "", 120) or tr("a server")
    template = _SEVERANCES.get(event.type or "", _CUT)
    cause = tr(template, target=target)
    followers, following = max(0, event.followers_count or 0), max(0, event.following_count or 0)
    lost = []
    if followers:
        lost.append(tr("%n follower(s)", "whom you lost", followers))
    if following:
        lost.append(tr("%n (person|people) that you follow", "whom you lost", following))
    return tr("{cause}: you lost {people}", cause=cause, people=listed(lost)) if lost else cause


def _unknown(item: wire.Notification) -> str:
    if item.fallback is not None and (title := clean_line(plain_text(item.fallback.title or ""))):
        return title
    words = clean_line(item.type.replace("_", " ").replace(".", " ").replace(":", " "), 80) or tr("something new")
    name = display_name(item.account)
    return f"{name}: {words}" if name else tr("Something new: {words}", words=words)
