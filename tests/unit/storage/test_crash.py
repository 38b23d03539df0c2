"""A process killed within a commit leaves a whole archive: every batch that was acknowledged, and none in part."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.project import PROJECT


@pytest.mark.skipif(sys.platform == "win32", reason="kills by a signal, and forks")
def test_killed_at_any_moment_an_archive_holds_whole_batches(tmp_path: Path) -> None:
    driver = [sys.executable, "-m", "tests.unit.storage.crash_driver", str(tmp_path)]
    result = subprocess.run(driver, cwd=PROJECT, capture_output=True, text=True, timeout=300, check=False)
    assert result.returncode == 0, result.stderr
