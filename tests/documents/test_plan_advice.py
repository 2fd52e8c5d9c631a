"""The advice on the plan: what stands in its place, what stands under “Good to know”, and hostile words."""

import pytest

from b12desk.clinical.advice import Advice, AdviceTexts
from b12desk.documents.patient_plan import patient_plan_pdf
from b12desk.documents.printed_text import printed_text
from tests.documents.plans import ADVICE, a_plan, a_text, letters, read_back, said

_MARGIN = 38
PLACED = ("lifelong", "call-today", "nerve-harm", "missed-date", "emergencies")


def with_text(text: Advice) -> AdviceTexts:
    """Return the usual texts with this one in place of its namesake, else after them."""
    others = tuple(text if one.id == text.id else one for one in ADVICE.texts)
    return AdviceTexts(others if text in others else (*others, text))


@pytest.mark.parametrize("id", PLACED)
def test_a_clinics_words_stand_where_the_programs_stood(id: str) -> None:
    text = said(patient_plan_pdf(a_plan(advice=with_text(a_text(id, "Words of our own.")))))
    assert "Words of our own." in text
    assert ADVICE.get(id).for_patient[0] not in text
    assert "Good to know" not in text


def test_the_titles_of_the_two_cards_are_the_clinics_too() -> None:
    text = said(patient_plan_pdf(a_plan(advice=with_text(a_text("missed-date", "Ring us.", title="Late?")))))
    assert "Late?" in text
    assert "If you miss a date" not in text
    assert "When to call us today" in text


def test_a_patient_with_affected_nerves_reads_that_and_not_the_general_sentence() -> None:
    text = said(patient_plan_pdf(a_plan(has_neuro_involvement=True)))
    assert "Your nerves are already affected." in text
    assert "can become permanent" not in text


def test_what_has_no_place_is_good_to_know_with_its_source() -> None:
    text = said(patient_plan_pdf(a_plan(advice=with_text(a_text("parking", "One.", "Two.", title="Where to park")))))
    assert "Good to know Where to park • One. • Two. Source: local practice" in text
    assert "Good to know" not in said(patient_plan_pdf(a_plan()))


def test_a_text_taken_off_the_plan_leaves_no_trace() -> None:
    without = AdviceTexts(ADVICE.without(("lifelong", "nerve-harm")))
    text = said(patient_plan_pdf(a_plan(advice=without)))
    assert "Your injections are for life." not in text
    assert "Nerve damage" not in text
    assert "unsteady walking, or falls" in text


@pytest.mark.parametrize("id", [*PLACED, "parking"])
@pytest.mark.parametrize(
    "words",
    [
        ('<img src="file:///etc/passwd"> <b>a<b & &amp; </para>',),
        ("%s {0} \\n (text) Tj", "<font color=red>red</font>"),
        ("W" * 600,) * 12,
    ],
    ids=["markup", "points", "as much as can be"],
)
def test_hostile_words_print_as_typed_within_the_margins(id: str, words: tuple[str, ...]) -> None:
    pages = read_back(patient_plan_pdf(a_plan(advice=with_text(a_text(id, *words)))))
    printed = "".join(letters(page.text) for page in pages)
    for word in words:
        assert letters(printed_text(word))[:300] in printed
    for page in pages:
        for left, bottom, right, top in page.boxes:
            assert left >= _MARGIN - 1
            assert right <= page.width - _MARGIN + 1
            assert bottom >= _MARGIN - 8
            assert top <= page.height - _MARGIN + 8
