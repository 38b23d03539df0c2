"""The few web pages of the toy pod: permission to an app, the apps that have it, a profile, a post, conversations."""

import html
from collections.abc import Iterable, Mapping

from traynotify.demo.diaspora.authority import Authorization, Request
from traynotify.demo.diaspora.model import Conversation, Person, Post
from traynotify.demo.diaspora.state import PodState

TITLE = "Seedhead, a toy pod"
SIGNED_IN = "_diaspora_session"
"""The cookie of who is signed in; here it simply holds the name."""

_STYLE = """
:root { color-scheme: light dark; --ink: #22282a; --paper: #fff; --desk: #e9ecec; --line: #d3d9da; --deep: #4b5a5e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e5e9e9; --paper: #1d2224; --desk: #131718; --line: #374043; --deep: #9fb2b8; }
}
body { margin: 0; background: var(--desk); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 3rem auto; padding: 1.75rem; background: var(--paper); border-radius: 6px; }
h1 { font-size: 1.25rem; margin: 0 0 1rem; }
header { display: flex; gap: .9rem; align-items: center; margin-bottom: 1rem; }
img { width: 56px; height: 56px; border-radius: 6px; }
.quiet { opacity: .7; margin: 0; }
a { color: var(--deep); }
select, button { font: inherit; padding: .55rem 1.1rem; border-radius: 6px; border: 1px solid var(--line); }
button.yes { background: #4b5a5e; color: #fff; border-color: #4b5a5e; }
form p { display: flex; gap: .75rem; }
"""

_SCOPE_WORDS = {
    "openid": "know your diaspora* ID",
    "profile": "see your name and picture",
    "notifications": "see your notifications and mark them as read",
    "conversations": "read and write private messages",
}


def plain_page(title: str, text: str) -> str:
    """A page with a heading and one sentence."""
    return _page(title, f"<h1>{html.escape(title)}</h1><p>{html.escape(text)}</p>")


def consent_page(request: Request, parameters: Mapping[str, str], state: PodState) -> str:
    """Asks whether the app may act for one of the people of this pod."""
    wishes = "".join(f"<li>{html.escape(_SCOPE_WORDS.get(scope, scope))}</li>" for scope in request.scopes)
    people = "".join(
        f'<option value="{html.escape(person.username)}">{_name(person)} (@{html.escape(person.username)})</option>'
        for person in state.local_people
    )
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{html.escape(value)}">' for name, value in parameters.items()
    )
    return _page(
        "Give access?",
        f"<h1>{html.escape(request.app.name)} would like to</h1><ul>{wishes}</ul>"
        f'<form method="post" action="/api/openid_connect/authorizations">{hidden}'
        f'<p><label>as <select name="user">{people}</select></label></p>'
        '<p><button class="yes" name="decision" value="approve">Approve</button>'
        '<button name="decision" value="deny">Deny</button></p></form>',
    )


def applications_page(authorizations: Iterable[Authorization]) -> str:
    """The apps that people of this pod let in, each with a button that shows it out."""
    rows = "".join(
        f'<li><form method="post"><p>{html.escape(each.app.name if each.app else "")}, for {_name(each.user)} '
        f'<button name="grant" value="{each.refresh_token}">Remove</button></p></form></li>'
        for each in authorizations
    )
    return _page("Apps", f"<h1>Apps with access</h1><ul>{rows}</ul>" if rows else "<h1>No app has access</h1>")


def front_page(state: PodState) -> str:
    """Who lives here."""
    people = "".join(f'<li><a href="/people/{person.guid}">{_name(person)}</a></li>' for person in state.local_people)
    return _page("Home", f"<h1>{TITLE}</h1><ul>{people}</ul>")


def person_page(person: Person, state: PodState) -> str:
    """A person and what they posted."""
    posts = [post for post in state.posts.values() if post.author is person][-5:]
    below = "".join(f"<hr><p>{html.escape(post.text)}</p>" for post in reversed(posts))
    return _page(person.name or person.username, f"{_header(person, state)}<p>{html.escape(person.about)}</p>{below}")


def post_page(post: Post, state: PodState) -> str:
    """A post."""
    moment = post.created_at.strftime("%d %B %Y, %H:%M")
    text = f"<p>{html.escape(post.text)}</p><p class=quiet>{moment}</p>"
    return _page(post.author.name or post.author.username, _header(post.author, state) + text)


def conversations_page(conversations: Iterable[Conversation]) -> str:
    """Everything that was said in private; a toy has no walls."""
    parts = []
    for conversation in conversations:
        said = "".join(f"<p><b>{_name(m.author)}</b> {html.escape(m.text)}</p>" for m in conversation.messages)
        parts.append(f"<h1>{html.escape(conversation.subject)}</h1>{said}")
    return _page("Conversations", "<hr>".join(parts) or "<h1>No conversations</h1>")


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)} · {TITLE}</title><style>{_STYLE}</style></head>"
        f"<body><main>{body}</main></body></html>"
    )


def _header(person: Person, state: PodState) -> str:
    return (
        f'<header><img src="/avatars/{html.escape(person.avatar)}.png" alt=""><div><strong>{_name(person)}</strong>'
        f"<p class=quiet>{html.escape(state.diaspora_id(person))}</p></div></header>"
    )


def _name(person: Person) -> str:
    return html.escape(person.name or person.username)
