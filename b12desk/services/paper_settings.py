"""What a clinic sets for its paper: its own QR code, and fonts for the scripts that DejaVu Sans lacks."""

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from b12desk.clinical.errors import BadInput
from b12desk.exchange.clean_text import clean_text
from b12desk.register.read_unit import ReadUnit
from b12desk.services.clinic_settings import QR_TEXT
from b12desk.services.desk import Desk
from b12desk.services.permissions import Act, writing

FONT_FILES = "paper_font_files"
LONGEST_QR_TEXT = 200


@dataclass(frozen=True, slots=True)
class PaperSettings:
    """The text of the QR code, empty for none, and the font files in the order in which letters are looked for."""

    qr_text: str
    font_files: tuple[Path, ...]


def paper_settings(desk: Desk) -> PaperSettings:
    """Return what is set."""
    with desk.register.reading() as unit:
        return PaperSettings(unit.setting(QR_TEXT) or "", _font_files(unit))


def qr_problem(text: str) -> str:
    """Return why a text can't stand in the QR code, empty when it can."""
    try:
        typed = clean_text(text, limit=len(text))
    except BadInput as error:
        return f"{error.problems[0]}."
    if len(typed) > LONGEST_QR_TEXT:
        return f"The QR code’s text has {len(typed)} characters; at most {LONGEST_QR_TEXT} fit."
    return ""


def change_paper_settings(
    desk: Desk, *, qr_text: str | None = None, font_files: Sequence[Path] | None = None
) -> PaperSettings:
    """Set the QR code's text, the font files or both; None leaves a thing as it is.

    Raises:
        BadInput: when the text is too long, or a file is no TrueType font.
    """
    from b12desk.documents.faces import face_problem

    problems = [qr_problem(qr_text or ""), *map(face_problem, font_files or ())]
    problems = [problem for problem in problems if problem]
    if problems:
        raise BadInput(problems)
    with writing(desk, Act.CHANGE_CLINIC) as unit:
        if qr_text is not None:
            unit.set_setting(QR_TEXT, clean_text(qr_text, limit=LONGEST_QR_TEXT))
        if font_files is not None:
            unit.set_setting(FONT_FILES, json.dumps([str(path.resolve()) for path in font_files]))
    return paper_settings(desk)


def paper_faces(desk: Desk) -> AbstractContextManager[None]:
    """Return what lets paper use the clinic's fonts; a file that this computer can't read any more is left out."""
    from b12desk.documents.faces import face_problem, with_faces

    with desk.register.reading() as unit:
        files = _font_files(unit)
    return with_faces(*(path for path in files if not face_problem(path)))


def _font_files(unit: ReadUnit) -> tuple[Path, ...]:
    kept = json.loads(unit.setting(FONT_FILES) or "[]")
    return tuple(Path(str(name)) for name in kept) if isinstance(kept, list) else ()
