"""A click opens the page where the person is signed in and can answer, and never anything but a web page."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.mastodon.samples import BASE, ME, account, notification, status, translated

FAR = account("ben", acct="ben@pod.example", url="https://pod.example/@ben")
POST = status("7", account=FAR, url="https://pod.example/@ben/99", uri="https://pod.example/users/ben/99")
MINE = status("8", account=account("ana", id=ME), url=f"{BASE}/@ana/8")


def item(type_: str, **fields: Any) -> dict[str, Any]:
    return notification(type_, **{"account": FAR, **fields})


@pytest.mark.parametrize(
    ("sample", "path"),
    [
        (item("mention", status=POST), "/@ben@pod.example/7"),
        (item("status", status=POST), "/@ben@pod.example/7"),
        (item("quote", status=POST), "/@ben@pod.example/7"),
        (item("poll", status=POST), "/@ben@pod.example/7"),
        (item("favourite", status=MINE), "/@ana/8"),
        (item("reblog", status=MINE), "/@ana/8"),
        (item("favourite", status=None), "/@ben@pod.example"),
        (item("follow"), "/@ben@pod.example"),
        (item("follow", account=None), "/notifications"),
        (item("follow_request"), "/follow_requests"),
        (item("admin.sign_up"), "/admin/accounts/200"),
        (item("admin.report", report={"id": "6"}), "/admin/reports/6"),
        (item("admin.report", report=None), "/notifications"),
        (item("severed_relationships", event={"id": "5"}), "/severed_relationships"),
        (item("moderation_warning", moderation_warning={"id": "4"}), "/disputes/strikes/4"),
        (item("added_to_collection", collection={"id": "3"}), "/collections/3"),
        (item("collection_update", collection=None), "/notifications"),
        (item("annual_report"), "/notifications"),
        (item("garden_party"), "/notifications"),
        (item("garden_party", status=POST), "/@ben@pod.example/7"),
        (item("admin.report", report={"id": "../../evil"}), "/notifications"),
        (item("mention", status=status("7", account=account("x", acct="../a b?c#d"))), "/@..%2Fa%20b%3Fc%23d/7"),
    ],
)
def test_mastodon_opens_its_own_pages(sample: dict[str, Any], path: str) -> None:
    assert translated(sample).url == BASE + path


@pytest.mark.parametrize(
    ("software", "sample", "url"),
    [
        ("gotosocial", item("mention", status=POST), "https://pod.example/@ben/99"),
        ("gotosocial", item("mention", status={**POST, "url": None}), "https://pod.example/users/ben/99"),
        ("gotosocial", item("follow"), "https://pod.example/@ben"),
        ("gotosocial", item("pending.reply", status=POST), f"{BASE}/settings"),
        ("gotosocial", item("admin.report"), f"{BASE}/"),
        ("pleroma", item("pleroma:emoji_reaction", status={**POST, "url": None, "uri": None}), f"{BASE}/notice/7"),
        ("pleroma", item("move", target=account("ben", url="https://new.example/@ben")), "https://new.example/@ben"),
        ("pleroma", item("new", account=None), f"{BASE}/"),
        ("pixelfed", item("follow_request"), f"{BASE}/account/follow-requests"),
        ("pixelfed", item("new", account=None), f"{BASE}/account/activity"),
        ("takahe", item("mention", status=POST), "https://pod.example/@ben/99"),
        (
            "takahe",
            item("mention", status={**POST, "url": "javascript:x", "uri": "file:///x"}),
            "https://pod.example/@ben",
        ),
    ],
)
def test_other_servers_open_the_page_that_they_name(software: str, sample: dict[str, Any], url: str) -> None:
    assert translated(sample, software=software).url == url


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_name_and_no_address_leads_out_of_the_web(acct: str, url: str) -> None:
    sample = item("mention", status=status("7", account=account("x", acct=acct), url=url, uri=url))
    assert translated(sample).url.startswith(BASE + "/")
    assert translated(sample, software="takahe").url.lower().startswith(("http://", "https://"))
