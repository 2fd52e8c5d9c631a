"""Every paper of a clinic, as the desktop and the commands make it; a paper that is refused is its sentence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.vocabulary import FormatNeed
from b12desk.documents.recovery_sheet import RecoveryPaper, recovery_sheet_pdf
from b12desk.services.audit_extract import audit_extract
from b12desk.services.batch_paper import batch_recall_list
from b12desk.services.batch_recipients import who_received
from b12desk.services.cards import appointment_card
from b12desk.services.day_list import day_list
from b12desk.services.desk import Desk
from b12desk.services.document import Document
from b12desk.services.downtime import downtime_kit
from b12desk.services.issue_plan import issue_plan, issue_plan_page
from b12desk.services.labels import SHEET_NAMES, LabelChoice, label_test_sheet, patient_labels
from b12desk.services.letters import letters_document, plan_letters
from b12desk.services.monitoring_list import monitoring_list
from b12desk.services.monitoring_papers import monitoring_on_paper
from b12desk.services.report_papers import report_on_paper
from b12desk.services.reports import make_report
from b12desk.services.transfer_summary import transfer_summary
from b12desk.services.worklist import worklist
from b12desk.services.worklist_file import list_on_paper
from tests.paper_pictures.clinic import BATCH, PEOPLE

Made = Callable[[], bytes]
_GROUPS = ("K7QX", "2MPD", "9RWT", "H4NV", "C8BZ", "3FJY", "6")


def every_paper(desk: Desk) -> Iterator[tuple[str, bytes | str]]:
    """Yield each paper with its file's name; instead of one that is refused, the sentence.

    Issuing a plan is noted in the audit trail, so what prints that comes before.
    """
    for name, make in (*_of_all(desk).items(), *_of_each(desk).items()):
        try:
            yield name, make()
        except B12DeskError as refused:
            yield name, str(refused)


def _of_each(desk: Desk) -> Mapping[str, Made]:
    """Return what is printed for one patient: plan, card, letter, label, summary and extract."""
    ids = {row.draft.family_name: row.label for row in PEOPLE}
    with desk.register.reading() as unit:
        labelled = sorted((ids[one.family_name], one.id) for one in unit.all_patients())
    found: dict[str, Made] = {}
    for label, id in labelled:
        found |= {
            f"extract-{label}.pdf": partial(_content, audit_extract, desk, id),
            f"plan-{label}.pdf": partial(_plan, desk, id),
            f"plan-{label}.html": partial(_page, desk, id),
            f"card-a5-{label}.pdf": partial(_content, appointment_card, desk, id),
            f"card-a6-{label}.pdf": partial(_content, partial(appointment_card, a6=True), desk, id),
            f"letter-{label}.pdf": partial(_letter, desk, id),
            f"summary-{label}.pdf": partial(_content, transfer_summary, desk, id),
        }
    some = dict(labelled)
    for need in (FormatNeed.LARGE_PRINT_16, FormatNeed.LARGE_PRINT_18, FormatNeed.LARGE_PRINT_20):
        for label in ("long", "arabic", "neuro"):
            found[f"plan-{label}-{need.value}.pdf"] = partial(_plan, desk, some[label], need)
    return found


def _of_all(desk: Desk) -> Mapping[str, Made]:
    """Return what is printed for everybody."""
    today = desk.clock.today()
    with desk.register.reading() as unit:
        ids = [one.id for one in unit.all_patients()]
    found: dict[str, Made] = {}
    for sheet in SHEET_NAMES:
        choice = LabelChoice(sheet, first=3, right_mm=1.0, down_mm=-0.5)
        found[f"labels-{sheet}.pdf"] = partial(_labels, desk, ids, choice)
        found[f"labels-{sheet}-test.pdf"] = partial(label_test_sheet, choice)
    return found | {
        "letters-all.pdf": lambda: letters_document(desk, plan_letters(desk)).content,
        "day-list.pdf": partial(day_list, desk, today + timedelta(days=3)),
        "downtime-kit.pdf": lambda: downtime_kit(desk).document.content,
        "batch-recall.pdf": lambda: batch_recall_list(desk, who_received(desk, BATCH)).content,
        "worklist.pdf": lambda: list_on_paper(desk, worklist(desk), title="Worklist"),
        "monitoring.pdf": lambda: monitoring_on_paper(desk, monitoring_list(desk), title="Monitoring"),
        "reports.pdf": lambda: report_on_paper(desk, make_report(desk)),
        "recovery-sheet.pdf": lambda: recovery_sheet_pdf(
            RecoveryPaper("Riverside Surgery", "register.b12desk", desk.register.register_id, today, _GROUPS)
        ),
    }


def _content(make: Callable[[Desk, str], Document], desk: Desk, patient_id: str) -> bytes:
    return make(desk, patient_id).content


def _plan(desk: Desk, patient_id: str, form: FormatNeed | None = None) -> bytes:
    return issue_plan(desk, patient_id, form).pdf


def _page(desk: Desk, patient_id: str) -> bytes:
    return issue_plan_page(desk, patient_id).html


def _labels(desk: Desk, ids: Sequence[str], choice: LabelChoice) -> bytes:
    return patient_labels(desk, ids, choice).pdf


def _letter(desk: Desk, patient_id: str) -> bytes:
    run = plan_letters(desk, [patient_id])
    if not run.letters:
        raise B12DeskError([f"{one.name} {one.why}: no letter." for one in run.left_out])
    return letters_document(desk, run).content
