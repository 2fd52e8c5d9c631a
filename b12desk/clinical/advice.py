"""Advice as values: texts with their sources, where each helps and for whom. People read them; no rule does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from b12desk.clinical.errors import NotFound
from b12desk.clinical.findings.facts import CONSENT_YEARS
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.quantities import age_in_years
from b12desk.clinical.vocabulary import Flag

UNDER_16 = "under_16"
CIRCUMSTANCES = (*(flag.value for flag in Flag), UNDER_16)
"""The words that say for whom a text is: a patient's flags, and the age below which a prescriber confirms consent."""

ALWAYS_ON_PLAN = ("call-today", "emergencies", "missed-date")
"""The texts without which no plan is printed; a clinic may word them, not take them away."""


class Place(StrEnum):
    """A moment or subject at which a text helps."""

    PATIENT_PLAN = "patient_plan"
    PLANNING = "planning"
    RECORDING = "recording"
    PATIENT_PAGE = "patient_page"
    RESULTS = "results"
    ENDING = "ending"
    ORAL = "oral"
    NEURO = "neuro"
    FOLIC_ACID = "folic_acid"
    PREGNANCY = "pregnancy"
    REFERRAL = "referral"
    STORAGE = "storage"


@dataclass(frozen=True, slots=True)
class Advice:
    """One text. Of each wording, one text is a paragraph and several are points; none says nothing to those readers.

    `where` in the order written, empty for nowhere; `only_for` holds CIRCUMSTANCES, empty for everybody;
    `is_clinics_own` tells a clinic's wording from the program's.
    """

    id: str
    title: str
    for_patient: tuple[str, ...]
    for_staff: tuple[str, ...]
    sources: tuple[str, ...]
    where: tuple[Place, ...]
    only_for: tuple[str, ...] = ()
    is_clinics_own: bool = False

    @property
    def staff_words(self) -> tuple[str, ...]:
        """What staff read: their own wording, else the patient's."""
        return self.for_staff or self.for_patient


@dataclass(frozen=True, slots=True)
class AdviceTexts:
    """Texts in the order in which they are listed, each id once."""

    texts: tuple[Advice, ...]

    def get(self, id: str) -> Advice:
        """Return the text of that id.

        Raises:
            NotFound: when there is none.
        """
        for one in self.texts:
            if one.id == id:
                return one
        raise NotFound(f"There is no advice “{id}”.")

    def patient_words(self, id: str) -> tuple[str, ...]:
        """Return what a text says to patients, nothing when it is not among these."""
        return next((one.for_patient for one in self.texts if one.id == id), ())

    def at(self, place: Place, circumstances: frozenset[str] | None = None) -> tuple[Advice, ...]:
        """Return the texts of a place that are for everybody or for whom they hold; None asks for all of the place."""
        here = tuple(one for one in self.texts if place in one.where)
        if circumstances is None:
            return here
        return tuple(one for one in here if not one.only_for or circumstances & set(one.only_for))

    def without(self, ids: Sequence[str]) -> tuple[Advice, ...]:
        """Return the texts but these."""
        return tuple(one for one in self.texts if one.id not in ids)


def circumstances_of(patient: PatientFacts, *, today: date) -> frozenset[str]:
    """Return the words of CIRCUMSTANCES that hold for a patient; without a date of birth nobody is under 16."""
    flags = frozenset(flag.value for flag in patient.flags)
    is_young = patient.born_on is not None and age_in_years(patient.born_on, today=today) < CONSENT_YEARS
    return flags | {UNDER_16} if is_young else flags


def own_over_program(own: Sequence[Advice], program: AdviceTexts) -> AdviceTexts:
    """Return the program's texts, a clinic's in place of those whose id it has, its others after them."""
    by_id = {one.id: one for one in own}
    known = tuple(by_id.pop(one.id, one) for one in program.texts)
    return AdviceTexts((*known, *by_id.values()))
