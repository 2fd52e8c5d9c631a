"""Hostile texts through every text field of every use case: kept as the manual says, or refused in a sentence."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.clinical.errors import B12DeskError, RegisterTrouble
from b12desk.exchange.clean_text import clean_text
from b12desk.services.desk import Desk
from b12desk.services.verify_register import verify_register
from tests.reliability.conftest import Sized
from tests.reliability.hostile_strings import documented, hostile_strings, unfit_sentences
from tests.reliability.text_fields import TextField, covered, drafts_of_the_services, one_patient_in, text_fields

FIELDS = text_fields()
NOT_TYPED = {"Draft"}
"""A draft that keeps what the fields of the sheets held; tests/desktop_drafts types there."""
PLAIN = "Plain words"
WORDS_OF_A_LIST = {
    "AuthorityDraft.kind",
    "CourseDraft.authority_kind",
    "CourseDraft.maintenance_interval",
    "CourseDraft.product_id",
    "CourseDraft.protocol_id",
    "CourseDraft.start_phase",
    "InjectionDraft.injection_id",
    "InjectionDraft.patient_id",
    "InjectionDraft.product_id",
    "InjectionDraft.replaces",
    "PatientDraft.nhs_number",
    "ProductDraft.container_ml",
    "ProductDraft.id",
    "ProductDraft.strength",
    "ProductDraft.substance",
    "ReceiptDraft.product_id",
    "change_interval.interval",
    "clinic.nation",
    "clinic.thresholds",
    "clinic.weekdays",
    "record_result.test",
    "record_result.unit",
    "record_result.value",
}
"""Fields in which only known words, ids or figures stand; every other one takes free text."""


def test_every_text_of_every_draft_is_tried() -> None:
    assert covered() == set(drafts_of_the_services()) - NOT_TYPED


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_field_takes_plain_words_or_only_those_of_a_list(field: TextField, tmp_path: Path) -> None:
    with one_patient_in(tmp_path) as (desk, patient_id):
        came = _came(desk, patient_id, field, PLAIN)
    assert came == ("refused" if field.name in WORDS_OF_A_LIST else "kept")


def test_hostile_texts_are_kept_as_documented_or_refused_in_a_sentence(tmp_path: Path, sized: Sized) -> None:
    """Small, every text goes through a tenth of the fields and every field meets twelve; large, each through each."""
    texts, nth = hostile_strings(sized(30, 2_000)), sized(10, 1)
    came: Counter[str] = Counter()
    for place, field in enumerate(FIELDS):
        mine = [text for number, text in enumerate(texts) if (number + place) % nth == 0]
        came.update(_all_of(tmp_path, field, mine))
    print(f"{len(texts)} texts, {len(FIELDS)} fields: {dict(came)}")
    assert came["kept"] > came.total() // 4
    assert came["refused"]


def _all_of(folder: Path, field: TextField, texts: list[str]) -> Iterator[str]:
    """Try the texts one after the other, in a new register whenever one was kept; that one is verified."""
    waiting = list(reversed(texts))
    while waiting:
        with one_patient_in(folder) as (desk, patient_id):
            came = "refused"
            while waiting and came == "refused":
                came = _came(desk, patient_id, field, waiting.pop())
                yield came
            if len(waiting) % 10 == 0:
                report = verify_register(desk)
                assert report.is_ok, (field.name, report.problems[:3])


def _came(desk: Desk, patient_id: str, field: TextField, text: str) -> str:
    """Give the text to the field; nothing is in the register where it was refused, else the text as documented."""
    before, refusal = _entries(desk), None
    try:
        field.takes(desk, patient_id, text)
    except B12DeskError as error:
        refusal = error
    about, kept = (field.name, text[:100]), documented(text)
    if refusal is None:
        assert not kept or _holds(desk, before, field.kept_as.format(kept)), about
        return "kept"
    assert not isinstance(refusal, RegisterTrouble), (*about, refusal)
    assert not unfit_sentences(refusal), about
    assert not kept or not _holds(desk, before, field.kept_as.format(kept)), about
    return "refused"


def _entries(desk: Desk) -> int:
    with desk.register.reading() as unit:
        return int(unit.connection.exec_driver_sql("SELECT count(*) FROM audit").scalar_one())


def _holds(desk: Desk, before: int, text: str) -> bool:
    """Return whether an entry after that many holds the text as a whole value."""
    query = "SELECT payload FROM audit WHERE number > ?"
    with desk.register.reading() as unit:
        payloads = [str(row[0]) for row in unit.connection.exec_driver_sql(query, (before,))]
    return any(value == text for payload in payloads for value in _texts(json.loads(payload)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        if value[:1] in "[{":  # a list kept in one column
            try:
                yield from _texts(json.loads(value))
            except ValueError:
                return
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_cleaned_as_documented_and_once_is_enough(text: str) -> None:
    kept = clean_text(text, limit=10_000)
    assert kept == documented(text)
    assert clean_text(kept, limit=10_000) == kept
