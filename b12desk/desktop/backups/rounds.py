"""The window's own backups: every 30 minutes and on leaving when anything was entered, and what is said about them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.backups.strip import StripLine
from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.services.back_up import BackedUp, back_up_if_changed
from b12desk.services.confirm_clock import confirm_clock
from b12desk.services.desk import Desk
from b12desk.services.desk_safety import DeskSafety, desk_safety
from b12desk.services.one_window import WindowClaim, claim_window

EVERY_MS = 30 * 60 * 1000
_LOOKS_EVERY_MS = 5 * 60 * 1000


class BackupRounds(QObject):
    """Holds the register for this window, and backs it up while it does. `desk` returns the desk as it is now."""

    def __init__(
        self, window: MainWindow, lane: Lane, desk: Callable[[], Desk], *, refresh: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._lane = lane
        self._desk = desk
        self._refresh = refresh
        self._claim: WindowClaim | None = None
        self._failure = ""
        self._timers = [self._every(EVERY_MS, self.back_up), self._every(_LOOKS_EVERY_MS, self.look)]

    def begin(self) -> None:
        """Take the register for this window and say how it stands with its backups."""
        self._claim_again()
        self.look()

    def back_up(self) -> None:
        """Back up what was entered since the last time."""
        desk = self._desk()
        if self.may_back_up:
            self._lane.ask(lambda: back_up_if_changed(desk), self._backed_up, trouble=self._failed, topic="round")

    @property
    def may_back_up(self) -> bool:
        """Whether this window looks after the register; one that only reads leaves it to the other."""
        return self._claim is not None and not self._claim.sentence

    def look(self) -> None:
        """Read again how the register stands, and say so in the status bar and above the pages."""
        desk = self._desk()
        self._lane.ask(lambda: desk_safety(desk), self._show, trouble=lambda _: None, topic="safety")

    def made(self) -> None:
        """A backup was made by hand: nothing failed any more."""
        self._failure = ""
        self.look()

    def leave(self) -> None:
        """Back up a last time and close the register; this runs on the lane, and closing never fails for a backup."""
        desk = self._desk()
        try:
            if self.may_back_up:
                back_up_if_changed(desk)
        except B12DeskError:  # said at the next start, when the newest backup is too old
            pass
        finally:
            desk.close()
            if self._claim is not None:
                self._claim.release()

    def _every(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.timeout.connect(then)
        timer.start(milliseconds)
        return timer

    def _take(self) -> tuple[WindowClaim, bool]:
        """Take the register, on the lane, so that it is known on leaving whatever is still under way."""
        was_reading = self._claim is not None and bool(self._claim.sentence)
        if self._claim is None or was_reading:
            self._claim = claim_window(self._desk())
        return self._claim, was_reading

    def _claimed(self, taken: tuple[WindowClaim, bool]) -> None:
        claim, was_reading = taken
        line = StripLine(claim.sentence, self.tr("Try again"), self._claim_again) if claim.sentence else None
        self._window.warnings.say("window", line)
        if was_reading and not claim.sentence:
            self._window.say(self.tr("This window writes again."))
            self._refresh()

    def _claim_again(self) -> None:
        self._lane.ask(self._take, self._claimed)

    def _backed_up(self, done: BackedUp | None) -> None:
        if done is not None:
            self._failure = ""
        self.look()

    def _failed(self, error: B12DeskError) -> None:
        self._failure = self.tr("The backup failed. ") + " ".join(error.problems)
        self.look()

    def _show(self, safety: DeskSafety) -> None:
        window = self._window
        window.status_line.show_backup(safety.backup)
        wrong = " ".join(part for part in (self._failure, safety.backup_warning) if part)
        window.warnings.say("backup", StripLine(wrong, self.tr("Back up now"), self.back_up) if wrong else None)
        warnings = (
            ("head", safety.head_warning),
            ("place", safety.place_warning),
            ("trail", safety.trail_warning),
        )
        for topic, sentence in warnings:
            window.warnings.say(topic, StripLine(sentence) if sentence else None)
        clock = safety.clock_warning
        window.warnings.say("clock", StripLine(clock, self.tr("The clock is right"), self._confirm) if clock else None)

    def _confirm(self) -> None:
        """Confirm the computer's clock, as whoever works now; a refusal says who may."""
        desk = self._desk()
        self._lane.ask(lambda: confirm_clock(desk), lambda _: self.look())
