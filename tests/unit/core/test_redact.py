"""No token gets into a log by way of a header, an address, a form or a JSON body."""

import pytest

from traynotify.core.redact import HIDDEN, redact

SECRET = "s3cr3t-T0ken_42"


@pytest.mark.parametrize(
    "text",
    [
        f"Authorization: Bearer {SECRET}",
        f"'authorization': 'bearer {SECRET}'",
        f"GET wss://social.example/api/v1/streaming?stream=user&access_token={SECRET} HTTP/1.1",
        f"client_id=abc&client_secret={SECRET}&grant_type=authorization_code",
        f"http://127.0.0.1:5000/callback?code={SECRET}&state={SECRET}",
        f'{{"access_token": "{SECRET}", "token_type": "Bearer"}}',
        f"{{'refresh_token': '{SECRET}'}}",
        f"User-Api-Key: {SECRET}",
        f"Api-Key: {SECRET}\r\nApi-Username: {SECRET}",
        f"Set-Cookie: session={SECRET}; Path=/",
        f"code_verifier={SECRET}",
        f'{{"secret": "with \\" quote {SECRET}"}}',
    ],
)
def test_the_secret_is_hidden_and_the_rest_is_left(text: str) -> None:
    clean = redact(text)
    assert SECRET not in clean
    assert HIDDEN in clean


@pytest.mark.parametrize(
    "text",
    ["mastodon:ana@social.example is live", "GET /api/v1/notifications?limit=80 200", "error code 404, state: polling"],
)
def test_ordinary_words_stay(text: str) -> None:
    assert redact(text) == text
