"""diaspora*, the federated network of pods."""

from traynotify.api import ServiceBase
from traynotify.sources.diaspora.service import DiasporaService

SERVICE: ServiceBase = DiasporaService()
"""What the entry point names."""
