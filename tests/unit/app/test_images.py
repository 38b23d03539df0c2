"""Avatars: what hostile servers call a picture, how it is fetched and kept, and that it needs no screen."""

import asyncio
import os
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from tests.support.waiting import eventually
from traynotify.app import images
from traynotify.app.images import AvatarCache, shrink

URL = "https://example.social/avatars/bob.png"


def picture(width: int = 400, height: int = 200, image_format: bytes = b"png", colour: str = "#ff8040") -> bytes:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(colour))
    image.setText("Comment", "where the photo was taken")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(image_format)).write(image)
    return bytes(buffer.data().data())


def png(width: int, height: int, rows: bytes = b"\0" * 4096, *more: bytes) -> bytes:
    """A PNG that claims a size, whatever it holds."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"".join(
        [b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", header), *more, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    )


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def animation() -> bytes:
    """A GIF of one red and one blue frame, two by two pixels."""
    palette = bytes((255, 0, 0, 0, 0, 255))
    head = b"GIF89a" + struct.pack("<HHBBB", 2, 2, 0x80, 0, 0) + palette
    # Per frame: delay, place and size, and the pixels as LZW codes (clear, colour 0 or 1 four times, end).
    frame = b"\x21\xf9\x04\x00\x0a\x00\x00\x00" + b"\x2c" + struct.pack("<HHHHB", 0, 0, 2, 2, 0) + b"\x02"
    red, blue = (b"\x03\x04\x02\x05\x00", b"\x03\x4c\x12\x05\x00")
    return head + frame + red + frame + blue + b"\x3b"


def read(data: bytes | None) -> QImage:
    assert data is not None
    assert data.startswith(b"\x89PNG")
    return QImage.fromData(QByteArray(data))


# --- decoding ---


@pytest.mark.parametrize("image_format", [b"png", b"jpeg", b"webp"])
def test_pictures_become_small_pngs(image_format: bytes) -> None:
    image = read(shrink(picture(400, 200, image_format)))

    assert (image.width(), image.height()) == (128, 64)
    colour = image.pixelColor(64, 32)
    assert abs(colour.red() - 255) + abs(colour.green() - 128) + abs(colour.blue() - 64) < 12


def test_small_pictures_keep_their_size_and_transparency() -> None:
    image = read(shrink(picture(16, 16, colour="#80ff0000")))

    assert (image.width(), image.height()) == (16, 16)
    assert image.pixelColor(8, 8).alpha() == 128


def test_of_an_animation_the_first_frame_is_kept() -> None:
    image = read(shrink(animation()))

    assert (image.width(), image.height()) == (2, 2)
    assert image.pixelColor(0, 0) == QColor("red")


def test_nothing_but_pixels_is_kept() -> None:
    data = shrink(picture())

    assert b"photo" in picture()
    assert data is not None
    assert b"photo" not in data
    assert read(data).textKeys() == []


def test_extreme_shapes_keep_at_least_one_pixel() -> None:
    image = read(shrink(picture(4000, 1)))

    assert (image.width(), image.height()) == (128, 1)


def test_the_largest_picture_that_is_accepted() -> None:
    assert read(shrink(picture(4096, 4096))).width() == 128
    assert shrink(picture(4097, 1)) is None


@pytest.mark.qt_log_ignore("JPEG", "Unsupported marker type")
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<!DOCTYPE html><title>not found</title>", id="a web page"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", id="SVG"),
        pytest.param(b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", id="SVG with a prolog"),
        pytest.param(b"II*\0" + b"\0" * 100, id="TIFF"),
        pytest.param(b"BM" + b"\0" * 100, id="BMP"),
        pytest.param(b"\x89PNG\r\n\x1a\n", id="only the beginning of a PNG"),
        pytest.param(picture()[:80], id="PNG cut short"),
        pytest.param(picture(image_format=b"jpeg")[:300], id="JPEG cut short"),
        pytest.param(b"\xff\xd8\xff" + picture(), id="PNG that begins as a JPEG"),
        pytest.param(b"GIF89a" + b"\xff" * 200, id="a GIF of noise"),
        pytest.param(b"RIFF\xff\xff\xff\xffWEBPVP8L" + b"\xff" * 200, id="a WebP of noise"),
        pytest.param(png(50_000, 50_000), id="a bomb of 50,000 by 50,000"),
        pytest.param(png(2**31 - 1, 2**31 - 1), id="a bomb of the largest size"),
        pytest.param(png(0, 0), id="no size"),
        pytest.param(picture() + b"\0" * (1024 * 1024), id="more than a megabyte"),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused(data: bytes) -> None:
    assert shrink(data) is None


def test_a_picture_whose_comment_unpacks_to_very_much_stays_small() -> None:
    comment = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 50_000_000, 9))
    data = shrink(png(8, 8, (b"\0" + b"\xff" * 32) * 8, comment))

    assert data is None or len(data) < 1000


def test_no_screen_and_no_application_is_needed() -> None:
    script = (
        "import sys; from traynotify.app.images import shrink; data = shrink(sys.stdin.buffer.read());"
        "from PySide6.QtCore import QCoreApplication; assert QCoreApplication.instance() is None;"
        "sys.stdout.buffer.write(data)"
    )
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    for image_format in (b"png", b"webp"):
        result = subprocess.run(
            [sys.executable, "-c", script],
            input=picture(image_format=image_format),
            capture_output=True,
            env=environment,
            timeout=300,
            check=True,
        )
        assert read(result.stdout).width() == 128


# --- keeping ---


class Web:
    """Answers fetches; while `gate` is closed, it makes them wait."""

    def __init__(self) -> None:
        self.pictures: dict[str, bytes | None] = {}
        self.asked: list[str] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def fetch(self, url: str) -> bytes | None:
        self.asked.append(url)
        await self.gate.wait()
        return self.pictures.get(url)


@pytest.fixture
def web() -> Web:
    web = Web()
    web.pictures[URL] = picture()
    return web


@pytest.fixture
async def cache(tmp_path: Path, web: Web) -> AsyncIterator[AvatarCache]:
    cache = AvatarCache(tmp_path / "avatars", web.fetch)
    yield cache
    await cache.aclose()


def pass_time(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Move the loop's clock, by which failures are forgotten."""
    loop = asyncio.get_running_loop()
    now = loop.time()
    monkeypatch.setattr(loop, "time", lambda: now + seconds)


async def test_a_picture_is_fetched_once_and_kept(cache: AvatarCache, web: Web, tmp_path: Path) -> None:
    first = await cache.path(URL)
    second = await cache.path(URL)

    assert first is not None
    assert first == second
    assert read(Path(first).read_bytes()).width() == 128
    assert web.asked == [URL]
    assert (tmp_path / "avatars").stat().st_mode & 0o777 == 0o700
    assert Path(first).stat().st_mode & 0o777 == 0o600


async def test_another_start_finds_what_the_last_one_kept(cache: AvatarCache, web: Web, tmp_path: Path) -> None:
    path = await cache.path(URL)
    again = AvatarCache(tmp_path / "avatars", web.fetch)

    assert await again.path(URL) == path
    assert web.asked == [URL]
    await again.aclose()


async def test_callers_at_the_same_time_share_one_download(cache: AvatarCache, web: Web) -> None:
    web.gate.clear()
    async with asyncio.TaskGroup() as tasks:
        callers = [tasks.create_task(cache.path(URL)) for _ in range(5)]
        await eventually(lambda: web.asked, "the download has begun")
        web.gate.set()

    assert web.asked == [URL]
    assert len({caller.result() for caller in callers}) == 1
    assert callers[0].result() is not None


async def test_a_caller_that_gives_up_does_not_stop_the_others(cache: AvatarCache, web: Web) -> None:
    web.gate.clear()
    async with asyncio.TaskGroup() as tasks:
        impatient, patient = (tasks.create_task(cache.path(URL)) for _ in range(2))
        await eventually(lambda: web.asked, "the download has begun")
        impatient.cancel()
        await eventually(impatient.done, "it has given up")
        web.gate.set()

    assert patient.result() is not None
    assert web.asked == [URL]


@pytest.mark.parametrize(("data", "forgotten_after_s"), [(None, 301), (b"<svg/>", 86401)])
async def test_a_failure_is_not_tried_again_at_once(
    cache: AvatarCache, web: Web, monkeypatch: pytest.MonkeyPatch, data: bytes | None, forgotten_after_s: float
) -> None:
    web.pictures[URL] = data
    assert await cache.path(URL) is None
    web.pictures[URL] = picture()
    assert await cache.path(URL) is None
    assert web.asked == [URL]

    pass_time(monkeypatch, forgotten_after_s)
    assert await cache.path(URL) is not None


async def test_only_so_many_failures_are_remembered(
    cache: AvatarCache, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "_MOST_FAILURES", 2)
    for number in (0, 1, 2, 2, 1, 0):
        await cache.path(f"https://example.social/{number}")

    assert web.asked[3:] == ["https://example.social/0"]


async def test_without_an_address_nothing_is_fetched(cache: AvatarCache, web: Web) -> None:
    assert await cache.path("") is None
    assert web.asked == []


async def test_an_old_picture_is_shown_while_a_new_one_is_fetched(cache: AvatarCache, web: Web) -> None:
    path = await cache.path(URL)
    assert path is not None
    week = time.time() - 8 * 86400
    os.utime(path, (week, week))
    web.pictures[URL] = picture(50, 50)

    assert await cache.path(URL) == path

    await eventually(lambda: read(Path(path).read_bytes()).width() == 50, "the new one is there")
    assert web.asked == [URL, URL]


async def test_an_old_picture_stays_when_the_new_one_does_not_come(cache: AvatarCache, web: Web) -> None:
    path = await cache.path(URL)
    assert path is not None
    week = time.time() - 8 * 86400
    os.utime(path, (week, week))
    web.pictures[URL] = None

    for _ in range(2):
        assert await cache.path(URL) == path
        for _ in range(5):
            await asyncio.sleep(0)

    assert Path(path).exists()
    assert web.asked == [URL, URL], "and it is not asked for at every look"


async def test_what_was_not_looked_at_for_longest_makes_room(tmp_path: Path, web: Web) -> None:
    folder = tmp_path / "avatars"
    folder.mkdir()
    for day in range(10):
        file = folder / f"{day}.png"
        file.write_bytes(b"x" * 1000)
        used = time.time() - day * 86400
        os.utime(file, (used, used))
    cache = AvatarCache(folder, web.fetch, most_kept_bytes=5000)

    kept = await cache.path(URL)

    assert kept is not None
    assert Path(kept).exists()
    assert sum(file.stat().st_size for file in folder.iterdir()) <= 4000
    assert {file.stem for file in folder.iterdir() if len(file.stem) == 1} == {"0", "1", "2"}
    await cache.aclose()


async def test_looking_counts_as_use(cache: AvatarCache) -> None:
    path = await cache.path(URL)
    assert path is not None
    yesterday = time.time() - 86400
    os.utime(path, (yesterday, yesterday))

    await cache.path(URL)

    assert Path(path).stat().st_atime > yesterday + 3600
    assert Path(path).stat().st_mtime == pytest.approx(yesterday, abs=1)


async def test_a_folder_that_cannot_be_written_costs_the_picture_only(tmp_path: Path, web: Web) -> None:
    (tmp_path / "file").write_text("a file where a folder should be")
    cache = AvatarCache(tmp_path / "file" / "avatars", web.fetch)

    assert await cache.path(URL) is None
    await cache.aclose()


async def test_closing_ends_what_is_being_fetched(cache: AvatarCache, web: Web) -> None:
    web.gate.clear()
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(cache.path(URL))
        await eventually(lambda: web.asked, "the download has begun")
        await cache.aclose()

    assert waiting.result() is None
    assert await cache.path(URL) is None
    await cache.aclose()
