"""What the list of unfinished work does: go on with one, discard one, and close when nothing is left."""

from collections.abc import Callable, Sequence
from typing import Protocol

from b12desk.services.drafts import Draft
from b12desk.services.drafts_left import Unfinished


class View(Protocol):
    """What the list can show."""

    def show_unfinished(self, ones: Sequence[Unfinished]) -> None:
        """Show each with its buttons."""

    def leave(self) -> None:
        """Close."""


class UnfinishedPresenter:
    """The work that an earlier session left; what is neither gone on with nor discarded is kept."""

    def __init__(
        self,
        view: View,
        ones: Sequence[Unfinished],
        *,
        go_on: Callable[[Draft], None],
        discard: Callable[[str], None],
    ) -> None:
        self._view = view
        self._ones = list(ones)
        self._go_on = go_on
        self._discard = discard

    def start(self) -> None:
        """Show what there is."""
        self._view.show_unfinished(self._ones)

    def go_on(self, draft_id: str) -> None:
        """Open the sheet again as it was; the others wait for the next start."""
        one = next(one for one in self._ones if one.draft.id == draft_id)
        self._view.leave()
        self._go_on(one.draft)

    def discard(self, draft_id: str) -> None:
        """Forget one."""
        self._discard(draft_id)
        self._ones = [one for one in self._ones if one.draft.id != draft_id]
        if self._ones:
            self._view.show_unfinished(self._ones)
        else:
            self._view.leave()
