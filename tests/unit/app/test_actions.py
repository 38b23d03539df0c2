"""What widgets call: a choice that cannot be used is answered at once, and not made."""

from __future__ import annotations

import gc
import warnings
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast

import pytest
import trustme

from tests.support.fakes import FakeService
from tests.support.waiting import eventually
from traynotify.app.actions import EngineActions
from traynotify.app.bootstrap import App
from traynotify.app.options import Options
from traynotify.core.account import Identity
from traynotify.core.ids import AccountId
from traynotify.core.ports import Grant, SecretPlace
from traynotify.core.settings import OWN_AUTHORITY
from traynotify.storage.paths import Profile

GRANT = Grant(
    identity=Identity(remote_id="9", handle="eve@larks.example"),
    base_url="https://larks.example",
    secrets={"token": "t"},
)


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    app = await App.open(Options(profile=Profile.resolve(tmp_path).create(), secrets=SecretPlace.SESSION))
    yield app
    await app.aclose()


@pytest.fixture
async def actions(app: App) -> AsyncIterator[EngineActions]:
    nothing = cast("Any", None)
    made = EngineActions(app, nothing, nothing, nothing, nothing, lambda: None)
    yield made
    await made.aclose()


@pytest.fixture
async def account(app: App) -> AccountId:
    return await app.add_account(FakeService(GRANT), GRANT, listen=False)


async def test_what_was_asked_for_at_the_last_moment_ends_without_a_word(actions: EngineActions) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        actions.history(None, None, unread_only=False, callback=lambda _: None)
        await actions.aclose()
        gc.collect()


async def test_a_file_that_holds_no_certificate_is_not_set(
    app: App, actions: EngineActions, account: AccountId, tmp_path: Path
) -> None:
    file = tmp_path / "own.pem"
    assert actions.set_account_setting(account, OWN_AUTHORITY, str(file)).startswith("There is no file")
    file.write_text("hello", "utf-8")
    assert "holds no certificate" in actions.set_account_setting(account, OWN_AUTHORITY, str(file))
    assert app.settings.of(account)[OWN_AUTHORITY] == ""

    trustme.CA().cert_pem.write_to_path(str(file))
    assert actions.set_account_setting(account, OWN_AUTHORITY, str(file)) == ""
    await eventually(lambda: app.settings.of(account)[OWN_AUTHORITY] == str(file), "it is set")
