"""Who a token speaks for, and what can be done with it on a pod."""

from __future__ import annotations

from urllib.parse import quote

from traynotify.api import Capabilities, Identity, ReadScope, SignInFailed, clean_line, clean_name, phrase, tr, web_link
from traynotify.sources.diaspora.client import DiasporaClient
from traynotify.sources.diaspora.translate import picture

ABILITIES = Capabilities(
    read=frozenset((ReadScope.ITEM,)),
    unread=frozenset((ReadScope.ITEM,)),
    reasons={
        "dismiss": phrase("diaspora* does not let apps delete notifications."),
        "clear": phrase("diaspora* does not let apps delete notifications."),
        "reply": phrase("This sign-in only reads; it was not asked for the permission to write."),
        "live": phrase("diaspora* has no live connection for apps; it is asked every few minutes instead."),
    },
)
"""Every pod that has the API, and every token that may use it, can do the same."""


def label(version: str) -> str:
    """What the pod runs, for people: “diaspora* 0.9.1.0”."""
    return clean_line(f"diaspora* {version.partition('-p')[0]}", 60)


async def identify(
    client: DiasporaClient, *, base_url: str, known: Identity | None = None, version: str = ""
) -> Identity:
    """Whom the client's token belongs to. Raises the SourceError tree, or SignInFailed.

    Where the token may not ask that, it is who it was (`known`).
    """
    found = await client.me()
    if found is None:
        if known is None:
            raise SignInFailed(tr("This token may not say whose it is; it needs the scope “openid”"))
        return known
    handle, name, image = found
    version = client.version or version
    return Identity(
        remote_id=handle,
        handle=handle,
        display_name=clean_name(name),
        avatar_url=picture(image, base_url),
        url=web_link(f"{base_url}/u/{quote(handle.partition('@')[0], safe='')}"),
        software=label(version) if version or known is None else known.software,
        capabilities=ABILITIES,
    )
