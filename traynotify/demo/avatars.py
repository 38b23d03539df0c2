"""The pictures of the people on the toy servers: small scenes, drawn here without any drawing library.

A name such as `fish` or `fish-2` gives a scene in its first or second set of colours; any other name gives one chosen
by the name's letters. The picture is a PNG of 96 by 96 pixels.
"""

import functools
import zlib

from traynotify.demo.canvas import Canvas
from traynotify.demo.scenes import SCENES

SIZE = 96


@functools.cache
def avatar_png(name: str) -> bytes:
    """The picture of this name; drawn once, then remembered."""
    scene_name, _, variant = name.partition("-")
    if scene_name not in SCENES:
        number = zlib.crc32(name.encode())
        scene_name, variant = sorted(SCENES)[number % len(SCENES)], str(number // len(SCENES) % 2 + 1)
    scene, palettes = SCENES[scene_name]
    palette = palettes[(int(variant) - 1 if variant.isdigit() else 0) % len(palettes)]
    canvas = Canvas(SIZE, palette[0])
    scene(canvas, palette)
    return canvas.png()
