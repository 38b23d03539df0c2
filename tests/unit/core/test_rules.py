"""Who gets a bubble, and why not."""

from typing import Any

import pytest

from tests.support.examples import ANA, BEN, notification
from traynotify.core.notification import Kind, Origin
from traynotify.core.rules import decide
from traynotify.core.settings import ACCOUNT_ALERTS, ALERTS, HIDDEN_KINDS, QUIET_KINDS, Setting, Settings, Values
from traynotify.core.state import AlertState


def of_ana(setting: Setting[Any], value: Any) -> Settings:
    return Settings().with_account(ANA, Values().replacing(setting, value))


OFF = Settings(general=Values().replacing(ALERTS, False))


@pytest.mark.parametrize(
    ("settings", "origin", "read", "reason"),
    [
        (OFF, Origin.SEED, True, "it was already there when the account was added"),
        (OFF, Origin.LIVE, True, "it had already been read"),
        (of_ana(HIDDEN_KINDS, ("boost",)), Origin.LIVE, False, "boost is hidden for this account"),
        (OFF, Origin.LIVE, False, "notifications are switched off"),
        (of_ana(ACCOUNT_ALERTS, False), Origin.LIVE, False, "notifications are switched off for this account"),
        (of_ana(QUIET_KINDS, ("boost",)), Origin.CATCH_UP, False, "boost is quiet for this account"),
    ],
    ids=["seed", "read", "hidden", "off", "off for the account", "quiet"],
)
def test_the_first_rule_that_applies_decides(settings: Settings, origin: Origin, read: bool, reason: str) -> None:
    boost = notification(1, kind=Kind.BOOST)
    assert decide(boost, account=ANA, origin=origin, read=read, settings=settings) == (AlertState.NONE, reason)


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        of_ana(QUIET_KINDS, ("mention",)),
        of_ana(HIDDEN_KINDS, ("mention",)),
        Settings().with_account(BEN, Values().replacing(ACCOUNT_ALERTS, False)),
    ],
    ids=["nothing chosen", "another kind quiet", "another kind hidden", "another account"],
)
def test_what_is_new_or_was_missed_is_due(settings: Settings) -> None:
    boost = notification(1, kind=Kind.BOOST)
    for origin, reason in {Origin.LIVE: "it is new", Origin.CATCH_UP: "it arrived while we were away"}.items():
        assert decide(boost, account=ANA, origin=origin, read=False, settings=settings) == (AlertState.DUE, reason)
