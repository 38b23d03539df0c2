"""What a noticeboard answers, as it comes: its texts are a stranger's, and still to be cleaned."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass
class About:
    """The answer by which a noticeboard is known."""

    noticeboard: str
    """The version of the software."""


@dataclass
class Me:
    """Whom the token belongs to."""

    id: int
    name: str


@dataclass
class Notice:
    """What happened. What need not be there has a default: a notice with less is better than none."""

    id: int
    kind: str
    posted_at: datetime
    read: bool = False
    author: str = ""
    text: str = ""
    link: str = ""

    def __post_init__(self) -> None:
        try:
            self.posted_at = self.posted_at.astimezone(UTC)
        except (OverflowError, OSError) as error:
            raise ValueError("this is not a time") from error
