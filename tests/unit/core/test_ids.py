"""Ids, and the keys that a person types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traynotify.core.ids import AccountId, NotificationKey, RemoteId, ServiceId, account_id


@pytest.mark.parametrize(
    ("handle", "name"),
    [
        ("ana@larks.example", "toy:ana@larks.example"),
        ("@Ana@Larks.example ", "toy:ana@larks.example"),
        ("an a/b\n\u200b\u2028@x", "toy:ana~b@x"),
        ("ana@larks.example:8080/talk", "toy:ana@larks.example:8080~talk"),
        ("Zoë", "toy:zoë"),
    ],
)
def test_an_account_is_named_by_service_and_handle(handle: str, name: str) -> None:
    assert account_id(ServiceId("toy"), handle) == name


@given(handle=st.text(max_size=20), remote=st.text(min_size=1, max_size=20))
def test_a_key_survives_being_written_down(handle: str, remote: str) -> None:
    key = NotificationKey(account_id(ServiceId("toy"), handle), RemoteId(remote))
    assert NotificationKey.parse(str(key)) == key


@pytest.mark.parametrize("text", ["", "toy:ana@larks.example", "/7", "toy:ana@larks.example/"])
def test_what_is_no_key_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"a key looks like service:name@host/123$"):
        NotificationKey.parse(text)


def test_keys_sort_by_account_first() -> None:
    one, two, three = (
        NotificationKey(AccountId("a"), RemoteId("9")),
        NotificationKey(AccountId("b"), RemoteId("1")),
        NotificationKey(AccountId("b"), RemoteId("2")),
    )
    assert sorted([three, one, two]) == [one, two, three]
