"""`python -m tests.fleet`: tells what a million installations ask of one server, and draws it for docs/load.md."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.fleet.chart import chart
from tests.fleet.fleet import COUNTED, FLEET, STORIES, WINDOW_S, curve
from tests.fleet.habits import SERVICES
from tests.support.project import PROJECT

PICTURE = PROJECT / "docs/pictures/load.svg"


def main() -> None:
    """Simulate every service in every story."""
    parser = argparse.ArgumentParser(prog="python -m tests.fleet", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--precision", type=int, default=8, metavar="N", help="N times the sample that the tests take")
    parser.add_argument("--picture", type=Path, default=PICTURE, help="where to draw it (%(default)s)")
    chosen = parser.parse_args()
    say(f"{'service':10} {'a second':>9} {'an hour each':>13} {'return costs':>13} {'spread':>10}")
    for habits in SERVICES:
        all_of_them, one = f"{habits.per_s * FLEET:9,.0f}", f"{habits.per_s * 3600:13.1f}"
        say(f"{habits.name:10} {all_of_them} {one} {habits.return_cost:13} {habits.spread_s / 60:6.1f} min")
    say(f"\nhighest {WINDOW_S:g} seconds, as a multiple of the usual ± standard error; size of the sample")
    curves = {}
    for story, tell in STORIES.items():
        say(story)
        curves[story] = {h.name: curve(h, tell, chosen.seed, COUNTED * chosen.precision) for h in SERVICES}
        for name, found in curves[story].items():
            say(f"  {name:10} {found.peak:5.2f} ± {found.error:.2f}   {found.installations:7,}")
    chosen.picture.write_text(chart(curves), "utf-8")
    say(f"\ndrawn: {chosen.picture}")


def say(line: str) -> None:
    """A line for whoever ran the command."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
