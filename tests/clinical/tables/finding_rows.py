"""A row of the table of findings: what is asked of one finding, and the examples that hold it to that."""

from collections.abc import Mapping
from dataclasses import dataclass

from b12desk.clinical.vocabulary import Moment, Severity
from tests.clinical.tables.told import Told

BLOCK, STOP, INFO = Severity.BLOCK, Severity.STOP, Severity.INFO
MOMENTS = {"P": Moment.PLANNING, "R": Moment.RECORDING, "V": Moment.VIEWING}


@dataclass(frozen=True, slots=True)
class Example:
    """One situation, with the moments at which the finding is said (P R V; empty: none) and those as information."""

    title: str
    told: Told
    at: str
    as_information_at: str = ""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding. `at` holds its moments as P, R and V; `source` is as the clinical specification names it."""

    id: str
    title: str
    at: str
    severity: Severity
    source: str
    examples: tuple[Example, ...]

    @property
    def moments(self) -> frozenset[Moment]:
        """The moments at which it may speak."""
        return frozenset(MOMENTS[letter] for letter in self.at)

    def answers(self, example: Example) -> Mapping[Moment, Severity]:
        """Return how the finding answers an example: its severity at each moment at which it is said."""
        return {
            moment: INFO if letter in example.as_information_at else self.severity
            for letter, moment in MOMENTS.items()
            if letter in example.at
        }


def row(id: str, title: str, at: str, severity: Severity, source: str, *examples: Example) -> FindingRow:
    """Return a row; an example that is said and doesn't say when is said at each of the finding's moments."""
    moments = at.replace(" ", "")
    told = tuple(Example(e.title, e.told, moments if e.at == "*" else e.at, e.as_information_at) for e in examples)
    return FindingRow(id, title, moments, severity, source, told)


def says(title: str, told: Told, at: str = "*", *, as_information_at: str = "") -> Example:
    """Return an example in which the finding is said, at every moment it has or only at those of `at`."""
    return Example(title, told, at, as_information_at)


def silent(title: str, told: Told) -> Example:
    """Return an example in which the finding is said at no moment."""
    return Example(title, told, "")
