"""Laboratory results as entered, and what they say by the thresholds of their own unit, never converted.

Nothing measured here moves an injection date.
"""

import re
from dataclasses import dataclass
from decimal import Context, Decimal

from b12desk.clinical.course import ClinicSettings
from b12desk.clinical.errors import BadInput
from b12desk.clinical.lab_tests import TEST_WORDS, LabTest, Scale, named_test, scale_of, scales_of
from b12desk.clinical.thresholds import is_as_published, thresholds_of

ON_TREATMENT = "On treatment a normal serum B12 says little: up to half have metabolic deficiency. Source: S3."

_FIGURE = re.compile(r"[0-9]{1,7}(?:\.[0-9]{1,4})?")
_SHOWN = Context(prec=3)
_LARGEST_SHOWN = 12
_LONGEST_QUOTE = 40
_SERUM_B12 = frozenset({LabTest.TOTAL_B12, LabTest.ACTIVE_B12})


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A value of a test in one of its units, spelt as `lab_tests` spells it. The value is exact and finite."""

    test: LabTest
    value: Decimal
    unit: str

    def __post_init__(self) -> None:
        if scale_of(self.test, self.unit) is None:
            raise ValueError(f"{self.test} is not measured in {self.unit}")
        if not self.value.is_finite():
            raise ValueError(f"{self.value} is not a value")

    @property
    def scale(self) -> Scale:
        """The unit with its plausible range and thresholds."""
        scale = scale_of(self.test, self.unit)
        assert scale is not None
        return scale

    @property
    def is_plausible(self) -> bool:
        """Whether the value lies in the plausible range of its unit, both ends included."""
        return self.scale.lowest <= self.value <= self.scale.highest

    @property
    def doubt(self) -> str:
        """The question that an implausible value raises, empty for a plausible one."""
        if self.is_plausible:
            return ""
        scale = self.scale
        expected = f"{TEST_WORDS[self.test]} is expected between {scale.lowest} and {scale.highest} {self.unit}"
        return f"{self.words} is unusual: {expected}. {self._question()}"

    @property
    def words(self) -> str:
        """The value with its unit, `250 ng/L`."""
        return f"{self.value} {self.unit}"

    def _question(self) -> str:
        twin = self.scale.twin
        if twin is None or abs(self.value.adjusted()) > _LARGEST_SHOWN:
            return "Are the value and its unit right?"
        other = format(_SHOWN.multiply(self.value, twin.times), "f")
        return f"This would be {other} {twin.unit}: is the unit right?"


def read_result(test: str, value_text: str, unit: str) -> ReadResult:
    """Return what was typed as a value of a test in one of its units; an implausible value is read too.

    Raises:
        BadInput: with a sentence for each part that can't be used.
    """
    known = named_test(test)
    found = (_test_problem(test, known), value_problem(value_text), _unit_problem(unit, known))
    problems = [sentence for sentence in found if sentence]
    scale = scale_of(known, unit) if known is not None else None
    if problems or known is None or scale is None:
        raise BadInput(problems)
    return ReadResult(known, Decimal(value_text.strip()), scale.unit)


def value_problem(text: str) -> str:
    """Return why what was typed is not a value, empty when it is one."""
    value = text.strip()
    if not value:
        return "The value is missing."
    if _FIGURE.fullmatch(value):
        return ""
    if value[0] in "<>≤≥":
        return f"{_quoted(value)} is not one value: enter the number alone and put {_quoted(value)} into the note."
    if "," in value:
        return f"{_quoted(value)} has a comma: write a decimal point, and thousands without a mark."
    return f"{_quoted(value)} is not a value such as 250 or 3.5; the unit stands apart."


def reading_of(result: ReadResult, *, on_treatment: bool, settings: ClinicSettings | None = None) -> tuple[str, ...]:
    """Return what the value says by the clinic's thresholds, one sentence each with its source.

    `on_treatment` adds to any serum B12 that a normal one says little.
    """
    says = _by_thresholds(result, settings or ClinicSettings())
    if on_treatment and result.test in _SERUM_B12:
        return says, ON_TREATMENT
    return (says,)


@dataclass(frozen=True, slots=True)
class Target:
    """The range to be in, in one unit; None at an end that is open. `words` is as a person says it."""

    lowest: Decimal | None
    highest: Decimal | None
    includes_ends: bool
    words: str

    def holds(self, value: Decimal) -> bool:
        """Whether a value is in the target."""
        if value in (self.lowest, self.highest):
            return self.includes_ends
        return (self.lowest is None or value > self.lowest) and (self.highest is None or value < self.highest)


def target_of(result: ReadResult, settings: ClinicSettings | None = None) -> Target | None:
    """Return the target of a test in the result's unit, None where b12desk sets none."""
    set_by_clinic = thresholds_of(result.test, result.unit, settings or ClinicSettings())
    match result.test:
        case LabTest.TOTAL_B12 | LabTest.ACTIVE_B12:
            above = set_by_clinic[-1]
            return Target(above, None, False, f"above {above}")
        case LabTest.HOMOCYSTEINE | LabTest.MMA:
            below = set_by_clinic[0]
            return Target(None, below, False, f"below {below}")
        case LabTest.POTASSIUM:
            least = set_by_clinic[0]
            return Target(least, None, True, f"{least} or more")
        case LabTest.PLATELETS:
            _, normal_from, normal_to = set_by_clinic
            return Target(normal_from, normal_to, True, f"{normal_from} to {normal_to}")
        case _:
            return None


def _by_thresholds(result: ReadResult, settings: ClinicSettings) -> str:
    found = thresholds_of(result.test, result.unit, settings)
    is_published = is_as_published(result.test, result.unit, settings)
    match result.test:
        case LabTest.TOTAL_B12 | LabTest.ACTIVE_B12:
            return f"{_serum_b12(result, *found)} {_source('S2, NICE', is_published)}"
        case LabTest.HOMOCYSTEINE:
            return f"{_against_target(result, *found)} {_source('S1 S3', is_published)}"
        case LabTest.MMA:
            return f"{_against_target(result, *found)} {_source('S3', is_published)}"
        case LabTest.POTASSIUM:
            return f"{_potassium(result, *found)} {_source('S1 S2', is_published)}"
        case LabTest.PLATELETS:
            return _platelets(result, *found)
        case LabTest.HAEMOGLOBIN:
            return f"{_NO_THRESHOLD} Haemoglobin recovers within 2 months of treatment. Source: S1 S4."
        case LabTest.RETICULOCYTES:
            return f"{_NO_THRESHOLD} Reticulocytes rise 5 to 7 days after the first dose. Source: S1 S4."


def _source(published: str, is_published: bool) -> str:
    """Name the source of a threshold; one that the clinic has set is not the publication's any more."""
    return f"Source: {published}." if is_published else "Source: clinic setting."


_NO_THRESHOLD = "Compare with the laboratory’s range."


def _serum_b12(result: ReadResult, low: Decimal, high: Decimal) -> str:
    """Both thresholds belong to the middle band."""
    if result.value < low:
        return f"Below {low} {result.unit}: deficient."
    if result.value <= high:
        return f"{low} to {high} {result.unit}: indeterminate, measure MMA and homocysteine."
    return f"Above {high} {result.unit}: deficiency unlikely."


def _against_target(result: ReadResult, target: Decimal) -> str:
    if result.value < target:
        return f"Within the target, below {target} {result.unit}."
    return f"Not within the target, below {target} {result.unit}."


def _potassium(result: ReadResult, low: Decimal) -> str:
    if result.value < low:
        return f"Low: below {low} {result.unit}."
    return f"Not low: {low} {result.unit} or more."


def _platelets(result: ReadResult, low: Decimal, normal_from: Decimal, normal_to: Decimal) -> str:
    span = f"the laboratory’s range, {normal_from} to {normal_to} {result.unit}"
    if result.value < low:
        return f"Below {low} {result.unit}: an intramuscular injection may bleed. Source: practice."
    if result.value < normal_from:
        return f"Below {span}. Source: clinic setting; S2."
    if result.value <= normal_to:
        return f"Within {span}. Source: clinic setting; S2."
    return f"Above {span}. Source: clinic setting; S2."


def _test_problem(text: str, known: LabTest | None) -> str:
    if known is not None:
        return ""
    if not text.strip():
        return "The test is missing."
    return f"{_quoted(text)} is not a test that can be entered; there are {', '.join(TEST_WORDS.values())}."


def _unit_problem(text: str, known: LabTest | None) -> str:
    if not text.strip():
        return "The unit is missing: a value without a unit can’t be kept."
    if known is None or scale_of(known, text) is not None:
        return ""
    units = " or ".join(scale.unit for scale in scales_of(known))
    return f"{TEST_WORDS[known]} is entered in {units}, not {_quoted(text)}."


def _quoted(text: str) -> str:
    shown = " ".join(text.split())
    return f"“{shown}”" if len(shown) <= _LONGEST_QUOTE else f"“{shown[:_LONGEST_QUOTE]}…”"
