"""The patients found, as Qt asks for them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from b12desk.desktop.patients.presenter import ListedLine
from b12desk.desktop.widgets.records_model import RECORD_ROLE, Look, RecordsModel
from b12desk.desktop.widgets.words import NOT_RECORDED, STATUS_WORDS, date_words, nhs_number_words

HEADINGS = ("Patient", "Born", "NHS number", "Status", "Phone")
NAME, STATUS, PHONE = 0, 3, 4
LINE_ROLE = RECORD_ROLE
NOT_LISTED = "Not on the worklist"


class PatientsModel(RecordsModel[ListedLine]):
    """The patients found; names stand out in bold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_LOOK, parent)

    def show_lines(self, lines: Sequence[ListedLine]) -> None:
        """Replace all rows."""
        self.show_rows(lines)

    def line_at(self, number: int) -> ListedLine | None:
        """Return a line by its place, None outside the table."""
        return self.row_at(number)

    def place_of(self, patient_id: str | None) -> int | None:
        """Return where a patient stands, None when they are not in the table."""
        return self.place_where(lambda line: line.patient_id == patient_id)


def texts_of(line: ListedLine) -> tuple[str, ...]:
    """Return a line's cells, in the order of the headings."""
    return (
        line.name,
        f"{date_words(line.born_on)} ({line.age_years}y)",
        nhs_number_words(line.nhs_number),
        NOT_LISTED if line.status is None else STATUS_WORDS[line.status],
        line.phone or NOT_RECORDED,
    )


_LOOK = Look(HEADINGS, texts_of, lambda line: line.name, NAME, is_strong=lambda _, column: column == NAME)
