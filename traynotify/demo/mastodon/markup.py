"""Plain text to the HTML that servers of this family put into a post's `content`."""

import html
import re
from collections.abc import Sequence

from traynotify.demo.mastodon.model import Account

_TOKEN = re.compile(r"(?P<mention>@[\w.]+(?:@[\w.-]+\w)?)|(?P<tag>#\w+)|(?P<link>https?://\S+[\w/])")
SHOWN_LINK_CHARACTERS = 30


def to_html(text: str, mentions: Sequence[Account], base_url: str) -> str:
    """Paragraphs, line breaks, mentions of the given accounts, hashtags and links, everything else escaped."""
    by_acct = {f"@{account.acct}".lower(): account for account in mentions}

    def link(match: re.Match[str]) -> str:
        word = match.group()
        if match["mention"]:
            account = by_acct.get(word.lower())
            return html.escape(word) if account is None else _mention(account, base_url)
        if match["tag"]:
            tag = html.escape(word[1:])
            return f'<a href="{base_url}/tags/{tag}" class="mention hashtag" rel="tag">#<span>{tag}</span></a>'
        return _shortened_link(word)

    paragraphs = []
    for paragraph in text.split("\n\n"):
        pieces, end = [], 0
        for match in _TOKEN.finditer(paragraph):
            pieces += [html.escape(paragraph[end : match.start()]), link(match)]
            end = match.end()
        pieces.append(html.escape(paragraph[end:]))
        paragraphs.append("<p>" + "".join(pieces).replace("\n", "<br>") + "</p>")
    return "".join(paragraphs)


def _mention(account: Account, base_url: str) -> str:
    return (
        f'<span class="h-card" translate="no"><a href="{base_url}/@{html.escape(account.acct)}" class="u-url mention">'
        f"@<span>{html.escape(account.username)}</span></a></span>"
    )


def _shortened_link(url: str) -> str:
    scheme, _, rest = url.partition("://")
    shown, hidden = rest[:SHOWN_LINK_CHARACTERS], rest[SHOWN_LINK_CHARACTERS:]
    ellipsis = ' class="ellipsis"' if hidden else ""
    return (
        f'<a href="{html.escape(url)}" rel="nofollow noopener" target="_blank">'
        f'<span class="invisible">{scheme}://</span><span{ellipsis}>{html.escape(shown)}</span>'
        f'<span class="invisible">{html.escape(hidden)}</span></a>'
    )
