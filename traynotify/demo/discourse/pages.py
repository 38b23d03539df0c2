"""The web pages of the toy, as plain as they can be: consent, payload, code, and whatever a click opens."""

from collections.abc import Mapping
from html import escape

from traynotify.demo.discourse.state import ForumState

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<style>body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }}
textarea {{ width: 100%; height: 9rem }} button {{ font: inherit; padding: .4rem 1rem }}</style></head>
<body><h1>{title}</h1>{body}</body></html>
"""


def page(title: str, body: str) -> str:
    """A page; `title` is text, `body` is markup."""
    return _PAGE.format(title=escape(title), body=body)


def consent_page(state: ForumState, fields: Mapping[str, str]) -> str:
    """Asks whether a program may have a key."""
    hidden = "".join(f'<input type="hidden" name="{escape(n)}" value="{escape(v)}">' for n, v in fields.items())
    scopes = "".join(f"<li>{escape(scope)}</li>" for scope in fields["scopes"].split(","))
    body = (
        f"<p>“{escape(fields['application_name'])}” asks for access to {escape(state.forum.title)}:</p>"
        f"<ul>{scopes}</ul>"
        f'<form method="post" action="{escape(state.forum.folder)}/user-api-key">{hidden}{_people(state)}'
        "<p><button>Authorize</button></p></form>"
    )
    return page("Authorize application access", body)


def payload_page(application: str, payload: str) -> str:
    """Shows the encrypted key, to be pasted into the program."""
    return page(
        "Almost there",
        f"<p>Please paste this into {escape(application)}:</p><textarea readonly>{escape(payload)}</textarea>",
    )


def activation_page(state: ForumState) -> str:
    """Asks for the code that a program shows."""
    body = (
        f'<form method="post" action="{escape(state.forum.folder)}/user-api-key/activate">'
        f'<p><label>Code <input name="user_code" autofocus></label></p>{_people(state)}'
        '<p><button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></p>'
        "</form>"
    )
    return page("Connect a device", body)


def code_page() -> str:
    """The code was typed."""
    return page("All done here", "<p>You can go back to your program.</p>")


def error_page(text: str) -> str:
    """What a browser gets for a request that is refused."""
    return page("This does not work", f"<p>{escape(text)}</p>")


def _people(state: ForumState) -> str:
    options = "".join(f"<option>{escape(user.username)}</option>" for user in state.users.values())
    return f'<p><label>You are <select name="username">{options}</select></label></p>'
