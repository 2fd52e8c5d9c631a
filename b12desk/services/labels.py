"""Address labels for patients, and a test sheet to hold against the labels first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.vocabulary import PatientStanding
from b12desk.services.desk import Desk
from b12desk.services.invented import paper_mark
from b12desk.services.letters import LeftOut
from b12desk.services.letters_address import address_lines
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
    from b12desk.documents.labels import Offset, fits_label, labels_pdf

    sheet, offset = _sheet(choice.sheet), Offset(choice.right_mm, choice.down_mm)
    asked = tuple(dict.fromkeys(patient_ids))
    with desk.register.reading() as unit:
        patients = {one.id: one for one in unit.patients(asked)}
    if len(patients) != len(asked):
        raise NotFound("There is no such patient in the register.")
    addresses: list[tuple[str, ...]] = []
    left_out: list[LeftOut] = []
    for id in asked:
        patient = patients[id]
        lines = address_lines(patient)
        why = ""
        if patient.standing is not PatientStanding.ACTIVE:
            why = "has died" if patient.standing is PatientStanding.DECEASED else "has moved away"
        elif not patient.address.strip():
            why = "has no address"
        elif not fits_label(lines, sheet):
            why = f"has an address too long for {sheet.name}"
        if why:
            left_out.append(LeftOut(id, shown_name(patient.family_name, patient.given_name, patient.title), why))
        else:
            addresses.append(lines)
    if not addresses:
        raise Refused([f"{one.name} {one.why}: no label." for one in left_out] or ["There is no address to print."])
    return LabelsMade(
        labels_pdf(addresses, sheet, first=choice.first, offset=offset, mark=paper_mark(desk)),
        len(addresses),
        tuple(left_out),
    )


def label_test_sheet(choice: LabelChoice) -> bytes:
    """Return the outlines of all labels with their numbers, to be printed on plain paper.

    Raises:
        BadInput: when the choice can't be used.
    """
    from b12desk.documents.labels import Offset, trial_sheet_pdf

    return trial_sheet_pdf(_sheet(choice.sheet), offset=Offset(choice.right_mm, choice.down_mm))


def _sheet(name: str) -> "LabelSheet":
    from b12desk.documents.labels import LABEL_SHEETS

    found = next((one for one in LABEL_SHEETS if one.name == name.strip().upper()), None)
    if found is None:
        raise BadInput(f"There are no labels “{name}”; there are {', '.join(SHEET_NAMES)}.")
    return found
