"""The extra objects that some notification types carry beside `account` and `status`, with believable contents."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from traynotify.demo.mastodon.identifiers import Identifiers
from traynotify.demo.mastodon.model import Account, Json


@dataclass(frozen=True)
class _Occasion:
    ids: Identifiers
    rng: random.Random
    at: datetime
    target: Account


_Maker = Callable[[_Occasion], dict[str, Json]]


def details_of(
    kind: str, ids: Identifiers, rng: random.Random, at: datetime, recipient: Account, actor: Account
) -> dict[str, Json]:
    """The extra objects of a notification of this type; empty for most types.

    An `Account` inside stands for its JSON.
    """
    target = recipient if kind in ("moderation_warning", "move") else actor
    maker = _MAKERS.get(kind)
    return {} if maker is None else maker(_Occasion(ids, rng, at, target))


def _report(occasion: _Occasion) -> dict[str, Json]:
    return {
        "report": {
            "id": str(occasion.rng.randrange(100, 999)),
            "action_taken": False,
            "action_taken_at": None,
            "category": "spam",
            "comment": "The same shop link, eleven times in one afternoon.",
            "forwarded": False,
            "created_at": occasion.at,
            "status_ids": [occasion.ids.status(occasion.at)],
            "rule_ids": None,
            "collection_ids": [],
            "target_account": occasion.target,
        }
    }


def _severed(occasion: _Occasion) -> dict[str, Json]:
    return {
        "event": {
            "id": str(occasion.rng.randrange(10, 99)),
            "type": "domain_block",
            "purged": False,
            "target_name": "loudspeaker.example",
            "followers_count": 3,
            "following_count": 5,
            "created_at": occasion.at,
        }
    }


def _warning(occasion: _Occasion) -> dict[str, Json]:
    return {
        "moderation_warning": {
            "id": str(occasion.rng.randrange(10, 99)),
            "action": "mark_statuses_as_sensitive",
            "text": "Please put pictures of open wounds behind a warning.",
            "status_ids": [occasion.ids.status(occasion.at)],
            "created_at": occasion.at,
            "target_account": occasion.target,
            "appeal": None,
        }
    }


def _collection(occasion: _Occasion) -> dict[str, Json]:
    number = str(occasion.rng.randrange(1_000, 9_999))
    return {
        "collection": {
            "id": number,
            "uri": f"https://{occasion.target.domain or 'toy.example'}/collections/{number}",
            "url": f"https://{occasion.target.domain or 'toy.example'}/collections/{number}",
            "name": "People who mend things",
            "description": "Bicycles, jumpers, radios, friendships.",
            "item_count": occasion.rng.randrange(4, 30),
            "account_id": occasion.target.id,
            "language": "en",
            "local": occasion.target.domain is None,
            "sensitive": False,
            "discoverable": True,
            "created_at": occasion.at,
            "updated_at": occasion.at,
        }
    }


def _reaction(occasion: _Occasion) -> dict[str, Json]:
    return {"emoji": occasion.rng.choice("🎉🌱🦉☕"), "emoji_url": None}


def _move(occasion: _Occasion) -> dict[str, Json]:
    return {"target": occasion.target}


_MAKERS: dict[str, _Maker] = {
    "admin.report": _report,
    "pleroma:report": _report,
    "severed_relationships": _severed,
    "moderation_warning": _warning,
    "added_to_collection": _collection,
    "collection_update": _collection,
    "pleroma:emoji_reaction": _reaction,
    "move": _move,
}
