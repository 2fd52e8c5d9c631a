"""An open register behind the window: reads the lists, hands out the acts, and looks again when the day turns."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from b12desk.clinical.errors import B12DeskError, PassphraseNeeded
from b12desk.desktop.actions import Notice
from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.patients.find_box import MOST_FOUND
from b12desk.desktop.patients.presenter import PatientsPresenter
from b12desk.desktop.worklist.side import WorklistSide
from b12desk.services.worklist_rows import Worklist

if TYPE_CHECKING:
    from pathlib import Path

    from b12desk.desktop.acts import DeskActs
    from b12desk.desktop.backups.open import BackupSide
    from b12desk.desktop.drafts.side import DraftsSide
    from b12desk.desktop.lock.side import LockSide
    from b12desk.desktop.monitoring.open import MonitoringSide
    from b12desk.desktop.people.worker import Worker
    from b12desk.desktop.recalls.open import RecallsSide
    from b12desk.desktop.reports.open import ReportsSide
    from b12desk.desktop.security.open import SecuritySide
    from b12desk.desktop.settings.presenter import SettingsPresenter
    from b12desk.desktop.stock.open import StockSide
    from b12desk.services.desk import Desk
    from b12desk.services.encryption import Secret
    from b12desk.services.find_patients import PatientLine


class Session(QObject):
    """What stands between the pages and the use cases, from the first frame to the last."""

    def __init__(self, window: MainWindow, lane: Lane, drafts_folder: "Path | None" = None) -> None:
        super().__init__(window)
        self._window = window
        self._lane = lane
        self._desk: Desk | None = None
        self._acts: DeskActs | None = None
        self._drafts_folder = drafts_folder
        self._drafts: DraftsSide | None = None
        self._settings: SettingsPresenter | None = None
        self._recalls: RecallsSide | None = None
        self._backups: BackupSide | None = None
        self._security: SecuritySide | None = None
        self._unlock: Callable[[Secret], Desk] | None = None
        self._monitoring: MonitoringSide | None = None
        self._stock: StockSide | None = None
        self._reports: ReportsSide | None = None
        self._lock: LockSide | None = None
        self._patients = PatientsPresenter(window.patients, self._search)
        self._worklist = WorklistSide(
            window.worklist,
            window.remembered,
            lane,
            lambda: self._desk,
            todays=self._patients.show_worklist,
            say=window.say,
        )
        lane.busy_changed.connect(window.status_line.show_working)
        lane.slow_changed.connect(window.status_line.show_slow)
        self._connect()

    def show_first(self, first: Worklist | None) -> None:
        """Show rows that were read without the register being open."""
        if first is not None:
            self._worklist.show_first(first)

    def open(self, open_desk: "Callable[[], Desk]", *, unlock: "Callable[[Secret], Desk] | None" = None) -> None:
        """Open the register in the background; everything that acts waits for it.

        `unlock` opens an encrypted one by what somebody types.
        """
        self._unlock = unlock
        self._window.say(self.tr("Opening the register…"))
        self._lane.ask(lambda: _with_worker(open_desk()), self._opened, trouble=self._not_opened)

    def refresh(self) -> None:
        """Read everything that is shown again."""
        desk = self._desk
        if desk is None:
            return
        self._worklist.read()
        self._ask_who_works(desk)
        self._patients.look_for(self._window.patients.search.text())
        sides = (self._settings, self._recalls, self._monitoring, self._stock, self._reports, self._backups)
        for side in (*sides, self._security, self._lock):
            if side is not None:
                side.refresh()
        if self._acts is not None:
            self._acts.tell_undo(self._window.show_undo)
        page = self._window.patient_page_shown()
        if page is not None:
            page.refresh()

    def close(self) -> None:
        """Wait for what is under way and close the register."""
        self._worklist.keep()
        if self._lock is not None:
            self._lock.close()
        if self._drafts is not None:
            self._drafts.close()
        desk, self._desk = self._desk, None
        backups = self._backups
        last = backups.rounds.leave if backups is not None else desk.close if desk is not None else None
        self._lane.close(last)

    def _opened(self, opened: "tuple[Desk, Worker]") -> None:
        """The libraries are loaded now, so the pages that need them cost little."""
        from b12desk.desktop.acts import DeskActs
        from b12desk.desktop.backups.open import BackupSide
        from b12desk.desktop.lock.side import LockSide
        from b12desk.desktop.monitoring.open import open_monitoring
        from b12desk.desktop.patient.view import PatientPage
        from b12desk.desktop.recalls.open import open_recalls
        from b12desk.desktop.reports.open import open_reports
        from b12desk.desktop.security.open import SecuritySide
        from b12desk.desktop.settings.open import open_settings
        from b12desk.desktop.stock.open import open_stock
        from b12desk.desktop.worklist.acts import ListActs

        desk, worker = opened
        self._desk = desk
        window = self._window
        drafts = self._open_drafts()
        acts = DeskActs(
            window,
            desk,
            self._lane,
            window.notify,
            self.refresh,
            window.open_patient,
            acting_changed=self._change_worker,
            sheet_opened=drafts.watch if drafts else None,
            entry_id=drafts.entry_id if drafts else str,
        )
        if desk.register.is_demo:
            window.show_invented()
        page = PatientPage(desk, self._lane, acts)
        self._settings = open_settings(window, self._lane, lambda: self._desk or desk)
        self._recalls = open_recalls(window, self._lane, lambda: self._desk or desk)
        self._reports = open_reports(window, self._lane, lambda: self._desk or desk)
        self._monitoring = open_monitoring(window, self._lane, lambda: self._desk or desk)
        self._backups = BackupSide(window, self._lane, lambda: self._desk or desk, refresh=self.refresh)
        self._security = SecuritySide(window, self._lane, lambda: self._desk or desk)
        self._stock = open_stock(window, self._lane, lambda: self._desk or desk, acts.stock)
        self._lock = LockSide(
            window,
            self._lane,
            lambda: self._desk or desk,
            act_as=acts.act_as,
            without_pin=acts.offer_pin,
            keep=drafts.keep_now if drafts else _nothing,
        )
        self._acts = acts
        self._worklist.begin(desk, ListActs(window, self._lane, lambda: self._desk or desk, self._tell))

        def begin() -> None:
            window.begin(acts, page)
            if drafts is not None:
                drafts.begin(desk, acts)

        window.say(self.tr("The register is open."))
        self._show_worker(worker)
        if worker.locks_after is not None:
            self._lock.begin_locked(worker.locks_after, begin)
        self.refresh()
        self._find(window.head.find_box.field.text().strip())
        if worker.locks_after is None and worker.is_known:
            begin()
        elif worker.locks_after is None:
            acts.change_user(then=begin)

    def _open_drafts(self) -> "DraftsSide | None":
        """Return what keeps the drafts; a register of another start has its own, and keeps it until the end."""
        from b12desk.desktop.drafts.side import DraftsSide

        if self._drafts_folder is None or self._drafts is not None:
            return self._drafts
        self._drafts = DraftsSide(
            self._window, self._lane, lambda: self._desk, self._drafts_folder, self._window.notify
        )
        return self._drafts

    def _change_worker(self, name: str) -> None:
        """Work under that name; where it may no longer act, ask who works instead."""
        if self._desk is not None:
            self._desk = replace(self._desk, acting=name)
            if self._acts is not None:
                self._acts.tell_undo(self._window.show_undo)
            self._ask_who_works(self._desk, asks_again=True)
            if self._lock is not None:
                self._lock.give_back(name)

    def _ask_who_works(self, desk: "Desk", *, asks_again: bool = False) -> None:
        from b12desk.desktop.people.worker import worker_of

        def show(worker: "Worker") -> None:
            self._show_worker(worker)
            if asks_again and not worker.is_known and self._acts is not None:
                self._acts.change_user()

        self._lane.ask(lambda: worker_of(desk), show, topic="" if asks_again else "worker")

    def _show_worker(self, worker: "Worker") -> None:
        self._window.status_line.show_worker(worker.words)

    def _tell(self, sentence: str) -> None:
        self._window.notify(Notice(sentence))

    def _not_opened(self, error: B12DeskError) -> None:
        self._window.say(self.tr("The register is not open."))
        if isinstance(error, PassphraseNeeded) and self._unlock is not None:
            from b12desk.desktop.unlock.ask import ask_for_passphrase

            says = " ".join(error.problems)
            ask_for_passphrase(self._window, self._lane, says, self._unlock, lambda desk: self.open(lambda: desk))
            return
        from b12desk.desktop.problems import show_trouble

        show_trouble(error, self._window)

    def _look_at_the_day(self) -> None:
        """Read again when the local day is another than the list's: after midnight, and after sleep."""
        if self._worklist.has_turned():
            self.refresh()
        if self._acts is not None:
            self._acts.look_at_the_day()

    def _stop_reading(self) -> None:
        """Let go of readings that take long; what is being saved goes on."""
        if self._lane.stop():
            self._window.say(self.tr("Stopped. What is shown may be older than the register: F5 reads it again."))

    def _search(self, text: str, limit: int) -> None:
        desk = self._desk
        if desk is None:
            return
        from b12desk.services.find_patients import find_patients

        self._lane.ask(lambda: find_patients(desk, text, limit=limit), self._patients.show_found, topic="patients")

    def _find(self, text: str) -> None:
        desk = self._desk
        if desk is None or not text:
            return
        from b12desk.services.find_patients import find_patients

        found = self._window.head.find_box.show_found
        self._lane.ask(lambda: find_patients(desk, text, limit=MOST_FOUND), found, topic="find")

    def _seek(self, text: str, found: "Callable[[Sequence[PatientLine]], None]") -> None:
        """Answer the palette; before the register is open it offers its commands alone."""
        desk = self._desk
        if desk is None:
            return
        from b12desk.services.find_patients import find_patients

        self._lane.ask(lambda: find_patients(desk, text, limit=MOST_FOUND), found, topic="palette")

    def _note_view(self, patient_id: str) -> None:
        """Note who looks at a patient, after the page was read and shown; nobody waits for it."""
        desk = self._desk
        if desk is None:
            return
        from b12desk.services.note_view import note_view

        self._lane.ask(lambda: note_view(desk, patient_id), _nothing, trouble=_nothing)

    def _connect(self) -> None:
        self._window.patient_shown.connect(self._note_view)
        self._window.patients.text_changed.connect(self._patients.look_for)
        self._window.head.find_box.text_changed.connect(self._find)
        self._window.patients_sought.connect(self._seek)
        self._window.refresh_asked.connect(self.refresh)
        self._window.woke.connect(self._look_at_the_day)
        self._window.status_line.stop_asked.connect(self._stop_reading)


def _nothing(*_: object) -> None:
    """Nobody waits for it."""


def _with_worker(desk: "Desk") -> "tuple[Desk, Worker]":
    """Return the desk just opened, with who works at it."""
    from b12desk.desktop.people.worker import worker_of

    return desk, worker_of(desk)
