"""In which language the interface speaks: texts, dates, numbers and the direction of writing, for the whole process."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from traynotify.core import language
from traynotify.resources import resource

SYSTEM = "system"
VARIABLE = "TRAYNOTIFY_LANGUAGE"
"""Names a language for one start: ``de``, or one of the two that are made for tests, ``en_XA`` and ``ar_XB``."""
TRANSLATED = ("de", "en_XA", "ar_XB")
"""What there is a file of; to look for them would take time at every start."""
_ENGLISH = "en"


def speak(wanted: str = SYSTEM) -> None:
    """Speak `wanted`, a setting's value, from now on; what is on the screen already stays as it is.

    The environment comes before the setting; English is what there is where nothing else fits.
    """
    wanted = os.environ.get(VARIABLE, "") or wanted
    is_chosen = wanted != SYSTEM
    candidates = [wanted] if is_chosen else QLocale.system().uiLanguages()
    found = next((spoken for name in candidates if (spoken := _spoken(name))), _ENGLISH)
    locale = _locale(found, is_chosen=is_chosen)
    QLocale.setDefault(locale)
    QGuiApplication.setLayoutDirection(QLocale(found).textDirection())
    _install_qts_own(found)
    language.install(
        _english(locale) if found == _ENGLISH else _translator(resource(f"translations/traynotify_{found}.qm"), locale)
    )


def _spoken(name: str) -> str:
    """What there is for a language called `name`, as the system spells it (``de-AT``, ``de``); else empty."""
    spelled = name.replace("-", "_")
    for candidate in (spelled, spelled.partition("_")[0]):
        if candidate == _ENGLISH or candidate in TRANSLATED:
            return candidate
    return ""


def _locale(found: str, *, is_chosen: bool) -> QLocale:
    """The system's, which knows the person's region, unless they chose a language that is not the system's."""
    system = QLocale.system()
    if QLocale(found).language() == system.language() or (found == _ENGLISH and not is_chosen):
        return system
    return QLocale(found)


def _english(locale: QLocale) -> language.Translator:
    return lambda text, _comment, n: language.in_english(text, n, locale.toString(n))


def _translator(file: Path, locale: QLocale) -> language.Translator:
    texts, english = QTranslator(), _english(locale)
    texts.load(str(file))

    def said(text: str, comment: str, n: int) -> str:
        found = texts.translate("", text, comment, n)
        return found.replace("%n", locale.toString(n)) if found else english(text, comment, n)

    return said


class _QtsOwn:
    """What Qt itself says, as in the menu of a field."""

    translator: QTranslator | None = None


def _install_qts_own(found: str) -> None:
    if _QtsOwn.translator is not None:
        QCoreApplication.removeTranslator(_QtsOwn.translator)
        _QtsOwn.translator = None
    if found != _ENGLISH:
        texts = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if texts.load(f"qtbase_{found.partition('_')[0]}", folder):
            QCoreApplication.installTranslator(texts)
            _QtsOwn.translator = texts
