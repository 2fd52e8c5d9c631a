"""What a new version of a protocol changes in one of its phases, in sentences."""

from collections.abc import Iterator

from b12desk.clinical.protocol import AfterDoses, DoseCap, ForDays, Lifelong, Phase, PhaseEnd, UntilReview
from b12desk.clinical.quantities import Interval


def phase_differences(old: Phase, new: Phase) -> Iterator[str]:
    """Give one sentence for each thing that differs between two phases of one name, its substances left aside."""
    for before, after in _figures(old, new):
        if before != after:
            yield f"{_title(new)}: {before} becomes {after}{sourced(new.source)}."
    if old.source != new.source:
        yield f"{_title(new)}: source “{old.source or 'none'}” becomes “{new.source or 'none'}”."


def phase_words(phase: Phase) -> str:
    """Return a phase in a line: `weekly, 250 micrograms every week, until a review finds “blood count normal”…`."""
    parts = [_title(phase).lower(), f"{_dose(phase)} {phase.interval.words}"]
    if phase.cap:
        parts.append(_cap_words(phase.cap))
    parts.append(end_words(phase.ends))
    if phase.lowest_dose_micrograms != phase.dose_micrograms:
        parts.append(_lowest_words(phase))
    if phase.gate_outcome:
        parts.append(_gate_words(phase.gate_outcome))
    return ", ".join(parts)


def end_words(ends: PhaseEnd) -> str:
    """Return how long a phase lasts: `6 doses`, `for 21 days`, `for life`, or until which review."""
    match ends:
        case AfterDoses(count):
            return f"{count} dose{'' if count == 1 else 's'}"
        case UntilReview(outcome, every):
            return f"until a review finds “{_spaced(outcome)}”, reviewed {Interval(every, every).words}"
        case ForDays(days):
            return f"for {days} day{'' if days == 1 else 's'}"
        case Lifelong():
            return "for life"


def sourced(source: str) -> str:
    """Return the source in brackets, nothing for none."""
    return f" (source {source})" if source else ""


def _figures(old: Phase, new: Phase) -> Iterator[tuple[str, str]]:
    yield _dose(old), _dose(new)
    yield old.interval.words, new.interval.words
    yield end_words(old.ends), end_words(new.ends)
    yield _cap_words(old.cap), _cap_words(new.cap)
    is_own = old.lowest_dose_micrograms == old.dose_micrograms and new.lowest_dose_micrograms == new.dose_micrograms
    if not is_own:
        yield _lowest_words(old), _lowest_words(new)
    yield _gate_words(old.gate_outcome), _gate_words(new.gate_outcome)


def _dose(phase: Phase) -> str:
    return f"{phase.dose_micrograms} micrograms"


def _lowest_words(phase: Phase) -> str:
    return f"doses from {phase.lowest_dose_micrograms} micrograms count"


def _cap_words(cap: DoseCap | None) -> str:
    return f"at most {cap.doses} in {cap.days} days" if cap else "no limit in so many days"


def _gate_words(outcome: str | None) -> str:
    return f"the next phase waits for a review that finds “{_spaced(outcome)}”" if outcome else "no review in between"


def _title(phase: Phase) -> str:
    return phase.name.replace("-", " ").capitalize()


def _spaced(word: str) -> str:
    return word.replace("_", " ")
