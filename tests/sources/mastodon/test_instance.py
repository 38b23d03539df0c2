"""The kind of server is recognised by how it introduces itself, and what follows from that is said with reasons."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from traynotify.api import ReadScope, WireError, decode_json
from traynotify.sources.mastodon.instance import (
    InstanceDocument,
    Server,
    Software,
    capabilities,
    describe,
    without,
)

BASE = "https://social.example"
ALL_SCOPES = frozenset({"read", "write"})
FIELDS = ["version", "urls", "streaming", "streaming_api", "configuration", "domain", "uri", "api_versions"]
DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=40),
    lambda inner: st.dictionaries(st.sampled_from(FIELDS), inner),
)


FOLLOWS = {"follow", "decide"}


def server(base: str = BASE, **document: Any) -> Server:
    """A server that introduces itself so."""
    bytes_of_it = msgspec.json.encode({"version": "4.3.1", **document})
    return describe(decode_json(bytes_of_it, InstanceDocument), base)


@pytest.mark.parametrize(
    ("document", "software", "label"),
    [
        ({"version": "4.3.1"}, Software.MASTODON, "Mastodon 4.3.1"),
        ({"version": "4.6.0-beta.1+glitch"}, Software.MASTODON, "Mastodon 4.6.0-beta.1+glitch"),
        (
            {"version": "0.20.1 git-abc", "source_url": "https://codeberg.example/superseriousbusiness/GoToSocial"},
            Software.GOTOSOCIAL,
            "GoToSocial 0.20.1",
        ),
        ({"version": "0.17.0", "account_domain": "pod.example"}, Software.GOTOSOCIAL, "GoToSocial 0.17.0"),
        ({"version": "2.7.2 (compatible; Pleroma 2.7.0-12-gabc)"}, Software.PLEROMA, "Pleroma 2.7.0"),
        ({"version": "2.7.2 (compatible; Akkoma 3.16.0)", "pleroma": {}}, Software.AKKOMA, "Akkoma 3.16.0"),
        ({"version": "2.7.2", "pleroma": {"metadata": {}}}, Software.PLEROMA, "Pleroma 2.7.2"),
        ({"version": "3.5.3 (compatible; Pixelfed 0.12.4)"}, Software.PIXELFED, "Pixelfed 0.12.4"),
        ({"version": "2.8.0 (compatible; Friendica 2024.12)"}, Software.FRIENDICA, "Friendica 2024.12"),
        ({"version": "takahe/0.11.0"}, Software.TAKAHE, "Takahē 0.11.0"),
        (
            {"version": "4.2.1 (compatible; Iceshrimp 2024.1)"},
            Software.OTHER,
            "Mastodon-compatible server (Iceshrimp)",
        ),
        ({"version": "nightly"}, Software.OTHER, "Mastodon-compatible server (nightly)"),
    ],
)
def test_software_is_recognised(document: dict[str, Any], software: Software, label: str) -> None:
    found = server(**document)
    assert (found.software, found.label) == (software, label)


@pytest.mark.parametrize(
    ("document", "base", "stream"),
    [
        (
            {"configuration": {"urls": {"streaming": "wss://streaming.example"}}},
            BASE,
            "wss://streaming.example/api/v1/streaming",
        ),
        ({"urls": {"streaming_api": "wss://social.example/"}}, BASE, "wss://social.example/api/v1/streaming"),
        ({"urls": {"streaming_api": "https://social.example"}}, BASE, "wss://social.example/api/v1/streaming"),
        (
            {"urls": {"streaming_api": "wss://social.example/api/v1/streaming/?x"}},
            BASE,
            "wss://social.example/api/v1/streaming",
        ),
        ({"urls": {"streaming_api": "ws://social.example"}}, BASE, "wss://social.example/api/v1/streaming"),
        (
            {"urls": {"streaming_api": "wss://127.0.0.1:3000"}},
            "http://127.0.0.1:3000",
            "ws://127.0.0.1:3000/api/v1/streaming",
        ),
        ({"configuration": {"urls": {"streaming": None}}}, BASE, ""),
        ({"configuration": {"urls": {"streaming": None}}, "urls": {"streaming_api": ""}}, BASE, ""),
        ({"urls": {}}, BASE, ""),
        ({}, BASE, ""),
        ({"urls": {"streaming_api": "ws://elsewhere.example"}}, BASE, ""),
        ({"urls": {"streaming_api": "ws://127.0.0.1:9"}}, BASE, ""),
        ({"urls": {"streaming_api": "wss://127.0.0.1:9"}}, BASE, ""),
        ({"urls": {"streaming_api": "javascript:x"}}, BASE, ""),
        ({"urls": {"streaming_api": "wss://user:pw@streaming.example"}}, BASE, ""),
    ],
)
def test_the_stream_is_where_the_server_says_unless_that_is_unsafe(
    document: dict[str, Any], base: str, stream: str
) -> None:
    assert server(base, **document).streaming_url == stream


@pytest.mark.parametrize(
    ("document", "domain"),
    [
        ({"domain": "social.example"}, "social.example"),
        ({"uri": "pod.example"}, "pod.example"),
        ({"uri": "https://pod.example/"}, "pod.example"),
        ({"domain": "gts.pod.example", "account_domain": "pod.example"}, "pod.example"),
        ({}, "social.example"),
    ],
)
def test_the_domain_of_handles_is_found(document: dict[str, Any], domain: str) -> None:
    assert server(**document).domain == domain


def test_the_version_of_the_api_is_read_where_there_is_one() -> None:
    assert server(api_versions={"mastodon": 7}).api_version == 7
    assert server(api_versions={"other": 1}).api_version == 0
    assert server(api_versions={"mastodon": "x"}).api_version == 0
    assert server().api_version == 0


def test_mastodon_can_do_it_all_with_the_right_scopes() -> None:
    able = capabilities(server(urls={"streaming_api": "wss://social.example"}), ALL_SCOPES)
    assert able.read == {ReadScope.UP_TO, ReadScope.ALL}
    assert (able.dismiss, able.clear, able.live) == (True, True, True)
    assert able.unread == frozenset()
    assert "unread" in able.reasons


@pytest.mark.parametrize(
    ("scopes", "missing"),
    [
        (frozenset({"read:notifications"}), {"read", "dismiss", "clear", "reply", *FOLLOWS}),
        (frozenset({"read:notifications", "read:statuses", "write:statuses"}), {"dismiss", "clear", *FOLLOWS}),
        (frozenset({"read:notifications", "read:statuses", "write:notifications"}), {"read", "reply", *FOLLOWS}),
        (frozenset({"read", "write:statuses", "write:notifications", "write:follows"}), set()),
        (frozenset({"read", "write"}), set()),
        (None, set()),
    ],
)
def test_what_the_scopes_do_not_allow_is_said(scopes: frozenset[str] | None, missing: set[str]) -> None:
    able = capabilities(server(urls={"streaming_api": "wss://social.example"}), scopes)
    assert set(able.reasons) - {"unread"} == missing
    assert all(reason.endswith(".") for reason in able.reasons.values())
    assert bool(able.read) is ("read" not in missing)


@pytest.mark.parametrize(
    ("version", "read", "dismiss", "clear"),
    [
        ("0.20.0 (compatible; GoToSocial 0.20.0)", {ReadScope.UP_TO, ReadScope.ALL}, False, True),
        ("2.7.2 (compatible; Pleroma 2.7.0)", {ReadScope.ITEM, ReadScope.ALL}, True, True),
        ("2.7.2 (compatible; Akkoma 3.16.0)", {ReadScope.ITEM, ReadScope.ALL}, True, True),
        ("3.5.3 (compatible; Pixelfed 0.12.4)", set(), False, False),
        ("takahe/0.11.0", set(), True, True),
        ("2.8.0 (compatible; Friendica 2024.12)", {ReadScope.UP_TO, ReadScope.ALL}, True, True),
    ],
)
def test_what_a_kind_of_server_does_not_offer_is_not_offered(
    version: str, read: set[ReadScope], dismiss: bool, clear: bool
) -> None:
    able = capabilities(server(version=version), ALL_SCOPES)
    assert set(able.read) == read
    assert (able.dismiss, able.clear) == (dismiss, clear)
    assert ("read" in able.reasons) is (not read)


def test_what_was_refused_is_taken_out() -> None:
    able = capabilities(server(), ALL_SCOPES)
    assert without(able, "read").read == frozenset()
    assert without(able, "dismiss").dismiss is False
    assert without(able, "clear").clear is False
    assert without(able, "clear").dismiss is True
    assert "refused" in without(able, "dismiss").reasons["dismiss"]


@given(DOCUMENTS)
def test_no_document_makes_it_stumble(document: Any) -> None:
    try:
        read = decode_json(msgspec.json.encode(document), InstanceDocument)
    except WireError:
        return
    assert describe(read, BASE).label
