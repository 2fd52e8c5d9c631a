"""A patient's postal address, line by line, as an envelope or a label has it."""

from collections.abc import Sequence

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


def unprintable_words(lines: Sequence[str]) -> str:
    """Return which letters of an address no font has, as the end of a sentence; empty where paper shows them all."""
    from b12desk.documents.printed_text import letter_names, missing_glyphs

    lacking = missing_glyphs("".join(lines))
    return f"has letters that no font here has ({letter_names(lacking)})" if lacking else ""


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()
