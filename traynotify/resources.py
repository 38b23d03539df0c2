"""Where the icons, sounds and translations lie: beside the package in a checkout, inside it in an installed wheel."""

from importlib.resources import files
from pathlib import Path


def resource(name: str) -> Path:
    """Return the file called `name`, a path below `resources/` written with slashes, such as `icons/app.svg`.

    Raises FileNotFoundError if there is none. It is a real file, as a desktop asks for by path: the package is never
    run from inside an archive.
    """
    package = Path(str(files("traynotify")))
    for folder in (package / "resources", package.parent / "resources"):
        path = folder / name
        if path.is_file():
            return path
    raise FileNotFoundError(f"traynotify has no resource called {name!r}")
