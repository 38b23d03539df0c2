"""What people type to name an osu! server, made into the addresses where its API may be. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit

from traynotify.api import Refused, base_url, is_loopback

_API = "/api/v2"


def candidates(text: str) -> list[str]:
    """Base addresses that `text` may mean, the likeliest first: ``osu.example``, a page there, the address of its API.

    Raises ValueError with a sentence for anything that is no address.
    """
    text = text.strip().strip("\u200b\u200e\u200f\ufeff<>")
    if not text:
        raise ValueError("Type the address of the server, such as osu.ppy.sh")
    if "://" not in text:
        host = text.rpartition("@")[2] if "/" not in text.partition("@")[0] else text
        name = urlsplit(f"//{host}").hostname or ""
        text = f"{'http' if is_loopback(name) else 'https'}://{host}"
    try:
        parts = urlsplit(text)
        whole = base_url(parts._replace(query="", fragment="").geturl())
        host_alone = base_url(parts._replace(path="", query="", fragment="").geturl())
    except Refused as error:
        raise ValueError(str(error)) from error
    except ValueError as error:
        raise ValueError(f"“{text[:100]}” is not the address of a server") from error
    if not is_loopback(urlsplit(whole).hostname or "") and "." not in (urlsplit(whole).hostname or ""):
        raise ValueError(f"“{text[:100]}” has no domain; the address of a server looks like osu.ppy.sh")
    if _API in whole:
        return [whole.partition(_API)[0]]
    return list(dict.fromkeys((host_alone, whole)))
