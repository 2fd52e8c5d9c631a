"""Finding patients by the beginnings of their names, as somebody types."""

import pytest

from b12desk.register.store import Register
from tests.builders import AT, a_patient

NAMES = {
    "berg": ("van der Berg", "Anna-Lena"),
    "brien": ("O'Brien", "Órla"),
    "curly": ("O’Brien", "Sam"),
    "double": ("Smith-Jones", "Zoë"),
    "polish": ("Wiśniewska", "Łucja"),
    "sharp": ("Groß", "Ada"),
}


@pytest.fixture
def named(register: Register) -> Register:
    with register.writing(by="nurse", at=AT) as unit:
        unit.add_patients(
            [
                a_patient(number, id=id, family_name=family, given_name=given)
                for number, (id, (family, given)) in enumerate(NAMES.items(), start=1)
            ]
        )
    return register


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("van der berg", {"berg"}), ("berg", {"berg"}), ("vanderberg", {"berg"}), ("der", {"berg"}),
        ("anna", {"berg"}), ("lena berg", {"berg"}), ("anna-lena", {"berg"}), ("annalena", {"berg"}),
        ("o'brien", {"brien", "curly"}), ("O’BRIEN", {"brien", "curly"}), ("obrien", {"brien", "curly"}),
        ("o brien", {"brien", "curly"}), ("brien", {"brien", "curly"}), ("orla o'b", {"brien"}),
        ("smith-jones", {"double"}), ("jones", {"double"}), ("Smith-Jones, Zoe", {"double"}), ("zoe,smith", {"double"}),
        ("wisniewska", {"polish"}), ("lucja", {"polish"}), ("ŁUCJA wiś", {"polish"}),
        ("gross", {"sharp"}), ("groß", {"sharp"}), ("nobody", set()), ("ada brien", set()), ("%", set(NAMES)),
        ("", set(NAMES)),
    ],
)  # fmt: skip
def test_each_typed_word_begins_a_part_of_the_name(named: Register, typed: str, found: set[str]) -> None:
    with named.reading() as unit:
        assert {one.id for one in unit.patients_named(typed, 50)} == found


def test_the_list_is_cut_after_sorting_by_name(named: Register) -> None:
    with named.reading() as unit:
        assert [one.id for one in unit.patients_named("", 2)] == ["sharp", "brien"]


@pytest.mark.parametrize("text", ["brien", "a b"])
def test_search_reads_an_index_and_not_every_patient(named: Register, text: str) -> None:
    with named.reading() as unit:
        plan = unit.connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT patient_id FROM name_key WHERE key >= ? AND key < ?", (text, text + "\U0010ffff")
        ).all()
    assert "SEARCH name_key USING COVERING INDEX" in plan[0][3]
