"""The toy server of the Mastodon family: Mastodon old and new, GoToSocial, Pleroma, Pixelfed, Friendica, Takahe."""

from traynotify.demo.mastodon.flavours import FLAVOURS, Flavour
from traynotify.demo.mastodon.rate_limits import RateLimits
from traynotify.demo.mastodon.toy import ToyMastodon

__all__ = ["FLAVOURS", "Flavour", "RateLimits", "ToyMastodon"]
