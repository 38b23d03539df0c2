"""The toy pod: diaspora* with its API, as it is and as it is documented, and from before there was one."""

from traynotify.demo.diaspora.pods import PODS, Pod
from traynotify.demo.diaspora.toy import ToyDiaspora

__all__ = ["PODS", "Pod", "ToyDiaspora"]
