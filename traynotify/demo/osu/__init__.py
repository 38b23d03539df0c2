"""The toy server of osu!: its website's API as documented in 2019, as it was, and as it is, with the websocket."""

from traynotify.demo.osu.generations import GENERATIONS, Generation
from traynotify.demo.osu.toy import ToyOsu

__all__ = ["GENERATIONS", "Generation", "ToyOsu"]
