"""When two entries are about the same person or the same dose: one text each, equal for equals."""

from datetime import date

from b12desk.exchange.fold import fold_name


def patient_identity(nhs_number: str | None, family_name: str, given_name: str, born_on: date | None) -> str:
    """Return the NHS number where there is one, else the folded names with the day of birth."""
    if nhs_number:
        return f"nhs:{nhs_number}"
    return f"person:{fold_name(family_name)}|{fold_name(given_name)}|{born_on or ''}"


def injection_identity(patient: str, given_on: date, product_id: str | None) -> str:
    """Return the identity of a dose: the same product for the same patient on one day is the same injection."""
    return f"{patient}|{given_on}|{product_id or ''}"
