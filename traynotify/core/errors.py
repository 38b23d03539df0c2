"""Every error that is meant to be handled. Its text is a sentence for a person and says what to do next where it can.

TraynotifyError
├── SourceError                 from a service; the supervisor and the outbox decide by the class
│   ├── AuthRejected            the token is not accepted: stop, ask the person to sign in again
│   ├── RateLimited             wait as long as the server says
│   ├── Unreachable             network or server down: try again, backing off
│   │   └── NoNetwork           this computer itself has no way out: no server has heard of the try
│   ├── ServerConfused          an answer that makes no sense: try again slowly
│   ├── Unsupported             this server cannot do that: stop offering it
│   ├── CertificatesUnusable    the file of a person's own authority cannot be used: choose another
│   ├── NotOurToken             a token that the person brought is not ours to take back
│   └── Refused                 permanently refused, for this one thing only
├── SignInFailed
│   ├── NotAnAddress            what was typed is no address
│   ├── SeveralAnswer           it stays unclear which service an address belongs to: ask
│   └── SignInCancelled
├── SecretsUnavailable          no keyring at all
│   └── SecretsLocked           there is one, but it is locked or did not answer in time
├── StorageFailed               the disk is full, the file is not writable, ...
├── SettingsBroken              the settings file cannot be understood: line and reason
├── PackageFault                a package that brings a service has a fault of its own, or is of another time
│   └── WrongVersion            it was written for another version of traynotify.api
├── NotifierFailed              the desktop did not take an alert
└── UsageError                  what the person asked for makes no sense (an unknown account, a bad key)
"""

from __future__ import annotations

from traynotify.core.language import tr


class TraynotifyError(Exception):
    """The root. ``str(error)`` is a sentence for a person, without a full stop where it is a single clause."""


class SourceError(TraynotifyError):
    """Something went wrong between us and a service."""


class AuthRejected(SourceError):
    """The server does not accept the token (revoked, expired, wrong)."""


class RateLimited(SourceError):
    """The server asked us to wait `retry_after_s` seconds, or did not say how long (None)."""

    def __init__(self, message: str, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class Unreachable(SourceError):
    """No answer, or an answer that says “not now”. `retry_after_s` is the server's wish in seconds, if it had one.

    `pause_s` is how soon it makes sense to try again by itself where the server said nothing; a nudge skips it.
    """

    def __init__(self, message: str, retry_after_s: float | None = None, *, pause_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s, self.pause_s = retry_after_s, pause_s


class NoNetwork(Unreachable):
    """This computer has no way to the server: no name was found for it, or there is no route. Trying costs nobody."""


class ServerConfused(SourceError):
    """The answer is not what the protocol says: not JSON, too large, another type."""


class Unsupported(SourceError):
    """The server or the token cannot do this."""


class CertificatesUnusable(SourceError):
    """The file of the authority that the person trusts cannot be used; the sentence says why."""


class NotOurToken(SourceError):
    """The person brought the token, and may use it elsewhere: it was not taken back."""


class Refused(SourceError):
    """The server refused this one request for good."""


class SignInFailed(TraynotifyError):
    """Signing in did not work; the sentence says why and what can be tried."""


class NotAnAddress(SignInFailed):
    """What was typed cannot be the address of any server."""


class SeveralAnswer(SignInFailed):
    """More than one service claims the address: the person has to say which of `services` it is."""

    def __init__(self, message: str, services: tuple[str, ...]) -> None:
        super().__init__(message)
        self.services = services


class SignInCancelled(SignInFailed):
    """The person stopped it, or nobody answered in time."""


class SecretsUnavailable(TraynotifyError):
    """There is no place to keep tokens in safely; `problem` is the sentence without the `advice` for a command line."""

    def __init__(self, problem: str, advice: str = "") -> None:
        super().__init__(f"{problem}. {advice}" if advice else problem)
        self.problem = problem


class SecretsLocked(SecretsUnavailable):
    """The keyring is locked, or its prompt was not answered in time."""


class StorageFailed(TraynotifyError):
    """The archive could not be written or read."""


class SettingsBroken(TraynotifyError):
    """The settings file is damaged. It is left as it is."""

    def __init__(self, path: str, line: int | None, reason: str, *others: tuple[int | None, str]) -> None:
        """`others` are further mistakes, each with its line where that can be told."""
        where = tr("{path}, line {line}", path=path, line=line) if line else path
        further = (tr("line {line}: {reason}", line=n, reason=why) if n else why for n, why in others)
        found = "; ".join((f"{where}: {reason}", *further))
        super().__init__(tr("{mistakes}. The file was left as it is; mend it or remove it.", mistakes=found))
        self.path, self.line, self.reason, self.others = path, line, reason, others


class PackageFault(TraynotifyError):
    """A package that brings a service does what it must not: a fault of its author's, not of the person's or ours."""


class WrongVersion(PackageFault):
    """A service was written for another version of ``traynotify.api``."""

    def __init__(self, written_for: object, here: int) -> None:
        super().__init__(
            tr(
                "It was written for version {written_for} of traynotify.api; this is version {here}",
                written_for=written_for,
                here=here,
            )
        )


class NotifierFailed(TraynotifyError):
    """The desktop's notifier did not take an alert."""


class UsageError(TraynotifyError):
    """What was asked for does not exist or cannot be."""
