"""A phase of a regimen as a plain sentence, for screen and paper."""

from b12desk.clinical.product import Product
from b12desk.clinical.protocol import AfterDoses, ForDays, Phase, UntilReview
from b12desk.clinical.quantities import Interval

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def phase_sentence(phase: Phase, chosen: Interval | None, product: Product) -> str:
    """Return, for example, “Maintenance: 1000 micrograms of hydroxocobalamin every 2 to 3 months, for life.”"""
    interval = (chosen or phase.interval).words
    dose = f"{phase.dose_micrograms} micrograms of {product.substance.value}"
    cap = f", at most {_number(phase.cap.doses)} in {phase.cap.days} days" if phase.cap else ""
    gate = f" Before the next phase a review confirms: {_outcome(phase.gate_outcome)}." if phase.gate_outcome else ""
    name = phase.name.replace("-", " ").capitalize()
    match phase.ends:
        case AfterDoses(count):
            return f"{name}: {_number(count)} injections of {dose}, {interval}{cap}.{gate}"
        case UntilReview(outcome, every):
            until = f"until a review finds {_outcome(outcome)}; reviewed every {every.words}"
            return f"{name}: {dose} {interval}{cap}, {until}."
        case ForDays(days):
            return f"{name}: {dose} {interval}{cap}, for {days} days.{gate}"
        case _:
            return f"{name}: {dose} {interval}, for life."


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _outcome(outcome: str) -> str:
    return {
        "blood_count_normal": "a normal blood count",
        "cause_corrected": "that the cause is corrected",
        "response_confirmed": "the response is there",
    }.get(outcome, outcome.replace("_", " "))


def ends_words(phase: Phase) -> str:
    """Return what ends a phase: `6 doses`, `review no_further_improvement`, `21 days`, `lifelong`."""
    match phase.ends:
        case AfterDoses(count):
            return f"{count} doses"
        case UntilReview(outcome, _):
            return f"review {outcome}"
        case ForDays(days):
            return f"{days} days"
        case _:
            return "lifelong"
