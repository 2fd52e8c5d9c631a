"""The columns of the monitoring list."""

from b12desk.clinical.check_stage import Stage
from b12desk.clinical.vocabulary import Status
from b12desk.desktop.widgets.records_model import Look
from b12desk.desktop.widgets.words import NOT_RECORDED, date_words, nhs_number_words
from b12desk.services.check_words import CHECK_WORDS
from b12desk.services.monitoring_papers import check_window
from b12desk.services.monitoring_rows import CheckRow, check_sentence

HEADINGS = (
    "State",
    "What is due",
    "Window",
    "Days overdue",
    "Patient",
    "Born",
    "NHS number",
    "Phone",
    "Protocol",
)
STATE, WHAT, WINDOW, DAYS, NAME, BORN, NHS, PHONE, PROTOCOL = range(len(HEADINGS))
SHAPES = {
    Stage.OVERDUE: Status.OVERDUE,
    Stage.DUE: Status.DUE,
    Stage.NEXT_28_DAYS: Status.UPCOMING,
    Stage.UPCOMING: Status.UPCOMING,
}
"""The shape and colour beside each section's word."""


def texts_of(row: CheckRow) -> tuple[str, ...]:
    """Return a row's cells, in the order of the headings."""
    return (
        row.stage.value.capitalize(),
        CHECK_WORDS[row.kind],
        check_window(row),
        str(row.days_overdue or ""),
        row.name,
        f"{date_words(row.born_on)} ({row.age_years}y)",
        nhs_number_words(row.identifier),
        row.phone or NOT_RECORDED,
        row.protocol,
    )


LOOK = Look(
    headings=HEADINGS,
    texts=texts_of,
    says=check_sentence,
    said_at=STATE,
    numbers=frozenset({DAYS}),
    is_strong=lambda _, column: column in (WHAT, NAME),
)
