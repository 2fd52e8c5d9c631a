"""What allows a dose: prescription, PSD or PGD, each with its days and its number of doses. Source: CTAC."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.vocabulary import AuthorityKind


@dataclass(frozen=True, slots=True)
class Authority:
    """One authority with what was drawn on it.

    `valid_to` None is open-ended; `doses` None is not counted; `given` is how many doses not voided drew on it.
    """

    id: str
    kind: AuthorityKind
    prescriber: str
    reference: str
    valid_from: date
    valid_to: date | None
    doses: int | None
    given: int = 0

    @property
    def is_used_up(self) -> bool:
        """Whether every dose it authorises has been given."""
        return self.doses is not None and self.given >= self.doses

    @property
    def doses_left(self) -> int | None:
        """How many doses may still draw on it, None where they aren't counted."""
        return None if self.doses is None else max(self.doses - self.given, 0)

    def holds(self, *, on: date) -> bool:
        """Return whether that day lies within its validity, both ends included."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


def authority_for(
    held: Sequence[Authority], *, on: date, kinds: Collection[AuthorityKind] = frozenset(AuthorityKind)
) -> Authority | None:
    """Return the authority that a dose on that day draws on, None where none allows it.

    The one that ends first comes first, an open-ended one last; of two that end together the one recorded first.
    """
    usable = [one for one in held if one.kind in kinds and one.holds(on=on) and not one.is_used_up]
    return min(usable, key=lambda one: one.valid_to or date.max, default=None)
