"""By which way a picture is fetched: that of the account which shows it, or none at all."""

import pytest
from msgspec.structs import replace

from tests.support.examples import ANA, BEN, NINE, account, notification
from traynotify.core.account import Health, HealthState
from traynotify.core.ids import AccountId
from traynotify.core.network import Network, current_network, network_for_picture, reached_by
from traynotify.core.notification import Actor, Origin
from traynotify.core.settings import OWN_AUTHORITY, PROXY, TRUST, Settings, Values
from traynotify.core.state import AccountState, Row, Rows, State

HIDDEN = "socks5://127.0.0.1:9050"
PICTURES = "https://pictures.example"


def row(name: AccountId, number: int, *pictures: str) -> Row:
    """A row with somebody behind each of these pictures."""
    people = tuple(Actor(name="Cleo", avatar_url=f"{PICTURES}/{picture}") for picture in pictures)
    item = notification(number, actors=people)
    return Row(account=name, notification=item, origin=Origin.LIVE, received_at=NINE, read=False)


@pytest.fixture
def state() -> State:
    """Ana is reached by a proxy and Ben as usual; both show “both.png”."""
    own = Values().replacing(PROXY, HIDDEN)
    accounts = {}
    for name in (ANA, BEN):
        known = account(name)
        identity = replace(known.identity, avatar_url=f"{PICTURES}/{name[4:7]}.png")
        health = Health(state=HealthState.LIVE, since=NINE)
        accounts[name] = AccountState(account=replace(known, identity=identity), health=health)
    rows = [row(ANA, 1, "cleo.png", "dora.png"), row(BEN, 2, "eve.png", "both.png"), row(ANA, 3, "both.png")]
    return State(accounts=accounts, rows=Rows(rows), settings=Settings(accounts={ANA: own}))


@pytest.mark.parametrize(
    ("picture", "proxy"),
    [
        ("cleo.png", HIDDEN),
        ("dora.png", HIDDEN),
        ("ana.png", HIDDEN),
        ("eve.png", ""),
        ("ben.png", ""),
        ("both.png", HIDDEN),
        ("somebody.png", None),
    ],
)
def test_a_picture_goes_by_the_way_of_its_account(state: State, picture: str, proxy: str | None) -> None:
    found = network_for_picture(state, f"{PICTURES}/{picture}")
    assert (found.proxy if found is not None else None) == proxy


def test_where_all_have_one_way_every_picture_goes_by_it(state: State) -> None:
    somebody = f"{PICTURES}/somebody.png"
    assert network_for_picture(replace(state, settings=Settings()), somebody) == Network()
    own = Values().replacing(PROXY, HIDDEN)
    assert network_for_picture(replace(state, settings=Settings(accounts={ANA: own, BEN: own})), somebody) == Network(
        proxy=HIDDEN
    )
    assert network_for_picture(State(), somebody) == Network()


def test_what_is_chosen_for_an_account() -> None:
    chosen = Values().replacing(PROXY, "none").replacing(TRUST, "system").replacing(OWN_AUTHORITY, "~/own.pem")
    assert Network.of(chosen) == Network(proxy="none", system_trust=True, own_authority="~/own.pem")


def test_a_way_holds_as_long_as_it_is_entered() -> None:
    with reached_by(Network(proxy=HIDDEN)):
        assert current_network().proxy == HIDDEN
    assert current_network() == Network()
