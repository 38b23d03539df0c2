"""Resources are found by name, and only below their folder's root."""

import pytest

from tests.support.project import PROJECT
from traynotify.resources import resource


def test_a_checkout_reads_the_folder_beside_the_package() -> None:
    assert resource("README.md") == PROJECT / "resources/README.md"


@pytest.mark.parametrize("name", ["icons/none.svg", "icons", ""])
def test_what_is_no_file_is_not_found(name: str) -> None:
    with pytest.raises(FileNotFoundError, match="no resource called"):
        resource(name)
