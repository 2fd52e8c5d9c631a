"""The worklist as a CSV file and as a list on paper."""

from collections.abc import Mapping
from types import MappingProxyType

from b12desk.clinical.findings.catalogue import why
from b12desk.clinical.findings.viewing import on_viewing
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.patient import Site
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.vocabulary import Severity
from b12desk.exchange.csv_out import write_csv
from b12desk.services.desk import Desk
from b12desk.services.history import sources_of
from b12desk.services.situations import situation_today
from b12desk.services.worklist_rows import Worklist, WorklistRow

HEADINGS = (
    "Name",
    "Date of birth",
    "NHS number",
    "Status",
    "Days overdue",
    "Phase",
    "Due from",
    "Due by",
    "Offer",
    "Last dose",
    "Last site",
    "Next site",
    "Phone",
)


_SEVERITIES = {Severity.BLOCK: "Blocked", Severity.STOP: "Needs an answer", Severity.INFO: "Note"}
Findings = Mapping[str, tuple[Finding, ...]]
"""What is said about each patient, by id; those of whom nothing is said are left out."""
NOTHING_SAID: Findings = MappingProxyType({})


def worklist_findings(desk: Desk, found: Worklist) -> Findings:
    """Return what is said when somebody looks at the patients of these rows, the strongest first."""
    sources = sources_of(desk)
    with desk.register.reading() as unit:
        histories = unit.histories([row.patient_id for row in found.rows])
    said = {}
    for patient_id, history in histories.items():
        shown = on_viewing(situation_today(history, sources, today=found.as_of))
        if shown:
            said[patient_id] = tuple(sorted(shown, key=lambda one: list(Severity).index(one.severity)))
    return said


def worklist_csv(found: Worklist) -> bytes:
    """Return the rows as CSV with ISO dates, cells guarded against formulas."""
    return write_csv(HEADINGS, [_cells(row) for row in found.rows])


def worklist_pdf(
    found: Worklist,
    clinic: str,
    findings: Findings = NOTHING_SAID,
    *,
    title: str = "Worklist",
    head: str = "",
    mark: str = "",
) -> bytes:
    """Return the rows as an A4 list, with what is said about each patient beneath the row, and the register's head.

    `mark` stands on top of every page.
    """
    from b12desk.documents.clinic_list import ListRow, clinic_list_pdf

    rows = [
        ListRow(
            status_words=row.status.value.replace("_", " ").capitalize(),
            name=row.name,
            born=f"{staff_date(row.born_on)} ({row.age_years}y)",
            nhs=grouped_nhs_number(row.identifier),
            phase=phase_words(row),
            window=window_words(row),
            days_overdue=str(row.days_overdue) if row.days_overdue else "",
            last=" ".join(
                part for part in (staff_date(row.last_on) if row.last_on else "", _site(row.last_site)) if part
            ),
            next_site=_site(row.next_site),
            phone=row.phone,
            findings=tuple(_finding_words(one) for one in findings.get(row.patient_id, ())),
        )
        for row in found.rows
    ]
    return clinic_list_pdf(title, found.as_of, clinic, rows, reasons=_reasons(findings), head=head, mark=mark)


def _reasons(findings: Findings) -> list[tuple[str, str]]:
    """Return each kind of finding on the list once, with why it is said and where that comes from."""
    kinds = {one.id: one for said in findings.values() for one in said}
    return [(id.replace("_", " ").capitalize(), " ".join(why(kinds[id]))) for id in sorted(kinds)]


def _finding_words(finding: Finding) -> str:
    return f"{_SEVERITIES[finding.severity]}: {finding.message}"


def grouped_nhs_number(digits: str | None) -> str:
    """Return an NHS number in groups of 3, 3 and 4, or “Not recorded”."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}" if digits else "Not recorded"


def phase_words(row: WorklistRow) -> str:
    """Return “loading, dose 4 of 6”, or the phase alone."""
    if row.phase is None:
        return ""
    if row.dose_number is None or row.doses_in_phase is None:
        return row.phase
    return f"{row.phase}, dose {row.dose_number} of {row.doses_in_phase}"


def window_words(row: WorklistRow) -> str:
    """Return “16-Mar-2026 to 16-Apr-2026”, or the one day."""
    if row.due_on is None or row.due_by is None:
        return ""
    if row.due_on == row.due_by:
        return staff_date(row.due_on)
    return f"{staff_date(row.due_on)} to {staff_date(row.due_by)}"


def _cells(row: WorklistRow) -> tuple[str, ...]:
    days = (row.due_on, row.due_by, row.book_on, row.last_on)
    due_on, due_by, book_on, last_on = (day.isoformat() if day else "" for day in days)
    return (
        row.name,
        row.born_on.isoformat(),
        row.identifier or "",
        row.status.value,
        str(row.days_overdue),
        phase_words(row),
        due_on,
        due_by,
        book_on,
        last_on,
        _site(row.last_site),
        _site(row.next_site),
        row.phone,
    )


def _site(site: Site | None) -> str:
    return site.words if site else ""
