"""A tiny drawing surface: shapes given as signed distances, smooth edges, PNG out. Standard library only.

A shape is a function that says how far a point lies outside it, in pixels (negative inside). The distance at a pixel's
middle gives the share of the pixel that the shape covers, which is what makes the edges smooth.
"""

import math
import struct
import zlib
from collections.abc import Callable

Shape = Callable[[float, float], float]
Colour = str
"""Six hexadecimal digits."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom: where a shape is worth looking at."""


def circle(x: float, y: float, radius: float) -> Shape:
    """A disc."""
    return lambda px, py: math.hypot(px - x, py - y) - radius


def ellipse(x: float, y: float, across: float, down: float) -> Shape:
    """An upright ellipse by its half axes; the distance is an approximation that is good near the edge."""

    def distance(px: float, py: float) -> float:
        dx, dy = (px - x) / across, (py - y) / down
        length = math.hypot(dx, dy)
        slope = math.hypot(dx / across, dy / down)
        return length * (length - 1) / slope if slope else -min(across, down)

    return distance


def box(left: float, top: float, right: float, bottom: float, corner: float = 0.0) -> Shape:
    """A rectangle with round corners."""
    x, y, across, down = (left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2

    def distance(px: float, py: float) -> float:
        dx, dy = abs(px - x) - across + corner, abs(py - y) - down + corner
        return math.hypot(max(dx, 0.0), max(dy, 0.0)) + min(max(dx, dy), 0.0) - corner

    return distance


def polygon(*points: tuple[float, float]) -> Shape:
    """A convex polygon, its corners clockwise on the screen."""
    edges = []
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
        length = math.hypot(bx - ax, by - ay)
        edges.append((ax, ay, (by - ay) / length, -(bx - ax) / length))
    return lambda px, py: max((px - x) * nx + (py - y) * ny for x, y, nx, ny in edges)


def below(height: Callable[[float], float]) -> Shape:
    """Everything below a curve, given as y by x."""

    def distance(px: float, py: float) -> float:
        slope = height(px + 0.5) - height(px - 0.5)
        return (height(px) - py) / math.hypot(1.0, slope)

    return distance


def wave(base: float, swing: float, length: float, shift: float = 0.0) -> Callable[[float], float]:
    """A sine curve for `below`."""
    return lambda x: base + swing * math.sin((x + shift) * math.tau / length)


def without(shape: Shape, hole: Shape) -> Shape:
    """A shape with another cut out."""
    return lambda px, py: max(shape(px, py), -hole(px, py))


def both(one: Shape, other: Shape) -> Shape:
    """What two shapes have in common."""
    return lambda px, py: max(one(px, py), other(px, py))


def turned(shape: Shape, degrees: float, x: float, y: float) -> Shape:
    """A shape turned clockwise about a point."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def distance(px: float, py: float) -> float:
        dx, dy = px - x, py - y
        return shape(x + dx * cos + dy * sin, y - dx * sin + dy * cos)

    return distance


class Canvas:
    """A square picture, beginning in one colour."""

    def __init__(self, size: int, background: Colour) -> None:
        self._size = size
        self._pixels = bytearray(bytes.fromhex(background) * size * size)

    def paint(self, shape: Shape, colour: Colour, where: Box | None = None) -> None:
        """Lay a shape over what is there; `where` saves the pixels that it cannot touch."""
        left, top, right, bottom = (0, 0, self._size, self._size) if where is None else where
        red, green, blue = bytes.fromhex(colour)
        pixels = self._pixels
        for y in range(max(0, int(top)), min(self._size, math.ceil(bottom))):
            at = (y * self._size + max(0, int(left))) * 3
            for x in range(max(0, int(left)), min(self._size, math.ceil(right))):
                cover = 0.5 - shape(x + 0.5, y + 0.5)
                if cover >= 1.0:
                    pixels[at : at + 3] = (red, green, blue)
                elif cover > 0.0:
                    pixels[at] += round((red - pixels[at]) * cover)
                    pixels[at + 1] += round((green - pixels[at + 1]) * cover)
                    pixels[at + 2] += round((blue - pixels[at + 2]) * cover)
                at += 3

    def png(self) -> bytes:
        """The picture as a PNG file: 8-bit RGB, every row unfiltered."""
        stride = self._size * 3
        rows = b"".join(b"\0" + self._pixels[start : start + stride] for start in range(0, len(self._pixels), stride))
        header = struct.pack(">IIBBBBB", self._size, self._size, 8, 2, 0, 0, 0)
        chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")
        return b"\x89PNG\r\n\x1a\n" + chunks


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
