"""Which notifications are meant."""

import msgspec
import pytest

from tests.support.examples import notification, remote_ids
from traynotify.core.ids import RemoteId
from traynotify.core.selector import All, Group, Items, OfKind, Selector, UpTo, item, selects

NOTIFICATIONS = [
    notification(1, group_id="a", raw_kind="like"),
    notification(2, group_id="a", raw_kind="reply"),
    notification(3, group_id="b", raw_kind="like"),
]


@pytest.mark.parametrize(
    ("selector", "meant"),
    [
        (Items(remote_ids(1, 3, 9)), [1, 3]),
        (item(RemoteId("2")), [2]),
        (Group("a"), [1, 2]),
        (OfKind("like"), [1, 3]),
        (UpTo("00000002", RemoteId("2")), [1, 2]),
        (UpTo("", RemoteId("")), []),
        (All(), [1, 2, 3]),
    ],
    ids=["several", "one", "a group", "a kind", "up to one", "up to none", "all"],
)
def test_a_selector_means_what_it_says(selector: Selector, meant: list[int]) -> None:
    assert [int(n.id) for n in NOTIFICATIONS if selects(selector, n)] == meant
    assert msgspec.json.decode(msgspec.json.encode(selector), type=Selector) == selector
