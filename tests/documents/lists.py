"""Rows of the printed list with readable defaults."""

from datetime import date

from b12desk.documents.clinic_list import ListRow

AS_OF = date(2026, 3, 12)


def a_row(name: str = "SMITH, Ada (Mrs)", *, status_words: str = "▲ Overdue", phone: str = "07700 900123") -> ListRow:
    return ListRow(
        status_words=status_words,
        name=name,
        born="02-Mar-1956 (70y)",
        nhs="999 476 5919",
        phase="maintenance",
        window="16-Mar-2026 to 16-Apr-2026",
        days_overdue="12",
        last="16-Jan-2026 left deltoid",
        next_site="right deltoid",
        phone=phone,
    )
