"""Values come back from the audit trail as they went in, whatever somebody typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.clinical.errors import RegisterTrouble
from b12desk.clinical.plan import ClinicDetails
from b12desk.documents.card import Card
from b12desk.documents.letters import Letter, Paragraph
from b12desk.documents.staff_sheet import About, Part, StaffSheet
from b12desk.services.document_kinds import AUDIT_EXTRACT, CARD, PLAN, RECALL_LETTERS, TRANSFER_SUMMARY
from b12desk.services.kept_values import kept_text, values_of

TEXT = st.text(max_size=40)
LINES = st.lists(TEXT, max_size=4).map(tuple)
SIZES = st.sampled_from([6.5, 10.0, 11.0, 16.0, 24.0])
CLINICS = st.builds(ClinicDetails, TEXT, TEXT, TEXT, TEXT)
CARDS = st.builds(Card, TEXT, TEXT, SIZES)
PARAGRAPHS = st.lists(st.builds(Paragraph, TEXT, st.booleans()), max_size=4).map(tuple)
LETTERS = st.builds(Letter, LINES, LINES, TEXT, TEXT, PARAGRAPHS, LINES, SIZES)
FACTS = st.lists(st.tuples(TEXT, TEXT), max_size=4).map(tuple)
PARTS = st.builds(Part, TEXT, FACTS, LINES, LINES, st.just((0.2, 0.8)), st.lists(LINES, max_size=4).map(tuple))
ABOUT = st.none() | st.builds(About, TEXT, TEXT, TEXT, TEXT)
SHEETS = st.builds(StaffSheet, TEXT, TEXT, TEXT, st.dates(), st.lists(PARTS, max_size=3).map(tuple), ABOUT)


@given(clinic=CLINICS, cards=st.lists(CARDS, min_size=1, max_size=2).map(tuple))
def test_cards_come_back(clinic: ClinicDetails, cards: tuple[Card, ...]) -> None:
    adapter = CARD.adapter()
    assert values_of(adapter, kept_text(adapter, (clinic, cards))) == (clinic, cards)


@given(clinic=CLINICS, letters=st.lists(LETTERS, max_size=5).map(tuple))
def test_letters_come_back(clinic: ClinicDetails, letters: tuple[Letter, ...]) -> None:
    adapter = RECALL_LETTERS.adapter()
    assert values_of(adapter, kept_text(adapter, (clinic, letters))) == (clinic, letters)


@given(sheet=SHEETS)
def test_sheets_come_back(sheet: StaffSheet) -> None:
    for kind in (TRANSFER_SUMMARY, AUDIT_EXTRACT):
        adapter = kind.adapter()
        assert values_of(adapter, kept_text(adapter, sheet)) == sheet


@given(kept=st.text(max_size=60) | st.binary(max_size=60).map(lambda raw: raw.hex()))
def test_what_is_no_kept_value_is_said_in_a_sentence(kept: str) -> None:
    with pytest.raises(RegisterTrouble, match="can’t be read: print a new one"):
        values_of(CARD.adapter(), kept)


def test_values_of_another_kind_are_not_taken_for_these() -> None:
    sheet = StaffSheet("Summary", "Summary", "Riverside", date(2026, 4, 28), ())
    with pytest.raises(RegisterTrouble, match="can’t be read"):
        values_of(PLAN.adapter(), TRANSFER_SUMMARY.kept(sheet))
