"""The app icon is there in every size and form that a desktop asks for, and each form says truly what it holds."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from traynotify.resources import resource
from traynotify.ui.app_icon import app_icon, app_icon_file

pytestmark = pytest.mark.usefixtures("qapp")

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
SIZES = (16, 24, 32, 48, 64, 96, 128, 256, 512)
GROUND = QColor("#0B6B78")


def width_of(png: bytes) -> int:
    assert png.startswith(PNG_SIGNATURE)
    return int(struct.unpack(">I", png[16:20])[0])


@pytest.mark.parametrize("size", SIZES)
def test_every_size_is_as_large_as_it_says(size: int) -> None:
    image = QImage(str(app_icon_file(size)))
    assert (image.width(), image.height()) == (size, size)
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(size // 2, size * 7 // 8) == GROUND


@pytest.mark.parametrize("size", [16, 24, 32, 48, 64, 96])
def test_small_sizes_have_sharp_edges(size: int) -> None:
    image = QImage(str(app_icon_file(size)))
    row = [image.pixelColor(x, size // 2).alpha() for x in range(size)]
    assert set(row) == {0, 255}


def test_a_size_that_is_not_there_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        app_icon_file(17)


def test_the_icon_of_windows_has_several_sizes() -> None:
    assert {size.width() for size in app_icon().availableSizes()} >= {16, 32, 48, 256}


def test_the_scalable_icon_is_the_full_drawing() -> None:
    folder = resource("icons/app/traynotify.svg").parent
    scalable = Path(folder, "hicolor", "scalable", "apps", "traynotify.svg")
    assert scalable.read_text() == Path(folder, "traynotify.svg").read_text()


def test_the_windows_icon_holds_what_its_table_says() -> None:
    content = resource("icons/app/traynotify.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", content)
    assert (reserved, kind) == (0, 1)
    found, end = [], 6 + 16 * count
    for index in range(count):
        width, height, _, _, _, bits, length, offset = struct.unpack_from("<BBBBHHII", content, 6 + 16 * index)
        assert (offset, bits, width) == (end, 32, height)
        assert width_of(content[offset : offset + length]) == (width or 256)
        found.append(width or 256)
        end = offset + length
    assert found == [16, 24, 32, 48, 64, 256]
    assert end == len(content)


def test_the_mac_icon_holds_what_its_table_says() -> None:
    content = resource("icons/app/traynotify.icns").read_bytes()
    assert content[:4] == b"icns"
    assert struct.unpack_from(">I", content, 4)[0] == len(content)
    widths, at = {}, 8
    while at < len(content):
        kind, length = struct.unpack_from(">4sI", content, at)
        widths[kind.decode()] = width_of(content[at + 8 : at + length])
        at += length
    assert widths == {
        "ic11": 32,
        "ic12": 64,
        "ic07": 128,
        "ic13": 256,
        "ic08": 256,
        "ic14": 512,
        "ic09": 512,
        "ic10": 1024,
    }
