"""The drawn pictures: valid PNG files, smooth edges, the same every time."""

import struct
import zlib

import pytest

from traynotify.demo.avatars import SIZE, avatar_png
from traynotify.demo.canvas import (
    Canvas,
    Shape,
    below,
    both,
    box,
    circle,
    ellipse,
    polygon,
    turned,
    wave,
    without,
)
from traynotify.demo.scenes import SCENES


def pixels(png: bytes) -> list[bytes]:
    """The rows of an unfiltered 8-bit RGB picture, after checking every checksum."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, at = {}, 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", png, at + 8 + length) == (zlib.crc32(kind + data),)
        chunks[kind] = data
        at += 12 + length
    assert list(chunks) == [b"IHDR", b"IDAT", b"IEND"]
    width, height, *rest = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert rest == [8, 2, 0, 0, 0]
    raw = zlib.decompress(chunks[b"IDAT"])
    stride = width * 3 + 1
    assert len(raw) == stride * height
    return [raw[row * stride + 1 : (row + 1) * stride] for row in range(height)]


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_every_scene_is_a_picture_in_two_sets_of_colours(scene: str) -> None:
    one, other = (pixels(avatar_png(f"{scene}-{variant}")) for variant in (1, 2))
    assert len(one) == SIZE
    assert one != other
    colours = {bytes(row[at : at + 3]) for row in one for at in range(0, len(row), 3)}
    assert len(colours) > 3, "flat colours alone: the edges are not smooth"


def test_any_name_gives_a_picture_and_always_the_same() -> None:
    assert avatar_png("somebody") == avatar_png("somebody")
    assert avatar_png("fish") == avatar_png("fish-1")
    assert avatar_png("fish-9") in {avatar_png("fish-1"), avatar_png("fish-2")}


@pytest.mark.parametrize(
    ("shape", "inside", "outside"),
    [
        (circle(5, 5, 2), (5, 6.5), (5, 7.5)),
        (ellipse(5, 5, 4, 1), (8.5, 5), (5, 6.5)),
        (box(2, 2, 8, 4), (7.5, 3), (7.5, 4.5)),
        (box(2, 2, 8, 8, 3), (5, 2.5), (2.2, 2.2)),
        (polygon((5, 1), (9, 9), (1, 9)), (5, 5), (2, 3)),
        (below(wave(5, 0, 10)), (3, 6), (3, 4)),
        (without(circle(5, 5, 3), circle(5, 5, 1)), (7, 5), (5, 5)),
        (both(circle(4, 5, 2), circle(6, 5, 2)), (5, 5), (3, 5)),
        (turned(box(4, 0, 6, 3), 90, 5, 5), (9, 5), (5, 1)),
    ],
)
def test_shapes(shape: Shape, inside: tuple[float, float], outside: tuple[float, float]) -> None:
    assert shape(*inside) < 0 < shape(*outside)


def test_a_pixel_on_the_edge_is_mixed() -> None:
    canvas = Canvas(4, "000000")
    canvas.paint(box(0, 0, 1.5, 4), "ffffff")
    row = pixels(canvas.png())[1]
    assert list(row[::3]) == [255, 128, 0, 0]
