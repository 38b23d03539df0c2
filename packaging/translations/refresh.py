"""Brings the translations up to date: what the code says into the .ts files, the pseudo-languages filled in, .qm made.

    .venv/bin/python packaging/translations/refresh.py [--check]

A file keeps what is translated and loses what nobody says any more; what is missing stays “unfinished” and is listed.
The pseudo-languages are made here: accents and brackets show what is not translated, a length more than English has
shows what is cut off, and ``ar_XB`` is written from right to left. With ``--check`` nothing is written: it fails where
something would change.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources/translations"
FORMS = {"de": 2, "en_XA": 2, "ar_XB": 6}
"""The languages, and how many plural forms Qt knows of each; the first of Arabic is for none, the second for one."""
_ONE = {"en_XA": 0, "ar_XB": 1}

_CHOICE = re.compile(r"\((?:([^()|]*)\|)?([^()|]*)\)")
_KEPT = re.compile(r"(%n|\{\w+\}|\t.*)", re.DOTALL)
_ACCENTED = str.maketrans("aceinouyzACEINOUYZ", "àçéîñöûýžÀÇÉÎÑÖÛÝŽ")
_LONGER = 0.4


@dataclass(frozen=True)
class Text:
    """What the code says: its English, and what tells it from an equal one."""

    source: str
    comment: str

    @property
    def is_counted(self) -> bool:
        """Whether it may have plural forms: by its number, or by how many people {who} is."""
        return "%n" in self.source or "{who}" in self.source


Translations = dict[Text, list[str]]


def said_in_the_code() -> list[Text]:
    """Every text that is marked for translation, in the order of the files. Needs lupdate, which comes with PySide6."""
    files = sorted(
        str(path.relative_to(ROOT))
        for path in (ROOT / "traynotify").rglob("*.py")
        if "testing" not in path.parts and path.parent.name != "demo"
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "said.ts"
        command = ["-tr-function-alias", "QT_TR_NOOP+=phrase", "-locations", "none", *files, "-ts", str(file)]
        _run("pyside6-lupdate", *command)
        return [_text(message) for message in ET.parse(file).iter("message")]


def read(file: Path) -> Translations:
    """What is translated in a .ts file; what is unfinished is left out."""
    if not file.exists():
        return {}
    found: Translations = {}
    for message in ET.parse(file).iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") is None:
            forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
            found[_text(message)] = forms
    return found


def written(language: str, texts: list[Text], known: Translations) -> str:
    """The .ts file: every text once, without places in the code, which would change with every edit."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines += [f'<TS version="2.1" language="{language}" sourcelanguage="en">', "<context>", "    <name></name>"]
    for text in texts:
        forms = known.get(text, [])
        state = "" if forms and all(forms) else ' type="unfinished"'
        lines.append('    <message numerus="yes">' if text.is_counted else "    <message>")
        lines.append(f"        <source>{_escaped(text.source)}</source>")
        if text.comment:
            lines.append(f"        <comment>{_escaped(text.comment)}</comment>")
        if text.is_counted:
            filled = (forms + [""] * FORMS[language])[: FORMS[language]]
            lines.append(f"        <translation{state}>")
            lines += [f"            <numerusform>{_escaped(form)}</numerusform>" for form in filled]
            lines.append("        </translation>")
        else:
            lines.append(f"        <translation{state}>{_escaped(''.join(forms[:1]))}</translation>")
        lines.append("    </message>")
    return "\n".join((*lines, "</context>", "</TS>", ""))


def pseudo(language: str, text: Text) -> list[str]:
    """The forms of `text` in one of the languages that are for tests."""
    if not text.is_counted:
        return [_bracketed(text.source)]
    return [_bracketed(_english(text.source, one=form == _ONE[language])) for form in range(FORMS[language])]


def _english(source: str, *, one: bool) -> str:
    return _CHOICE.sub(lambda found: (found[1] or "") if one else found[2], source)


def _bracketed(text: str) -> str:
    body, tab, key = text.partition("\t")
    start, body = body[: len(body) - len(body.lstrip())], body.lstrip()
    parts = _KEPT.split(body)
    accented = "".join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTED) for part in parts)
    return f"{start}⟦{accented}{'·' * max(1, round(_LONGER * len(body)))}⟧{tab}{key}"


def _text(message: ET.Element) -> Text:
    return Text(message.findtext("source") or "", message.findtext("comment") or "")


def _escaped(text: str) -> str:
    return escape(text, {'"': "&quot;", "'": "&apos;"}).replace("\t", "&#x9;")


def _run(program: str, *arguments: str) -> None:
    subprocess.run([Path(sys.executable).parent / program, *arguments], cwd=ROOT, check=True, capture_output=True)


def compiled(source: Path) -> bytes:
    """The .qm file that a .ts file makes."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "made.qm"
        _run("pyside6-lrelease", "-silent", str(source), "-qm", str(target))
        return target.read_bytes()


def main() -> int:
    """Refresh, or with ``--check`` compare; says what is missing."""
    is_check, texts, stale = "--check" in sys.argv[1:], said_in_the_code(), []
    for language in FORMS:
        file = FOLDER / f"traynotify_{language}.ts"
        known = {text: pseudo(language, text) for text in texts} if language in _ONE else read(file)
        content, program = written(language, texts, known), file.with_suffix(".qm")
        if is_check:
            is_fresh = file.exists() and file.read_text("utf-8") == content and program.exists()
            stale += [] if is_fresh and program.read_bytes() == compiled(file) else [file.name]
        else:
            file.write_text(content, "utf-8")
            fresh = program.with_suffix(".fresh")
            fresh.write_bytes(compiled(file))
            fresh.replace(program)  # at once: who speaks this language has the old file mapped into memory
        missing = [text.source for text in texts if text not in known]
        print(f"{language}: {len(texts)} texts, {len(missing)} to be translated")
        for source in missing:
            print(f"    {source}")
    if stale:
        print(f"not fresh: {', '.join(stale)}; run packaging/translations/refresh.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
