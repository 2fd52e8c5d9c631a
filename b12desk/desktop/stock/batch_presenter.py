"""What the sheets about a delivery and a batch do: say what is missing, have it done, tell what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.stock.names import COUNT, DISCARD, LIFT, RECALL
from b12desk.desktop.working import Run, SheetView
from b12desk.services.desk import Desk
from b12desk.services.stock_acts import (
    ReceiptDraft,
    StockChanged,
    count_batch,
    discard_batch,
    lift_recall,
    recall_batch,
    receipt_problems,
    receive_batch,
)


@dataclass(frozen=True, slots=True)
class BatchForm:
    """The sheet as it stands; `count` None is not typed, or no number."""

    product_id: str
    batch: str
    count: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class BatchAct:
    """An act about a batch: the words of its sheet. `number` names the field for how many, empty where none is."""

    title: str
    says: str
    number: str
    saves: str
    do: Callable[[Desk, BatchForm], StockChanged]


ACTS: Mapping[str, BatchAct] = MappingProxyType(
    {
        COUNT: BatchAct(
            "Count a batch",
            "What was counted becomes what is on hand; the difference is kept with the reason.",
            "Number counted",
            "Save count",
            lambda desk, form: count_batch(desk, form.product_id, form.batch, form.count, form.reason),
        ),
        DISCARD: BatchAct(
            "Discard",
            "For what nobody was given: broken, expired, a multi-dose vial that is empty.",
            "Number discarded",
            "Discard containers",
            lambda desk, form: discard_batch(desk, form.product_id, form.batch, form.count, form.reason),
        ),
        RECALL: BatchAct(
            "Recall a batch",
            "From today on no dose is recorded with this batch, whatever reason is given. What was given before stays "
            "on record, and the list of who received it is one press away.",
            "",
            "Recall",
            lambda desk, form: recall_batch(desk, form.product_id, form.batch, form.reason),
        ),
        LIFT: BatchAct(
            "Lift the recall",
            "For a recall that was entered in error: the batch may be given again.",
            "",
            "Lift recall",
            lambda desk, form: lift_recall(desk, form.product_id, form.batch, form.reason),
        ),
    }
)


class ReceivePresenter:
    """One delivery."""

    def __init__(self, view: SheetView, desk: Desk, run: Run, *, saved: Callable[[str], None]) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._saved = saved

    def save(self, draft: ReceiptDraft) -> None:
        """Receive the delivery, or show what keeps it from being received."""
        problems = receipt_problems(draft, today=self._desk.clock.today())
        self._view.point_out(problems)
        if not problems:
            self._view.show_saving(True)
            self._run(lambda: receive_batch(self._desk, draft), self._done, self._failed)

    def _done(self, changed: StockChanged) -> None:
        self._view.finish()
        self._saved(changed.sentence)

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)


class BatchPresenter:
    """One act about one batch. `saved` is told the sentence and the batch."""

    def __init__(
        self, view: SheetView, desk: Desk, run: Run, act: BatchAct, *, saved: Callable[[StockChanged], None]
    ) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._act = act
        self._saved = saved

    def save(self, form: BatchForm) -> None:
        """Do it, or show what is missing."""
        problems = missing(form, needs_number=bool(self._act.number))
        self._view.point_out(problems)
        if not problems:
            self._view.show_saving(True)
            self._run(lambda: self._act.do(self._desk, form), self._done, self._failed)

    def _done(self, changed: StockChanged) -> None:
        self._view.finish()
        self._saved(changed)

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)


def missing(form: BatchForm, *, needs_number: bool) -> dict[str, str]:
    """Return a sentence for each field that the act can't do without, by field name."""
    wanted = {
        "product": (bool(form.product_id), "Choose the product."),
        "batch": (bool(form.batch.strip()), "Give the batch number, as on the box."),
        "count": (form.count is not None or not needs_number, "Give a whole number."),
        "reason": (bool(form.reason.strip()), "Give the reason; it is kept with the batch."),
    }
    return {name: sentence for name, (is_there, sentence) in wanted.items() if not is_there}
