"""The list that is shown, as a file and as paper."""

from pathlib import Path

from b12desk.clinical.errors import Refused
from b12desk.services.backup_standing import head_words
from b12desk.services.desk import Desk
from b12desk.services.invented import paper_mark
from b12desk.services.paper_settings import paper_faces
from b12desk.services.save_file import save_file
from b12desk.services.worklist_papers import worklist_csv, worklist_findings, worklist_pdf
from b12desk.services.worklist_rows import Worklist

MOST_ON_PAPER = 2000
"""More rows than anybody prints; about a hundred pages."""


def save_list(shown: Worklist, path: Path) -> str:
    """Write the rows as a CSV file and return the sentence about it.

    Raises:
        RegisterTrouble: when the place can't be written to.
    """
    save_file(path, worklist_csv(shown), what="The list was")
    count = len(shown.rows)
    return f"Saved: {count} patient{'' if count == 1 else 's'} in {path.name}."


def list_on_paper(desk: Desk, shown: Worklist, *, title: str) -> bytes:
    """Return the rows as a PDF with what is said about each patient.

    Raises:
        Refused: when there are more rows than anybody prints.
    """
    if len(shown.rows) > MOST_ON_PAPER:
        raise Refused(f"The list has {len(shown.rows)} patients: narrow it to {MOST_ON_PAPER} or fewer, then print.")
    clinic, findings = desk.clinic().details.name, worklist_findings(desk, shown)
    with paper_faces(desk):
        return worklist_pdf(shown, clinic, findings, title=title, head=head_words(desk), mark=paper_mark(desk))
