"""The recovery sheet: the code that opens an encrypted register when its passphrase is lost."""

from dataclasses import dataclass
from datetime import date

from b12desk.clinical.quantities import staff_date
from b12desk.documents.blocks import (
    BODY,
    SMALL,
    TITLE,
    Type,
    heading,
    inner_width,
    lines,
    numbered,
    panelled,
    sentences,
)
from b12desk.documents.pages import PORTRAIT, document
from b12desk.documents.palette import BLUE
from b12desk.documents.sheet import Face
from b12desk.documents.strips import Panel, space

_TITLE = "Recovery sheet"
_CODE = Type(Face.BOLD, 19, 30)
_GROUND = "#EAF1F8"
_GROUPS_A_LINE = 3
_STEPS = (
    "Open b12desk. Where it asks for the passphrase, choose “Use the recovery sheet”.",
    "Type the code. Capitals and hyphens don’t matter; the last character checks the others.",
    "Choose a new passphrase under Settings, Security, and print a new sheet if this one was seen by others.",
)


@dataclass(frozen=True, slots=True)
class RecoveryPaper:
    """What the sheet says. `groups` are those of the code, the check character last."""

    clinic: str
    register: str
    register_id: str
    made_on: date
    groups: tuple[str, ...]


def recovery_sheet_pdf(paper: RecoveryPaper) -> bytes:
    """Return the sheet on one page of A4; the same sheet is always the same bytes."""
    width = PORTRAIT.text_width
    panel = Panel(width, _GROUND)
    code = [
        strip
        for start in range(0, len(paper.groups), _GROUPS_A_LINE)
        for strip in lines("   ".join(paper.groups[start : start + _GROUPS_A_LINE]), inner_width(panel), _CODE)
    ]
    of = f"Clinic: {paper.clinic or 'not named yet'}. Register: {paper.register}. Made on {staff_date(paper.made_on)}."
    strips = (
        *lines("b12desk", width, Type(Face.BOLD, 10.5, 15, BLUE)),
        *lines(_TITLE, width, TITLE),
        space(6),
        *sentences(
            (
                of,
                "Whoever holds this sheet and the register’s files can read every patient in them. Keep it under lock "
                "and key, away from the computer, and never as a photograph or a file.",
                "Without it and without the passphrase nobody can open the register or its backups, the makers of "
                "b12desk included.",
            ),
            width,
            BODY,
        ),
        *heading("The code", width),
        *panelled(code, panel),
        *heading("When the passphrase is lost", width),
        *numbered(_STEPS, width),
        space(14),
        *lines(f"Register id {paper.register_id}", width, SMALL),
    )
    return document(strips, PORTRAIT, title=_TITLE, foot=(f"{_TITLE} of {staff_date(paper.made_on)}", "Confidential"))
