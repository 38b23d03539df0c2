"""Who may work on a profile, and what those do who may not."""

import asyncio
import os
from pathlib import Path

import pytest

from traynotify.app import exclusive
from traynotify.app.exclusive import hold_or_find
from traynotify.core.errors import StorageFailed, UsageError
from traynotify.storage.lock import Instance, ProfileLock
from traynotify.storage.paths import Profile

INSTANCE = Instance(port=4711, token="reed", pid=os.getpid())


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.resolve(tmp_path / "profile").create()


@pytest.fixture
def other(profile: Profile) -> ProfileLock:
    """Somebody else's hold on the profile."""
    lock = ProfileLock(profile.lock_file, profile.instance_file)
    assert lock.acquire()
    return lock


async def test_the_first_holds_the_profile_until_the_end(profile: Profile) -> None:
    async with hold_or_find(profile) as found:
        assert isinstance(found, ProfileLock)
        assert not ProfileLock(profile.lock_file, profile.instance_file).acquire()

    async with hold_or_find(profile) as again:
        assert isinstance(again, ProfileLock)


async def test_it_is_given_back_after_an_error_too(profile: Profile) -> None:
    with pytest.raises(StorageFailed):
        async with hold_or_find(profile):
            raise StorageFailed("The disk is full")

    async with hold_or_find(profile) as again:
        assert isinstance(again, ProfileLock)


async def test_the_second_finds_the_first_which_keeps_its_profile(profile: Profile, other: ProfileLock) -> None:
    other.publish(INSTANCE)

    async with hold_or_find(profile) as found:
        assert found == INSTANCE

    assert other.instance() == INSTANCE
    other.release()


async def test_a_command_that_is_under_way_is_waited_for(profile: Profile, other: ProfileLock) -> None:
    async def come_second() -> ProfileLock | Instance:
        async with hold_or_find(profile) as found:
            return found

    second = asyncio.create_task(come_second())
    await asyncio.sleep(0)
    assert not second.done()
    other.release()

    assert isinstance(await second, ProfileLock)


async def test_one_that_has_only_just_started_is_found_when_it_can_be(profile: Profile, other: ProfileLock) -> None:
    async def come_second() -> ProfileLock | Instance:
        async with hold_or_find(profile) as found:
            return found

    second = asyncio.create_task(come_second())
    await asyncio.sleep(0)
    other.publish(INSTANCE)

    assert await second == INSTANCE
    other.release()


async def test_one_that_is_about_to_end_is_waited_for(profile: Profile, other: ProfileLock) -> None:
    other.publish(INSTANCE)
    other.withdraw()
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.to_thread(other.release))
        async with hold_or_find(profile) as found:
            assert isinstance(found, ProfileLock)


async def test_patience_ends_with_a_sentence(
    profile: Profile, other: ProfileLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exclusive, "PATIENCE_S", 2 * exclusive.STEP_S)

    with pytest.raises(UsageError, match="try again in a moment"):
        async with hold_or_find(profile):
            pass
    other.release()


async def test_the_note_of_one_that_was_killed_leads_nobody_astray(profile: Profile, other: ProfileLock) -> None:
    other.publish(INSTANCE)
    note = profile.instance_file.read_bytes()
    other.release()
    profile.instance_file.write_bytes(note)

    async with hold_or_find(profile) as found:
        assert isinstance(found, ProfileLock)
        assert not profile.instance_file.exists()
