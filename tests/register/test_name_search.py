"""Patients are found as people type their names."""

import pytest

from b12desk.register.names import name_words
from b12desk.register.store import Register
from tests.builders import AT, a_patient

NAMES = {
    1: ("Núñez-Ortega", "María José"),
    2: ("O’Brien", "Seán"),
    3: ("O'Brien", "Siobhán"),
    4: ("Smith", "Ada"),
    5: ("Smithson", "Adam"),
    6: ("Łukasiewicz", "Zoë"),
    7: ("Straße", "Ødegård"),
    8: ("van der Berg", "Anna-Maria"),
}


@pytest.fixture(autouse=True)
def somebody(register: Register) -> None:
    with register.writing(by="setup", at=AT) as unit:
        unit.add_patients(
            [a_patient(number, family_name=family, given_name=given) for number, (family, given) in NAMES.items()]
        )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("nunez", {1}),
        ("NÚÑEZ", {1}),
        ("nu\u0301n\u0303ez", {1}),
        ("ortega", {1}),
        ("Núñez-Ortega", {1}),
        ("nunezortega", {1}),
        ("jose nunez", {1}),
        ("obrien", {2, 3}),
        ("O'Brien", {2, 3}),
        ("o’brien sean", {2}),
        ("smith", {4, 5}),
        ("smi ad", {4, 5}),
        ("ada smith", {4, 5}),
        ("adam smithson", {5}),
        ("lukas", {6}),
        ("łukas zoe", {6}),
        ("strasse", {7}),
        ("odegard", {7}),
        ("berg anna", {8}),
        ("van der", {8}),
        ("vanderberg", {8}),
        ("mith", set()),
        ("smith nobody", set()),
        ("", set(NAMES)),
        ("%", set(NAMES)),
        ("_", set(NAMES)),
    ],
)
def test_a_name_is_found_by_the_beginnings_of_its_words(typed: str, expected: set[int], register: Register) -> None:
    with register.reading() as unit:
        found = unit.patients_named(typed, 50)
    assert {patient.id for patient in found} == {a_patient(number).id for number in expected}


def test_patients_come_by_name_and_no_more_than_asked_for(register: Register) -> None:
    with register.reading() as unit:
        assert [patient.family_name for patient in unit.patients_named("", 3)] == [
            "Łukasiewicz",
            "Núñez-Ortega",
            "O’Brien",
        ]


@pytest.mark.parametrize(("name", "words"), [("O'Brien-Núñez", ("obrien", "nunez")), ("  ", ()), ("X Æ", ("x", "ae"))])
def test_a_name_is_folded_to_its_words(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words
