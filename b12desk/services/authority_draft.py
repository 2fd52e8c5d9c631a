"""An authority as typed, what is wrong with it, and how one is said."""

from dataclasses import dataclass
from datetime import date

from b12desk.clinical.authority import Authority
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.vocabulary import AuthorityKind

MOST_DOSES = 999


@dataclass(frozen=True, slots=True)
class AuthorityDraft:
    """An authority as typed. `kind` is `prescription`, `PSD` or `PGD`; `valid_to` None is open-ended.

    `doses` is 1 to 999, or None where they aren't counted. A PSD and a PGD need a reference.
    """

    kind: str
    prescriber: str
    reference: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    doses: int | None = None


def authority_words(authority: Authority) -> str:
    """Return an authority as a colleague says it: “PSD 12/26 by Dr A, to 16-Mar-2027, 2 of 6 doses given”."""
    parts = [named_authority(authority.kind.value, authority.reference)]
    parts[0] += f" by {authority.prescriber}" if authority.prescriber else ""
    parts.append(f"from {staff_date(authority.valid_from)}")
    if authority.valid_to is not None:
        parts.append(f"to {staff_date(authority.valid_to)}")
    if authority.doses is not None:
        parts.append(f"{authority.given} of {authority.doses} doses given")
    return ", ".join(parts)


def named_authority(kind: str, reference: str) -> str:
    """Return the kind and the reference; a reference such as “PSD 12/26” names its kind already."""
    return reference if reference.casefold().startswith(kind.casefold()) else f"{kind} {reference}".strip()


def authority_problems(draft: AuthorityDraft) -> list[str]:
    """Return one sentence for each field of an authority that can't be used."""
    problems = []
    if draft.kind.casefold() not in {kind.value.casefold() for kind in AuthorityKind}:
        problems.append(f"An authority is a prescription, a PSD or a PGD, not “{draft.kind}”.")
    elif kind_of(draft.kind) is not AuthorityKind.PRESCRIPTION and not draft.reference.strip():
        problems.append("A PSD or a PGD needs its reference.")
    if not draft.prescriber.strip():
        problems.append("The prescriber is missing.")
    if draft.valid_from is None:
        problems.append("The day the authority is valid from is missing.")
    elif draft.valid_to is not None and draft.valid_to < draft.valid_from:
        problems.append(
            f"The authority ends on {staff_date(draft.valid_to)}, before it begins on {staff_date(draft.valid_from)}."
        )
    if draft.doses is not None and not 1 <= draft.doses <= MOST_DOSES:
        problems.append(f"The number of doses is 1 to {MOST_DOSES}, not {draft.doses}.")
    return problems


def kind_of(text: str) -> AuthorityKind:
    """Return the kind of authority of that name, in any case of letters."""
    return next(kind for kind in AuthorityKind if kind.value.casefold() == text.casefold())
