"""What is wrong with the thresholds that somebody typed: no figure, out of all reason, or not in their order."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from b12desk.clinical.course import ClinicSettings
from b12desk.clinical.lab_tests import scale_of
from b12desk.clinical.results import value_problem
from b12desk.clinical.thresholds import THRESHOLDS, Threshold, figure


def threshold_problems(typed: Mapping[str, str], settings: ClinicSettings) -> dict[str, str]:
    """Return a sentence for each threshold that can't be used, by its name; the others stay as `settings` has them.

    A threshold lies in the plausible range of its unit, both ends included, and those of one test and unit rise.
    """
    problems = {name: f"“{name}” is not a threshold." for name in typed.keys() - {one.name for one in THRESHOLDS}}
    for one in THRESHOLDS:
        if one.name in typed and (says := _problem(one, typed[one.name])):
            problems[one.name] = says
    if not problems:
        problems |= _out_of_order({one.name: typed.get(one.name, figure(settings, one.name)) for one in THRESHOLDS})
    return problems


def _problem(threshold: Threshold, text: str) -> str:
    says = value_problem(text)
    scale = scale_of(threshold.test, threshold.unit)
    if says or scale is None:
        return f"{threshold.label}, in {threshold.unit}: {says}"
    if not scale.lowest <= Decimal(text.strip()) <= scale.highest:
        span = f"{scale.lowest} to {scale.highest} {threshold.unit}"
        return f"{threshold.label}: {text.strip()} {threshold.unit} lies outside {span}."
    return ""


def _out_of_order(figures: Mapping[str, str]) -> dict[str, str]:
    return dict(_falling(figures))


def _falling(figures: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for lower, upper in pairwise(THRESHOLDS):
        low, high = figures[lower.name].strip(), figures[upper.name].strip()
        if (lower.test, lower.unit) == (upper.test, upper.unit) and Decimal(low) >= Decimal(high):
            yield upper.name, f"{upper.label} {high} {upper.unit} must be more than “{lower.says}”, {low}."
