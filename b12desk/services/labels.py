"""Address labels for patients, and a test sheet to hold against the labels first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.records import PatientRecord
from b12desk.clinical.vocabulary import PatientStanding
from b12desk.services.desk import Desk
from b12desk.services.invented import paper_mark
from b12desk.services.letters import LeftOut
from b12desk.services.letters_address import address_lines, unprintable_words
from b12desk.services.paper_settings import paper_faces
from b12desk.services.shown_names import shown_name

if TYPE_CHECKING:
    from b12desk.documents.labels import LabelSheet

SHEET_NAMES = ("L7163", "L7160")


@dataclass(frozen=True, slots=True)
class LabelChoice:
    """Which sheet, the label to begin at (from 1), and how far everything is moved, in millimetres."""

    sheet: str = SHEET_NAMES[0]
    first: int = 1
    right_mm: float = 0.0
    down_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class LabelsMade:
    """The labels as a PDF, how many there are, and who has none and why."""

    pdf: bytes
    count: int
    left_out: tuple[LeftOut, ...]


def patient_labels(desk: Desk, patient_ids: Sequence[str], choice: LabelChoice) -> LabelsMade:
    """Return the addresses of these patients on labels, in their order.

    Raises:
        BadInput: when the choice can't be used.
        NotFound: when somebody is not in the register.
        Refused: when nobody has an address to print.
    """
    from b12desk.documents.labels import Offset, labels_pdf

    sheet, offset = _sheet(choice.sheet), Offset(choice.right_mm, choice.down_mm)
    asked = tuple(dict.fromkeys(patient_ids))
    with desk.register.reading() as unit:
        patients = {one.id: one for one in unit.patients(asked)}
    if len(patients) != len(asked):
        raise NotFound("There is no such patient in the register.")
    with paper_faces(desk):
        reasons = {id: _why_none(patients[id], sheet) for id in asked}
        addresses = [address_lines(patients[id]) for id in asked if not reasons[id]]
    left_out = [LeftOut(id, _name(patients[id]), why) for id, why in reasons.items() if why]
    if not addresses:
        raise Refused([f"{one.name} {one.why}: no label." for one in left_out] or ["There is no address to print."])
    with paper_faces(desk):
        pdf = labels_pdf(addresses, sheet, first=choice.first, offset=offset, mark=paper_mark(desk))
    return LabelsMade(pdf, len(addresses), tuple(left_out))


def label_test_sheet(choice: LabelChoice) -> bytes:
    """Return the outlines of all labels with their numbers, to be printed on plain paper.

    Raises:
        BadInput: when the choice can't be used.
    """
    from b12desk.documents.labels import Offset, trial_sheet_pdf

    return trial_sheet_pdf(_sheet(choice.sheet), offset=Offset(choice.right_mm, choice.down_mm))


def _why_none(patient: PatientRecord, sheet: "LabelSheet") -> str:
    """Return why a patient has no label, as the end of a sentence; empty for one who has."""
    from b12desk.documents.labels import fits_label

    if patient.standing is not PatientStanding.ACTIVE:
        return "has died" if patient.standing is PatientStanding.DECEASED else "has moved away"
    if not patient.address.strip():
        return "has no address"
    lines = address_lines(patient)
    return unprintable_words(lines) or ("" if fits_label(lines, sheet) else f"has an address too long for {sheet.name}")


def _name(patient: PatientRecord) -> str:
    return shown_name(patient.family_name, patient.given_name, patient.title)


def _sheet(name: str) -> "LabelSheet":
    from b12desk.documents.labels import LABEL_SHEETS

    found = next((one for one in LABEL_SHEETS if one.name == name.strip().upper()), None)
    if found is None:
        raise BadInput(f"There are no labels “{name}”; there are {', '.join(SHEET_NAMES)}.")
    return found
