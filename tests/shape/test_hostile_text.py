"""What shows, keeps or asks for text goes through the doors that take markup, formulas and replacing writes away."""

import ast

from tests.shape.source import MODULES, calls_in, text_of

DESKTOP = [module for module in MODULES if module.startswith("desktop/")]
LABELS, MANUAL = "desktop/widgets/labels.py", "desktop/manual/reader.py"
READS_MARKUP = frozenset(
    {"QMessageBox", "QTextBrowser", "QTextEdit", "QErrorMessage", "QWebEngineView", "setHtml", "setMarkdown"}
    | {"insertHtml", "appendHtml", "setWhatsThis", "setStatusTip", "QStaticText"}
)
COPIES = "desktop/clipboard.py"
FORBIDDEN_SQL = ("OR REPLACE", "REPLACE INTO", "ON DELETE CASCADE", "ON UPDATE CASCADE", "PREFIX_WITH(")


def names_called(module: str) -> set[str]:
    return {name for name, _ in calls_in(module)}


def is_fixed(shown: ast.expr) -> bool:
    """Return whether a text is the program's own: a literal, a translated one, or one of a table in capitals."""
    if isinstance(shown, ast.Call):
        return (getattr(shown.func, "attr", "") or getattr(shown.func, "id", "")) in ("tr", "plain_tip")
    if isinstance(shown, ast.Subscript):
        return isinstance(shown.value, ast.Name) and shown.value.id.isupper()
    return isinstance(shown, ast.Constant)


def hides_values(engine: ast.Call) -> bool:
    hidden = {word.arg: word.value for word in engine.keywords}.get("hide_parameters")
    return isinstance(hidden, ast.Constant) and hidden.value is True


def test_there_is_something_to_look_at() -> None:
    assert 200 < len(DESKTOP) < len(MODULES)
    assert "QLabel" in names_called(LABELS)


def test_a_label_is_made_by_the_one_function_that_makes_it_plain() -> None:
    assert [module for module in DESKTOP if "QLabel" in names_called(module)] == [LABELS]


def test_a_tool_tip_is_the_program_s_own_or_made_plain() -> None:
    places = {"setToolTip": 0, "showText": 1}
    called = [(module, name, call) for module in DESKTOP for name, call in calls_in(module) if name in places]
    tips = [(module, call.args[places[name]]) for module, name, call in called]
    assert tips
    assert [(module, ast.unparse(tip)) for module, tip in tips if not is_fixed(tip)] == []


def test_a_model_answers_tool_tips_made_plain() -> None:
    answering = [module for module in DESKTOP if "ToolTipRole" in text_of(module)]
    assert answering
    assert [module for module in answering if "plain_tip(" not in text_of(module)] == []


def test_nothing_but_the_manual_reads_markup() -> None:
    others = [module for module in DESKTOP if module not in (LABELS, MANUAL)]
    assert [(module, name) for module in others for name in names_called(module) if name in READS_MARKUP] == []
    formats = [ast.unparse(call.args[0]) for each in others for name, call in calls_in(each) if name == "setTextFormat"]
    assert set(formats) <= {"Qt.TextFormat.PlainText"}


def test_what_is_copied_goes_through_the_clipboard_that_forgets() -> None:
    assert [module for module in DESKTOP if "clipboard().set" in text_of(module)] == [COPIES]


def test_no_statement_replaces_or_deletes_what_it_does_not_name() -> None:
    found = [(module, words) for module in MODULES for words in FORBIDDEN_SQL if words in text_of(module).upper()]
    assert found == []


def test_an_engine_hides_the_values_of_a_failed_statement() -> None:
    engines = [(module, call) for module in MODULES for name, call in calls_in(module) if name == "create_engine"]
    assert engines
    assert [module for module, call in engines if not hides_values(call)] == []
