"""Hostile and broken notifications, ready made: what a malicious person or a faulty pod can put into one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from traynotify.demo.diaspora.model import REMOVED, Json

GIANT = 1_000_000


@dataclass(frozen=True)
class Attack:
    """Fields that replace those of a mention's notification and of whoever mentions."""

    name: str
    person: Mapping[str, Json] = field(default_factory=dict)
    notification: Mapping[str, Json] = field(default_factory=dict)


ATTACKS = (
    Attack("markup in the name", person={"name": '<b>Bold</b><img src="http://127.0.0.1:9/x"> &amp; <3'}),
    Attack("text that runs backwards", person={"name": "\u202egpj.exe\u2066 \u200f"}),
    Attack("control characters", person={"name": "a\x00b\x1b[31mc\x07\x7f\u0085d\ne"}),
    Attack("a name of nothing", person={"name": "\u200b\u2060", "diaspora_id": "\u200b"}),
    Attack("a heap of accents", person={"name": "Z" + "\u0336\u0353\u0489" * 3_000}),
    Attack("a giant name", person={"name": "W" * GIANT}),
    Attack("half a surrogate", person={"name": "\ud83d"}),
    Attack("numbers for names", person={"name": 17, "diaspora_id": 4, "guid": False}),
    Attack("an avatar on the disk", person={"avatar": "file:///etc/hostname"}),
    Attack("an avatar in the address", person={"avatar": "data:image/png;base64,AAAA"}),
    Attack("an avatar elsewhere by a path", person={"avatar": "//evil.example/x.png"}),
    Attack("a guid that climbs", person={"guid": "../../etc"}, notification={"target": {"guid": "../../logout?x="}}),
    Attack("a guid with a line break", notification={"target": {"guid": "abc\r\nX-Evil: yes"}}),
    Attack("nobody did it", notification={"event_creators": []}),
    Attack("no people at all", notification={"event_creators": REMOVED}),
    Attack("people of another shape", notification={"event_creators": [None, 7, {}, [], {"name": None}]}),
    Attack("a crowd", notification={"event_creators": [{"guid": f"{n:032x}", "name": f"N{n}"} for n in range(5_000)]}),
    Attack("no target", notification={"target": REMOVED}),
    Attack("a target that is a list", notification={"target": []}),
    Attack("a target without a guid", notification={"target": {"author": 5}}),
    Attack("no type", notification={"type": None}),
    Attack("a type of another shape", notification={"type": {"a": 1}}),
    Attack("a type with markup", notification={"type": "<script>_\u202e"}),
    Attack("neither read nor unread", notification={"read": "maybe"}),
    Attack("no such date", notification={"created_at": "yesterday"}),
    Attack("a date of another age", notification={"created_at": "9999-12-31T23:59:59.999-11:00"}),
    Attack("a number for the guid", notification={"guid": 12}),
    Attack("an empty guid", notification={"guid": ""}),
    Attack("a guid with a slash", notification={"guid": "a/b"}),
)
"""Every attack; each is a mention but for what it replaces."""
