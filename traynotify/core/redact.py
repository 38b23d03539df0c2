"""Takes secrets out of what is logged: tokens in headers, addresses and forms."""

from __future__ import annotations

import re

HIDDEN = "[hidden]"

_NAMES = (
    "access_token|refresh_token|id_token|client_secret|code_verifier|api_key|user_api_key|password|passwd|token|secret"
    "|code|state"
)
_PATTERNS = (
    re.compile(r"(?i)\b(bearer|basic|webpush|vapid)\s+[^\s\"',;]+"),
    re.compile(rf"(?i)\b({_NAMES})(\s*=\s*)[^&\s\"',;)\]}}>]+"),
    re.compile(rf"(?i)([\"'])({_NAMES})\1(\s*:\s*)([\"'])(?:\\.|(?!\4).)*\4"),
    re.compile(r"(?i)\b((?:user-)?api-(?:key|username)|cookie|set-cookie)(\s*:\s*)[^\r\n\"']+"),
)
_REPLACEMENTS = (rf"\1 {HIDDEN}", rf"\1\2{HIDDEN}", rf"\1\2\1\3\4{HIDDEN}\4", rf"\1\2{HIDDEN}")


def redact(text: str) -> str:
    """`text` without the values of bearer headers, token parameters, cookies and secret JSON members."""
    for pattern, replacement in zip(_PATTERNS, _REPLACEMENTS, strict=True):
        text = pattern.sub(replacement, text)
    return text
