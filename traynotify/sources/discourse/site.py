"""One forum: where it is, what it runs, and how its paths and pictures become addresses."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit

import msgspec

from traynotify.api import web_link

NAME = "Discourse"
AVATAR_SIZE = 96
_VERSION = re.compile(r"[\w.+-]{1,40}")


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """A forum. It may live in a folder of its host."""

    base_url: str
    """``scheme://host[:port][/folder]``: everything that we ask for is below it."""
    software: str = NAME
    has_device_sign_in: bool = False
    """A program may show a code that the person types on the site (2026)."""

    @property
    def domain(self) -> str:
        """What stands behind the @ of a handle: the host, its port, and the folder if there is one."""
        parts = urlsplit(self.base_url)
        return f"{parts.netloc}{parts.path}"

    def page(self, path: str) -> str:
        """The address of a page of the forum; `path` begins with a slash and is below the folder."""
        return web_link(self.base_url + path)

    def resolved(self, reference: str) -> str:
        """The address that the server means by `reference`: whole, without a scheme, or from the root of its host.

        Whatever begins with a slash has the folder in it already.
        """
        try:
            return web_link(urljoin(f"{self.base_url}/", reference.strip())) if reference.strip() else ""
        except ValueError:
            return ""

    def own(self, reference: str) -> str:
        """`resolved`, if that is on this very forum; empty otherwise."""
        address = self.resolved(reference)
        return address if f"{address}/".startswith(f"{self.base_url}/") else ""

    def avatar(self, template: str | None) -> str:
        """The picture that a template stands for; empty where there is none."""
        return self.resolved(template.replace("{size}", str(AVATAR_SIZE))) if template else ""

    def profile(self, username: str) -> str:
        """Somebody's page."""
        return self.page(f"/u/{segment(username)}") if username else ""


def segment(text: str) -> str:
    """`text` as one segment of a path; what the server has escaped already stays so."""
    return quote(text.strip(), safe="%~")


def with_version(version: str | None) -> str:
    """What the server runs, for people."""
    return f"{NAME} {version}" if version and _VERSION.fullmatch(version) else NAME
