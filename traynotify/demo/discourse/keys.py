"""Keys that users allow programs to have: asked for on a page, or by a code, and handed over encrypted."""

import base64
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from urllib.parse import quote, urlsplit

from traynotify.demo.discourse.http import Refused
from traynotify.demo.discourse.model import User, UserKey
from traynotify.demo.discourse.rsa import PublicKey
from traynotify.demo.discourse.state import ForumState

API_VERSION = 4
ALLOWED_SCOPES = frozenset(
    {"read", "write", "message_bus", "push", "notifications", "session_info", "one_time_password"}
)
STOCK_REDIRECTS = ("https://api.discourse.org/api/auth_redirect", "discourse://auth_redirect")
REQUIRED = ("public_key", "nonce", "scopes", "client_id", "application_name")
DEVICE_SPAN = timedelta(minutes=10)


@dataclass(eq=False)
class DeviceRequest:
    """A program waits to be allowed by a code."""

    device_code: str
    user_code: str
    request: str
    fields: Mapping[str, str]
    expires_at: datetime
    payload: str = ""
    denied: bool = False


class Authority:
    """Checks what programs ask for, and makes keys."""

    def __init__(self, state: ForumState) -> None:
        self._state = state
        self._devices: dict[str, DeviceRequest] = {}

    def check(self, fields: Mapping[str, str]) -> None:
        """Raise Refused for a request that no page is shown for."""
        for name in REQUIRED:
            if not fields.get(name):
                raise Refused(400, "invalid_parameters", f"param is missing or the value is empty: {name}")
        if not set(fields["scopes"].split(",")) <= ALLOWED_SCOPES:
            raise Refused(403, "invalid_access", "You are not permitted to view the requested resource.")
        if self._state.forum.chooses_padding and fields.get("padding", "pkcs1") not in ("pkcs1", "oaep"):
            raise Refused(400, "invalid_parameters", "You supplied invalid parameters to the request: padding")
        try:
            PublicKey.load(fields["public_key"])
        except ValueError as error:
            raise Refused(400, "invalid_parameters", "You supplied invalid parameters to the request: key") from error

    def grant(self, fields: Mapping[str, str], user: User) -> str:
        """A new key for the program, encrypted for it; the one before of the same client ends. Raises Refused."""
        self.check(fields)
        redirect = fields.get("auth_redirect")
        if redirect is not None and not self._may_redirect(redirect):
            raise Refused(403, "invalid_access", "You are not permitted to view the requested resource.")
        for key in self._state.keys.values():
            if key.user is user and key.client_id == fields["client_id"]:
                key.revoked = True
        key = self.issue(user, fields["scopes"].split(","), client_id=fields["client_id"])
        payload = {"key": key.value, "nonce": fields["nonce"], "push": False, "api": API_VERSION}
        message = json.dumps(payload, separators=(",", ":")).encode()
        public_key = PublicKey.load(fields["public_key"])
        wants_oaep = self._state.forum.chooses_padding and fields.get("padding") == "oaep"
        try:
            encrypted = public_key.encrypt_oaep(message) if wants_oaep else public_key.encrypt_pkcs1(message)
        except ValueError as error:
            raise Refused(400, "invalid_parameters", "Payload too large") from error
        return base64.encodebytes(encrypted).decode()

    def target(self, fields: Mapping[str, str], payload: str) -> str:
        """Where the browser is sent with the payload; empty where it is shown instead."""
        redirect = fields.get("auth_redirect", "")
        if not redirect:
            return ""
        joint = "&" if urlsplit(redirect).query else "?"
        return f"{redirect}{joint}payload={quote(payload, safe='')}"

    def issue(self, user: User, scopes: list[str], *, client_id: str = "") -> UserKey:
        """A key without any ceremony."""
        key = UserKey(f"{self._state.random.getrandbits(128):032x}", user, frozenset(scopes), client_id)
        self._state.keys[key.value] = key
        return key

    # By a code

    def ask(self, fields: Mapping[str, str]) -> DeviceRequest:
        """A program asks to be allowed by a code. Raises Refused."""
        self.check(fields)
        letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
        code = "".join(self._state.random.choice(letters) for _ in range(8))
        device = DeviceRequest(
            device_code=secrets.token_hex(32),
            user_code=f"{code[:4]}-{code[4:]}",
            request=secrets.token_hex(4),
            fields=dict(fields),
            expires_at=self._state.clock() + DEVICE_SPAN,
        )
        self._devices[device.device_code] = device
        return device

    def device(self, *, device_code: str = "", user_code: str = "") -> DeviceRequest | None:
        """The waiting program with one of these codes."""
        wanted = user_code.strip().upper()
        for device in self._devices.values():
            if device_code == device.device_code or (wanted and wanted == device.user_code):
                return device
        return None

    def decide(self, device: DeviceRequest, user: User, *, allow: bool) -> None:
        """The person typed the code, and allowed or denied it."""
        if allow:
            device.payload = self.grant(device.fields, user)
        else:
            device.denied = True

    def ended(self, device: DeviceRequest) -> None:
        """The answer was delivered, which happens once."""
        self._devices.pop(device.device_code, None)

    def _may_redirect(self, redirect: str) -> bool:
        allowed = [*STOCK_REDIRECTS, *(["http://127.0.0.1:*"] if self._state.forum.loopback_redirects else [])]
        return any(fnmatchcase(redirect, pattern) for pattern in allowed)
