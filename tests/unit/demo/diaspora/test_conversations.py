"""Private conversations over a real socket, with the traps of the real ones."""

import httpx
import pytest

from traynotify.demo.diaspora import ToyDiaspora

CONVERSATIONS = "/api/v1/conversations"


async def test_a_conversation_has_the_fields_of_a_real_one(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    said = toy.say("bob", "Hello there", subject="The slides")
    (seen,) = (await client.get(CONVERSATIONS)).json()
    assert set(seen) == {"guid", "subject", "created_at", "read", "participants"}
    assert (seen["guid"], seen["subject"], seen["read"]) == (said.guid, "The slides", False)
    assert [person["name"] for person in seen["participants"]] == ["Bob", "Robin"]
    assert (await client.get(f"{CONVERSATIONS}/{said.guid}")).json() == seen


async def test_a_message_makes_no_notification(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    toy.say("bob", "Hello")
    assert (await client.get("/api/v1/notifications")).json() == []


async def test_the_filter_for_unread_ones_misses_those_with_two_messages(
    toy: ToyDiaspora, client: httpx.AsyncClient
) -> None:
    one, two = toy.say("bob", "One"), toy.say("carol", "One")
    toy.say("carol", "Two", conversation=two)
    unread = (await client.get(CONVERSATIONS, params={"only_unread": "true"})).json()
    assert [each["guid"] for each in unread] == [one.guid]


async def test_the_order_is_that_of_their_beginnings(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    old, new = toy.say("bob", "One"), toy.say("carol", "One")
    toy.say("bob", "Two", conversation=old)
    listed = (await client.get(CONVERSATIONS)).json()
    assert [each["guid"] for each in listed] == [new.guid, old.guid]


async def test_messages_come_in_numbered_pages_and_reading_them_marks_nothing(
    toy: ToyDiaspora, client: httpx.AsyncClient
) -> None:
    said = toy.say("bob", "0")
    for number in range(1, 5):
        toy.say("bob", str(number), conversation=said)
    path = f"{CONVERSATIONS}/{said.guid}/messages"
    first = await client.get(path, params={"per_page": "2"})
    last = await client.get(path, params={"per_page": "2", "page": "3"})
    assert [message["body"] for message in first.json()] == ["0", "1"]
    assert 'rel="next"' in first.headers["link"]
    assert [message["body"] for message in last.json()] == ["4"]
    assert 'rel="next"' not in last.headers["link"]
    assert set(last.json()[0]) == {"guid", "created_at", "body", "author"}
    assert toy.is_unread(said)


async def test_marks_are_answered_with_the_conversation(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    said = toy.say("bob", "Hello")
    path = f"{CONVERSATIONS}/{said.guid}"
    read = await client.patch(path, json={"read": True})
    assert (read.status_code, read.json()["read"]) == (200, True)
    assert not toy.is_unread(said)
    await client.patch(path, json={"read": False})
    assert toy.is_unread(said)
    assert (await client.patch(path, json={})).status_code == 422
    assert (await client.patch(f"{CONVERSATIONS}/nope", json={"read": True})).status_code == 422
    assert (await client.get(f"{CONVERSATIONS}/nope")).status_code == 404


async def test_other_peoples_conversations_are_not_found(toy: ToyDiaspora, client: httpx.AsyncClient) -> None:
    toy.add_person("kim")
    kim, bob = toy.state.person("kim"), toy.add_person("bob", domain="meadow.example")
    said = toy.call(lambda: toy.state.say(bob, "Psst", to=[kim]))
    assert (await client.get(f"{CONVERSATIONS}/{said.guid}")).status_code == 404
    assert (await client.get(CONVERSATIONS)).json() == []


@pytest.mark.parametrize("path", [CONVERSATIONS, f"{CONVERSATIONS}/x", f"{CONVERSATIONS}/x/messages"])
async def test_they_need_their_own_permission(toy: ToyDiaspora, stranger: httpx.AsyncClient, path: str) -> None:
    token = toy.issue_token(scopes=("openid", "notifications"))
    answer = await stranger.get(path, headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()) == (403, {"code": 403, "message": "insufficient_scope"})
