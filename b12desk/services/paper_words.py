"""What staff paper says of a patient: who it is, allergies, other flags, restricted sites, the dose planned."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from b12desk.clinical.allergies import ALLERGIES, allergies_of
from b12desk.clinical.errors import Refused
from b12desk.clinical.forecast_value import Forecast
from b12desk.clinical.patient import RestrictedSite
from b12desk.clinical.quantities import age_in_years, staff_date
from b12desk.clinical.records import InjectionRecord, PatientRecord
from b12desk.clinical.vocabulary import Flag, PatientStanding
from b12desk.services.shown_names import shown_name
from b12desk.services.worklist_papers import grouped_nhs_number

if TYPE_CHECKING:
    from b12desk.documents.staff_sheet import About


def about(patient: PatientRecord, *, today: date) -> "About":
    """Return who a sheet is about, as the banner says it."""
    from b12desk.documents.staff_sheet import About

    name = shown_name(patient.family_name, patient.given_name, patient.title)
    return About(name, born_words(patient, today=today), patient.gender, grouped_nhs_number(patient.nhs_number))


def born_words(patient: PatientRecord, *, today: date) -> str:
    """Return `02-Mar-1956 (70y)`."""
    return f"{staff_date(patient.born_on)} ({age_in_years(patient.born_on, today=today)}y)"


def allergy_words(patient: PatientRecord) -> str:
    """Return the allergies recorded, that none is known, or that nobody has said so."""
    known = allergies_of(patient.flags)
    if known is None:
        return "Allergies not recorded"
    return ", ".join(known).capitalize() if known else "No known allergies"


def flag_words(patient: PatientRecord) -> str:
    """Return the other lasting facts."""
    told = {*ALLERGIES, Flag.NO_KNOWN_ALLERGIES}
    others = sorted(flag.value.replace("_", " ") for flag in patient.flags if flag not in told)
    return ", ".join(others).capitalize() if others else "None recorded"


def restricted_words(restricted: Sequence[RestrictedSite], *, today: date) -> str:
    """Return the sites that must not be used now or later, with their reasons."""
    lasting = [one for one in restricted if one.ends_on is None or one.ends_on >= today]
    said = [
        f"{one.site.words}"
        + (f" from {staff_date(one.begins_on)}" if one.begins_on and one.begins_on > today else "")
        + (f" until {staff_date(one.ends_on)}" if one.ends_on else "")
        + (f" ({one.reason})" if one.reason else "")
        for one in lasting
    ]
    return "; ".join(said)


def next_words(forecast: Forecast) -> str:
    """Return when the next dose is due and what stands in its way: `16-Mar-2026 to 16-Apr-2026; overdue 12 days`."""
    if forecast.due_on is None or forecast.due_by is None:
        return f"No dose is planned ({forecast.status.value.replace('_', ' ')})"
    window = staff_date(forecast.due_on)
    if forecast.due_on != forecast.due_by:
        window += f" to {staff_date(forecast.due_by)}"
    status = forecast.status.value.replace("_", " ")
    late = f"overdue {forecast.days_overdue} day{'' if forecast.days_overdue == 1 else 's'}"
    return f"{window}; {late if forecast.days_overdue else status}"


def dose_words(micrograms: int | None, volume: str = "") -> str:
    """Return `1000 micrograms (1 mL)`, empty for no dose."""
    if micrograms is None:
        return ""
    return f"{micrograms} micrograms" + (f" ({volume} mL)" if volume else "")


def given_words(dose: InjectionRecord) -> str:
    """Return where and from which batch: `left deltoid, batch H24817`."""
    parts = [dose.site.words if dose.site else dose.site_text, f"batch {dose.batch}" if dose.batch else ""]
    return ", ".join(part for part in parts if part)


def refuse_unless_active(patient: PatientRecord, what: str) -> None:
    """Raise Refused for a patient who is not the clinic's to write to."""
    if patient.standing is PatientStanding.DECEASED:
        raise Refused(f"The patient has died: no {what} is printed.")
    if patient.standing is PatientStanding.MOVED_AWAY:
        raise Refused(f"The patient has moved away: no {what} is printed.")
