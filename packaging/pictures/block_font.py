"""Makes the font of the kept pictures (tests/pictures/block_font): every letter is a bar, a taller one the heavier.

.venv/bin/pip install 'traynotify[pictures]' && .venv/bin/python packaging/pictures/block_font.py
"""

import sys
from pathlib import Path
from typing import Final

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable, table__c_m_a_p

FOLDER: Final = Path(__file__).resolve().parents[2] / "tests" / "pictures" / "block_font"
FAMILY: Final = "Traynotify Blocks"
EM: Final = 1000
WIDTH: Final = 560
SPACE: Final = 280
ASCENT, DESCENT = 960, -240
WEIGHTS: Final = {"Regular": (400, 420), "Medium": (500, 500), "SemiBold": (600, 580)}
"""By name: the weight, and how tall its bars are."""
BLANK: Final = ((0x00, 0x20), (0xA0, 0xA0), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x3000, 0x3000))
NOTHING: Final = ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x300, 0x36F), (0xFE00, 0xFE0F))
LETTERS: Final = ((0x21, 0xD7FF), (0xF900, 0xFFFD), (0x1F000, 0x1FAFF))


def main() -> None:
    """Write one file for each weight."""
    FOLDER.mkdir(exist_ok=True)
    for style, (weight, height) in WEIGHTS.items():
        path = FOLDER / f"{style}.ttf"
        make(style, weight, height).save(path)
        sys.stdout.write(f"{path.name}: {path.stat().st_size} bytes\n")


def make(style: str, weight: int, height: int) -> FontBuilder:
    """One weight of the font."""
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "bar", "space", "nothing"])
    builder.font["cmap"] = _character_map()
    empty = TTGlyphPen(None).glyph()
    builder.setupGlyf({".notdef": _bar(height), "bar": _bar(height), "space": empty, "nothing": empty})
    builder.setupHorizontalMetrics({".notdef": (WIDTH, 0), "bar": (WIDTH, 0), "space": (SPACE, 0), "nothing": (0, 0)})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable({"familyName": FAMILY, "styleName": style, "fullName": f"{FAMILY} {style}",
                            "psName": f"{FAMILY.replace(' ', '')}-{style}"})  # fmt: skip
    builder.setupOS2(usWeightClass=weight, sTypoAscender=ASCENT, sTypoDescender=DESCENT, sTypoLineGap=0,
                     usWinAscent=ASCENT, usWinDescent=-DESCENT, sxHeight=height, sCapHeight=height,
                     ulUnicodeRange1=0xFFFFFFFF, ulUnicodeRange2=0xFFFFFFFF, ulUnicodeRange3=0xFFFFFFFF,
                     ulCodePageRange1=0xFFFFFFFF)  # fmt: skip
    builder.setupPost()
    return builder


def _character_map() -> table__c_m_a_p:
    """Of the format that gives one glyph to whole ranges of characters (13, "many-to-one")."""
    subtable = CmapSubtable.newSubtable(13)
    subtable.platformID, subtable.platEncID, subtable.language = 3, 10, 0
    subtable.cmap = _characters()
    table = newTable("cmap")
    table.tableVersion, table.tables = 0, [subtable]
    return table


def _characters() -> dict[int, str]:
    found = {code: "bar" for first, last in LETTERS for code in range(first, last + 1)}
    for glyph, ranges in (("space", BLANK), ("nothing", NOTHING)):
        found |= {code: glyph for first, last in ranges for code in range(first, last + 1)}
    return found


def _bar(height: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, height), (WIDTH, height), (WIDTH, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


if __name__ == "__main__":
    main()
