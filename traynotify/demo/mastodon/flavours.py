"""The servers of the Mastodon family that the toy can be: what each offers, and how each refuses.

Facts as documented by, and seen on, the servers named in `software`.
"""

from dataclasses import dataclass, replace
from typing import Any, Literal


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


MASTODON_TYPES = _names(
    "mention status reblog follow follow_request favourite poll update admin.sign_up admin.report "
    "severed_relationships moderation_warning annual_report quote quoted_update added_to_collection "
    "collection_update"
)
FINE_SCOPES = _names(
    "read read:accounts read:blocks read:bookmarks read:favourites read:filters read:follows read:lists read:mutes "
    "read:notifications read:search read:statuses write write:accounts write:favourites write:follows write:media "
    "write:notifications write:statuses follow push profile admin:read admin:write"
)
COARSE_SCOPES = _names("read write follow push")

StreamingStyle = Literal["full", "gotosocial", "query_token", "not_implemented", "absent"]


@dataclass(frozen=True)
class Refusal:
    """A status and a body: a mapping becomes JSON, text becomes plain text (HTML if it begins with a tag)."""

    status: int
    body: Any


def _error(status: int, message: str) -> Refusal:
    return Refusal(status, {"error": message})


_INVALID_TOKEN = _error(401, "The access token is invalid")
_REVOKED_TOKEN = _error(401, "The access token was revoked")
_APP_TOKEN = _error(422, "This method requires an authenticated user")
_OUT_OF_SCOPE = _error(403, "This action is outside the authorized scopes")
_NO_RECORD = _error(404, "Record not found")
_TOO_MANY = _error(429, "Too many requests")


@dataclass(frozen=True, kw_only=True)
class Flavour:
    """What one server software offers. The defaults are those of a current Mastodon."""

    name: str = "mastodon"
    software: str = "mastodon"
    version: str = "4.6.1"
    api_version: int | None = 10
    ulids: bool = False
    first_notification_id: int = 4_071
    default_limit: int = 40
    largest_limit: int = 80
    types: frozenset[str] = MASTODON_TYPES
    """The types that `types[]` knows; unknown names in that parameter are dropped."""
    type_filter: bool = True
    account_filter: bool = True
    strict_cursors: bool = False
    """422 for a max_id, since_id or min_id that is no integer."""
    strict_limit: bool = False
    """400 for a limit that is no integer."""
    filtered_after_page: bool = False
    """Hidden rows are dropped after the page was cut, so that a page may be short or empty yet have a Link."""
    single: bool = True
    dismiss_by_path: bool = True
    dismiss_by_form: bool = False
    clear: bool = True
    unread_count: bool = True
    grouped: bool = True
    policy: bool = True
    group_key: bool = True
    describes_pictures: bool = True
    """Accounts have avatar_description and header_description."""
    markers: bool = True
    markers_per_app: bool = False
    push: bool = True
    push_https_only: bool = False
    instance_v2: bool = True
    streaming: StreamingStyle = "full"
    advertised_streaming_scheme: str | None = "ws"
    """None: the instance document has no streaming address."""
    oauth_metadata: bool = True
    pkce: bool = True
    loopback_port_ignored: bool = True
    redirect_list: bool = True
    """`redirect_uris` may be a JSON array."""
    exact_app_scopes: bool = True
    """Every scope asked for must literally be one of the app's; otherwise an error page, with status 200."""
    expiring_tokens: int | None = None
    """Seconds; then the token answer has expires_in and a refresh_token."""
    scopes: frozenset[str] = FINE_SCOPES
    needs_user_agent: bool = False
    needs_json_accept: bool = False
    etag: bool = True
    rate_limit_headers: bool = True
    pleroma_read_state: bool = False
    offers_fallback: bool = True
    """Words for types that the client does not list in `supported_types[]`."""
    revocation_ends_streams: bool = True
    no_token: Refusal = _INVALID_TOKEN
    bad_token: Refusal = _INVALID_TOKEN
    revoked_token: Refusal = _REVOKED_TOKEN
    app_token: Refusal = _APP_TOKEN
    missing_scope: Refusal = _OUT_OF_SCOPE
    unknown_notification: Refusal = _NO_RECORD
    unknown_route: Refusal | None = None
    """None: an HTML page, or JSON for a client that accepts JSON."""
    too_many_requests: Refusal = _TOO_MANY


MASTODON = Flavour()

MASTODON_4_1 = Flavour(
    name="mastodon_4_1",
    version="4.1.18",
    api_version=None,
    types=_names("mention status reblog follow follow_request favourite poll update admin.sign_up admin.report"),
    unread_count=False,
    grouped=False,
    policy=False,
    group_key=False,
    describes_pictures=False,
    offers_fallback=False,
    oauth_metadata=False,
    pkce=False,
    redirect_list=False,
    scopes=FINE_SCOPES - {"profile"},
)

MASTODON_OLD = replace(
    MASTODON_4_1,
    name="mastodon_old",
    version="2.9.4",
    first_notification_id=9,
    default_limit=15,
    largest_limit=30,
    types=_names("mention reblog follow favourite poll"),
    type_filter=False,
    dismiss_by_path=False,
    dismiss_by_form=True,
    markers=False,
    instance_v2=False,
    loopback_port_ignored=False,
)

GOTOSOCIAL = Flavour(
    name="gotosocial",
    software="gotosocial",
    version="0.20.1+git-0000000",
    api_version=None,
    offers_fallback=False,
    ulids=True,
    default_limit=20,
    types=_names(
        "mention status reblog follow follow_request favourite poll update admin.sign_up admin.report "
        "pending.favourite pending.reply pending.reblog"
    ),
    account_filter=False,
    strict_limit=True,
    filtered_after_page=True,
    dismiss_by_path=False,
    unread_count=False,
    grouped=False,
    policy=False,
    group_key=False,
    push_https_only=True,
    streaming="gotosocial",
    advertised_streaming_scheme="wss",
    oauth_metadata=False,
    pkce=False,
    loopback_port_ignored=False,
    redirect_list=False,
    exact_app_scopes=False,
    needs_user_agent=True,
    needs_json_accept=True,
    etag=False,
    revocation_ends_streams=False,
    no_token=_error(401, "Unauthorized: token not supplied"),
    bad_token=_error(401, "Unauthorized: token not supplied"),
    revoked_token=_error(401, "Unauthorized: token not supplied"),
    missing_scope=_error(403, "Forbidden: token has insufficient scope permission"),
    unknown_notification=_error(404, "Not Found: notification not found"),
    unknown_route=_error(404, "Not Found"),
    too_many_requests=_error(429, "rate limit reached"),
)

PLEROMA = Flavour(
    name="pleroma",
    software="pleroma",
    version="2.7.2 (compatible; Pleroma 2.7.1)",
    api_version=None,
    describes_pictures=False,
    offers_fallback=False,
    default_limit=20,
    largest_limit=40,
    types=_names("mention reblog follow follow_request favourite poll update status move pleroma:emoji_reaction"),
    dismiss_by_form=True,
    unread_count=False,
    grouped=False,
    policy=False,
    streaming="query_token",
    oauth_metadata=False,
    pkce=False,
    loopback_port_ignored=False,
    redirect_list=False,
    exact_app_scopes=False,
    expiring_tokens=3_153_600_000,
    etag=False,
    rate_limit_headers=False,
    pleroma_read_state=True,
    no_token=_error(403, "Invalid credentials."),
    bad_token=_error(403, "Invalid credentials."),
    revoked_token=_error(403, "Invalid credentials."),
    missing_scope=_error(403, "Insufficient permissions."),
    unknown_notification=_error(403, "Cannot get notification"),
    unknown_route=_error(404, "Not implemented"),
    too_many_requests=_error(429, "Throttled"),
)

_REFUSED_BY_LARAVEL = Refusal(403, {"message": ""})

PIXELFED = Flavour(
    name="pixelfed",
    software="pixelfed",
    version="3.5.3 (compatible; Pixelfed 0.12.4)",
    api_version=None,
    describes_pictures=False,
    offers_fallback=False,
    default_limit=20,
    largest_limit=40,
    type_filter=False,
    account_filter=False,
    strict_cursors=True,
    single=False,
    dismiss_by_path=False,
    clear=False,
    unread_count=False,
    grouped=False,
    policy=False,
    group_key=False,
    markers=False,
    push=False,
    streaming="absent",
    advertised_streaming_scheme=None,
    oauth_metadata=False,
    pkce=False,
    loopback_port_ignored=False,
    redirect_list=False,
    expiring_tokens=31_536_000,
    scopes=COARSE_SCOPES,
    etag=False,
    rate_limit_headers=False,
    no_token=_REFUSED_BY_LARAVEL,
    bad_token=_REFUSED_BY_LARAVEL,
    revoked_token=_REFUSED_BY_LARAVEL,
    missing_scope=_REFUSED_BY_LARAVEL,
)

FRIENDICA = Flavour(
    name="friendica",
    software="friendica",
    version="2.8.0 (compatible; Friendica 2024.12)",
    api_version=None,
    describes_pictures=False,
    offers_fallback=False,
    default_limit=15,
    largest_limit=30,
    types=_names("follow follow_request mention reblog favourite poll status"),
    type_filter=False,
    unread_count=False,
    grouped=False,
    policy=False,
    group_key=False,
    markers_per_app=True,
    streaming="not_implemented",
    advertised_streaming_scheme="",
    oauth_metadata=False,
    pkce=False,
    loopback_port_ignored=False,
    redirect_list=False,
    exact_app_scopes=False,
    scopes=COARSE_SCOPES,
    etag=False,
    rate_limit_headers=False,
)

TAKAHE = Flavour(
    name="takahe",
    software="takahe",
    version="takahe/0.11.0",
    api_version=None,
    describes_pictures=False,
    offers_fallback=False,
    first_notification_id=8,
    default_limit=20,
    largest_limit=40,
    types=_names("favourite reblog mention follow admin.sign_up"),
    account_filter=False,
    unread_count=False,
    grouped=False,
    policy=False,
    group_key=False,
    markers=False,
    push=False,
    streaming="absent",
    advertised_streaming_scheme=None,
    oauth_metadata=False,
    pkce=False,
    loopback_port_ignored=False,
    redirect_list=False,
    exact_app_scopes=False,
    scopes=FINE_SCOPES - {"profile"},
    etag=False,
    rate_limit_headers=False,
    no_token=_error(401, "identity_token_required"),
    bad_token=Refusal(400, "Invalid Bearer token"),
    revoked_token=Refusal(400, "Invalid Bearer token"),
    app_token=_error(401, "identity_token_required"),
    missing_scope=_error(403, "out_of_scope_for_token"),
    unknown_notification=Refusal(404, "<h1>Not Found</h1>"),
    unknown_route=Refusal(404, "<h1>Not Found</h1>"),
)

FLAVOURS = {
    flavour.name: flavour
    for flavour in (MASTODON, MASTODON_4_1, MASTODON_OLD, GOTOSOCIAL, PLEROMA, PIXELFED, FRIENDICA, TAKAHE)
}
"""Every flavour by name. A test that needs an odd one makes it with `dataclasses.replace`."""
