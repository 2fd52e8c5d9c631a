import pytest

from b12desk.clinical.vocabulary import Severity, Status
from b12desk.desktop.widgets.words import SEVERITY_WORDS, STATUS_WORDS, dose_words, nhs_number_words


def test_an_nhs_number_is_shown_in_threes_and_four() -> None:
    assert nhs_number_words("9434765919") == "943 476 5919"
    assert nhs_number_words(None) == "Not recorded"


def test_every_status_and_severity_has_a_word() -> None:
    assert set(STATUS_WORDS) == set(Status)
    assert set(SEVERITY_WORDS) == set(Severity)


@pytest.mark.parametrize(
    ("phase", "number", "of", "words"),
    [
        ("loading", 4, 6, "Loading, dose 4 of 6"),
        ("maintenance", None, None, "Maintenance"),
        ("maintenance", 3, None, "Maintenance"),
        ("twice-weekly", 2, None, "Twice weekly"),
        (None, None, None, ""),
    ],
)
def test_a_dose_is_counted_only_where_the_phase_has_an_end(
    phase: str | None, number: int | None, of: int | None, words: str
) -> None:
    assert dose_words(phase, number, of) == words
