"""Makes the contact sheet: every state of every window, light and dark, at both pixel ratios, in every language.

    .venv/bin/python packaging/pictures/contact_sheet.py FOLDER [--only SCENE]

FOLDER then has `index.html`, the pictures that it shows, and `overview.png` with all of the English ones at a glance.
"""

from __future__ import annotations

import argparse
import html
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
TRANSLATIONS: Final = ROOT / "resources" / "translations"
THEMES: Final = ("light", "dark")
SCALES: Final = ("1", "2")
HEIGHT: Final = 260
"""Of one picture in the overview."""
WIDTH: Final = 2400
GAP: Final = 12
PAGE: Final = """\
<!doctype html><meta charset="utf-8"><title>Contact sheet</title>
<style>
body {{ font: 13px sans-serif; background: #c9d2d4; margin: 20px }}
h2 {{ margin: 28px 0 8px }} img {{ height: 420px; vertical-align: top; margin: 0 8px 8px 0 }}
</style>
<p>Each picture leads to the one with twice the pixels.</p>
{scenes}
"""


def main() -> None:
    """Paint everything, in a process for each language and pixel ratio, and put it together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", action="append", default=[], metavar="SCENE", help="one scene; may be repeated")
    options = parser.parse_args()
    languages = ["en", *sorted(path.stem.partition("_")[2] for path in TRANSLATIONS.glob("*.qm"))]

    def paint(language: str, scale: str) -> None:
        target = options.folder / f"{language}-{scale}x"
        command = [sys.executable, "-m", "tests.ui.preview", str(target.absolute()), "--scale", scale]
        subprocess.run([*command, "--language", language, *options.only], cwd=ROOT, check=True)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(paint, *zip(*product(languages, SCALES), strict=True)))
    (options.folder / "index.html").write_text(page(options.folder, languages), "utf-8")
    overview(options.folder)
    sys.stdout.write(f"{options.folder / 'index.html'}\n")


def shots(folder: Path) -> list[str]:
    """The names of all pictures, without their themes."""
    return sorted({path.stem.rpartition("-")[0] for path in folder.glob("*.png")})


def page(folder: Path, languages: list[str]) -> str:
    """The sheet: a part for every picture, with its themes and languages side by side."""
    parts = []
    for shot in shots(folder / "en-1x"):
        names = [f"{language}-{{}}x/{shot}-{theme}.png" for language in languages for theme in THEMES]
        pictures = "".join(
            f'<a href="{name.format(2)}"><img src="{name.format(1)}" title="{html.escape(name.format(1))}"></a>'
            for name in names
            if (folder / name.format(1)).exists()
        )
        parts.append(f"<h2>{html.escape(shot)}</h2>{pictures}")
    return PAGE.format(scenes="\n".join(parts))


def overview(folder: Path) -> None:
    """All English pictures in rows, small."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

    application = QGuiApplication(sys.argv[:1])
    smooth = Qt.TransformationMode.SmoothTransformation
    small = [
        QImage(str(folder / "en-2x" / f"{shot}-{theme}.png")).scaledToHeight(HEIGHT, smooth)
        for theme in THEMES
        for shot in shots(folder / "en-2x")
    ]
    places, left, top = [], GAP, GAP
    for image in small:
        if left + image.width() > WIDTH:
            left, top = GAP, top + HEIGHT + GAP
        places.append((left, top))
        left += image.width() + GAP
    sheet = QImage(WIDTH + GAP, top + HEIGHT + GAP, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#8D999C"))
    painter = QPainter(sheet)
    for image, place in zip(small, places, strict=True):
        painter.drawImage(*place, image)
    painter.end()
    sheet.save(str(folder / "overview.png"))
    del application


if __name__ == "__main__":
    main()
