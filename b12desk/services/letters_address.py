"""A patient's postal address, line by line, as an envelope or a label has it."""

from b12desk.clinical.postal import address_parts
from b12desk.clinical.records import PatientRecord


def address_lines(patient: PatientRecord, *, to_guardian: bool = False) -> tuple[str, ...]:
    """Return who it goes to and where, the postcode last; a house number stays with its street."""
    name = " ".join(part for part in (patient.title, patient.given_name, patient.family_name) if part)
    opening = ("To the parent or guardian of", name) if to_guardian else (name,)
    where = list(address_parts(patient.address))
    if patient.postcode and (not where or _bare(where[-1]) != _bare(patient.postcode)):
        where.append(patient.postcode)
    return (*opening, *where)


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()
