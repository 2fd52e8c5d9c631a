"""What a new version of a protocol changes, in sentences that a prescriber can sign."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from b12desk.clinical.phase_difference import phase_differences, phase_words, sourced
from b12desk.clinical.protocol import AllowedInterval, ChoiceRange, Fit, Phase, Protocol
from b12desk.clinical.quantities import staff_date


def differences(old: Protocol, new: Protocol) -> tuple[str, ...]:
    """Return one sentence for each thing that the new version changes; the phases come first.

    Empty when nothing that bears on a course or its listing has changed; the version's name doesn't count.
    """
    return tuple(
        sentence
        for part in (_phases, _orders, _intervals, _choices, _substances, _about, _fits)
        for sentence in part(old, new)
    )


def _phases(old: Protocol, new: Protocol) -> Iterator[str]:
    before, after = _by_name(old.phases), _by_name(new.phases)
    for name, phase in before.items():
        if name not in after:
            yield f"Phase removed: {phase_words(phase)}."
    for place, (name, phase) in enumerate(after.items()):
        if name not in before:
            follows = f", after {_name(new.phases[place - 1].name)}" if place else ", as the first"
            yield f"Phase added{follows}: {phase_words(phase)}{sourced(phase.source)}."
    yield from _reordered("phases", map(_name, before), map(_name, after))
    for name, phase in after.items():
        if name in before:
            yield from phase_differences(before[name], phase)


def _orders(old: Protocol, new: Protocol) -> Iterator[str]:
    if old.needs_individual_order != new.needs_individual_order:
        is_needed = "is needed now" if new.needs_individual_order else "is no longer needed"
        yield f"An individual order of dose and interval {is_needed}."


def _intervals(old: Protocol, new: Protocol) -> Iterator[str]:
    before, after = _by_interval(old.allowed_intervals), _by_interval(new.allowed_intervals)
    yield from _gained(after, before, lambda words: f"Interval to choose from added: {words}{sourced(after[words])}.")
    yield from _gained(before, after, lambda words: f"Interval to choose from removed: {words}.")
    for words, source in after.items():
        if before.get(words, source) != source:
            yield f"Interval to choose from, {words}: {_becomes('source', before[words], source)}."
    yield from _reordered("the intervals to choose from", before, after)


def _choices(old: Protocol, new: Protocol) -> Iterator[str]:
    before = {choice.name: _choice_words(choice) for choice in old.choices}
    after = {choice.name: _choice_words(choice) for choice in new.choices}
    yield from _gained(after, before, lambda name: f"Choice added: {_name(name)}, {after[name]}.")
    yield from _gained(before, after, lambda name: f"Choice removed: {_name(name)}.")
    for name, words in after.items():
        if before.get(name, words) != words:
            yield f"Choice of {_name(name)}: {before[name]} becomes {words}."
    yield from _reordered("choices", map(_name, before), map(_name, after))


def _substances(old: Protocol, new: Protocol) -> Iterator[str]:
    before, after = _permitted(old), _permitted(new)
    yield from _gained(after, before, lambda substance: f"Substance permitted now: {substance}.")
    yield from _gained(before, after, lambda substance: f"Substance no longer permitted: {substance}.")


def _about(old: Protocol, new: Protocol) -> Iterator[str]:
    pairs = (
        ("Route", old.route.value, new.route.value),
        ("Product", old.product_id or "", new.product_id or ""),
        ("Title", old.title, new.title),
        ("Summary", old.summary, new.summary),
    )
    yield from _changed(pairs)
    yield from _gained(new.sources, old.sources, lambda source: f"Source added: {source}.")
    yield from _gained(old.sources, new.sources, lambda source: f"Source removed: {source}.")
    yield from _reordered("sources", old.sources, new.sources)
    yield from _changed((("Approved by, as the file says", old.approved_by, new.approved_by),))
    if old.checked != new.checked:
        yield f"Checked: {staff_date(old.checked)} becomes {staff_date(new.checked)}."


def _fits(old: Protocol, new: Protocol) -> Iterator[str]:
    before, after = old.fit, new.fit
    yield from _gained(_indications(after), _indications(before), lambda one: f"Listed now for {one}.")
    yield from _gained(_indications(before), _indications(after), lambda one: f"No longer listed for {one}.")
    if before.for_neuro != after.for_neuro:
        yield f"Listed {'first' if after.for_neuro else 'no longer first'} with neurological involvement."
    yield from _changed((("Why it fits", before.why, after.why),))
    against, still = sorted(after.contradicts), sorted(before.contradicts)
    yield from _gained(against, still, lambda id: f"Its sources and those of {id} are said to contradict each other.")
    yield from _gained(still, against, lambda id: f"It is no longer said to contradict {id}.")
    if before.rank != after.rank:
        yield f"Place in the list of protocols: {before.rank} becomes {after.rank}."


def _gained(all_of: Iterable[str], known: Container[str], says: Callable[[str], str]) -> Iterator[str]:
    return (says(one) for one in all_of if one not in known)


def _reordered(what: str, before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
    old, new = tuple(before), tuple(after)
    kept, now = [one for one in old if one in new], [one for one in new if one in old]
    if kept != now:
        yield f"Order of {what}: {', '.join(kept)} becomes {', '.join(now)}."


def _changed(pairs: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    return (f"{_becomes(what, before, after)}." for what, before, after in pairs if before != after)


def _becomes(what: str, before: str, after: str) -> str:
    return f"{what}: {_quoted(before)} becomes {_quoted(after)}"


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "none"


def _by_name(phases: Sequence[Phase]) -> dict[str, Phase]:
    return {phase.name: phase for phase in phases}


def _by_interval(allowed: Sequence[AllowedInterval]) -> dict[str, str]:
    return {one.interval.words: one.source for one in allowed}


def _choice_words(choice: ChoiceRange) -> str:
    return f"{choice.lowest} to {choice.highest}, {choice.default} unless chosen"


def _permitted(protocol: Protocol) -> list[str]:
    of_phases = {substance for phase in protocol.phases for substance in phase.substances}
    return sorted(substance.value for substance in of_phases | protocol.substances)


def _indications(fit: Fit) -> list[str]:
    return [_name(indication) for indication in sorted(fit.indications)]


def _name(word: str) -> str:
    return word.replace("-", " ").replace("_", " ")
