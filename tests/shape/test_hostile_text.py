"""What shows, keeps or asks for text goes through the doors that take markup, formulas and replacing writes away."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "b12desk"
DESKTOP = sorted(path.relative_to(PACKAGE).as_posix() for path in (PACKAGE / "desktop").rglob("*.py"))
EVERY = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
LABELS, MANUAL = "desktop/widgets/labels.py", "desktop/manual/reader.py"
READS_MARKUP = frozenset(
    {"QMessageBox", "QTextBrowser", "QTextEdit", "QErrorMessage", "QWebEngineView", "setHtml", "setMarkdown"}
    | {"insertHtml", "appendHtml", "setWhatsThis", "setStatusTip", "QStaticText"}
)
COPIES = "desktop/clipboard.py"
FORBIDDEN_SQL = ("OR REPLACE", "REPLACE INTO", "ON DELETE CASCADE", "ON UPDATE CASCADE", "prefix_with(")


def calls(module: str) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse((PACKAGE / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            yield (function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")), node


def is_fixed(shown: ast.expr) -> bool:
    """Return whether a text is the program's own: a literal, a translated one, or one of a table in capitals."""
    if isinstance(shown, ast.Call):
        return (getattr(shown.func, "attr", "") or getattr(shown.func, "id", "")) in ("tr", "plain_tip")
    if isinstance(shown, ast.Subscript):
        return isinstance(shown.value, ast.Name) and shown.value.id.isupper()
    return isinstance(shown, ast.Constant)


@pytest.mark.parametrize("module", DESKTOP)
def test_a_label_is_made_by_the_one_function_that_makes_it_plain(module: str) -> None:
    assert module == LABELS or "QLabel" not in {name for name, _ in calls(module)}


@pytest.mark.parametrize("module", DESKTOP)
def test_a_tool_tip_is_the_program_s_own_or_made_plain(module: str) -> None:
    tips = [call.args[0] for name, call in calls(module) if name == "setToolTip"]
    tips += [call.args[1] for name, call in calls(module) if name == "showText"]
    assert [ast.unparse(tip) for tip in tips if not is_fixed(tip)] == []


@pytest.mark.parametrize("module", DESKTOP)
def test_a_model_answers_tool_tips_made_plain(module: str) -> None:
    text = (PACKAGE / module).read_text(encoding="utf-8")
    assert "ToolTipRole" not in text or "plain_tip(" in text


@pytest.mark.parametrize("module", [module for module in DESKTOP if module not in (LABELS, MANUAL)])
def test_nothing_but_the_manual_reads_markup(module: str) -> None:
    assert {name for name, _ in calls(module)} & READS_MARKUP == set()
    formats = [ast.unparse(call.args[0]) for name, call in calls(module) if name == "setTextFormat"]
    assert set(formats) <= {"Qt.TextFormat.PlainText"}


@pytest.mark.parametrize("module", [module for module in DESKTOP if module != COPIES])
def test_what_is_copied_goes_through_the_clipboard_that_forgets(module: str) -> None:
    assert "clipboard().set" not in (PACKAGE / module).read_text(encoding="utf-8")


@pytest.mark.parametrize("module", EVERY)
def test_no_statement_replaces_or_deletes_what_it_does_not_name(module: str) -> None:
    texts = (PACKAGE / module).read_text(encoding="utf-8").upper()
    assert [words for words in FORBIDDEN_SQL if words.upper() in texts] == []


@pytest.mark.parametrize("module", EVERY)
def test_an_engine_hides_the_values_of_a_failed_statement(module: str) -> None:
    engines = [call for name, call in calls(module) if name == "create_engine"]
    hidden = [{word.arg: word.value for word in call.keywords}.get("hide_parameters") for call in engines]
    assert all(isinstance(one, ast.Constant) and one.value is True for one in hidden)
