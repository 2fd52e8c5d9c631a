from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from b12desk.clinical.allergies import allergies_of
from b12desk.clinical.vocabulary import Flag
from b12desk.desktop.theme.apply import apply_theme
from b12desk.desktop.theme.palette import DARK, HIGH_CONTRAST, LIGHT, Colours
from b12desk.desktop.widgets.ages import age_words
from b12desk.desktop.widgets.banner import BannerText, PatientBanner, banner

TODAY = date(2026, 11, 20)
ADA = BannerText("SMITH, Ada (Mrs)", date(1956, 3, 2), "70y", "Female", "9994765919")


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Iterator[PatientBanner]:
    apply_theme(qapp, LIGHT)
    made = banner()
    qtbot.addWidget(made)
    made.resize(1100, 44)
    made.show_patient(ADA)
    made.show()
    yield made
    apply_theme(qapp, LIGHT)
    qapp.setStyleSheet("")


@pytest.mark.parametrize(
    ("born_on", "age"),
    [
        (date(2026, 11, 20), "0d"),
        (date(2026, 10, 24), "27d"),
        (date(2026, 10, 23), "4w"),
        (date(2026, 8, 25), "12w 3d"),
        (date(2025, 11, 21), "52w"),
        (date(2025, 11, 20), "12m"),
        (date(2025, 9, 11), "14m 9d"),
        (date(2024, 11, 21), "23m 30d"),
        (date(2024, 11, 20), "2y"),
        (date(2018, 8, 20), "8y 3m"),
        (date(2008, 11, 21), "17y 11m"),
        (date(2008, 11, 20), "18y"),
        (date(1956, 3, 2), "70y"),
    ],
)
def test_an_age_is_said_in_the_unit_of_its_band(born_on: date, age: str) -> None:
    assert age_words(born_on, today=TODAY) == age


@pytest.mark.parametrize(
    ("allergies", "words"),
    [
        (None, "Allergies not recorded"),
        ((), "No known allergies"),
        (("cobalt", "latex"), "Known allergies: cobalt, latex"),
    ],
)
def test_allergies_have_three_wordings(shown: PatientBanner, allergies: tuple[str, ...] | None, words: str) -> None:
    shown.show_patient(replace(ADA, allergies=allergies))
    assert words in [label.text() for label in shown.findChildren(QLabel)]
    assert shown.accessibleName().endswith(words)


def test_no_allergy_recorded_is_not_the_same_as_none_known() -> None:
    assert allergies_of(frozenset({Flag.ANTICOAGULANT})) is None
    assert allergies_of(frozenset({Flag.NO_KNOWN_ALLERGIES})) == ()
    assert allergies_of(frozenset({Flag.COBALT_ALLERGY})) == ("cobalt",)


def test_values_are_heavier_than_their_labels(shown: PatientBanner) -> None:
    weights = {label.text(): label.font().weight() for label in shown.findChildren(QLabel)}
    for label, value in (("Born", "02-Mar-1956 (70y)"), ("Gender", "Female"), ("NHS No.", "999 476 5919")):
        assert weights[value] > weights[label]


def test_born_gender_and_number_follow_the_name_from_left_to_right(shown: PatientBanner) -> None:
    at = {label.text(): label.mapTo(shown, label.rect().center()).x() for label in shown.findChildren(QLabel)}
    order = ["SMITH, Ada (Mrs)", "Born", "02-Mar-1956 (70y)", "Gender", "Female", "NHS No.", "999 476 5919"]
    assert sorted(order, key=at.__getitem__) == order


def test_there_is_no_picture(shown: PatientBanner) -> None:
    assert all(label.pixmap().isNull() for label in shown.findChildren(QLabel))


@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda colours: colours.name)
def test_a_deceased_patient_differs_in_colour_and_pattern_in_every_look(
    shown: PatientBanner, qapp: QApplication, colours: Colours
) -> None:
    apply_theme(qapp, colours)
    alive = shown.grab().toImage()
    shown.show_patient(replace(ADA, is_deceased=True))
    dead = shown.grab().toImage()
    place = (850, 4)
    assert alive.pixelColor(*place) != dead.pixelColor(*place)
    assert dead.pixelColor(*place) == QColor(colours.deceased.fill)
    edge = {dead.pixelColor(x, y).name() for x in range(1020, 1090) for y in range(5, 40)}
    assert len(edge) > 1


def test_a_narrow_banner_takes_more_lines_and_cuts_nothing(shown: PatientBanner) -> None:
    shown.resize(420, shown.heightForWidth(420))
    for label in shown.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.mapTo(shown, label.rect().bottomRight()).x() <= 420
            assert label.mapTo(shown, label.rect().bottomRight()).y() <= shown.height()
