"""What the Back-entry sheet does: find whose slip it is, record it, and go on to the next."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import uuid4

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.patient import Site
from b12desk.clinical.quantities import staff_date
from b12desk.desktop.working import Run, SheetView
from b12desk.services.back_entry import SlipEntry, enter_slip, find_slip
from b12desk.services.desk import Desk
from b12desk.services.find_patients import PatientLine
from b12desk.services.plan_regimen import NO_REASONS
from b12desk.services.record_injection import InjectionRecorded
from b12desk.services.worklist_papers import grouped_nhs_number


@dataclass(frozen=True, slots=True)
class SlipForm:
    """A slip as typed."""

    patient_id: str | None
    given_on: date | None
    site: Site | None
    batch: str
    expires_on: date | None
    given_by: str
    identity_checked: bool
    consent_given: bool
    note: str
    reason: str


class BackEntryView(SheetView, Protocol):
    """What the sheet can show."""

    def show_found(self, found: Sequence[tuple[str, str]], says: str) -> None:
        """Offer these (id, words) as whose slip it is; one alone is chosen."""

    def show_entered(self, line: tuple[str, str]) -> None:
        """List (who, what came of it), and make ready for the next slip."""


class BackEntryPresenter:
    """One slip after another. `changed` is called after each."""

    def __init__(self, view: BackEntryView, desk: Desk, run: Run, *, changed: Callable[[], None]) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._changed = changed
        self._names: dict[str, str] = {}
        self._id = str(uuid4())

    def find(self, text: str) -> None:
        """Look for whom a barcode, a short id or a name fits."""
        self._run(lambda: find_slip(self._desk, text), self._found, self._failed)

    def save(self, form: SlipForm) -> None:
        """Record the slip."""
        problems = problems_of(form)
        self._view.point_out(problems)
        if problems or form.patient_id is None:
            return
        entry = SlipEntry(
            id=self._id,
            patient_id=form.patient_id,
            given_on=form.given_on,
            site=form.site,
            batch=form.batch,
            expires_on=form.expires_on,
            given_by=form.given_by,
            identity_checked=form.identity_checked,
            consent_given=form.consent_given,
            note=form.note,
            reasons={"*": form.reason} if form.reason.strip() else NO_REASONS,
        )
        self._view.show_saving(True)
        self._run(lambda: enter_slip(self._desk, entry), lambda done: self._saved(entry, done), self._not_saved)

    def _found(self, found: Sequence[PatientLine]) -> None:
        self._names = {one.patient_id: one.name for one in found}
        words = [(one.patient_id, _words(one)) for one in found]
        if not found:
            says = "Nobody fits: scan the barcode again, or type the short id or the name."
        elif len(found) == 1:
            says = ""
        else:
            says = f"{len(found)} patients fit: choose one by name and date of birth."
        self._view.show_found(words, says)

    def _saved(self, entry: SlipEntry, done: InjectionRecorded) -> None:
        self._id = str(uuid4())
        self._view.show_saving(False)
        given = staff_date(entry.given_on) if entry.given_on else ""
        self._view.show_entered((f"{self._names.get(entry.patient_id, '')}, {given}", done.sentence))
        self._changed()

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_failure(error.problems)


def problems_of(form: SlipForm) -> Mapping[str, str]:
    """Return a sentence for each field that a slip can't do without, by field name."""
    needed = (
        ("who", form.patient_id, "Say whose slip it is."),
        ("given_on", form.given_on, "The date given is missing."),
        ("site", form.site, "The site is missing."),
        ("given_by", form.given_by.strip(), "Who gave it is missing: the slip says so."),
    )
    return {name: says for name, value, says in needed if not value}


def _words(one: PatientLine) -> str:
    return f"{one.name} · born {staff_date(one.born_on)} ({one.age_years}y) · {grouped_nhs_number(one.nhs_number)}"
