"""A key comes back only to the handshake that asked for it, whatever the forum's padding and the browser's mangling."""

import base64
import json
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from traynotify.demo.discourse.rsa import PublicKey
from traynotify.sources.discourse.handshake import Handshake, PayloadError, is_complete

KEY = "0123456789abcdef0123456789abcdef"


@pytest.fixture(scope="module")
def handshake() -> Handshake:
    return Handshake()


def payload(handshake: Handshake, *, padding: str = "oaep", **fields: object) -> str:
    """What a forum shows."""
    answer = {"key": KEY, "nonce": handshake.fields["nonce"], "push": False, "api": 4, **fields}
    key = PublicKey.load(handshake.fields["public_key"])
    message = json.dumps(answer).encode()
    encrypted = key.encrypt_oaep(message) if padding == "oaep" else key.encrypt_pkcs1(message)
    return base64.encodebytes(encrypted).decode()


@pytest.mark.parametrize("padding", ["oaep", "pkcs1"])
def test_the_key_is_in_the_answer(handshake: Handshake, padding: str) -> None:
    assert handshake.key(payload(handshake, padding=padding)) == KEY


def test_the_answer_survives_being_copied(handshake: Handshake) -> None:
    text = payload(handshake)
    one_line = "".join(text.split())
    for copied in (text.replace("\n", "\r\n"), text.replace("\n", " "), one_line, f"  {one_line}\n\n"):
        assert handshake.key(copied) == KEY


def test_the_answer_may_be_an_address(handshake: Handshake) -> None:
    text = payload(handshake)
    for address in (
        f"http://127.0.0.1:1/callback?state=x&payload={quote(text, safe='')}",
        f"/callback?payload={quote(''.join(text.split()), safe='+/=')}&state=x",
    ):
        assert handshake.key(address) == KEY


def test_what_is_for_another_handshake_is_refused(handshake: Handshake) -> None:
    other = Handshake()
    for text in (payload(other), payload(other, padding="pkcs1"), payload(handshake, nonce="0" * 32)):
        with pytest.raises(PayloadError):
            handshake.key(text)


@pytest.mark.parametrize("key", ["", "a b", "a\nb", "ключ", "x" * 201])
def test_a_key_that_cannot_be_one_is_refused(handshake: Handshake, key: str) -> None:
    key = key if len(key) < 100 else key[:120]
    with pytest.raises(PayloadError):
        handshake.key(payload(handshake, padding="pkcs1", key=key if len(key) < 100 else " "))


@settings(max_examples=40)
@given(st.text(max_size=50) | st.binary(min_size=256, max_size=256).map(lambda data: base64.b64encode(data).decode()))
def test_anything_else_is_a_payload_error(handshake: Handshake, text: str) -> None:
    with pytest.raises(PayloadError):
        handshake.key(text)


def test_the_page_asks_for_what_is_needed_and_for_no_more(handshake: Handshake) -> None:
    page = urlsplit(handshake.page("https://larks.example/talk"))
    fields = {name: values[0] for name, values in parse_qs(page.query).items()}
    assert page.path == "/talk/user-api-key/new"
    assert fields["scopes"] == "notifications,session_info"
    assert fields["public_key"].startswith("-----BEGIN PUBLIC KEY-----")
    assert fields["padding"] == "oaep"
    assert len(fields["nonce"]) == 32
    assert "auth_redirect" not in fields
    assert "auth_redirect=http%3A%2F%2F127" in handshake.page(
        "https://larks.example", "http://127.0.0.1:1/callback?state=x"
    )


def test_nothing_of_a_handshake_is_used_twice(handshake: Handshake) -> None:
    other = Handshake()
    for name in ("client_id", "nonce", "public_key"):
        assert handshake.fields[name] != other.fields[name]


def test_the_text_is_known_to_be_whole_by_its_length(handshake: Handshake) -> None:
    text = payload(handshake)
    lines = text.splitlines()
    assert is_complete(text)
    assert not is_complete("\n".join(lines[:-1]))
    assert is_complete("http://127.0.0.1/callback?payload=x")
