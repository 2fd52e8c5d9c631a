"""What Undo offers: the newest act that can be undone, with what had to be passed over."""

from dataclasses import dataclass

from b12desk.clinical.errors import B12DeskError
from b12desk.services.desk import Desk
from b12desk.services.undo import UndoPreview, preview_undo
from b12desk.services.undo_steps import UndoStep, undo_steps

NOTHING = "There is nothing of this session to undo."


@dataclass(frozen=True, slots=True)
class UndoOffer:
    """`preview` is None where nothing can be undone; `says` is the sentence why. `passed_over` are newer acts."""

    preview: UndoPreview | None
    says: str = ""
    passed_over: tuple[UndoStep, ...] = ()


def offer_of(desk: Desk, mark: int) -> UndoOffer:
    """Return what Undo offers of the acts since the mark."""
    steps = undo_steps(desk, mark)
    passed = []
    for step in steps:
        if not step.can_be_undone:
            passed.append(step)
            continue
        try:
            return UndoOffer(preview_undo(desk, step), passed_over=tuple(passed))
        except B12DeskError as error:
            return UndoOffer(None, f"{step.says} ({time_of(step)}): {' '.join(error.problems)}")
    return UndoOffer(None, passed_words(passed[0]) if passed else NOTHING)


def next_name(desk: Desk, mark: int) -> str:
    """Return the act that Undo would undo, as the menu names it; empty for none."""
    return next((step.name for step in undo_steps(desk, mark) if step.can_be_undone), "")


def passed_words(step: UndoStep) -> str:
    """Return why an act is passed over."""
    return f"{step.says} ({time_of(step)}): {step.why_not}"


def time_of(step: UndoStep) -> str:
    """Return when it was done, by the clock on the wall."""
    return f"{step.at.astimezone():%H:%M}"
