"""What may not be given, whatever is answered: a recalled batch, and a withdrawn product that no course is on.

These are no findings: nobody's reason lifts them, a prescriber's neither. What happened before the recall, or
elsewhere, is recorded all the same.
"""

from collections.abc import Iterator, Mapping

from b12desk.clinical.errors import Refused
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import PatientHistory
from b12desk.register.read_unit import ReadUnit
from b12desk.services.history import Sources
from b12desk.services.injection_draft import InjectionDraft
from b12desk.services.stock_of_doses import batch_of


def refuse_unusable(unit: ReadUnit, draft: InjectionDraft, history: PatientHistory, sources: Sources) -> None:
    """Raise Refused for a dose that can't be given from what it names."""
    says = unusable_sentences(unit, draft, history, sources)
    if says:
        raise Refused([f"{one} Nothing was saved." for one in says])


def unusable_sentences(
    unit: ReadUnit, draft: InjectionDraft, history: PatientHistory, sources: Sources
) -> tuple[str, ...]:
    """Return why the dose can't be given from what it names, nothing where it can."""
    return tuple(unusable_fields(unit, draft, history, sources).values())


def unusable_fields(
    unit: ReadUnit, draft: InjectionDraft, history: PatientHistory, sources: Sources
) -> Mapping[str, str]:
    """Return the same by the field that names it, `batch` or `product`."""
    if draft.given_elsewhere:
        return {}
    said = {"batch": _recalled(unit, draft), "product": _withdrawn(draft, history, sources)}
    return {name: sentence for name, sentences in said.items() for sentence in sentences}


def _recalled(unit: ReadUnit, draft: InjectionDraft) -> Iterator[str]:
    if not draft.batch.strip() or draft.given_on is None:
        return
    state = batch_of(unit, draft.product_id, draft.batch)
    if state is None or state.recalled_on is None or draft.given_on < state.recalled_on:
        return
    yield (
        f"Batch {state.batch} was recalled on {staff_date(state.recalled_on)} ({state.recall_reason}): "
        "take another batch and put this one aside. No reason lifts this."
    )


def _withdrawn(draft: InjectionDraft, history: PatientHistory, sources: Sources) -> Iterator[str]:
    """A running course keeps its withdrawn product, and an entry that is corrected keeps what was given."""
    if draft.product_id not in sources.products.withdrawn or draft.replaces is not None:
        return
    if draft.product_id not in {course.product_id for course in history.courses}:
        yield f"Product “{draft.product_id}” was withdrawn by this clinic: take another."
