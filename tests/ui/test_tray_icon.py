"""The tray icon is sharp, its numbers can be read and told apart, and no two states look alike."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from PySide6.QtGui import QColor, QImage

from traynotify.ui.theme import READABLE, contrast
from traynotify.ui.tray_face import Panel, TrayFace, TrayState
from traynotify.ui.tray_icon import TRAY_SIZES, inks_of, tray_image, tray_qicon

BLENDING_STEP = 48
"""How far the levels of a corner are apart when it is rounded at another scale."""
PANEL_GROUND = {Panel.DARK: QColor("#1C2124"), Panel.LIGHT: QColor("#EEF1F2")}
VARIANTS = [
    pytest.param(colored, panel, id=f"{'coloured' if colored else 'mono'}-{panel}")
    for colored in (False, True)
    for panel in Panel
]
SIZES = pytest.mark.parametrize("size", TRAY_SIZES)
FACES = [
    TrayFace(),
    *(TrayFace(unread=number) for number in (*range(1, 21), 28, 36, 42, 57, 99, 100)),
    *(TrayFace(unread=number, capped=True) for number in (1, 5, 10, 40, 68, 73)),
    TrayFace(state=TrayState.PAUSED),
    TrayFace(state=TrayState.TROUBLE),
    TrayFace(state=TrayState.TROUBLE, unread=6),
    TrayFace(state=TrayState.TROUBLE, unread=42),
    TrayFace(state=TrayState.TROUBLE, unread=100),
]


def dressed(face: TrayFace, *, colored: bool, panel: Panel) -> TrayFace:
    return TrayFace(state=face.state, unread=face.unread, capped=face.capped, colored=colored, panel=panel)


def pixels(image: QImage) -> list[list[int]]:
    """The rows of the image, each pixel as 0xAARRGGBB."""
    flat = memoryview(image.constBits()).cast("I").tolist()
    return [flat[start : start + image.width()] for start in range(0, len(flat), image.width())]


def levels(image: QImage) -> list[list[int]]:
    """How strongly each pixel is there, 0 to 255, row by row."""
    return [[pixel >> 24 for pixel in row] for row in pixels(image)]


def opaque(image: QImage) -> set[tuple[int, int]]:
    """The pixels that are more than half there."""
    return {(x, y) for y, row in enumerate(levels(image)) for x, level in enumerate(row) if level > 127}


def longest_blend(lines: list[list[int]], pure: set[int]) -> int:
    """The longest run of one colour that is none of the pure ones: what an edge between two pixels looks like."""
    longest = 0
    for line in lines:
        run, before = 0, None
        for pixel in line:
            run = 0 if pixel in pure else run + 1 if pixel == before else 1
            longest, before = max(longest, run), pixel
    return longest


@SIZES
@pytest.mark.parametrize(("colored", "panel"), VARIANTS)
def test_every_straight_edge_lies_on_a_whole_pixel(size: int, colored: bool, panel: Panel) -> None:
    for bare in FACES:
        face = dressed(bare, colored=colored, panel=panel)
        inks = inks_of(face)
        pure = {0, inks.tile.rgba()} | ({inks.sign.rgba()} if inks.sign else set())
        rows = pixels(tray_image(face, size))
        columns = [list(column) for column in zip(*rows, strict=True)]
        assert longest_blend(rows, pure) <= 2, face
        assert longest_blend(columns, pure) <= 2, face


@SIZES
def test_the_connecting_dots_are_sharp_squares_and_the_last_is_faint(size: int) -> None:
    image = tray_image(TrayFace(state=TrayState.CONNECTING), size)
    inside = [image.pixelColor(x, size // 2).alpha() for x in range(size // 5, size - size // 5)]
    assert set(inside) == {0, 255, min(level for level in inside if level)}
    assert inside.count(255) == 2 * sum(0 < level < 255 for level in inside)


@pytest.mark.parametrize("size", [22, 24, 32])
def test_large_sizes_are_small_ones_doubled(size: int) -> None:
    for face in FACES:
        small, large = levels(tray_image(face, size)), levels(tray_image(face, 2 * size))
        for x, y in product(range(size), repeat=2):
            block = [large[2 * y + dy][2 * x + dx] for dx, dy in product((0, 1), repeat=2)]
            assert abs(sum(block) / 4 - small[y][x]) <= BLENDING_STEP, (face, x, y)


@pytest.mark.parametrize("capped", [False, True])
@SIZES
def test_digits_are_told_apart(size: int, capped: bool) -> None:
    drawn = {digit: opaque(tray_image(TrayFace(unread=20 + digit, capped=capped), size)) for digit in range(10)}
    for one, other in combinations(drawn, 2):
        assert len(drawn[one] ^ drawn[other]) >= 2, (one, other)


@SIZES
def test_a_lone_one_is_no_seven(size: int) -> None:
    one, seven = (opaque(tray_image(TrayFace(unread=number), size)) for number in (1, 7))
    assert len(one ^ seven) >= size


@pytest.mark.parametrize(("colored", "panel"), VARIANTS)
def test_what_is_written_can_be_read(colored: bool, panel: Panel) -> None:
    for bare in FACES:
        face = dressed(bare, colored=colored, panel=panel)
        inks, ground = inks_of(face), PANEL_GROUND[panel]
        assert contrast(inks.tile, inks.sign or ground) >= READABLE, face
        assert contrast(inks.tile, ground) >= READABLE, face


@SIZES
def test_the_number_is_painted_in_full_strength(size: int) -> None:
    for number in (8, 42, 100):
        image = tray_image(TrayFace(unread=number, colored=True), size)
        sign = inks_of(TrayFace(unread=number, colored=True)).sign
        assert sign is not None
        inked = sum(row.count(sign.rgba()) for row in pixels(image))
        assert inked >= 0.12 * size * size


@pytest.mark.parametrize(
    ("face", "label"),
    [
        (TrayFace(), ""),
        (TrayFace(unread=0), ""),
        (TrayFace(unread=-3), ""),
        (TrayFace(unread=7), "7"),
        (TrayFace(unread=99), "99"),
        (TrayFace(unread=100), "99+"),
        (TrayFace(unread=10**9), "99+"),
        (TrayFace(unread=40, capped=True), "40+"),
        (TrayFace(unread=0, capped=True), ""),
        (TrayFace(unread=7, state=TrayState.PAUSED), ""),
        (TrayFace(unread=7, state=TrayState.TROUBLE), "7"),
        (TrayFace(unread=7, state=TrayState.CONNECTING), "7"),
    ],
)
def test_the_label(face: TrayFace, label: str) -> None:
    assert face.label == label


@SIZES
def test_a_hundred_and_more_look_alike(size: int) -> None:
    hundred = tray_image(TrayFace(unread=100), size)
    assert hundred == tray_image(TrayFace(unread=4321), size)
    assert hundred != tray_image(TrayFace(unread=99), size)


@SIZES
@pytest.mark.parametrize(("colored", "panel"), VARIANTS)
def test_no_two_states_look_alike(size: int, colored: bool, panel: Panel) -> None:
    faces = [TrayFace(state=state, colored=colored, panel=panel) for state in TrayState]
    faces += [
        TrayFace(state=state, unread=42, colored=colored, panel=panel) for state in (TrayState.IDLE, TrayState.TROUBLE)
    ]
    images = [tray_image(face, size) for face in faces]
    for one, other in combinations(range(len(images)), 2):
        assert images[one] != images[other], (faces[one], faces[other])


@SIZES
def test_trouble_cuts_the_corner_of_a_numbered_tile(size: int) -> None:
    whole, cut = (
        opaque(tray_image(TrayFace(state=state, unread=100), size)) for state in (TrayState.IDLE, TrayState.TROUBLE)
    )
    beside = {(x, y) for x, y in whole - cut if x > size * 0.6 and y < size * 0.2}
    assert len(beside) >= size * size // 60


@SIZES
def test_the_tile_is_tight_at_bottom_left_only(size: int) -> None:
    tile = opaque(tray_image(TrayFace(unread=1), size))
    left, right = min(x for x, _ in tile), max(x for x, _ in tile)
    top, bottom = min(y for _, y in tile), max(y for _, y in tile)
    near = size // 16
    corners = [
        (left + near, bottom - near),
        (left + near // 2, top + near // 2),
        (right - near // 2, top + near // 2),
        (right - near // 2, bottom - near // 2),
    ]
    assert [corner in tile for corner in corners] == [True, False, False, False]


def test_paused_shows_no_number() -> None:
    paused = TrayFace(state=TrayState.PAUSED)
    assert tray_image(TrayFace(state=TrayState.PAUSED, unread=42), 22) == tray_image(paused, 22)


def test_one_colour_is_one_colour() -> None:
    for face in FACES:
        solid = {pixel for row in pixels(tray_image(face, 32)) for pixel in row if pixel >> 24 == 255}
        assert solid == {inks_of(face).tile.rgba()}


def test_a_size_that_is_not_drawn_is_refused() -> None:
    with pytest.raises(KeyError):
        tray_image(TrayFace(), 17)


@pytest.mark.usefixtures("qapp")
def test_the_icon_holds_every_size() -> None:
    icon = tray_qicon(TrayFace(unread=3))
    assert sorted(size.width() for size in icon.availableSizes()) == list(TRAY_SIZES)
    assert icon.isMask()
    assert not tray_qicon(TrayFace(unread=3, colored=True)).isMask()
