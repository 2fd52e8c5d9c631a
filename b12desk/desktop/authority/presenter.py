"""What the authority sheets do: record what allows the doses of a course, and withdraw it with a reason."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.vocabulary import AuthorityKind
from b12desk.desktop.working import Run, SheetView
from b12desk.services.authority_draft import MOST_DOSES, AuthorityDraft
from b12desk.services.desk import Desk
from b12desk.services.record_authority import record_authority, withdraw_authority

KINDS = (
    (AuthorityKind.PRESCRIPTION.value, "Prescription"),
    (AuthorityKind.PSD.value, "PSD: patient-specific direction"),
    (AuthorityKind.PGD.value, "PGD: patient group direction"),
)
RECORDED = "Authority recorded."
WITHDRAWN = "Authority withdrawn. Doses already given stay as they are."


@dataclass(frozen=True, slots=True)
class AuthorityForm:
    """The sheet as typed. `valid_to` None is open-ended; `doses` empty isn't counted.

    `is_valid_to_typed` tells an end that can't be read from one that was left out.
    """

    kind: str
    prescriber: str
    reference: str
    valid_from: date | None
    valid_to: date | None
    doses: str
    is_valid_to_typed: bool = False


def problems_of(form: AuthorityForm) -> Mapping[str, str]:
    """Return a sentence for each field that can't be used, in the order of the sheet."""
    problems = {}
    needs_reference = form.kind in (AuthorityKind.PSD, AuthorityKind.PGD)
    if not form.kind:
        problems["kind"] = "Choose what allows the doses."
    if needs_reference and not form.reference.strip():
        problems["reference"] = f"Give the reference that stands on the {form.kind}."
    if not form.prescriber.strip():
        problems["prescriber"] = "Give who signed it."
    if form.valid_from is None:
        problems["valid_from"] = "Give the first day on which it holds."
    if form.valid_to is None and form.is_valid_to_typed:
        problems["valid_to"] = "Give its last day, or leave this empty where it has none."
    elif form.valid_from is not None and form.valid_to is not None and form.valid_to < form.valid_from:
        problems["valid_to"] = "It ends before it begins."
    if form.doses.strip() and _count(form.doses) is None:
        problems["doses"] = f"Give a whole number from 1 to {MOST_DOSES}, or leave this empty."
    return problems


class AuthorityPresenter:
    """One authority of one patient's course."""

    def __init__(self, view: SheetView, desk: Desk, patient_id: str, run: Run, *, saved: Callable[[str], None]) -> None:
        self._view = view
        self._desk = desk
        self._patient_id = patient_id
        self._run = run
        self._saved = saved

    def save(self, form: AuthorityForm) -> None:
        """Record the authority, or show what is missing."""
        problems = problems_of(form)
        if problems:
            self._view.point_out(problems)
            return
        draft = AuthorityDraft(
            kind=form.kind,
            prescriber=form.prescriber.strip(),
            reference=form.reference.strip(),
            valid_from=form.valid_from,
            valid_to=form.valid_to,
            doses=_count(form.doses),
        )
        self._view.show_saving(True)
        self._run(lambda: record_authority(self._desk, self._patient_id, draft), self._done, self._not_saved)

    def _done(self, _: object) -> None:
        self._view.finish()
        self._saved(RECORDED)

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)


class WithdrawalPresenter:
    """One withdrawal of one authority."""

    def __init__(
        self,
        view: SheetView,
        desk: Desk,
        patient_id: str,
        authority_id: str,
        run: Run,
        *,
        saved: Callable[[str], None],
    ) -> None:
        self._view = view
        self._desk = desk
        self._patient_id = patient_id
        self._authority_id = authority_id
        self._run = run
        self._saved = saved

    def save(self, reason: str) -> None:
        """Withdraw the authority, or ask for the reason."""
        if not reason.strip():
            self._view.point_out({"reason": "Give the reason; it is kept with the authority."})
            return
        self._view.show_saving(True)
        self._run(
            lambda: withdraw_authority(self._desk, self._patient_id, self._authority_id, reason),
            self._done,
            self._not_saved,
        )

    def _done(self, _: object) -> None:
        self._view.finish()
        self._saved(WITHDRAWN)

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)


def _count(text: str) -> int | None:
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and 1 <= int(digits) <= MOST_DOSES else None
