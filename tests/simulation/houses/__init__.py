"""The toy servers as a simulation drives them: one interface to what happens on them, and to what they hold."""

from random import Random

from tests.simulation.houses.diaspora import Pod
from tests.simulation.houses.discourse import Forum
from tests.simulation.houses.house import Clock, House
from tests.simulation.houses.mastodon import Instance
from tests.simulation.houses.osu import Game

KINDS: dict[str, type[House]] = {"mastodon": Instance, "discourse": Forum, "diaspora": Pod, "osu": Game}


def build(service: str, random: Random, clock: Clock) -> House:
    """A server of this service, with a person on it."""
    return KINDS[service](random, clock)
