"""What each kind of notification looks like: the glyph on its disc, and the hue of the disc."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from traynotify.core.notification import Kind
from traynotify.ui.glyphs import Glyph
from traynotify.ui.theme import Hue


@dataclass(frozen=True, slots=True)
class KindSign:
    """The glyph says it, the hue says it again."""

    glyph: Glyph
    hue: Hue


_SIGNS: Final = {
    Kind.MENTION: KindSign(Glyph.AT, Hue.VIOLET),
    Kind.REPLY: KindSign(Glyph.REPLY, Hue.BLUE),
    Kind.MESSAGE: KindSign(Glyph.ENVELOPE, Hue.PINK),
    Kind.REACTION: KindSign(Glyph.STAR, Hue.GOLD),
    Kind.BOOST: KindSign(Glyph.BOOST, Hue.GREEN),
    Kind.FOLLOW: KindSign(Glyph.PERSON_PLUS, Hue.PETROL),
    Kind.REQUEST: KindSign(Glyph.PERSON_PLUS, Hue.PETROL),
    Kind.QUOTE: KindSign(Glyph.QUOTE, Hue.BLUE),
    Kind.INVITE: KindSign(Glyph.INVITE, Hue.ORANGE),
    Kind.POST: KindSign(Glyph.COMMENT, Hue.BLUE),
    Kind.POLL: KindSign(Glyph.BARS, Hue.SLATE),
    Kind.EDIT: KindSign(Glyph.PENCIL, Hue.SLATE),
    Kind.MODERATION: KindSign(Glyph.SHIELD, Hue.SLATE),
    Kind.SYSTEM: KindSign(Glyph.INFO, Hue.SLATE),
    Kind.OTHER: KindSign(Glyph.DOT, Hue.SLATE),
}


def kind_sign(kind: Kind) -> KindSign:
    """Return the glyph and hue of `kind`."""
    return _SIGNS[kind]
