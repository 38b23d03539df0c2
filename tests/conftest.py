"""What holds for every test: a private environment, loopback only, nothing left over, no unexpected warning."""

pytest_plugins = [
    "tests.support.hermetic",
    "tests.support.network",
    "tests.support.logs",
    "tests.support.leftovers",
    "tests.support.bus",
    "tests.support.desktop",
]
