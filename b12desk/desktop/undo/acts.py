"""Undo: looks for the last act of this session, says what undoing it would do, and does it."""

from collections.abc import Callable

from b12desk.desktop.actions import Notice
from b12desk.desktop.bench import Bench
from b12desk.desktop.undo.model import UndoOffer, next_name, offer_of
from b12desk.desktop.undo.presenter import UndoPresenter
from b12desk.desktop.undo.view import UndoSheet
from b12desk.services.desk import Desk
from b12desk.services.undo_steps import session_mark


class UndoActs:
    """Undoes what the person who works at the desk did since they began; nobody undoes a colleague's acts."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._mark = 0
        self.begin()

    def begin(self) -> None:
        """Forget what was done so far: somebody begins to work at the desk."""
        desk = self._bench.desk()
        self._bench.lane.ask(lambda: self._begin(desk), _nothing)

    def undo(self) -> None:
        """Show what undoing the last act would do; where nothing can be undone, say why."""
        desk = self._bench.desk()
        self._bench.lane.ask(lambda: offer_of(desk, self._mark), self._offer)

    def tell_name(self, told: Callable[[str], None]) -> None:
        """Tell the act that Undo would undo, empty for none."""
        desk = self._bench.desk()
        self._bench.lane.ask(lambda: next_name(desk, self._mark), told, topic="undo")

    def _begin(self, desk: Desk) -> None:
        """Take the mark on the lane, where it is read, so that it stands before the first act."""
        self._mark = session_mark(desk)

    def _offer(self, offer: UndoOffer) -> None:
        bench = self._bench
        if offer.preview is None:
            bench.notify(Notice(offer.says))
            return
        sheet = UndoSheet(offer.preview, offer, bench.window)
        presenter = UndoPresenter(sheet, bench.desk(), offer.preview, bench.sheets.run_for(sheet), saved=bench.tell)
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)


def _nothing(_: None) -> None:
    """The mark is for the lane alone."""
