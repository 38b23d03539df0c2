"""What people do, at random: others on the servers, the person at this computer, and the same person's phone."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.simulation.houses.house import House
from tests.simulation.machine import App
from traynotify.core.commands import Verb
from traynotify.core.ids import NotificationKey
from traynotify.engine.engine import UNDO_S

if TYPE_CHECKING:
    from tests.simulation.world import World

Deed = Callable[["World", House], Awaitable[None]]

LAST_MOMENT = "a change of mind at the last moment"


async def _happen(world: World, house: House) -> None:
    for _ in range(world.random.choice([1, 1, 1, 2, 6])):
        house.happen()


async def _flood(world: World, house: House) -> None:
    for _ in range(world.random.choice([45, 90])):
        house.happen()
        await sleep(0.05)


async def _happen_again(world: World, house: House) -> None:
    house.happen_again()


async def _read_elsewhere(world: World, house: House) -> None:
    held = list(house.held())
    house.read_elsewhere(world.some(held))


async def _read_all_elsewhere(world: World, house: House) -> None:
    house.read_elsewhere(list(house.held()))


async def _delete(world: World, house: House) -> None:
    house.delete(world.some(list(house.held()))[:2])


async def _click(world: World, house: House) -> None:
    verb = world.random.choice([Verb.READ, Verb.READ, Verb.READ, Verb.UNREAD, Verb.DISMISS])
    undo_s = world.random.choice([0.0, 10.0, 10.0])

    async def act(app: App) -> None:
        rows = app.state.listed(house.account)[:12]
        if keys := [row.key for row in world.some(rows)]:
            await world.oracle.clicks.asked(keys, app.engine.ask(verb, keys, undo_s=undo_s))

    await world.machine.do(act)


async def _second_thoughts(world: World, house: House) -> None:
    first, then = world.random.sample([Verb.READ, Verb.UNREAD, Verb.DISMISS], 2)

    async def act(app: App) -> None:
        keys = [row.key for row in world.some(app.state.listed(house.account)[:12])]
        await world.oracle.clicks.asked(keys, app.engine.ask(first, keys, undo_s=world.random.choice([0.0, 10.0])))
        await sleep(world.random.choice([0.0, 0.1, 3]))
        left = [key for key in keys if (row := app.state.rows.get(key)) is not None and app.state.shows(row)]
        await world.oracle.clicks.asked(left, app.engine.ask(then, left, undo_s=world.random.choice([0.0, 10.0])))

    await world.machine.do(act)


async def _last_moment(world: World, house: House) -> None:
    """Something is clicked or answered, and taken back as its time for that ends."""
    just_before_s = world.random.uniform(0.0, 0.004)

    async def act(app: App) -> None:
        began_s, rows = world.loop.time(), app.state.listed(house.account)[:12]
        keys, clicks = [row.key for row in world.some(rows)], world.oracle.clicks
        offering = [row.key for row in rows if row.notification.offer(Verb.REPLY) is not None]
        if offering and world.chance(0.5):
            text = f"Answer {world.deeds[LAST_MOMENT]} of a moment."
            await clicks.asked(offering[:1], app.engine.answer(Verb.REPLY, offering[0], text))
        else:
            await clicks.asked(keys, app.engine.ask(world.random.choice([Verb.READ, Verb.UNREAD, Verb.DISMISS]), keys))
        operation = app.engine.undoable()
        await sleep(began_s + UNDO_S - just_before_s - world.loop.time())
        if operation is not None:
            await clicks.undone(operation, app.engine.undo(operation.id))

    await world.machine.do(act)


async def _read_much(world: World, house: House) -> None:
    """More comes than stays in memory, and is read; but for an old one, which follows later, and one in the middle."""
    for _ in range(260):
        house.happen()
    await sleep(30)

    async def act(app: App) -> None:
        rows = sorted(app.state.unread_rows(house.account), key=lambda row: row.notification.order_key)
        oldest, *others = [row.key for row in rows]
        for keys in ([key for key in others if key != others[len(others) // 2]], [oldest]):
            await world.oracle.clicks.asked(keys, app.engine.ask(Verb.READ, keys, undo_s=0.0))
            await sleep(20)

    await world.machine.do(act)


async def _more_after_a_click(world: World, house: House) -> None:
    """What was marked as read goes on before the server hears of the mark."""

    async def act(app: App) -> None:
        keys = [row.key for row in app.state.listed(house.account, unread_only=True)[:6]]
        await world.oracle.clicks.asked(keys, app.engine.ask(Verb.READ, keys))
        await sleep(world.random.choice([0.1, 3, 9]))
        for key in keys:
            if key.remote in house.held() and house.add_more(key.remote):
                world.oracle.unseen.came(key)

    await world.machine.do(act)


async def _answer(world: World, house: House) -> None:
    undo_s = world.random.choice([0.0, 10.0, 10.0])

    async def act(app: App) -> None:
        rows = [row for row in app.state.listed()[:20] if row.answered in (None, Verb.REPLY)]
        if offers := [(row.key, offer.verb) for row in rows for offer in row.notification.offers]:
            key, verb = world.random.choice(offers)
            text = f"Answer {world.deeds['an answer']}."
            await world.oracle.clicks.asked([key], app.engine.answer(verb, key, text, undo_s=undo_s))

    await world.machine.do(act)
    if world.chance(0.2):
        await sleep(world.random.choice([0.1, 5, 9.9]))
        await _undo(world, house)


async def _put_off(world: World, house: House) -> None:
    until = world.machine.clock.now() + timedelta(seconds=world.random.choice([20, 300, 3600, 5 * 3600]))

    async def act(app: App) -> None:
        keys = [row.key for row in world.some(app.state.listed(house.account)[:12])]
        await world.oracle.put_off.asked(keys, until, app.engine.snooze(keys, until), lambda: app.state.rows)

    await world.machine.do(act)


async def _put_off_after_a_click(world: World, house: House) -> None:
    """Something is marked as read, and put off before its server is told, or while it is."""
    undo_s, just_after_s = world.random.choice([0.0, 0.0, 10.0]), world.random.choice([0.0, 0.02, 0.5, 3.0])
    until = world.machine.clock.now() + timedelta(seconds=world.random.choice([60, 300]))

    async def act(app: App) -> None:
        keys = [row.key for row in world.some(app.state.listed(house.account, unread_only=True)[:12])]
        await world.oracle.clicks.asked(keys, app.engine.ask(Verb.READ, keys, undo_s=undo_s))
        await sleep(just_after_s)
        left = [key for key in keys if (row := app.state.rows.get(key)) is not None and row.overlay is Verb.READ]
        await world.oracle.put_off.asked(left, until, app.engine.snooze(left, until), lambda: app.state.rows)

    await world.machine.do(act)


async def _fetch_back(world: World, house: House) -> None:
    is_a_mistake = world.chance(0.5)

    async def act(app: App) -> None:
        keys = world.some([row.key for row in app.state.rows.values() if row.is_snoozed])
        fetching = app.engine.snooze(keys, None) if is_a_mistake else app.engine.wake(keys)
        await world.oracle.put_off.asked(keys, None, fetching, lambda: app.state.rows)

    await world.machine.do(act)


async def _read_bubble(world: World, house: House) -> None:
    if not world.machine.desktop.screen:
        return
    number, alert = world.random.choice(list(world.machine.desktop.screen.items()))

    async def act(app: App) -> None:
        if not app.desktop_line.knows(number):
            return
        keys: list[NotificationKey] = [key for key in alert.keys if key in app.state.rows]
        await world.oracle.clicks.asked(keys, app.engine.ask(Verb.READ, keys, undo_s=0.0))

    await world.machine.do(act)


async def _close_bubble(world: World, house: House) -> None:
    desktop = world.machine.desktop
    if not desktop.screen:
        return
    number, alert = world.random.choice(list(desktop.screen.items()))
    desktop.close(number)

    async def act(app: App) -> None:
        if app.desktop_line.knows(number):
            app.desktop_line.closed(alert.id)
            app.engine.closed(alert.id)
            world.oracle.bubbles.closed(alert)

    await world.machine.do(act)


async def _read_all(world: World, house: House) -> None:
    account = world.random.choice([None, house.account])

    async def act(app: App) -> None:
        unread = [row.key for row in app.state.listed(account, unread_only=True)]
        await world.oracle.clicks.asked(unread, app.engine.mark_all_read(account))

    await world.machine.do(act)


async def _undo(world: World, house: House) -> None:
    async def act(app: App) -> None:
        operation = app.engine.undoable()
        if operation is not None:
            await world.oracle.clicks.undone(operation, app.engine.undo(operation.id))

    await world.machine.do(act)


async def _retry(world: World, house: House) -> None:
    async def act(app: App) -> None:
        failed = [row.key for row in app.state.listed() if row.failed is not None]
        await world.oracle.clicks.asked(failed, app.engine.retry(failed))

    await world.machine.do(act)


async def _pause_or_resume(world: World, house: House) -> None:
    await world.machine.do(lambda app: app.engine.accounts.pause(house.account, world.chance(0.4)))


async def _ask_for_news(world: World, house: House) -> None:
    world.machine.wake()


async def _restart(world: World, house: House) -> None:
    await world.machine.quit()


async def _long_absence(world: World, house: House) -> None:
    """Much comes while the app is off; what was there before may have been cleared."""
    await world.machine.quit()
    if world.chance(0.3):
        house.delete(list(house.held()))
    for _ in range(world.random.choice([30, 130])):
        house.happen()


DEEDS: dict[str, tuple[float, Deed]] = {
    "something happens": (12, _happen),
    "a flood": (0.4, _flood),
    "something happens again": (4, _happen_again),
    "the phone reads": (5, _read_elsewhere),
    "the phone reads all": (1, _read_all_elsewhere),
    "something is deleted": (2, _delete),
    "a click": (14, _click),
    "an answer": (5, _answer),
    "something is put off": (3, _put_off),
    "what is put off is fetched": (0.7, _fetch_back),
    "a bubble's button": (2, _read_bubble),
    "a bubble is closed": (2, _close_bubble),
    "mark all read": (1, _read_all),
    "undo": (4, _undo),
    "retry": (1, _retry),
    "pause or resume": (1, _pause_or_resume),
    "look for news": (2, _ask_for_news),
    "restart": (2, _restart),
    "a long absence": (0.15, _long_absence),
}
"""By name: how often it is chosen beside the others, and what is done."""

MORE_DEEDS: dict[str, tuple[float, Deed]] = {
    "second thoughts": (4, _second_thoughts),
    "more comes after a click": (8, _more_after_a_click),
    LAST_MOMENT: (12, _last_moment),
    "much is read": (1, _read_much),
    "something is put off after a click": (8, _put_off_after_a_click),
}
"""What is done only where a history is narrowed down to it."""
