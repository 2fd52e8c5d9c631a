"""What the undo sheet does: undo the act that it shows, once."""

from collections.abc import Callable

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.working import Run, SheetView
from b12desk.services.desk import Desk
from b12desk.services.undo import UndoPreview, undo


class UndoPresenter:
    """One undo of one act."""

    def __init__(
        self, view: SheetView, desk: Desk, preview: UndoPreview, run: Run, *, saved: Callable[[str], None]
    ) -> None:
        self._view = view
        self._desk = desk
        self._preview = preview
        self._run = run
        self._saved = saved

    def save(self) -> None:
        """Undo it, or show why not."""
        self._view.show_saving(True)
        self._run(lambda: undo(self._desk, self._preview.step), self._done, self._not_done)

    def _done(self, sentence: str) -> None:
        self._view.finish()
        self._saved(sentence)

    def _not_done(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)
