"""What the author of a source may use: the public, versioned surface between a service and the rest.

`docs/writing-a-source.md` shows how the pieces go together.
"""

from traynotify.api.address import Place, parse_place
from traynotify.api.clock import SystemClock
from traynotify.api.context import SourceContext
from traynotify.api.feed import Feed
from traynotify.api.fetch import fetch_image, fetch_page
from traynotify.api.finishing import to_the_end
from traynotify.api.html import plain_text
from traynotify.api.http import HttpClient, Response
from traynotify.api.loopback import RedirectListener
from traynotify.api.one_by_one import one_by_one
from traynotify.api.payload import WireError, decode_json, parse_moment
from traynotify.api.service import API_VERSION, ServiceBase
from traynotify.api.sign_in import AuthorizationCode, brought_token, granted_secrets, parse_token, pasted, redirected
from traynotify.api.socket import Socket
from traynotify.api.urls import base_url, is_loopback, origin, same_origin, web_link
from traynotify.core.account import Account, Identity
from traynotify.core.budget import Allowance, RequestBudget, Usual
from traynotify.core.capability import Capabilities, ReadScope
from traynotify.core.commands import Command, Rejection, Verb
from traynotify.core.errors import (
    AuthRejected,
    NotAnAddress,
    NotOurToken,
    RateLimited,
    Refused,
    SecretsUnavailable,
    ServerConfused,
    SignInCancelled,
    SignInFailed,
    SourceError,
    Unreachable,
    Unsupported,
)
from traynotify.core.events import (
    Arrived,
    CapabilitiesChanged,
    CatchingUp,
    Counted,
    Online,
    ReadChanged,
    Removed,
    Snapshot,
    SourceEvent,
)
from traynotify.core.ids import AccountId, RemoteId, ServiceId
from traynotify.core.language import listed, phrase, tr
from traynotify.core.network import Network
from traynotify.core.notification import Actor, Kind, Notification
from traynotify.core.ports import Answer, Clock, Grant, SignInPrompt, Source
from traynotify.core.redact import redact
from traynotify.core.selector import All, Group, Items, OfKind, Selector, UpTo, item
from traynotify.core.settings import AnySetting, Setting, Values
from traynotify.core.text import clean_block, clean_line, clean_name, isolate
from traynotify.core.verbs import DEEDS, Offer

__all__ = [
    "API_VERSION",
    "DEEDS",
    "Account",
    "AccountId",
    "Actor",
    "All",
    "Allowance",
    "Answer",
    "AnySetting",
    "Arrived",
    "AuthRejected",
    "AuthorizationCode",
    "Capabilities",
    "CapabilitiesChanged",
    "CatchingUp",
    "Clock",
    "Command",
    "Counted",
    "Feed",
    "Grant",
    "Group",
    "HttpClient",
    "Identity",
    "Items",
    "Kind",
    "Network",
    "NotAnAddress",
    "NotOurToken",
    "Notification",
    "OfKind",
    "Offer",
    "Online",
    "Place",
    "RateLimited",
    "ReadChanged",
    "ReadScope",
    "RedirectListener",
    "Refused",
    "Rejection",
    "RemoteId",
    "Removed",
    "RequestBudget",
    "Response",
    "SecretsUnavailable",
    "Selector",
    "ServerConfused",
    "ServiceBase",
    "ServiceId",
    "Setting",
    "SignInCancelled",
    "SignInFailed",
    "SignInPrompt",
    "Snapshot",
    "Socket",
    "Source",
    "SourceContext",
    "SourceError",
    "SourceEvent",
    "SystemClock",
    "Unreachable",
    "Unsupported",
    "UpTo",
    "Usual",
    "Values",
    "Verb",
    "WireError",
    "base_url",
    "brought_token",
    "clean_block",
    "clean_line",
    "clean_name",
    "decode_json",
    "fetch_image",
    "fetch_page",
    "granted_secrets",
    "is_loopback",
    "isolate",
    "item",
    "listed",
    "one_by_one",
    "origin",
    "parse_moment",
    "parse_place",
    "parse_token",
    "pasted",
    "phrase",
    "plain_text",
    "redact",
    "redirected",
    "same_origin",
    "to_the_end",
    "tr",
    "web_link",
]
