"""Everything that goes wrong, by name. Each fault strikes one server, or the computer, and most end by themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tests.simulation.houses.house import House
from tests.simulation.network import Harm, Reach
from traynotify.demo.faults import Delay, Disconnect, Effect, Flood, Hang, Respond, Truncate, failure, garbage, redirect

if TYPE_CHECKING:
    from tests.simulation.world import World

Fault = Callable[["World", House], object]


def _reach(reach: Reach) -> Fault:
    def strike(world: World, house: House) -> None:
        weather = world.network.weather(house.host)
        weather.reach = reach
        house.has_refused |= reach is Reach.PORTAL
        if world.chance(0.5):
            _reset_lines(world, house)
        world.after(world.some_seconds(), lambda: setattr(weather, "reach", Reach.FAIR))

    return strike


def _harm(harm: Harm) -> Fault:
    def strike(world: World, house: House) -> None:
        world.network.weather(house.host).harm.append(harm)

    return strike


def _answer(effect: Callable[[World], Effect], *, sign_in: bool = False, refuses: bool = False) -> Fault:
    def strike(world: World, house: House) -> None:
        house.may_ask_for_sign_in |= sign_in
        house.has_refused |= refuses
        path = world.random.choice(["*", "*", "*notifications*", "*session*", "*markers*", "*streaming*", "*poll*"])
        fault = house.toy.faults.add(path, effect(world), times=world.random.choice([1, 1, 2, 5]))
        world.after(world.some_seconds(), lambda: house.toy.faults.remove(fault))

    return strike


def _status(*statuses: int, html: bool = False, sign_in: bool = False, retry_after: bool = False) -> Fault:
    def effect(world: World) -> Effect:
        after = world.random.choice([1, 20, 60]) if retry_after else None
        return failure(world.random.choice(statuses), html=html, retry_after=after)

    return _answer(effect, sign_in=sign_in, refuses=any(400 <= status < 500 for status in statuses))


def _reset_lines(world: World, house: House) -> None:
    for line in world.network.lines(house.host):
        line.reset()


def _half_open(world: World, house: House) -> None:
    for line in world.network.lines(house.host):
        line.is_dead = True


def _slow(world: World, house: House) -> None:
    weather = world.network.weather(house.host)
    weather.latency_s = world.random.choice([0.4, 3.0, 9.0])
    world.after(world.some_seconds(), lambda: setattr(weather, "latency_s", 0.02))


def _late_answer(world: World, house: House) -> None:
    """The next answer is worked out at once and arrives later, when much may have happened since."""
    gate = house.toy.faults.hold(world.random.choice(["*notifications*", "*markers*", "*"]))
    world.after(world.random.choice([3, 8, 20]), gate.open)


def _unanswered(world: World, house: House) -> None:
    """The next thing that is asked to be done is done, and nobody hears of that."""
    lost = [
        house.toy.faults.add("*", Truncate(world.random.random()), method=each) for each in ("POST", "PUT", "PATCH")
    ]
    for each in lost:
        world.after(world.random.choice([20, 60]), partial(house.toy.faults.remove, each))


def _garbage_frames(world: World, house: House) -> None:
    frame = world.random.choice(
        ["", "nonsense", '{"event":', "[1,2]", '{"event":"notification","payload":"{}"}', "null"]
    )
    send = getattr(house.toy, "send_frame", None)
    if send is not None:
        send(frame)


def _network_change(world: World, house: House) -> None:
    """Another network: nothing that was open works any more, and for a moment there is none at all."""
    for line in world.network.lines():
        line.is_dead = True
    world.network.is_up = False

    def back() -> None:
        world.network.is_up = True
        if world.chance(0.8):
            world.machine.wake()

    world.after(world.random.choice([0.5, 5, 60]), back)


def _push_again(world: World, house: House) -> None:
    if held := list(house.held()):
        for _ in range(world.random.choice([1, 1, 3])):
            house.push_again(world.random.choice(held))


def _late(world: World, house: House) -> None:
    remotes = [house.happen(quietly=True) for _ in range(world.random.choice([1, 2, 3]))]
    world.random.shuffle(remotes)

    def push() -> None:
        for remote in remotes:
            if remote in house.held():
                house.push_again(remote)

    world.after(world.random.choice([0.1, 2, 30]), push)


def _renumbered(world: World, house: House) -> None:
    house.renumber()


def _older_backup(world: World, house: House) -> None:
    if house.backup is None:
        house.back_up()
    else:
        house.restore()


def _revoked(world: World, house: House) -> None:
    house.may_ask_for_sign_in = True
    house.revoke()


def _suspend(world: World, house: House) -> None:
    world.suspend(world.random.choice([60, 600, 3600, 8 * 3600]))


def _clock_jump(world: World, house: House) -> None:
    clock = world.machine.clock
    clock.ahead_s = world.random.choice([-7200.0, -90.0, -3.0, 3.0, 90.0, 7200.0])
    world.after(world.some_seconds(), lambda: setattr(clock, "ahead_s", 0.0))


def _disk(code: int) -> Fault:
    def strike(world: World, house: House) -> None:
        world.machine.disk.error = code
        world.machine.disk.only_commits_fail = world.chance(0.5)
        world.after(world.random.choice([0.1, 3, 40]), lambda: setattr(world.machine.disk, "error", None))

    return strike


def _keyring(attribute: str) -> Fault:
    def strike(world: World, house: House) -> None:
        for each in world.houses:
            each.may_ask_for_sign_in |= attribute == "away"
        setattr(world.machine.keyring, attribute, True)
        world.after(world.some_seconds(), lambda: setattr(world.machine.keyring, attribute, False))

    return strike


def _slow_keyring(world: World, house: House) -> None:
    world.machine.keyring.prompt_s = world.random.choice([0.5, 4, 30])
    world.after(world.some_seconds(), lambda: setattr(world.machine.keyring, "prompt_s", 0.0))


def _desktop(attribute: str) -> Fault:
    def strike(world: World, house: House) -> None:
        setattr(world.machine.desktop, attribute, True)
        world.after(world.random.choice([1, 20, 60]), lambda: setattr(world.machine.desktop, attribute, False))

    return strike


def _desktop_restarts(world: World, house: House) -> None:
    world.machine.desktop.restart()


def _killed(world: World, house: House) -> None:
    world.machine.kill()


def _killed_at_a_step(world: World, house: House) -> None:
    world.machine.doom(steps=world.random.choice([1, 5, 20, 100, 300]) + world.random.randrange(20))


def _killed_at_a_statement(world: World, house: House) -> None:
    world.machine.doom(statements=1 + world.random.randrange(12))


def _power_lost(world: World, house: House) -> None:
    """The computer goes out at some statement: what was written, and not flushed, is not there any more."""
    world.machine.disk.fail_the_power()
    world.machine.doom(statements=1 + world.random.randrange(60))


FAULTS: dict[str, tuple[int, Fault]] = {
    "refused": (3, _reach(Reach.REFUSED)),
    "unreachable": (1, _reach(Reach.UNREACHABLE)),
    "silent": (2, _reach(Reach.SILENT)),
    "no name": (2, _reach(Reach.NO_NAME)),
    "slow name": (1, _reach(Reach.SLOW_NAME)),
    "captive portal": (2, _reach(Reach.PORTAL)),
    "lines reset": (3, _reset_lines),
    "half-open": (3, _half_open),
    "reset in a body": (3, _harm(Harm.RESET)),
    "ended in a body": (2, _harm(Harm.END)),
    "garbled bytes": (2, _harm(Harm.GARBLE)),
    "slow loris": (1, _harm(Harm.DRIP)),
    "slow": (3, _slow),
    "network change": (2, _network_change),
    "truncated JSON": (2, _answer(lambda world: Truncate(world.random.random(), honest=True), refuses=True)),
    "truncated body": (2, _answer(lambda world: Truncate(world.random.random()))),
    "oversized JSON": (1, _answer(lambda world: Flood(9_000_000))),
    "garbage": (2, _answer(lambda world: garbage(), refuses=True)),
    "hangs": (2, _answer(lambda world: Hang())),
    "delayed": (3, _answer(lambda world: Delay(world.random.choice([1, 8, 25])))),
    "late answer": (5, _late_answer),
    "answers lost": (3, _unanswered),
    "disconnects": (2, _answer(lambda world: Disconnect())),
    "redirects away": (1, _answer(lambda world: redirect("http://elsewhere.localhost/"))),
    "HTML page": (2, _answer(lambda world: Respond(200, b"<html>Welcome</html>", "text/html"), refuses=True)),
    "401": (2, _status(401, sign_in=True)),
    "403": (2, _status(403, sign_in=True)),
    "404": (1, _status(404)),
    "410": (1, _status(410)),
    "422": (1, _status(422)),
    "429": (2, _status(429)),
    "429 with Retry-After": (2, _status(429, retry_after=True)),
    "5xx": (3, _status(500, 502, 503, 504)),
    "503 with Retry-After": (1, _status(503, retry_after=True)),
    "HTML error page": (2, _status(404, 500, 502, 503, html=True)),
    "garbage frames": (2, _garbage_frames),
    "events again": (4, _push_again),
    "events late": (3, _late),
    "renumbered": (1, _renumbered),
    "older backup": (1, _older_backup),
    "token revoked": (1, _revoked),
    "suspend": (3, _suspend),
    "clock jump": (2, _clock_jump),
    "disk full": (2, _disk(sqlite3.SQLITE_FULL)),
    "disk fails": (1, _disk(sqlite3.SQLITE_IOERR)),
    "keyring locked": (1, _keyring("locked")),
    "keyring away": (1, _keyring("away")),
    "keyring slow": (1, _slow_keyring),
    "desktop refuses": (2, _desktop("refuses")),
    "desktop loses answers": (1, _desktop("loses_answers")),
    "desktop restarts": (1, _desktop_restarts),
    "killed": (2, _killed),
    "killed at an await": (4, _killed_at_a_step),
    "killed at a statement": (4, _killed_at_a_statement),
    "power lost": (2, _power_lost),
}
"""By name: how often it is chosen beside the others, and what it does."""

EVERYWHERE = frozenset(
    {
        *("network change", "suspend", "clock jump", "disk full", "disk fails", "keyring locked", "keyring away"),
        *("keyring slow", "desktop refuses", "desktop loses answers", "desktop restarts"),
        *("killed", "killed at an await", "killed at a statement", "power lost"),
    }
)
"""Those that strike the computer, and so every account."""


def _unreached(reach: Reach) -> Fault:
    def strike(world: World, house: House) -> None:
        world.network.weather(house.host).reach = reach
        _reset_lines(world, house)

    return strike


def _answers(effect: Effect) -> Fault:
    def strike(world: World, house: House) -> None:
        house.toy.faults.add("*", effect, times=None)
        _reset_lines(world, house)

    return strike


def _always_slow(world: World, house: House) -> None:
    world.network.weather(house.host).latency_s = 9.0


FOR_GOOD: dict[str, Fault] = {
    "refused": _unreached(Reach.REFUSED),
    "silent": _unreached(Reach.SILENT),
    "captive portal": _unreached(Reach.PORTAL),
    "half-open": _half_open,
    "hangs": _answers(Hang()),
    "floods": _answers(Flood(9_000_000)),
    "garbage": _answers(garbage()),
    "5xx": _answers(failure(503)),
    "429": _answers(failure(429, retry_after=3600)),
    "slow": _always_slow,
    "revoked": _revoked,
}
"""How a server can be broken to the end of a history, in which the others must not notice it."""
