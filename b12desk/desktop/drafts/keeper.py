"""Writes down what the open sheets hold, a second after it was typed, and puts it back when somebody goes on."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import uuid4

import shiboken6
from PySide6.QtCore import QObject, QTimer

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.drafts.fields import changed_from, put_back, typed_in
from b12desk.desktop.drafts.model import KINDS, Reopening
from b12desk.desktop.lane import Lane
from b12desk.services.drafts import Draft, TypedField
from b12desk.services.drafts_store import DraftStore

PAUSE_MS = 1000
_RETRY_MS = 300
_MOST_TRIES = 10


@dataclass
class _Watched:
    """A sheet that is open, the draft it is kept under, who types, and what must still find its field."""

    sheet: ActSheet
    draft_id: str
    by: str
    missing: tuple[TypedField, ...] = ()
    tries: int = 0


class DraftKeeper(QObject):
    """Looks at the open sheets once a second; a sheet that is closed has been saved or discarded."""

    def __init__(
        self,
        store: DraftStore,
        lane: Lane,
        *,
        by: Callable[[], str],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._lane = lane
        self._by = by
        self._now = now
        self._watched: list[_Watched] = []
        self._going_on: Draft | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, sheet: ActSheet) -> None:
        """Keep what is typed into a sheet from now on; one that somebody goes on with is filled in first."""
        name = type(sheet).__name__
        if name not in KINDS:
            return
        draft, self._going_on = self._going_on, None
        if draft is not None and draft.kind == name:
            watched = _Watched(sheet, draft.id, self._by(), draft.fields)
            QTimer.singleShot(0, self, lambda: self._lane.ask(_nothing, lambda _: self._put_back(watched)))
        else:
            watched = _Watched(sheet, uuid4().hex, self._by())
        self._watched.append(watched)
        sheet.finished.connect(lambda _: self._let_go(watched))
        self._timer.start()

    def go_on(self, draft: Draft, acts: Reopening) -> None:
        """Open the draft's sheet again and fill it in as it was."""
        self._going_on = draft
        KINDS[draft.kind].reopen(acts, draft)

    def entry_id(self) -> str:
        """Return the id of the entry that is about to be gone on with, empty for a new one."""
        return self._going_on.entry_id if self._going_on is not None else ""

    def look(self) -> None:
        """Write down what the open sheets hold now."""
        for watched in self._watched:
            if not shiboken6.isValid(watched.sheet) or watched.missing:
                continue
            if watched.sheet.has_unsaved():
                self._safely(partial(self._store.keep, self._draft(watched)))
            else:
                self._safely(partial(self._store.drop, watched.draft_id))

    def _draft(self, watched: _Watched) -> Draft:
        sheet = watched.sheet
        name = type(sheet).__name__
        fields = typed_in(sheet.page)
        if not KINDS[name].keeps_all:
            fields = changed_from(sheet.opened_with, fields)
        return Draft(
            id=watched.draft_id,
            kind=name,
            title=sheet.windowTitle(),
            patient_id=sheet.about,
            entry_id=sheet.entry_id,
            by=watched.by,
            at=self._now(),
            fields=fields,
        )

    def _put_back(self, watched: _Watched) -> None:
        """Fill the sheet in; a field that its presenter brings along later is filled in when it is there."""
        if not shiboken6.isValid(watched.sheet) or not watched.sheet.isVisible():
            return
        left = put_back(watched.sheet.page, watched.missing)
        watched.tries += 1
        if left and watched.tries < _MOST_TRIES:
            QTimer.singleShot(_RETRY_MS, self, lambda: self._put_back(watched))
            watched.missing = left
        else:
            watched.missing = ()

    def _let_go(self, watched: _Watched) -> None:
        self._watched = [one for one in self._watched if one is not watched]
        if not self._watched:
            self._timer.stop()
        self._safely(lambda: self._store.drop(watched.draft_id))

    def _safely(self, write: Callable[[], None]) -> None:
        """A disk that refuses a draft keeps nobody from working."""
        try:
            write()
        except OSError as error:
            logging.getLogger(__name__).warning("a draft was not kept: %s", error.strerror)


def _nothing() -> None:
    """Work that only waits for its turn, which comes after the sheet was filled in."""
