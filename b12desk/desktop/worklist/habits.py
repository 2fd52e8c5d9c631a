"""What the worklist page remembers between two starts: choices, order, columns and the panel; never a patient."""

from typing import TYPE_CHECKING

from b12desk.desktop.remembered import Remembered
from b12desk.desktop.worklist.columns import ALWAYS, BY_KEY
from b12desk.desktop.worklist.narrowing import narrowing_of
from b12desk.desktop.worklist.prepared import SortOrder
from b12desk.desktop.worklist.presenter import WorklistPresenter

if TYPE_CHECKING:
    from b12desk.desktop.worklist.view import WorklistPage

_FILTER, _ORDER, _COLUMNS, _PANEL = (f"worklist/{name}" for name in ("filter", "order", "left_out", "panel"))
_DOWN, _CLOSED = "down", "closed"


def restore_habits(remembered: Remembered, page: "WorklistPage", presenter: WorklistPresenter) -> None:
    """Give page and presenter back what they had; what makes no sense any more is ignored."""
    presenter.narrowing = narrowing_of(remembered.words(_FILTER) or ())
    presenter.order = _order(remembered.words(_ORDER) or ())
    left_out = remembered.words(_COLUMNS)
    if left_out is not None:
        page.table.leave_out_columns(key for key in left_out if key in BY_KEY and key not in ALWAYS)
    page.open_panel(_CLOSED not in (remembered.words(_PANEL) or ()))


def keep_habits(remembered: Remembered, page: "WorklistPage", presenter: WorklistPresenter) -> None:
    """Write down what they have now."""
    order = presenter.order
    remembered.keep_words(_FILTER, presenter.narrowing.kept)
    remembered.keep_words(_ORDER, (order.key, _DOWN) if order.key and order.is_descending else (order.key or "",))
    remembered.keep_words(_COLUMNS, tuple(sorted(page.table.left_out_keys)))
    remembered.keep_words(_PANEL, () if page.wants_panel else (_CLOSED,))


def _order(words: tuple[str, ...]) -> SortOrder:
    key = words[0] if words and words[0] in BY_KEY else None
    return SortOrder(key, key is not None and _DOWN in words)
