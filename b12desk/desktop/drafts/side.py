"""Drafts between the register and the window: kept while sheets are open, offered after a stop without warning."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import shiboken6
from PySide6.QtCore import QLockFile, QObject
from PySide6.QtWidgets import QWidget

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.actions import Notice, Notify
from b12desk.desktop.drafts.keeper import DraftKeeper
from b12desk.desktop.drafts.model import KINDS, Reopening
from b12desk.desktop.drafts.presenter import UnfinishedPresenter
from b12desk.desktop.drafts.view import UnfinishedSheet
from b12desk.desktop.lane import Lane
from b12desk.services.desk import Desk
from b12desk.services.drafts import Draft
from b12desk.services.drafts_cipher import register_cipher
from b12desk.services.drafts_left import Unfinished, last_injection_here, unfinished
from b12desk.services.drafts_store import DraftStore

_LOCK = ".open"


@dataclass(frozen=True, slots=True)
class Found:
    """What the start found: the store, drafts of sessions that are over, and the last dose after an unclean stop."""

    store: DraftStore
    lock: QLockFile
    left: tuple[Unfinished, ...]
    last: str


class DraftsSide(QObject):
    """One session's drafts. Whoever opens sheets tells `watch` of them, and asks `entry_id` for the next one's id."""

    def __init__(
        self, window: QWidget, lane: Lane, desk: Callable[[], Desk | None], folder: Path, notify: Notify
    ) -> None:
        super().__init__(window)
        self._window = window
        self._lane = lane
        self._desk = desk
        self._folder = folder
        self._notify = notify
        self._found: Found | None = None
        self._keeper: DraftKeeper | None = None
        self._list: UnfinishedPresenter | None = None
        self._early: list[ActSheet] = []

    def begin(self, desk: Desk, acts: Reopening) -> None:
        """Keep drafts from now on, and offer what is left of sessions that are over; invented patients need none."""
        self.close()
        if not desk.register.is_demo:
            self._lane.ask(
                lambda: find_left(desk, self._folder), lambda found: self._begun(found, acts), trouble=_do_without
            )

    def watch(self, sheet: ActSheet) -> None:
        """Keep what is typed into a sheet; one that opens before the start has looked around is kept soon after."""
        if self._keeper is not None:
            self._keeper.watch(sheet)
        else:
            self._early.append(sheet)

    def entry_id(self) -> str:
        """Return the id of the entry that is gone on with now, empty for a new one."""
        return self._keeper.entry_id() if self._keeper is not None else ""

    def keep_now(self) -> None:
        """Write down at once what the open sheets hold."""
        if self._keeper is not None:
            self._keeper.look()

    def close(self) -> None:
        """Say that this session ended as it should; what is still unfinished is offered at the next start."""
        if self._found is not None:
            self._found.lock.unlock()

    def _begun(self, found: Found | None, acts: Reopening) -> None:
        if found is None:
            return
        self._found = found
        desk = self._desk()
        assert desk is not None
        self._keeper = DraftKeeper(found.store, self._lane, by=self._who, now=desk.clock.now, parent=self)
        early, self._early = self._early, []
        for sheet in early:
            if shiboken6.isValid(sheet) and sheet.isVisible():
                self._keeper.watch(sheet)
        if found.left:
            self._offer(found, self._keeper, acts)
        elif found.last:
            self._notify(Notice(found.last))

    def _who(self) -> str:
        desk = self._desk()
        return desk.acting if desk is not None else ""

    def _offer(self, found: Found, keeper: DraftKeeper, acts: Reopening) -> None:
        sheet = UnfinishedSheet(found.last, self._window)

        def go_on(draft: Draft) -> None:
            keeper.go_on(draft, acts)

        self._list = presenter = UnfinishedPresenter(sheet, found.left, go_on=go_on, discard=found.store.drop)
        sheet.go_on_asked.connect(presenter.go_on)
        sheet.discard_asked.connect(presenter.discard)
        sheet.finished.connect(sheet.deleteLater)
        presenter.start()
        sheet.open()


def find_left(desk: Desk, folder: Path) -> Found | None:
    """Return what sessions that are over have left, taken over into a new store; None where the disk refuses drafts.

    A session that is still open holds its lock; one that stopped without warning left it behind.
    """
    cipher = register_cipher(desk)
    store = DraftStore(folder, cipher.tag, cipher)
    try:
        store.make_home()
        was_unclean = _clear_locks(folder, cipher.tag)
        for path in store.others():
            if not _lock_of(path).exists():
                store.adopt(path)
    except OSError:
        return None
    lock = QLockFile(str(_lock_of(store.path)))
    lock.setStaleLockTime(0)
    lock.tryLock(0)
    known = tuple(draft for draft in store.drafts() if draft.kind in KINDS)
    return Found(store, lock, unfinished(desk, known), last_injection_here(desk) if was_unclean else "")


def _clear_locks(folder: Path, tag: str) -> bool:
    """Take away the locks of programs that run no more; return whether there was any."""
    is_any = False
    for path in folder.glob(f"{tag}-*{_LOCK}"):
        lock = QLockFile(str(path))
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            lock.unlock()
            is_any = True
    return is_any


def _lock_of(path: Path) -> Path:
    return path.with_suffix(_LOCK)


def _do_without(_: B12DeskError) -> None:
    """A register that can't be written has nothing to keep drafts for."""
