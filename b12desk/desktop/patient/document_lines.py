"""What the Documents tab says: each document that was issued, newest first."""

from collections.abc import Sequence

from b12desk.clinical.quantities import staff_date
from b12desk.desktop.patient.presenter import Line
from b12desk.services.issued_documents import IssuedDocument

HASH_SHOWN = 12


def document_lines(documents: Sequence[IssuedDocument]) -> tuple[Line, ...]:
    """Return the documents in their order: date, document, form, by whom, the beginning of the file's hash."""
    return tuple(_line(document) for document in documents)


def _line(one: IssuedDocument) -> Line:
    day, kind, form = staff_date(one.issued_at.astimezone().date()), _begun(one.kind), _begun(one.form_words)
    cells = (day, kind, form, one.issued_by, one.sha256[:HASH_SHOWN])
    said = f"{kind}, {form}" if form else kind
    return Line(str(one.number), cells, f"{day}: {said}; issued by {one.issued_by}")


def _begun(words: str) -> str:
    """Return the words with a capital at their beginning."""
    return f"{words[:1].upper()}{words[1:]}"
