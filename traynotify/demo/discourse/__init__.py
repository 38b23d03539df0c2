"""The toy forum: Discourse of today and of some years ago, at the root or in a folder, open or behind a login."""

from traynotify.demo.discourse.forums import FORUMS, RAISED_LIMITS, STOCK_LIMITS, BusManners, Forum, RateLimits
from traynotify.demo.discourse.toy import ToyDiscourse

__all__ = ["FORUMS", "RAISED_LIMITS", "STOCK_LIMITS", "BusManners", "Forum", "RateLimits", "ToyDiscourse"]
