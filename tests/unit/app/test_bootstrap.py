"""The app of a profile: settings that several hands change, and accounts that keep theirs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path

import pytest
from msgspec import structs

from tests.support.fakes import FakeService
from traynotify.app.bootstrap import App
from traynotify.app.options import Options
from traynotify.core.account import Account, Identity
from traynotify.core.errors import SecretsUnavailable, SettingsBroken, SignInFailed
from traynotify.core.ids import AccountId
from traynotify.core.ports import Grant, SecretPlace
from traynotify.core.settings import (
    ACCOUNT_LABEL,
    ALERT_SOUND,
    DIGEST_ABOVE,
    IN_BADGE,
    LANGUAGE,
    PROXY,
    THEME,
    TRUST,
    Settings,
    Values,
)
from traynotify.storage.paths import Profile


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    profile = Profile.resolve(tmp_path).create()
    app = await App.open(Options(profile=profile, secrets=SecretPlace.SESSION))
    yield app
    await app.aclose()


def grant(handle: str = "eve@larks.example") -> Grant:
    return Grant(
        identity=Identity(remote_id="9", handle=handle), base_url="https://larks.example", secrets={"token": "t"}
    )


async def test_choices_made_at_the_same_moment_are_all_kept(app: App) -> None:
    await asyncio.gather(app.choose(THEME, "dark"), app.choose(ALERT_SOUND, False), app.choose(DIGEST_ABOVE, 7))
    general = app.settings.general
    assert (general[THEME], general[ALERT_SOUND], general[DIGEST_ABOVE]) == ("dark", False, 7)
    text = app.profile.settings_file.read_text("utf-8")
    assert 'theme = "dark"' in text
    assert "digest_above = 7" in text


async def test_what_an_editor_wrote_holds_at_once(app: App) -> None:
    app.profile.settings_file.write_text('[general]\ntheme = "light"\n', "utf-8")
    await app.reread_settings()
    assert app.settings.general[THEME] == "light"


async def test_a_mistake_of_an_editor_changes_nothing(app: App) -> None:
    await app.choose(THEME, "dark")
    app.profile.settings_file.write_text('[general]\ntheme = "mauve"\n', "utf-8")
    with pytest.raises(SettingsBroken, match="line 2"):
        await app.reread_settings()
    assert app.settings.general[THEME] == "dark"
    assert "mauve" in app.profile.settings_file.read_text("utf-8")


async def test_signing_in_again_keeps_what_was_chosen_under_another_handle_too(app: App) -> None:
    service = FakeService(grant(), "toy")
    account = await app.add_account(service, grant(), Values().replacing(ACCOUNT_LABEL, "birds"), listen=False)
    await app.choose(IN_BADGE, False, account)
    renamed = grant("eva@larks.example")
    again = await app.add_account(service, renamed, Values().replacing(ACCOUNT_LABEL, "larks"), listen=False)
    assert again == account
    chosen = app.settings.of(account)
    assert (chosen[ACCOUNT_LABEL], chosen[IN_BADGE]) == ("larks", False)


@pytest.mark.parametrize("why", ["another server", "no place for the token"])
async def test_a_sign_in_that_is_not_kept_changes_no_choice(
    app: App, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    service = FakeService(grant(), "toy")
    account = await app.add_account(service, grant(), Values().replacing(ACCOUNT_LABEL, "birds"), listen=False)
    again, written = grant(), list[Values]()
    change_settings = app.change_settings

    async def note(change: Callable[[Settings], Settings]) -> None:
        await change_settings(change)
        written.append(app.settings.of(account))

    async def keep_nothing(name: AccountId, secrets: Mapping[str, str]) -> None:
        raise SecretsUnavailable("There is no keyring")

    async def revoke(account: Account, secrets: Mapping[str, str] | None = None) -> None:
        """Nobody is there."""

    monkeypatch.setattr(app, "change_settings", note)
    monkeypatch.setattr(app.factory, "revoke", revoke)
    if why == "another server":
        again = structs.replace(again, base_url="https://magpie.example")
    else:
        monkeypatch.setattr(app.secrets, "set", keep_nothing)
    proxied = Values().replacing(PROXY, "socks5://127.0.0.1:9050").replacing(TRUST, "system")
    with pytest.raises((SignInFailed, SecretsUnavailable)):
        await app.add_account(service, again, proxied, listen=False)
    chosen = app.settings.of(account)
    assert (chosen[ACCOUNT_LABEL], chosen[PROXY], chosen[TRUST]) == ("birds", PROXY.default, TRUST.default)
    if why == "another server":
        assert written == [], "not for a moment"


async def test_a_sign_in_whose_settings_cannot_be_kept_is_given_back(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    given_back: list[tuple[str, Mapping[str, str] | None]] = []

    async def revoke(account: Account, secrets: Mapping[str, str] | None = None) -> None:
        given_back.append((account.base_url, secrets))

    monkeypatch.setattr(app.factory, "revoke", revoke)
    app.profile.settings_file.write_text("[general\n", "utf-8")
    with pytest.raises(SettingsBroken):
        await app.add_account(FakeService(grant(), "toy"), grant(), Values().replacing(ACCOUNT_LABEL, "birds"))
    assert given_back == [("https://larks.example", {"token": "t"})]
    assert not app.engine.store.state.accounts


async def test_a_change_of_the_way_to_the_server_takes_effect_at_once(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    restarted: list[AccountId] = []

    async def listen_anew(account: AccountId) -> None:
        restarted.append(account)

    account = await app.add_account(FakeService(grant(), "toy"), grant(), listen=False)
    monkeypatch.setattr(app.engine.accounts, "listen_anew", listen_anew)
    await app.choose(ACCOUNT_LABEL, "birds", account)
    assert restarted == []
    await app.choose(PROXY, "socks5://127.0.0.1:9050", account)
    await app.choose(TRUST, "system", account)
    assert restarted == [account, account]


async def test_another_language_is_spoken_at_once(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    async def say_anew() -> None:
        said.append(app.settings.general[LANGUAGE])

    monkeypatch.setattr(app.engine.accounts, "say_anew", say_anew)
    await app.choose(THEME, "dark")
    assert said == []
    await app.choose(LANGUAGE, "de")
    assert said == ["de"]


async def test_a_removed_account_takes_its_settings_along(app: App) -> None:
    service = FakeService(grant(), "toy")
    account = await app.add_account(service, grant(), Values().replacing(ACCOUNT_LABEL, "birds"), listen=False)
    await app.remove_account(account)
    assert account not in app.settings.accounts
    assert "birds" not in app.profile.settings_file.read_text("utf-8")
