"""What the new-patient sheet does: read every field, ask about a possible duplicate, save once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.vocabulary import Flag, FormatNeed, Rotation, Side
from b12desk.desktop.working import Run, SheetView
from b12desk.services.add_patient import PatientAdded, PatientDraft, PossibleDuplicate, add_patient
from b12desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class PatientForm:
    """The sheet as typed."""

    family_name: str
    given_name: str
    born_on: date | None
    nhs_number: str
    phone: str
    address: str
    title: str = ""
    gender: str = ""
    postcode: str = ""
    flags: frozenset[Flag] = frozenset()
    rotation: Rotation = Rotation.DELTOID
    local_number: str = ""
    format_need: FormatNeed = FormatNeed.STANDARD
    preferred_side: Side | None = None
    preferred_days: tuple[str, ...] = ()


class View(SheetView, Protocol):
    """What the sheet can show."""

    def ask_about_duplicate(self, problems: Sequence[str], known_id: str) -> None:
        """Ask whether this is another person of the same name and birth than the one already known."""


class NewPatientPresenter:
    """One new patient, from the first letter to the register."""

    def __init__(self, view: View, desk: Desk, run: Run, *, saved: Callable[[PatientAdded], None]) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._saved = saved

    def save(self, form: PatientForm, *, allow_duplicate: bool = False) -> None:
        """Add the patient, or show everything that is missing."""
        problems = missing(form)
        if problems:
            self._view.point_out(problems)
            return
        draft = PatientDraft(
            family_name=form.family_name.strip(),
            given_name=form.given_name.strip(),
            born_on=form.born_on,
            nhs_number=form.nhs_number.strip(),
            phone=form.phone.strip(),
            address=form.address.strip(),
            title=form.title.strip(),
            gender=form.gender.strip(),
            postcode=form.postcode.strip(),
            flags=form.flags,
            rotation=form.rotation,
            local_number=form.local_number.strip(),
            format_need=form.format_need,
            preferred_side=form.preferred_side,
            preferred_days=form.preferred_days,
            allow_duplicate=allow_duplicate,
        )
        self._view.show_saving(True)
        self._run(lambda: add_patient(self._desk, draft), self._done, self._not_saved)

    def _done(self, added: PatientAdded) -> None:
        self._view.finish()
        self._saved(added)

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        if isinstance(error, PossibleDuplicate):
            self._view.ask_about_duplicate(error.problems, error.known_id)
        else:
            self._view.show_failure(error.problems)


def missing(form: PatientForm) -> Mapping[str, str]:
    """Return a sentence for each field that a patient can't be added without, by field name."""
    wanted = {
        "family_name": (bool(form.family_name.strip()), "Give the family name."),
        "given_name": (bool(form.given_name.strip()), "Give the given name."),
        "born_on": (form.born_on is not None, "Give the date of birth, such as 02/03/1956."),
    }
    return {name: sentence for name, (is_there, sentence) in wanted.items() if not is_there}
