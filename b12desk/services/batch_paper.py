"""The batch recall list on paper: who received a batch, with room to tick off whom somebody reached."""

from collections.abc import Iterable, Sequence

from b12desk.clinical.quantities import staff_date
from b12desk.clinical.vocabulary import PatientStanding
from b12desk.services.batch_recipients import Recipient, Recipients
from b12desk.services.desk import Desk
from b12desk.services.document import Document, DocumentKind
from b12desk.services.invented import paper_mark
from b12desk.services.paper_settings import paper_faces
from b12desk.services.worklist_papers import grouped_nhs_number


def batch_recall_list(desk: Desk, recipients: Recipients) -> Document:
    """Return the list on A4 landscape, one row a patient; who died or moved away is named as such."""
    from b12desk.documents.pages import LANDSCAPE
    from b12desk.documents.staff_sheet import Part, StaffSheet, staff_sheet_pdf

    products = sorted({one.product for one in recipients.doses if one.product})
    part = Part(
        recipients.words,
        sentences=(f"Product: {'; '.join(products)}.",) if products else (),
        headings=("Name", "Born", "NHS number", "Phone", "Given on", "Reached on, by"),
        shares=(0.22, 0.11, 0.12, 0.14, 0.23, 0.18),
        rows=tuple(map(_cells, _by_patient(recipients))),
    )
    sheet = StaffSheet(
        title=f"Batch recall: {recipients.batch}",
        properties="Batch recall list",
        clinic=desk.clinic().details.name,
        as_of=desk.clock.today(),
        parts=(part,),
    )
    with paper_faces(desk):
        pdf = staff_sheet_pdf(sheet, LANDSCAPE, mark=paper_mark(desk))
    return Document(DocumentKind.BATCH_LIST, pdf, sheet.as_of)


def _by_patient(recipients: Recipients) -> Iterable[Sequence[Recipient]]:
    """Return each patient's doses of the batch, whoever had the first dose first."""
    found: dict[str, list[Recipient]] = {}
    for one in recipients.doses:
        found.setdefault(one.patient.id, []).append(one)
    return found.values()


def _cells(doses: Sequence[Recipient]) -> tuple[str, ...]:
    one, standing = doses[0], doses[0].patient.standing
    return (
        one.name if standing is PatientStanding.ACTIVE else f"{one.name}: {standing.value.replace('_', ' ')}",
        staff_date(one.patient.born_on),
        grouped_nhs_number(one.patient.nhs_number),
        one.patient.phone or "No phone",
        ", ".join(staff_date(each.dose.given_on) for each in doses),
        "",
    )
