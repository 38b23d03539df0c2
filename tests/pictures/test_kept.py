"""What the windows look like is what it was, unless somebody meant it: ``python -m tests.pictures.kept`` renews it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from tests.pictures import kept
from tests.pictures.comparison import compare, side_by_side
from tests.support import hermetic

pytestmark = pytest.mark.timeout(240)  # all windows are painted several times over
_ACCENT, _GREEN, _SURFACE = QColor("#0B6B78"), QColor("#1B7544"), QColor("#FFFFFF")
_MARGIN = 12
"""The desktop around each window."""

FONTS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folder}<cachedir>{cache}</cachedir></fontconfig>
"""


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pictures as they are now."""
    folder = tmp_path_factory.mktemp("now")
    kept.render(folder)
    return folder


@pytest.mark.parametrize("name", kept.names())
def test_it_looks_as_it_did(now: Path, tmp_path: Path, name: str) -> None:
    assert_same(now, name, tmp_path)


def assert_same(folder: Path, name: str, tmp_path: Path) -> None:
    """Fail with the way to three pictures side by side, if a person would see a difference."""
    before, after = QImage(str(kept.KEPT / f"{name}.png")), QImage(str(folder / f"{name}.png"))
    assert not after.isNull(), f"{name} is painted by no scene"
    assert not before.isNull(), f"{name} is not kept yet: python -m tests.pictures.kept"
    difference = compare(before, after)
    if difference.matters:
        shown = (hermetic.SCREENSHOTS or tmp_path) / f"{name}.png"
        shown.parent.mkdir(parents=True, exist_ok=True)
        side_by_side(before, after, difference).save(str(shown))
        pytest.fail(
            f"{name} looks different (by {difference.local:.0f} of 255 at one place, {difference.tint:.0f} in colour, "
            f"{difference.overall:.1f} overall): "
            f"kept, now, and where, in {shown}\nIf that is meant: python -m tests.pictures.kept"
        )


@pytest.mark.parametrize("family", ["dejavu", "liberation*", "noto", "no-font"])
def test_fonts_scale_language_and_time_zone_of_the_machine_do_not_matter(tmp_path: Path, family: str) -> None:
    folders = [folder for folder in Path("/usr/share/fonts").glob(f"*/{family}") if folder.is_dir()]
    if not folders and family != "no-font":
        pytest.skip(f"no fonts of this family here: {family}")
    listed = "".join(f"<dir>{folder}</dir>" for folder in folders)
    (tmp_path / "fonts.conf").write_text(FONTS.format(folder=listed, cache=tmp_path / "cache"), "utf-8")
    elsewhere = {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "QT_SCALE_FACTOR": "1.5", "QT_FONT_DPI": "144",
                 "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"}  # fmt: skip
    folder = tmp_path / "elsewhere"
    scenes = ("inbox", "accounts", "large_text")
    kept.render(folder, elsewhere, scenes)
    for name in kept.names(scenes):
        assert_same(folder, name, tmp_path)


def test_what_is_kept_is_what_is_compared() -> None:
    assert sorted(path.stem for path in kept.KEPT.glob("*.png")) == sorted(kept.names())


# --- what is caught, and what is not ----------------------------------------------------------------------------------


def _moved(part: QRect, right: int, down: int) -> Callable[[QImage], None]:
    def change(image: QImage) -> None:
        moving, ground = image.copy(part), image.pixelColor(part.topLeft())
        painter = QPainter(image)
        painter.fillRect(part, ground)
        painter.drawImage(part.topLeft().x() + right, part.topLeft().y() + down, moving)
        painter.end()

    return change


def _recoloured(before: QColor, after: QColor, part: QRect) -> Callable[[QImage], None]:
    """What is of a colour on white is of another, its soft edges included."""

    def change(image: QImage) -> None:
        for x in range(part.left(), part.right() + 1):
            for y in range(part.top(), part.bottom() + 1):
                ink = (255 - image.pixelColor(x, y).red()) / (255 - before.red())
                channels = (round(255 + (own - 255) * min(ink, 1)) for own in after.getRgb()[:3])  # type: ignore[index]
                image.setPixelColor(x, y, QColor(*channels))

    return change


def _first_dot(image: QImage) -> QRect:
    """Where the first row says that it is unread: the topmost accent at the list's edge."""
    x = _MARGIN + 11
    top = next(y for y in range(140, image.height()) if image.pixelColor(x, y) == _ACCENT)
    return QRect(_MARGIN + 7, top - 2, 9, 10)


def _without_dot(image: QImage) -> None:
    painter = QPainter(image)
    painter.fillRect(_first_dot(image), _SURFACE)
    painter.end()


_CHIPS = QRect(_MARGIN + 16, _MARGIN + 86, 120, 30)
_ROWS = QRect(_MARGIN + 20, _MARGIN + 240, 380, 300)
_LIVE_DOT = QRect(_MARGIN + 18, _MARGIN + 628, 12, 20)

PLANTED = {
    "an account's chip, 4 px to the right": _moved(_CHIPS, 4, 0),
    "the rows, 8 px further down": _moved(_ROWS, 0, 8),
    "the rows, 4 px further in": _moved(_ROWS, 4, 0),
    "one unread dot, missing": _without_dot,
    "the accent, green at the dots": _recoloured(_ACCENT, _GREEN, QRect(_MARGIN + 6, 340, 10, 250)),
    "the footer's dot of what is live, in the accent": _recoloured(_GREEN, _ACCENT, _LIVE_DOT),
}


@pytest.mark.parametrize("what", PLANTED)
def test_a_small_change_is_caught(now: Path, what: str) -> None:
    before = QImage(str(now / "focus-row-light.png"))
    after = before.copy()
    PLANTED[what](after)
    assert after != before, "the change has changed something"
    assert compare(before, after).matters


@pytest.mark.parametrize(("right", "down"), [(1, 0), (0, 1)])
def test_text_that_another_version_of_qt_rounds_by_a_pixel_is_not(now: Path, right: int, down: int) -> None:
    before = QImage(str(now / "focus-row-light.png"))
    after = before.copy()
    _moved(QRect(_MARGIN + 90, _MARGIN + 190, 250, 18), right, down)(after)
    assert after != before
    assert not compare(before, after).matters


def test_another_size_is_caught(now: Path) -> None:
    before = QImage(str(now / "settings-light.png"))
    assert compare(before, before.copy(0, 0, before.width(), before.height() - 1)).matters


def test_a_failure_shows_both_and_where_they_differ(now: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hermetic, "SCREENSHOTS", None)
    monkeypatch.setattr(kept, "KEPT", now)
    planted = tmp_path / "planted"
    planted.mkdir()
    shutil.copy(now / "settings-light.png", planted)
    image = QImage(str(now / "settings-light.png"))
    _recoloured(_ACCENT, _GREEN, image.rect())(image)
    image.save(str(planted / "settings-light.png"))
    with pytest.raises(pytest.fail.Exception, match="looks different") as failure:
        assert_same(planted, "settings-light", tmp_path)
    shown = QImage(str(tmp_path / "settings-light.png"))
    assert str(tmp_path / "settings-light.png") in str(failure.value)
    assert shown.width() == 3 * image.width() + 24
