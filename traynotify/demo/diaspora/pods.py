"""How pods differ: by their age, by whether they do what is documented, and by what stands before them."""

from dataclasses import dataclass

SCOPES = (
    "contacts:modify",
    "contacts:read",
    "conversations",
    "email",
    "interactions",
    "name",
    "nickname",
    "notifications",
    "openid",
    "picture",
    "private:modify",
    "private:read",
    "profile",
    "profile:modify",
    "profile:read_private",
    "public:modify",
    "public:read",
    "sub",
    "tags:modify",
    "tags:read",
)
SCOPES_BEFORE_THE_API = ("openid", "sub", "aud", "name", "nickname", "profile", "picture", "read", "write")


@dataclass(frozen=True)
class Pod:
    """What one kind of pod does."""

    version: str = "0.9.1.0"
    scopes: tuple[str, ...] = SCOPES
    has_api: bool = True
    as_documented: bool = False
    """It follows the documentation of the API where that and the program disagree."""
    most_per_page: int = 100
    link_base: str = ""
    """What it takes for its own address when it writes links, behind a proxy that does not tell it."""
    tells_version: bool = True
    """The version stands in a header of every answer, as long as no proxy takes it out."""


PODS = {
    "diaspora": Pod(),
    "documented": Pod(version="1.0.0.0", as_documented=True),
    "behind_proxy": Pod(link_base="http://backend.internal:3000", tells_version=False, most_per_page=30),
    "old": Pod(version="0.7.18.2", scopes=SCOPES_BEFORE_THE_API, has_api=False),
}
