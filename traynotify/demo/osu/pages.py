"""The few web pages of the toy: permission to an application, and a place for every link to lead to."""

import html
from collections.abc import Mapping

from traynotify.demo.osu.authority import AuthorisationRequest

TITLE = "The Clickery"

_STYLE = """
:root { color-scheme: light dark; --ink: #2b2230; --paper: #fff; --desk: #efe8ee; --line: #ddd2dc; --deep: #864763; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ece4ea; --paper: #241d25; --desk: #181318; --line: #43353f; --deep: #cf8fab; }
}
body { margin: 0; background: var(--desk); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 3rem auto; padding: 1.75rem; background: var(--paper); border-radius: 14px; }
h1 { font-size: 1.25rem; margin: 0 0 1rem; }
a { color: var(--deep); }
button { font: inherit; padding: .55rem 1.1rem; border-radius: 10px; border: 1px solid var(--line); }
button.yes { background: #864763; color: #fff; border-color: #864763; }
form p { display: flex; gap: .75rem; }
"""

_SCOPE_WORDS = {
    "chat.read": "read your chat messages",
    "identify": "know who you are",
    "public": "see what everybody may see",
}


def page(title: str, text: str, more: str = "") -> str:
    """A page with a heading, a sentence, and ready-made markup."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)} · {TITLE}</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{html.escape(title)}</h1><p>{html.escape(text)}</p>{more}</main></body></html>"
    )


def consent_page(request: AuthorisationRequest, parameters: Mapping[str, str]) -> str:
    """Asks whether the application may act for the person."""
    wishes = "".join(f"<li>{html.escape(_SCOPE_WORDS.get(scope, scope))}</li>" for scope in request.scopes)
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{html.escape(value)}">' for name, value in parameters.items()
    )
    form = (
        f'<ul>{wishes}</ul><form method="post" action="/oauth/authorize">{hidden}'
        '<p><button class="yes" name="decision" value="allow">Allow</button>'
        '<button name="decision" value="deny">Deny</button></p></form>'
    )
    return page(f"{request.app.name} asks for your permission", "It would like to", form)
