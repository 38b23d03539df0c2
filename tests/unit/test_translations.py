"""The translations are whole and fresh, and what the code says can be translated at all."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.project import PROJECT
from traynotify.ui.accounts.now import PURPOSES
from traynotify.ui.translations import TRANSLATED


def _script() -> ModuleType:
    """The script that keeps the translations up to date."""
    spec = importlib.util.spec_from_file_location("refresh", PROJECT / "packaging/translations/refresh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


refresh = _script()
TEXTS = refresh.said_in_the_code()
HINT = "run packaging/translations/refresh.py, and translate what it lists"
_NAME = re.compile(r"\{\w+\}")
_TYPED = re.compile(r"""\w'\w|s' |"|\.\.\.""")
"""What a keyboard has in place of ’, of quotation marks and of …."""
_FILES = sorted(p for p in (PROJECT / "traynotify").rglob("*.py") if p.name != "language.py")


def test_the_app_knows_which_languages_there_are() -> None:
    assert set(TRANSLATED) == set(refresh.FORMS)


def test_the_code_says_something() -> None:
    assert len(TEXTS) > 500


@pytest.mark.parametrize("language", refresh.FORMS)
def test_every_text_is_translated_and_none_is_kept_that_nobody_says(language: str) -> None:
    known = refresh.read(refresh.FOLDER / f"traynotify_{language}.ts")
    missing = [text.source for text in TEXTS if not known.get(text) or not all(known[text])]
    assert missing == [], HINT
    assert set(known) == set(TEXTS), HINT


def test_texts_are_set_as_they_are_printed() -> None:
    assert [text.source for text in TEXTS if _TYPED.search(text.source)] == []


def test_german_has_its_own_quotation_marks() -> None:
    for forms in refresh.read(refresh.FOLDER / "traynotify_de.ts").values():
        for form in forms:
            assert not _TYPED.search(form), form
            assert re.sub("[^„“”]", "", form) == "„“" * form.count("„"), form


@pytest.mark.parametrize("language", refresh.FORMS)
def test_translations_have_the_names_and_the_numbers_of_what_they_translate(language: str) -> None:
    for text, forms in refresh.read(refresh.FOLDER / f"traynotify_{language}.ts").items():
        for form in forms:
            assert set(_NAME.findall(form)) == set(_NAME.findall(text.source)), form
            assert ("%n" in form) == ("%n" in text.source), form
            assert form.count("\t") == text.source.count("\t"), form
            assert (form[0] == " ", form[-1] == " ") == (text.source[0] == " ", text.source[-1] == " "), form
        assert len(forms) == (refresh.FORMS[language] if text.is_counted else 1)


@pytest.mark.parametrize("language", refresh.FORMS)
def test_what_the_app_reads_is_what_the_translations_make(language: str) -> None:
    source = refresh.FOLDER / f"traynotify_{language}.ts"
    assert source.with_suffix(".qm").read_bytes() == refresh.compiled(source), HINT


def test_german_quotes_and_dots_are_german() -> None:
    for forms in refresh.read(refresh.FOLDER / "traynotify_de.ts").values():
        for form in forms:
            assert form.count("„") == form.count("“"), form
            assert "”" not in form, form
            assert "..." not in form, form
            assert not re.search(r"\w…$", form), f"a space stands before the dots: {form}"


@pytest.mark.parametrize("path", _FILES, ids=lambda path: str(path.relative_to(PROJECT / "traynotify")))
def test_what_is_to_be_translated_is_a_literal_or_a_name(path: Path) -> None:
    """Nobody finds what is put together: an f-string, a sum, a text that is formatted before it is translated."""
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("tr", "phrase"):
            text = call.args[0]
            assert not isinstance(text, ast.JoinedStr | ast.BinOp), f"line {call.lineno}"
            if call.func.id == "phrase":
                assert isinstance(text, ast.Constant), f"line {call.lineno}"
                assert "%n" not in str(text.value), f"line {call.lineno}: a phrase cannot count"
            elif isinstance(text, ast.Constant) and "%n" in str(text.value):
                assert len(call.args) == 3, f"line {call.lineno}: the count is missing"
            if isinstance(text, ast.Call):
                called = ast.unparse(text.func)
                assert not called.endswith(".format"), f"line {call.lineno}: it is formatted too early"


def test_what_requests_are_for_is_said_in_the_language_of_the_person() -> None:
    ours = [path for path in _FILES if path.relative_to(PROJECT / "traynotify").parts[0] in ("api", "sources")]
    keywords = (node for path in ours for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    said = {
        part.value
        for node in keywords
        if isinstance(node, ast.keyword) and node.arg == "purpose"
        for part in ast.walk(node.value)
        if isinstance(part, ast.Constant)
    }
    assert {"reply", "follow back", "follow request", "sign in"} <= said
    assert said <= set(PURPOSES)
