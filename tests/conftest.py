"""What holds for every test: a private environment, loopback only, nothing left over, no unexpected warning."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

pytest_plugins = [
    "tests.support.hermetic",
    "tests.support.network",
    "tests.support.logs",
    "tests.support.leftovers",
    "tests.support.bus",
    "tests.support.desktop",
]


@pytest.fixture(scope="session")
def qapp_cls() -> "type[QApplication]":
    """Use the app's own class for `qapp`."""
    from traynotify.app.application import Application  # with Qt, for which the environment is to be cleared first

    return Application


# How fast examples are made is a matter of what else the machine does; it says nothing about the app. Every run tries
# the same ones; `--hypothesis-profile=explore` tries others.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", _PATIENT)
settings.register_profile("patient", _PATIENT, derandomize=True)
settings.load_profile("patient")
