"""One seed gives one history, and planted faults are found; `./run test` lives through two thousand beside it."""

import os
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.simulation.mutations import MUTATIONS
from tests.simulation.planting import Mutation, mutated
from tests.simulation.runs import replay
from tests.support.programs import require
from tests.support.project import PROJECT

QUICKLY_FOUND = (
    "only the first page is caught up",
    "that an alert was shown is not kept",
    "a bubble outlives its reason",
)


def simulate(*arguments: str, module: str = "tests.simulation", **environment: str) -> str:
    """The output of the command, which has to end well."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=PROJECT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.timeout(300)
def test_what_was_lived_through_before_is_added_up(tmp_path: Path) -> None:
    sums = f"--sums={tmp_path / 'sums.json'}"
    simulate("--histories=2", "--jobs=1", sums)
    *in_parts, _took = simulate("--histories=3", "--jobs=1", sums).splitlines()
    *at_once, _took = simulate("--histories=3", "--jobs=1").splitlines()
    assert in_parts == at_once


def digests(*seeds: int, **environment: str) -> list[str]:
    """What stands for all that happened in the histories of these seeds, lived through one after the other."""
    said = simulate(*(f"--seed={seed}" for seed in seeds), **environment)
    return [line.removeprefix("digest ") for line in said.splitlines() if line.startswith("digest ")]


@pytest.mark.timeout(300)
def test_one_seed_gives_one_history_byte_for_byte() -> None:
    first, other, again, third = digests(4, 13, 4, 24)
    assert first == again != other
    assert digests(4, 24, PYTHONHASHSEED="7") == [first, third]


@pytest.mark.timeout(300)
def test_only_the_chosen_faults_strike() -> None:
    *_, faults, _broken, _digest = simulate("--seed=1", "--faults=killed,refused").splitlines()
    assert {part.rpartition(" ")[0] for part in faults.split(", ")} <= {"killed", "refused"}


@pytest.mark.timeout(300)
def test_the_command_that_is_printed_is_the_history_that_was() -> None:
    found = simulate("--mutations", "every bubble is shown twice", "--jobs", "2")
    command = found.partition("see it with: ")[2].strip()
    _run, _simulate, *arguments = shlex.split(command)
    done = subprocess.run(
        [sys.executable, "-m", "tests.simulation", *(each for each in arguments if each != "--trace")],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "was raised 2 times" in done.stdout
    assert f"see it with: {command}" in done.stdout


def test_a_history_with_few_faults_is_shown_again_with_these() -> None:
    assert replay(7) == "./run simulate --seed 7 --trace"
    assert replay(7, ("killed", "disk full")) == "./run simulate --seed 7 --trace --faults 'killed,disk full'"


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_each_mutation_changes_one_line_that_stands_in_the_source(mutation: Mutation) -> None:
    spec = find_spec(mutation.module)
    assert spec is not None
    assert spec.origin is not None
    compile(mutated(Path(spec.origin).read_text(encoding="utf-8"), mutation), spec.origin, "exec")


def test_the_page_has_each_mutation_with_its_limit() -> None:
    page = (PROJECT / "docs/simulation.md").read_text("utf-8")
    table = page.split("| mutation | found after | histories at most |\n|---|---|---|\n")[1].split("\n\n")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()]
    assert [(name, limit) for name, _, limit in rows] == [(m.name, str(m.seeds)) for m in MUTATIONS]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", QUICKLY_FOUND)
def test_a_planted_fault_is_found(name: str) -> None:
    assert "found after" in simulate("--mutations", name, "--jobs", "2")


@pytest.mark.timeout(300)
def test_the_real_process_keeps_them_too() -> None:
    require("dbus-daemon", "dbus-send")
    assert "all agree" in simulate("--minutes", "0.3", module="tests.simulation.real")
