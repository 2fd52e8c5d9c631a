"""What the plan says to the patient in plain words."""

from b12desk.clinical.forecast_value import Forecast
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.sources import SOURCES
from b12desk.clinical.vocabulary import Status


def source_words(source: str) -> str:
    """Return a source by its full name."""
    return SOURCES.get(source, source)


def patient_sentence(forecast: Forecast) -> str:
    """Return what happens next, said to the patient: when the injection is due, was due, or why it waits."""
    if forecast.due_on is None or forecast.due_by is None:
        return "No injection is planned."
    window = staff_date(forecast.due_by)
    if forecast.due_on != forecast.due_by:
        window = f"{staff_date(forecast.due_on)} to {staff_date(forecast.due_by)}"
    match forecast.status:
        case Status.OVERDUE:
            return f"Your injection was due by {staff_date(forecast.due_by)}. Please call us."
        case Status.ON_HOLD:
            return "Your injections are on hold until we tell you."
        case Status.AWAITING_REVIEW:
            return "You need a review with us before your next injection."
        case Status.DUE:
            return f"Your injection is due now: {window}."
        case _:
            return f"Your next injection is due {window}."
