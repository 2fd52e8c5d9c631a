"""Bring patients and injections in from a file: all of it, or only its good rows, in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from b12desk.clinical.errors import BadInput
from b12desk.exchange.columns import FileFormat, recognise_columns
from b12desk.exchange.csv_out import rejected_csv
from b12desk.exchange.imported import ReadFile, RejectedRow
from b12desk.exchange.reading import read_rows
from b12desk.exchange.saved_mapping import NO_SAVED_MAPPING, SavedMapping, read_mapping
from b12desk.exchange.sheet import Sheet
from b12desk.exchange.tables import read_sheet
from b12desk.register.write_unit import WriteUnit
from b12desk.services.authority_draft import AuthorityDraft, authority_problems
from b12desk.services.back_up import back_up_before
from b12desk.services.current_products import current_products
from b12desk.services.desk import Desk
from b12desk.services.history import Sources, keep_protocol, rows_of, sources_of
from b12desk.services.import_courses import CourseOrder, ordered_courses
from b12desk.services.import_plan import ImportPlan, plan_import
from b12desk.services.invented import refuse_import
from b12desk.services.permissions import Act, writing

Progress = Callable[[str, int, int], None]
DEFAULT_PRODUCT = "hydroxo-1mg-1ml"
_MANY = 500
_LARGEST_MAPPING_BYTES = 400_000


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """How a file is read: `file_format` is patients, injections or auto.

    `course` starts courses for patients without one, under `authority` or, where that is None, under a prescription
    recorded before the import; `mapping` overrules the headings.
    """

    file_format: str = "auto"
    is_dry_run: bool = False
    accept_good: bool = False
    course: CourseOrder | None = None
    mapping: Path | None = None
    product_id: str = DEFAULT_PRODUCT
    authority: AuthorityDraft | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. `read` = `added` + `already_there` + rejected rows, unless nothing was changed.

    `rejected_csv` holds the rejected rows with their reasons, None where there are none.
    """

    read: int
    added: int
    already_there: int
    rejected: tuple[RejectedRow, ...]
    patients_added: int
    injections_added: int
    courses_started: int
    notes: tuple[str, ...]
    rejected_csv: bytes | None
    is_changed: bool


def import_file(desk: Desk, path: Path, choices: ImportChoices, *, progress: Progress) -> ImportReport:
    """Import the file as of today; without `accept_good` a file with a bad row changes nothing.

    Raises:
        BadInput: when the file can't be read or its columns not be recognised, one sentence for each problem.
        Refused: when the register holds invented patients.
        RegisterTrouble: when no backup can be made before.
    """
    refuse_import(desk)
    today = desk.clock.today()
    sources = sources_of(desk)
    if choices.course is not None:
        choices.course.check(sources)
    if choices.authority is not None and (problems := authority_problems(choices.authority)):
        raise BadInput(problems)
    progress("Reading the file", 0, 0)
    sheet, found = _read(desk, path, choices)
    if not choices.is_dry_run:
        back_up_before(desk, "the import")
    with writing(desk, Act.IMPORT) as unit:
        plan = plan_import(unit, found, products=sources.products)
        plan = ordered_courses(unit, plan, choices.course, sources, today=today, authority=choices.authority)
        rejected = tuple(sorted((*found.rejected, *plan.rejected), key=lambda row: row.row))
        is_changed = not choices.is_dry_run and (choices.accept_good or not rejected)
        if is_changed:
            _write(unit, plan, sources, desk, progress)
            unit.note("imported", "import", sheet.sha256, _counts(found, plan, rejected))
    return ImportReport(
        read=found.rows_read,
        added=len(plan.rows_added) if is_changed or choices.is_dry_run else 0,
        already_there=plan.rows_known,
        rejected=rejected,
        patients_added=len(plan.patients) if is_changed else 0,
        injections_added=len(plan.injections) if is_changed else 0,
        courses_started=len(plan.courses) if is_changed else 0,
        notes=(*_product_note(found, choices, sources), *_warnings(found), *plan.notes),
        rejected_csv=rejected_csv(sheet, rejected) if rejected else None,
        is_changed=is_changed,
    )


def _read(desk: Desk, path: Path, choices: ImportChoices) -> tuple[Sheet, ReadFile]:
    saved = _saved_mapping(choices.mapping)
    sheet = read_sheet(path, known_headings=[heading for heading, _ in saved.columns])
    mapping = recognise_columns(sheet.headings, file_format=_format(choices.file_format), saved=saved)
    found = read_rows(
        sheet,
        mapping,
        today=desk.clock.today(),
        products=current_products(desk).products,
        default_product_id=choices.product_id,
    )
    return sheet, found


def _product_note(found: ReadFile, choices: ImportChoices, sources: Sources) -> tuple[str, ...]:
    """Say which product was taken where the file names none."""
    if not found.injections or any(injection.product_text for injection in found.injections):
        return ()
    name = sources.products.get(choices.product_id).name
    return (f"The file names no product; every injection was taken as {name}.",)


def _warnings(found: ReadFile) -> tuple[str, ...]:
    said = ((warning.row, warning.sentence) for warning in found.warnings)
    return tuple(f"Row {row}: {sentence}{'' if sentence.endswith('?') else '.'}" for row, sentence in said)


def _format(word: str) -> FileFormat:
    try:
        return FileFormat(word)
    except ValueError:
        raise BadInput(f"A format is patients, injections or auto, not “{word}”.") from None


def _saved_mapping(path: Path | None) -> SavedMapping:
    if path is None:
        return NO_SAVED_MAPPING
    try:
        if path.stat().st_size > _LARGEST_MAPPING_BYTES:
            raise BadInput(f"The mapping {path.name} is larger than {_LARGEST_MAPPING_BYTES // 1000} kB.")
        return read_mapping(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"The mapping {path.name} can’t be read.") from None


def _write(unit: WriteUnit, plan: ImportPlan, sources: Sources, desk: Desk, progress: Progress) -> None:
    total = len(plan.patients) + len(plan.injections)
    progress("Writing", 0, total)
    unit.add_patients(plan.patients)
    unit.add_injections(plan.injections)
    for id in sorted({course.protocol_id for course in plan.courses}):
        keep_protocol(unit, sources.protocols.get(id), sources.protocols)
    unit.add_courses(plan.courses)
    progress("Writing", total, total)
    touched = sorted({i.patient_id for i in plan.injections} | {c.patient_id for c in plan.courses})
    for start in range(0, len(touched), _MANY):
        progress("Forecasting", start, len(touched))
        histories = unit.histories(touched[start : start + _MANY])
        today = desk.clock.today()
        unit.put_forecast_rows([row for h in histories.values() for row in rows_of(h, sources, today=today)])
    progress("Forecasting", len(touched), len(touched))


def _counts(found: ReadFile, plan: ImportPlan, rejected: tuple[RejectedRow, ...]) -> dict[str, str]:
    return {
        "read": str(found.rows_read),
        "patients": str(len(plan.patients)),
        "injections": str(len(plan.injections)),
        "courses": str(len(plan.courses)),
        "rejected": str(len(rejected)),
    }
