"""The few web pages of the toy: permission to an app, a code to copy, a profile, a post."""

import html
from collections.abc import Mapping

from traynotify.demo.mastodon.authority import AuthorisationRequest
from traynotify.demo.mastodon.instance_routes import DESCRIPTION, TITLE
from traynotify.demo.mastodon.model import Account, Status
from traynotify.demo.mastodon.state import MastodonState

_STYLE = """
:root { color-scheme: light dark; --ink: #1f2a2d; --paper: #fff; --desk: #e6ecec; --line: #d4dcdc; --deep: #0e6a74; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4eaea; --paper: #1c2426; --desk: #12181a; --line: #344144; --deep: #4fb3bd; }
}
body { margin: 0; background: var(--desk); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 3rem auto; padding: 1.75rem; background: var(--paper); border-radius: 14px; }
h1 { font-size: 1.25rem; margin: 0 0 1rem; }
header { display: flex; gap: .9rem; align-items: center; margin-bottom: 1rem; }
img { width: 56px; height: 56px; border-radius: 50%; }
.quiet { opacity: .7; margin: 0; }
.warning { border: 1px solid var(--line); border-radius: 10px; padding: .6rem .9rem; }
.invisible { display: none; }
.ellipsis::after { content: "…"; }
a { color: var(--deep); }
select, button { font: inherit; padding: .55rem 1.1rem; border-radius: 10px; border: 1px solid var(--line); }
button.yes { background: #0e6a74; color: #fff; border-color: #0e6a74; }
code { display: block; padding: .8rem; border: 1px dashed var(--line); border-radius: 10px; word-break: break-all; }
form p { display: flex; gap: .75rem; }
"""

_SCOPE_WORDS = {
    "read:notifications": "see your notifications",
    "read:accounts": "see your profile",
    "profile": "see your name and picture",
    "read:statuses": "see your posts and how far you have read",
    "write:statuses": "mark as read (this permission also allows posting)",
    "write:notifications": "dismiss notifications",
    "push": "receive push messages",
    "read": "see everything in your account",
    "write": "change everything in your account",
    "follow": "change whom you follow",
}


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)} · {TITLE}</title><style>{_STYLE}</style></head>"
        f"<body><main>{body}</main></body></html>"
    )


def error_page(title: str, text: str) -> str:
    """A page with a heading and one sentence."""
    return _page(title, f"<h1>{html.escape(title)}</h1><p>{html.escape(text)}</p>")


def list_page(items: str) -> str:
    """The front page, with a ready-made list."""
    return _page("Home", f"<h1>{TITLE}</h1><p>{DESCRIPTION}</p><ul>{items}</ul>")


def authorise_page(request: AuthorisationRequest, parameters: Mapping[str, str], state: MastodonState) -> str:
    """Asks whether the app may act for one of the people of this server."""
    wishes = "".join(f"<li>{html.escape(_SCOPE_WORDS.get(scope, scope))}</li>" for scope in request.scopes)
    people = "".join(
        f'<option value="{html.escape(account.username)}">{html.escape(account.display_name or account.username)} '
        f"(@{html.escape(account.username)})</option>"
        for account in state.local_accounts
    )
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{html.escape(value)}">' for name, value in parameters.items()
    )
    return _page(
        "Allow access?",
        f"<h1>{html.escape(request.app.name)} asks for your permission</h1><p>It would like to</p><ul>{wishes}</ul>"
        f'<form method="post" action="/oauth/authorize">{hidden}'
        f'<p><label>as <select name="user">{people}</select></label></p>'
        '<p><button class="yes" name="decision" value="allow">Allow</button>'
        '<button name="decision" value="deny">Deny</button></p></form>',
    )


def code_page(code: str | None) -> str:
    """Shows the code to be copied into the app, or says that there is none."""
    if code is None:
        return error_page("Denied", "The app was given no access. You may close this page.")
    return _page(
        "Your code",
        f"<h1>Copy this code into the app</h1><code>{html.escape(code)}</code>",
    )


def profile_page(account: Account, state: MastodonState) -> str:
    """A person."""
    posts = [status for status in state.statuses.values() if status.author is account][-5:]
    return _page(
        account.display_name or account.username,
        f"{_header(account)}{account.note}"
        f"<p class=quiet>{account.followers} followers · {account.following} following</p>"
        + "".join(f"<hr>{_body(status)}" for status in reversed(posts)),
    )


def status_page(status: Status) -> str:
    """A post."""
    moment = status.created_at.strftime("%d %B %Y, %H:%M")
    quote = status.quote
    quoted = "" if quote is None else f"<div class=warning>{_header(quote.author)}{_body(quote)}</div>"
    return _page(
        f"{status.author.display_name or status.author.username}",
        f"{_header(status.author)}{_body(status)}{quoted}<p class=quiet>{moment}</p>",
    )


def _header(account: Account) -> str:
    name = html.escape(account.display_name or account.username)
    return (
        f'<header><img src="/avatars/{html.escape(account.avatar)}.png" alt=""><div><strong>{name}</strong>'
        f"<p class=quiet>@{html.escape(account.acct)}</p></div></header>"
    )


def _body(status: Status) -> str:
    if status.warning:
        return f"<details class=warning><summary>{html.escape(status.warning)}</summary>{status.content}</details>"
    if status.poll is not None:
        options = "".join(f"<li>{html.escape(title)}: {votes}</li>" for title, votes in status.poll.options)
        return f"{status.content}<ul>{options}</ul>"
    return status.content
