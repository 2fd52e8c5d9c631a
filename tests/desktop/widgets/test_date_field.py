from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from b12desk.desktop.widgets.date_field import DateField, date_field
from b12desk.services.reading_dates import read_typed_date

BORN = date(1956, 3, 2)


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    made = date_field("Date of birth", lambda text: read_typed_date(text, today=date(2026, 3, 28)))
    qtbot.addWidget(made)
    return made


def echo(field: DateField) -> str:
    return field.findChildren(QLabel)[0].text().strip()


@pytest.mark.parametrize("typed", ["02/03/1956", "2 Mar 1956", "1956-03-02", "02-Mar-1956"])
def test_every_usual_form_is_understood_and_repeated(field: DateField, typed: str) -> None:
    field.line.setText(typed)
    assert field.value() == BORN
    assert echo(field) == "understood: 02-Mar-1956"
    assert field.line.accessibleDescription() == "understood: 02-Mar-1956"


def test_what_is_no_date_is_said_only_when_the_field_is_left(field: DateField) -> None:
    field.line.setText("31/02/1956")
    assert field.value() is None
    assert echo(field) == ""
    field.line.editingFinished.emit()
    assert echo(field) == field.problem() != ""


def test_an_empty_field_has_no_value_and_no_problem(field: DateField) -> None:
    field.line.setText("99/99/1956")
    field.line.clear()
    assert field.value() is None
    assert field.problem() == ""


def test_a_value_given_is_shown_as_staff_screens_show_dates(field: DateField) -> None:
    field.set_value(BORN)
    assert field.line.text() == "02-Mar-1956"
    assert field.value() == BORN


def test_each_new_value_is_told_once(field: DateField, qtbot: QtBot) -> None:
    told: list[date | None] = []
    field.value_changed.connect(lambda: told.append(field.value()))
    field.line.setText("02/03/1956")
    field.line.setText("2 Mar 1956")
    assert told == [BORN]


def test_the_line_answers_to_the_accessible_name(field: DateField) -> None:
    assert field.line.accessibleName() == "Date of birth"
