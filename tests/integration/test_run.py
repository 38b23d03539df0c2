"""`./run` makes its environment once, mends a broken one, and says in words what the system lacks.

It runs here in a copy of its own, with stand-ins for Python, pip, apt-get and the like, which write down their calls.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.project import PROJECT

_PYTHON = """\
#!/bin/sh
# A Python with venv and pip, as far as ./run can tell.
case "$1 $2" in
"-m venv") mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; echo venv >>"$CALLS" ;;
"-m pip") echo pip >>"$CALLS"; [ ! -f "$BROKEN" ] || { cat "$BROKEN"; exit 1; } ;;
"-m traynotify") shift 2; echo "app $*" ;;
"-m tests.simulation") shift 2; echo "simulation $*" ;;
"-c "*print*) echo 3.11 ;;
esac
"""
_CALLED = '#!/bin/sh\necho "$(basename "$0") $*" >>"$CALLS"\n'


class Checkout:
    """A copy of the project as far as `./run` reads it, on a system that is made of stand-ins."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "project"
        self.calls_file = folder / "calls"
        self.broken_file = folder / "broken"
        self.programs = folder / "bin"
        shutil.copytree(PROJECT / "packaging/locks", self.root / "packaging/locks")
        self.system_python = folder / "system/python3"
        shutil.copy(PROJECT / "pyproject.toml", self.root)
        text = (PROJECT / "run").read_text("utf-8")
        (self.root / "run").write_text(text.replace("/usr/bin/python3", str(self.system_python)), "utf-8")
        self.programs.mkdir()
        self.system_python.parent.mkdir()
        self.provide("python3", _PYTHON)
        self.provide("ldconfig", "#!/bin/sh\n")

    def provide(self, name: str, text: str) -> None:
        program = self.programs / name
        program.write_text(text, "utf-8")
        program.chmod(0o755)

    def run(self, *arguments: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        ours = {"PATH": f"{self.programs}:{os.environ['PATH']}", "CALLS": str(self.calls_file)}
        return subprocess.run(
            ["sh", str(self.root / "run"), *arguments],
            env=ours | {"BROKEN": str(self.broken_file)} | dict(env or {}),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def calls(self) -> list[str]:
        """Return the calls since the last time."""
        lines = self.calls_file.read_text("utf-8").splitlines() if self.calls_file.exists() else []
        self.calls_file.unlink(missing_ok=True)
        return lines


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_the_first_start_installs_and_the_second_does_not(checkout: Checkout) -> None:
    assert checkout.run("demo", "--quick").stdout == "app demo --quick\n"
    assert checkout.calls() == ["venv", "pip", "pip"]

    assert checkout.run("traynotify", "list", "a b").stdout == "app list a b\n"
    assert checkout.calls() == []


def test_the_simulation_has_the_environment_of_the_tests(checkout: Checkout) -> None:
    shown = checkout.run("simulate", "--seed", "4", "--faults", "disk full,killed")
    assert shown.stdout == "simulation --seed 4 --faults disk full,killed\n"
    assert checkout.calls() == ["venv", "pip", "pip"]
    assert (checkout.root / ".venv/traynotify/test").exists()


@pytest.mark.parametrize("name", ["packaging/locks/demo.txt", "pyproject.toml"])
def test_other_dependencies_are_installed_into_the_same_environment(checkout: Checkout, name: str) -> None:
    checkout.run("demo")
    checkout.calls()
    with (checkout.root / name).open("a", encoding="utf-8") as file:
        file.write("\n")

    checkout.run("demo")

    assert checkout.calls() == ["pip", "pip"]


def test_an_environment_whose_installation_was_broken_off_is_made_anew(checkout: Checkout) -> None:
    checkout.broken_file.write_text("it went wrong somehow", "utf-8")
    failed = checkout.run("demo")
    assert failed.returncode == 1
    assert "it went wrong somehow" in failed.stderr
    checkout.calls()

    checkout.broken_file.unlink()

    assert checkout.run("demo").stdout == "app demo\n"
    assert checkout.calls() == ["venv", "pip", "pip"]


def test_an_environment_at_another_place_or_without_its_python_is_made_anew(checkout: Checkout) -> None:
    checkout.run("demo")
    checkout.root = checkout.root.rename(checkout.root.with_name("moved"))
    checkout.calls()
    checkout.run("demo")
    assert checkout.calls() == ["venv", "pip", "pip"]

    (checkout.root / ".venv/bin/python").unlink()
    checkout.run("demo")
    assert checkout.calls() == ["venv", "pip", "pip"]


def test_an_environment_made_by_hand_is_used(checkout: Checkout) -> None:
    (checkout.root / ".venv/bin").mkdir(parents=True)
    shutil.copy(checkout.programs / "python3", checkout.root / ".venv/bin/python")

    checkout.run("demo")

    assert checkout.calls() == ["pip", "pip"]


def test_the_lock_of_a_process_that_is_gone_holds_nobody_up(checkout: Checkout) -> None:
    gone = subprocess.Popen(["true"])
    gone.wait()
    (checkout.root / ".venv.lock").symlink_to(str(gone.pid))

    assert checkout.run("demo").returncode == 0
    assert not (checkout.root / ".venv.lock").is_symlink()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("NewConnectionError: Temporary failure in name resolution", "the Python package index cannot be reached"),
        ("SSLError: [SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate", "PIP_CERT"),
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
    ],
)
def test_what_hinders_an_installation_is_said_in_words(checkout: Checkout, said: str, sentence: str) -> None:
    checkout.broken_file.write_text(said, "utf-8")

    result = checkout.run("demo")

    assert result.returncode == 1
    assert sentence in result.stderr
    assert said not in result.stderr


@pytest.mark.parametrize("asked_for", ["/nowhere/python3", "false"])
def test_a_python_that_will_not_do_is_refused(checkout: Checkout, asked_for: str) -> None:
    result = checkout.run("demo", env={"TRAYNOTIFY_PYTHON": asked_for})

    assert result.returncode == 1
    assert result.stderr == f"TRAYNOTIFY_PYTHON is {asked_for}, which is not Python 3.11 or newer.\n"


@pytest.mark.parametrize(
    ("python", "is_used"),
    [(_PYTHON, True), ('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; esac\n', False), ("#!/bin/sh\nexit 1\n", False)],
    ids=["whole", "makes no environments", "too old"],
)
def test_the_python_of_the_system_comes_before_another(checkout: Checkout, python: str, *, is_used: bool) -> None:
    checkout.system_python.write_text(python.replace("echo venv", "echo system-venv"), "utf-8")
    checkout.system_python.chmod(0o755)

    assert checkout.run("demo").stdout == "app demo\n"
    assert checkout.calls() == ["system-venv" if is_used else "venv", "pip", "pip"]


def test_without_a_display_no_library_is_asked_for(checkout: Checkout) -> None:
    checkout.provide("apt-get", _CALLED)

    assert checkout.run("demo").returncode == 0
    assert not any(call.startswith("apt-get") for call in checkout.calls())


def test_root_gets_the_missing_libraries(checkout: Checkout) -> None:
    checkout.provide("id", "#!/bin/sh\necho 0\n")
    checkout.provide("apt-get", _CALLED)

    assert checkout.run("demo", env={"DISPLAY": ":9"}).returncode == 0

    (install, *_) = checkout.calls()
    assert install.startswith("apt-get install")
    assert {"libegl1", "libxcb-cursor0"} <= set(install.split())


def test_others_get_the_line_to_type(checkout: Checkout) -> None:
    checkout.provide("id", "#!/bin/sh\necho 1000\n")
    checkout.provide("apt-get", _CALLED)
    checkout.provide("ldconfig", "#!/bin/sh\nprintf '\\tlibEGL.so.1 (libc6,x86-64) => /lib/libEGL.so.1\\n'\n")

    result = checkout.run("demo", env={"DISPLAY": ":9"})

    assert result.returncode == 1
    assert "sudo apt-get install --no-install-recommends " in result.stderr
    assert "libxcb-cursor0" in result.stderr
    assert "libegl1" not in result.stderr
    assert checkout.calls() == []


def test_an_unknown_command_is_answered_with_the_known_ones(checkout: Checkout) -> None:
    result = checkout.run("nonsense")

    assert result.returncode == 2
    assert "./run demo" in result.stderr
    assert "./run test" in result.stderr
