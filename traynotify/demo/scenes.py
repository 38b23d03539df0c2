"""The scenes that avatars show, each with a few sets of colours. The first colour of a set is the background."""

import math
from collections.abc import Callable

from traynotify.demo.canvas import (
    Canvas,
    Colour,
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

Palette = tuple[Colour, ...]
Scene = Callable[[Canvas, Palette], None]


def _hills(canvas: Canvas, palette: Palette) -> None:
    _, sun, far, near = palette
    canvas.paint(circle(62, 36, 14), sun, (46, 20, 78, 52))
    canvas.paint(below(wave(64, 10, 130, 10)), far, (0, 50, 96, 96))
    canvas.paint(below(wave(76, 9, 110, 70)), near, (0, 62, 96, 96))


def _lantern(canvas: Canvas, palette: Palette) -> None:
    _, paper, rib, cap = palette
    canvas.paint(box(46.5, 6, 49.5, 26), cap, (44, 4, 52, 28))
    canvas.paint(box(32, 28, 64, 70, 15), paper, (28, 26, 68, 74))
    for y in (40, 49, 58):
        canvas.paint(box(32.5, y - 1.2, 63.5, y + 1.2), rib, (30, y - 3, 66, y + 3))
    canvas.paint(box(38, 24, 58, 31, 2.5), cap, (36, 22, 60, 33))
    canvas.paint(box(38, 67, 58, 74, 2.5), cap, (36, 65, 60, 76))
    canvas.paint(box(46.5, 74, 49.5, 84), cap, (44, 74, 52, 86))


def _moon(canvas: Canvas, palette: Palette) -> None:
    _, moon, star, hill = palette
    canvas.paint(without(circle(44, 42, 22), circle(54, 36, 19)), moon, (20, 18, 70, 68))
    for x, y, size in ((70, 26, 2.4), (76, 48, 1.7), (22, 22, 1.7), (64, 60, 1.5)):
        canvas.paint(circle(x, y, size), star, (x - 4, y - 4, x + 4, y + 4))
    canvas.paint(below(wave(82, 5, 120, 20)), hill, (0, 72, 96, 96))


def _sprout(canvas: Canvas, palette: Palette) -> None:
    _, leaf, dark, soil = palette
    canvas.paint(box(46, 40, 50, 78, 2), dark, (44, 38, 52, 80))
    canvas.paint(both(circle(24, 54, 26), circle(40, 26, 22)), leaf, (18, 26, 52, 52))
    canvas.paint(both(circle(72, 50, 26), circle(56, 22, 22)), dark, (44, 22, 80, 48))
    canvas.paint(ellipse(48, 80, 24, 7), soil, (22, 72, 74, 90))


def _fish(canvas: Canvas, palette: Palette) -> None:
    _, body, fin, eye = palette
    canvas.paint(polygon((64, 48), (84, 34), (84, 62)), fin, (62, 32, 86, 64))
    canvas.paint(ellipse(44, 48, 27, 16), body, (15, 30, 73, 66))
    canvas.paint(both(ellipse(44, 48, 27, 16), circle(58, 74, 22)), fin, (34, 48, 73, 66))
    canvas.paint(circle(29, 45, 3), eye, (24, 40, 34, 50))
    for x, y, size in ((14, 30, 3.2), (21, 20, 2.2)):
        canvas.paint(circle(x, y, size), eye, (x - 5, y - 5, x + 5, y + 5))


def _bird(canvas: Canvas, palette: Palette) -> None:
    _, body, wing, beak = palette
    canvas.paint(polygon((18, 34), (32, 39), (32, 46)), beak, (16, 32, 34, 48))
    canvas.paint(polygon((60, 52), (86, 40), (78, 62)), wing, (58, 38, 88, 64))
    canvas.paint(ellipse(52, 56, 24, 17), body, (26, 37, 78, 75))
    canvas.paint(circle(38, 41, 12), body, (24, 28, 52, 55))
    canvas.paint(both(ellipse(56, 54, 17, 12), below(lambda _: 50.0)), wing, (38, 48, 74, 68))
    canvas.paint(circle(35, 39, 2), "ffffff", (32, 36, 38, 42))
    for x in (48, 57):
        canvas.paint(box(x - 1, 72, x + 1, 82), beak, (x - 2, 71, x + 2, 83))


def _waves(canvas: Canvas, palette: Palette) -> None:
    _, light, middle, deep = palette
    canvas.paint(below(wave(46, 6, 48)), light, (0, 36, 96, 96))
    canvas.paint(below(wave(60, 6, 48, 20)), middle, (0, 50, 96, 96))
    canvas.paint(below(wave(76, 6, 48, 6)), deep, (0, 66, 96, 96))


def _peaks(canvas: Canvas, palette: Palette) -> None:
    _, far, near, snow = palette
    canvas.paint(polygon((64, 34), (104, 90), (24, 90)), far, (22, 32, 96, 96))
    near_peak = polygon((38, 24), (80, 90), (-4, 90))
    canvas.paint(near_peak, near, (0, 22, 82, 96))
    canvas.paint(both(near_peak, lambda x, y: y - 37 - abs(x % 8 - 4)), snow, (26, 22, 52, 44))
    canvas.paint(box(0, 84, 96, 96), near, (0, 82, 96, 96))


def _sun(canvas: Canvas, palette: Palette) -> None:
    _, disc, ray = palette
    for step in range(12):
        angle = step * 30
        x, y = 48 + 28.5 * math.sin(math.radians(angle)), 48 - 28.5 * math.cos(math.radians(angle))
        spoke = turned(box(46.3, 14, 49.7, 25, 1.7), angle, 48, 48)
        canvas.paint(spoke, ray, (x - 8, y - 8, x + 8, y + 8))
    canvas.paint(circle(48, 48, 18), disc, (28, 28, 68, 68))


def _shapes(canvas: Canvas, palette: Palette) -> None:
    _, disc, square, ring = palette
    canvas.paint(circle(38, 40, 19), disc, (17, 19, 59, 61))
    canvas.paint(box(44, 46, 76, 78, 3), square, (42, 44, 78, 80))
    canvas.paint(without(circle(70, 28, 9), circle(70, 28, 5.5)), ring, (59, 17, 81, 39))


def _pines(canvas: Canvas, palette: Palette) -> None:
    _, light, dark, ground = palette
    canvas.paint(below(wave(78, 4, 140, 30)), ground, (0, 72, 96, 96))
    for x, top, colour in ((66, 34, light), (36, 18, dark)):
        canvas.paint(box(x - 2.5, 70, x + 2.5, 84), ground, (x - 4, 68, x + 4, 86))
        for tier in range(3):
            y = top + tier * 15
            width = 12 + tier * 5
            tree = polygon((x, y), (x + width, y + 24), (x - width, y + 24))
            canvas.paint(tree, colour, (x - width - 2, y - 1, x + width + 2, y + 26))


def _boat(canvas: Canvas, palette: Palette) -> None:
    _, sail, hull, sea = palette
    canvas.paint(polygon((46, 18), (46, 58), (20, 58)), sail, (18, 16, 48, 60))
    canvas.paint(polygon((50, 26), (72, 58), (50, 58)), hull, (48, 24, 74, 60))
    canvas.paint(polygon((14, 62), (82, 62), (70, 78), (26, 78)), hull, (12, 60, 84, 80))
    canvas.paint(below(wave(76, 3.5, 32)), sea, (0, 70, 96, 96))


def _cup(canvas: Canvas, palette: Palette) -> None:
    _, cup, shade, steam = palette
    handle = without(circle(68, 56, 12), circle(68, 56, 7))
    canvas.paint(handle, shade, (54, 42, 82, 70))
    canvas.paint(box(26, 42, 66, 78, 9), cup, (24, 40, 68, 80))
    canvas.paint(box(26, 42, 66, 52), shade, (24, 40, 68, 54))
    canvas.paint(box(20, 80, 76, 84, 2), shade, (18, 78, 78, 86))
    for x in (38, 46, 54):
        curl = both(without(circle(x - 6, 28, 8), circle(x - 6, 28, 5.5)), box(x - 4, 16, x + 6, 40))
        canvas.paint(curl, steam, (x - 5, 16, x + 5, 40))


def _mushroom(canvas: Canvas, palette: Palette) -> None:
    _, cap, stem, spot = palette
    canvas.paint(box(39, 50, 57, 80, 7), stem, (37, 48, 59, 82))
    dome = both(ellipse(48, 52, 32, 30), box(8, 16, 88, 54, 4))
    canvas.paint(dome, cap, (14, 20, 82, 56))
    for x, y, size in ((36, 36, 5), (56, 31, 4), (63, 45, 4.5), (44, 47, 3)):
        canvas.paint(circle(x, y, size), spot, (x - 7, y - 7, x + 7, y + 7))


def _cactus(canvas: Canvas, palette: Palette) -> None:
    _, plant, pot, flower = palette
    canvas.paint(box(40, 20, 56, 70, 8), plant, (38, 18, 58, 72))
    for left, top in ((24, 36), (62, 30)):
        canvas.paint(box(left, top, left + 10, 56, 5), plant, (left - 2, top - 2, left + 12, 58))
    canvas.paint(box(24, 48, 72, 57, 4.5), plant, (22, 46, 74, 59))
    canvas.paint(circle(48, 20, 5), flower, (41, 13, 55, 27))
    canvas.paint(polygon((30, 66), (66, 66), (61, 86), (35, 86)), pot, (28, 64, 68, 88))


def _balloon(canvas: Canvas, palette: Palette) -> None:
    _, silk, stripe, basket = palette
    ball = ellipse(48, 38, 24, 26)
    canvas.paint(ball, silk, (22, 10, 74, 66))
    canvas.paint(both(ball, ellipse(48, 38, 9, 30)), stripe, (37, 10, 59, 66))
    canvas.paint(polygon((36, 60), (60, 60), (54, 72), (42, 72)), silk, (34, 58, 62, 74))
    canvas.paint(box(42, 75, 54, 85, 2), basket, (40, 73, 56, 87))


SCENES: dict[str, tuple[Scene, tuple[Palette, ...]]] = {
    "hills": (_hills, (("f6c58c", "fdebc8", "6f8f7d", "3f6156"), ("cfd9ec", "f4e6c6", "8a9bc0", "50608c"))),
    "lantern": (_lantern, (("2a3842", "ef8b5f", "c9623c", "f6d9a6"), ("43304d", "f0c560", "c79438", "f7e8c4"))),
    "moon": (_moon, (("343a67", "f7e3a3", "f7e3a3", "232849"), ("20404c", "f2d7c6", "dfeef0", "13303a"))),
    "sprout": (_sprout, (("dfe9d1", "7fb25a", "4f8441", "a68a64"), ("fae3d3", "8fae6a", "5d7d45", "b5734f"))),
    "fish": (_fish, (("cfe8e2", "2f9186", "1f6b66", "f6fbf9"), ("fde2cf", "e28250", "b95f35", "fff7ef"))),
    "bird": (_bird, (("f4d3ce", "b9523f", "8d3a2d", "3c2b2a"), ("dbe7f3", "4f78ab", "36577f", "e2a13d"))),
    "waves": (_waves, (("bcdcea", "7fb9d2", "3f86a6", "245f7c"), ("f4ddc9", "d9a99a", "a9757a", "6d4a5c"))),
    "peaks": (_peaks, (("d7dfee", "8f9cc2", "55638f", "f5f7fb"), ("f3d9c0", "c79a83", "8a5f58", "fdf3e7"))),
    "sun": (_sun, (("fae7b0", "e29a2c", "e9b04f"), ("f7d4c8", "d4664c", "de8a70"))),
    "shapes": (_shapes, (("e7dff5", "8f7cc4", "5c4696", "b9a8e0"), ("d9ebe4", "58a08d", "2f6a60", "a4cfc2"))),
    "pines": (_pines, (("dfe8e6", "6f9c8e", "33645a", "50463c"), ("e9e1ef", "9a86b3", "5f4a7c", "433452"))),
    "boat": (_boat, (("dcecf2", "fdf6e6", "c7573f", "4a8fae"), ("fbe6c5", "ffffff", "35607c", "5fa0a0"))),
    "cup": (_cup, (("ecdccb", "b46a44", "8b4d31", "fdf7ef"), ("d5e3ea", "4d7c94", "335a70", "fbfdfe"))),
    "mushroom": (_mushroom, (("e2ead8", "c24f3d", "f3e3cb", "fdf6ec"), ("e5dcf0", "7f5aa8", "efe2d4", "f8f1fb"))),
    "cactus": (_cactus, (("f8e0c4", "5c9367", "c4704a", "e8698a"), ("dce9ee", "4a8578", "8a6f9e", "f0b44c"))),
    "balloon": (_balloon, (("cfe3f1", "d9614f", "f4d9a8", "7d5a3c"), ("f9e6cf", "4b8a8c", "f2efe2", "7d5a3c"))),
}
"""Every scene by name, with its sets of colours."""
