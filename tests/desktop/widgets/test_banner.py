from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from b12desk.desktop.widgets.banner import BannerText, PatientBanner, banner

ADA = BannerText("SMITH, Ada (Mrs)", date(1956, 3, 2), "70y", "Female", "9434765919")


@pytest.fixture
def shown(qtbot: QtBot) -> PatientBanner:
    made = banner()
    qtbot.addWidget(made)
    made.resize(1000, 44)
    return made


def words(shown: PatientBanner) -> list[str]:
    return [label.text() for label in shown.findChildren(QLabel) if not label.isHidden()]


def test_it_says_name_born_gender_and_number_in_that_order(shown: PatientBanner) -> None:
    shown.show_patient(ADA)
    assert words(shown) == [
        "SMITH, Ada (Mrs)", "Born", "02-Mar-1956 (70y)", "Gender", "Female", "NHS No.", "943 476 5919",
        "Allergies not recorded",
    ]  # fmt: skip
    assert shown.accessibleName() == (
        "SMITH, Ada (Mrs), Born 02-Mar-1956 (70y), Gender Female, NHS No. 943 476 5919, Allergies not recorded"
    )


def test_what_is_missing_is_said_to_be_not_recorded(shown: PatientBanner) -> None:
    shown.show_patient(BannerText("BRYN, Llŷr", date(1979, 7, 30), "46y", "", None))
    assert words(shown)[-4:-1] == ["Not recorded", "NHS No.", "Not recorded"]


def test_a_deceased_patient_is_told_in_words_colour_and_pattern(shown: PatientBanner, qapp: QApplication) -> None:
    shown.show_patient(ADA)
    alive = shown.grab().toImage()
    shown.show_patient(replace(ADA, is_deceased=True))
    dead = shown.grab().toImage()
    assert "Deceased" in words(shown)
    assert alive.pixelColor(600, 22) != dead.pixelColor(600, 22)
    edge = {dead.pixelColor(x, y).name() for x in range(920, 990) for y in range(5, 40)}
    assert len(edge) > 1
