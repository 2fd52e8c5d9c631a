"""A forecast as the plain document that scripts read and case files compare with."""

from datetime import date

from b12desk.clinical.findings.catalogue import why
from b12desk.clinical.forecast_value import Finding, Forecast, ProjectedDose
from b12desk.clinical.patient import Site

Document = dict[str, object]


def forecast_document(forecast: Forecast) -> Document:
    """Return the forecast with ISO dates and null for what doesn't apply. Source: INTERFACE "Case files"."""
    draw = forecast.draw
    return {
        "status": forecast.status.value,
        "phase": forecast.phase,
        "dose_number": forecast.dose_number,
        "doses_in_phase": forecast.doses_in_phase,
        "counted": [day.isoformat() for day in forecast.counted],
        "last_on": iso(forecast.last_on),
        "due_on": iso(forecast.due_on),
        "due_by": iso(forecast.due_by),
        "earliest_on": iso(forecast.earliest_on),
        "book_on": iso(forecast.book_on),
        "overdue_from": iso(forecast.overdue_from),
        "days_overdue": forecast.days_overdue,
        "next_site": site_document(forecast.next_site),
        "volume_ml": draw.volume_ml if draw else None,
        "containers": draw.containers if draw else None,
        "draw": draw.instruction if draw else None,
        "findings": [finding_document(found) for found in forecast.findings],
        "checks": [
            {
                "kind": check.kind.value,
                "opens_on": iso(check.opens_on),
                "due_on": iso(check.due_on),
                "overdue": check.is_overdue,
            }
            for check in forecast.checks
        ],
        "projection": [_projected(dose) for dose in forecast.projection],
        "because": list(forecast.because),
    }


def finding_document(found: Finding) -> Document:
    """Return a finding with its sentence, its source and why it is said."""
    return {
        "id": found.id,
        "severity": found.severity.value,
        "message": found.message,
        "source": found.source,
        "why": list(why(found)),
    }


def site_document(site: Site | None) -> Document | None:
    """Return a site as muscle and side."""
    return {"muscle": site.muscle.value, "side": site.side.value} if site else None


def iso(day: date | None) -> str | None:
    """Return the day in ISO form, None for none."""
    return day.isoformat() if day else None


def _projected(dose: ProjectedDose) -> Document:
    entry: Document = {
        "number": dose.number,
        "phase": dose.phase,
        "due_on": iso(dose.due_on),
        "due_by": iso(dose.due_by),
        "book_on": iso(dose.book_on),
    }
    if dose.continues:
        entry["continues"] = True
    return entry
