"""Avatars on disk: fetched once, kept small, and thrown away when nobody looks at them any more.

What a server calls a picture is hostile until shown otherwise: its format is told by its first bytes, and that format's
decoder alone sees it; its dimensions are read before its pixels, and what is kept is a fresh PNG without its metadata.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
import tempfile
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from traynotify.engine.tasks import Tasks

log = logging.getLogger(__name__)

Fetch = Callable[[str], Awaitable[bytes | None]]
"""Gives the bytes behind an address, or None; `api.fetch_image` is one."""

_MOST_BYTES = 1024 * 1024
_MOST_PIXELS_ASIDE = 4096
_ALLOCATION_LIMIT_MB = _MOST_PIXELS_ASIDE * _MOST_PIXELS_ASIDE * 4 // 2**20
_KEPT_PIXELS_ASIDE = 128
_WORKERS = 2

_FRESH_S = 7 * 86400
"""Some services keep the address when the picture changes."""
_UNREACHABLE_S = 5 * 60
"""How long a picture that could not be fetched is not asked for again."""
_UNUSABLE_S = 86400
"""How long one that is no picture is not asked for again."""
_MOST_FAILURES = 2000
_STORES_BETWEEN_PURGES = 50
_STALE_USE_S = 3600
"""How exactly the time of the last use is written down."""


class AvatarCache:
    """Gives small local copies of avatars (`core.ports.ImageCache`). Any number of callers share one download."""

    def __init__(self, folder: Path, fetch: Fetch, *, most_kept_bytes: int = 50 * 2**20) -> None:
        """`folder` is made when it is needed; nothing but this cache may keep files there."""
        self._folder = folder
        self._fetch = fetch
        self._most_kept_bytes = most_kept_bytes
        self._tasks = Tasks()
        self._pool = ThreadPoolExecutor(_WORKERS, "avatars")
        self._fetching: dict[str, asyncio.Task[str | None]] = {}
        self._failed_until: dict[str, float] = {}
        self._stores = 0
        self._closed = False

    async def path(self, url: str) -> str | None:
        """The file with the image as a PNG of at most 128 by 128, or None when there is no usable image. Never raises.

        A caller that gives up waiting does not stop the download.
        """
        if not url or self._closed:
            return None
        file = self._folder / f"{hashlib.sha256(url.encode('utf-8', 'replace')).hexdigest()}.png"
        age_s = _age_s(file)
        if age_s is not None:
            if age_s > _FRESH_S:
                self._start(url, file)
            return str(file)
        task = self._start(url, file)
        if task is None:
            return None
        await asyncio.wait([task])
        return None if task.cancelled() or task.exception() is not None else task.result()

    async def aclose(self) -> None:
        """Stop what is being fetched."""
        self._closed = True
        await self._tasks.aclose()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _start(self, url: str, file: Path) -> asyncio.Task[str | None] | None:
        """The one download of `url`; None while it is known to fail."""
        if (task := self._fetching.get(url)) is not None:
            return task
        if asyncio.get_running_loop().time() < self._failed_until.get(url, 0):
            return None
        task = self._tasks.spawn("avatar", self._bring(url, file))
        self._fetching[url] = task
        task.add_done_callback(lambda _: self._fetching.pop(url, None))
        return task

    async def _bring(self, url: str, file: Path) -> str | None:
        data = await self._fetch(url)
        if data is None:
            self._remember_failure(url, _UNREACHABLE_S)
            return None
        loop = asyncio.get_running_loop()
        if not await loop.run_in_executor(self._pool, _store, data, file):
            self._remember_failure(url, _UNUSABLE_S)
            return None
        if self._stores % _STORES_BETWEEN_PURGES == 0:
            await loop.run_in_executor(self._pool, _purge, self._folder, self._most_kept_bytes)
        self._stores += 1
        return str(file)

    def _remember_failure(self, url: str, for_s: float) -> None:
        self._failed_until.pop(url, None)
        self._failed_until[url] = asyncio.get_running_loop().time() + for_s
        if len(self._failed_until) > _MOST_FAILURES:
            del self._failed_until[next(iter(self._failed_until))]


def _age_s(file: Path) -> float | None:
    """How long ago the file was fetched, in seconds; None when there is none. Writes down that it was used.

    The time of access is the time of the last use here, the time of modification that of fetching.
    """
    try:
        found = file.stat()
        now = time.time()
        if now - found.st_atime > _STALE_USE_S:
            os.utime(file, (now, found.st_mtime))
    except OSError:
        return None
    return now - found.st_mtime


def _store(data: bytes, file: Path) -> bool:
    """Write the image as a small PNG; False when it is none or the disk does not take it."""
    png = shrink(data)
    if png is None:
        return False
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as part:
            part.write(png)
        Path(part.name).replace(file)
    except OSError as error:
        log.info("an avatar could not be kept: %s", error.strerror)
        return False
    return True


def _purge(folder: Path, most_kept_bytes: int) -> None:
    """Remove what was used least recently, if there is too much, until a fifth of the room is free again."""
    try:
        with os.scandir(folder) as entries:
            files = [(status.st_atime, status.st_size, entry.path) for entry in entries if (status := entry.stat())]
        kept = sum(size for _, size, _ in files)
        goal = kept if kept <= most_kept_bytes else most_kept_bytes * 0.8
        for _, size, path in sorted(files):
            if kept <= goal:
                return
            Path(path).unlink(missing_ok=True)
            kept -= size
    except OSError as error:
        log.info("the avatars could not be tidied up: %s", error.strerror)


def shrink(data: bytes) -> bytes | None:
    """`data` as a PNG of at most 128 by 128 pixels (of its first frame), or None when it is no image that we accept.

    Accepted are PNG, JPEG, GIF and WebP of at most 1 MB and 4096 by 4096. Needs no QGuiApplication, and any thread may
    call it.
    """
    image_format = _format(data)
    if image_format is None or len(data) > _MOST_BYTES:
        return None
    try:
        from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
        from PySide6.QtGui import QImage, QImageReader, QImageWriter
    except ImportError as error:  # a machine without the system libraries that Qt needs to paint
        log.debug("no avatars: %s", error)
        return None
    QImageReader.setAllocationLimit(_ALLOCATION_LIMIT_MB)
    source = QBuffer()
    source.setData(QByteArray(data))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source, QByteArray(image_format))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isEmpty() or max(size.width(), size.height()) > _MOST_PIXELS_ASIDE:
        return None
    kept = QSize(_KEPT_PIXELS_ASIDE, _KEPT_PIXELS_ASIDE)
    if size.boundedTo(kept) != size:
        reader.setScaledSize(size.scaled(kept, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        return None
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    # A new image over the same pixels: without the texts and colour profiles that the file brought along.
    pixels = QImage(image.constBits(), image.width(), image.height(), image.bytesPerLine(), image.format())
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    is_written = QImageWriter(target, QByteArray(b"png")).write(pixels)
    return bytes(target.data().data()) if is_written else None


def _format(data: bytes) -> bytes | None:
    """Qt's name of the image format, by the bytes that it begins with."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return b"png"
    if data.startswith(b"\xff\xd8\xff"):
        return b"jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return b"gif"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return b"webp"
    return None
