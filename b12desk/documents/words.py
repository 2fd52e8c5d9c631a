"""The words of patient paper: dates, names, sites and checks as the NHS service manual writes them."""

import re
from collections.abc import Sequence
from datetime import date

from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.plan import PlanPatient
from b12desk.clinical.quantities import age_in_years, patient_date
from b12desk.clinical.vocabulary import CheckKind, Muscle

_STAFF_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STAFF_DATE = re.compile(rf"\b(\d\d)-({'|'.join(_STAFF_MONTHS)})-(\d{{4}})\b")

_PLACES = {
    Muscle.DELTOID: "upper arm",
    Muscle.VASTUS_LATERALIS: "outer thigh",
    Muscle.BUTTOCK: "buttock",
    Muscle.OTHER: "other site",
}

CHECK_WORDS = {
    CheckKind.SYMPTOM_REVIEW: "Review of your symptoms",
    CheckKind.NEURO_REVIEW: "Review of your nerve symptoms",
    CheckKind.PHASE_REVIEW: "Review of your treatment",
    CheckKind.GATE_REVIEW: "Review before your next stage",
    CheckKind.SERUM_B12: "Vitamin B12 blood test",
    CheckKind.FULL_BLOOD_COUNT: "Full blood count",
    CheckKind.HOMOCYSTEINE: "Homocysteine blood test",
    CheckKind.MMA: "Methylmalonic acid (MMA) test",
    CheckKind.POTASSIUM: "Potassium blood test",
    CheckKind.RETICULOCYTES: "New red blood cells (reticulocytes)",
    CheckKind.PLATELETS: "Platelet count",
}


def window_words(opens_on: date, closes_on: date) -> str:
    """Return the days of a window, both included: `16 March to 16 April 2026`, or the one day."""
    if opens_on == closes_on:
        return patient_date(opens_on)
    first = patient_date(opens_on)
    if opens_on.year == closes_on.year:
        first = first.rpartition(" ")[0]
    if (opens_on.year, opens_on.month) == (closes_on.year, closes_on.month):
        first = str(opens_on.day)
    return f"{first} to {patient_date(closes_on)}"


def paper_dates(text: str) -> str:
    """Return a sentence with the dates of staff screens (`16-Mar-2026`) written as patients read them."""

    def rewritten(found: re.Match[str]) -> str:
        try:
            return patient_date(date(int(found[3]), _STAFF_MONTHS.index(found[2]) + 1, int(found[1])))
        except ValueError:
            return found[0]

    return _STAFF_DATE.sub(rewritten, text)


def banner_name(patient: PlanPatient) -> str:
    """Return `SMITH, Jo (Mrs)`. Source: NHS Common User Interface."""
    given = f", {patient.given_name}" if patient.given_name else ""
    title = f" ({patient.title})" if patient.title else ""
    return f"{patient.family_name.upper()}{given}{title}"


def born_words(born_on: date, *, today: date) -> str:
    """Return the date of birth with the age, from one year on: `2 March 1956 (70 years)`."""
    years = age_in_years(born_on, today=today)
    age = f" ({years} year{'' if years == 1 else 's'})" if years >= 1 else ""
    return f"{patient_date(born_on)}{age}"


def nhs_words(nhs_number: str | None) -> str:
    """Return the number in threes and four, `943 476 5919`; "Not recorded" when there is none."""
    if not nhs_number:
        return "Not recorded"
    return f"{nhs_number[:3]} {nhs_number[3:6]} {nhs_number[6:]}"


def place_words(site: Site | None) -> str:
    """Return where an injection goes in a patient's words: `left upper arm`."""
    return f"{site.side.value} {_PLACES[site.muscle]}" if site else "not recorded"


def restriction_words(restricted: RestrictedSite, *, whose: str = "your") -> str:
    """Return a sentence saying which site is not used, why and how long."""
    why = f": {restricted.reason}" if restricted.reason else ""
    begins = f" from {patient_date(restricted.begins_on)}" if restricted.begins_on else ""
    ends = f" until {patient_date(restricted.ends_on)}" if restricted.ends_on else ""
    return f"Do not use {whose} {place_words(restricted.site)}{begins}{ends}{why}."


def lasting_restrictions(restricted: Sequence[RestrictedSite], *, as_of: date) -> tuple[RestrictedSite, ...]:
    """Return the restrictions that stand or are still to come, without those that have ended."""
    return tuple(r for r in restricted if r.ends_on is None or r.ends_on >= as_of)


def capital(text: str) -> str:
    """Return the text with its first letter as a capital, the rest untouched."""
    return text[:1].upper() + text[1:]
