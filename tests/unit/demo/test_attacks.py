"""Every ready-made attack really reaches a client, by list and by stream."""

import json

import httpx
import pytest

from traynotify.demo.mastodon import ToyMastodon
from traynotify.demo.mastodon.attacks import ATTACKS, Attack
from traynotify.demo.mastodon.model import REMOVED, StreamEvent

BY_NAME = [pytest.param(attack, id=attack.name) for attack in ATTACKS]


@pytest.mark.parametrize("attack", BY_NAME)
async def test_an_attack_arrives_as_it_was_written(toy: ToyMastodon, client: httpx.AsyncClient, attack: Attack) -> None:
    heard: list[StreamEvent] = []
    toy.call(toy.state.subscribe, heard.append)
    toy.attack(attack)
    (listed,) = (await client.get("/api/v1/notifications")).json()
    assert json.loads(heard[0].payload) == listed
    for place, fields in (
        (listed, attack.notification),
        (listed.get("account"), attack.account),
        (listed.get("status"), attack.status),
    ):
        for name, value in fields.items():
            assert place.get(name, REMOVED) == value


def test_names_are_unique() -> None:
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS)
