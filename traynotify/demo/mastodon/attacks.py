"""Hostile and broken notifications, ready made: what a malicious account or a faulty server can put into one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from traynotify.demo.mastodon.model import REMOVED, Json

GIANT = 1_000_000
NESTING = 20_000


@dataclass(frozen=True)
class Attack:
    """Fields that replace those of a mention's notification, its account and its status."""

    name: str
    account: Mapping[str, Json] = field(default_factory=dict)
    status: Mapping[str, Json] = field(default_factory=dict)
    notification: Mapping[str, Json] = field(default_factory=dict)


ATTACKS = (
    Attack("markup in the name", account={"display_name": '<b>Bold</b><img src="http://127.0.0.1:9/x"><a href="x">'}),
    Attack("script in the post", status={"content": "<p>a<script>steal()</script><style>p{}</style>b</p>"}),
    Attack("a javascript link", account={"url": "javascript:alert(1)"}, status={"url": "javascript:alert(1)"}),
    Attack("a file link", account={"url": "file:///etc/hostname"}, status={"url": "file:///etc/hostname"}),
    Attack("a link of some program", status={"url": "vscode://open?file=/etc/hostname", "uri": "smb://host/share"}),
    Attack("a link with a line break", status={"url": "https://good.example/\r\nX-Evil: yes"}),
    Attack("a link with a password", status={"url": "https://good.example@evil.example/"}),
    Attack("text that runs backwards", account={"display_name": "\u202egpj.exe\u2066 \u200f"}),
    Attack("control characters", account={"display_name": "a\x00b\x1b[31mc\x07\x7f\u0085d"}),
    Attack("a name of nothing", account={"display_name": "\u200b\u2060\u3164", "username": "\u200b", "acct": "\u200b"}),
    Attack("a heap of accents", account={"display_name": "Z" + "\u0336\u0353\u0489" * 3_000}),
    Attack("a giant name", account={"display_name": "W" * GIANT}),
    Attack("a giant post", status={"content": "<p>" + "lorem " * (GIANT // 6) + "</p>"}),
    Attack("a giant warning", status={"spoiler_text": "!" * GIANT}),
    Attack("deeply nested markup", status={"content": "<div>" * NESTING + "x" + "</div>" * NESTING}),
    Attack("markup that never ends", status={"content": "<p>x<a href='"}),
    Attack("half a surrogate", account={"display_name": "\ud83d"}),
    Attack(
        "an avatar on the disk", account={"avatar": "file:///etc/hostname", "avatar_static": "file:///etc/hostname"}
    ),
    Attack("an avatar in the address", account={"avatar": "data:image/png;base64,AAAA", "avatar_static": None}),
    Attack("numbers for names", account={"display_name": 17, "acct": 4, "username": False}),
    Attack("no account", notification={"account": None}),
    Attack("an account without fields", notification={"account": {}}),
    Attack("no status", notification={"status": None}),
    Attack("a status that is a list", notification={"status": []}),
    Attack("no type", notification={"type": REMOVED}),
    Attack("a number for the id", notification={"id": 12}),
    Attack("an empty id", notification={"id": ""}),
    Attack("no such date", notification={"created_at": "yesterday"}),
    Attack("a date of another age", notification={"created_at": "9999-12-31T23:59:59.999Z"}),
    Attack("a group key of another shape", notification={"group_key": {"a": 1}}),
    Attack("text for lists", account={"emojis": "none"}, status={"mentions": None, "media_attachments": "x"}),
)
"""Every attack; each is a mention but for what it replaces."""
