"""The lock of one window: when it locks, who unlocks it, and what they find then."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.actions import Notice
from b12desk.desktop.change_user.presenter import SignInPresenter
from b12desk.desktop.lane import Lane
from b12desk.desktop.lock.card import LockCard
from b12desk.desktop.lock.curtain import Curtain
from b12desk.desktop.lock.idle import IdleWatch
from b12desk.desktop.lock.touch import TouchFilter
from b12desk.desktop.lock.view import LockPage
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.settings.view import SettingsPage
from b12desk.services.desk import Desk
from b12desk.services.idle_lock import idle_lock, idle_lock_setting, set_idle_lock

LOOK_MS = 1000
TITLE = "Locked – b12desk"
_NOBODY_PROVES = "The window locks once somebody has a PIN to unlock it with: Clinic > Set my PIN."


class LockSide(QObject):
    """Locks and unlocks. `act_as` has the desk act under a name, `keep` writes down what is typed in open sheets."""

    def __init__(
        self,
        window: MainWindow,
        lane: Lane,
        desk: Callable[[], Desk],
        *,
        act_as: Callable[[str], None],
        without_pin: Callable[[], None],
        keep: Callable[[], None],
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._lane = lane
        self._desk = desk
        self._act_as = act_as
        self._without_pin = without_pin
        self._keep = keep
        self._then: Callable[[], None] | None = None
        self._curtain = Curtain(window)
        self._page: LockPage | None = None
        self._presenter: SignInPresenter | None = None
        self._idle = IdleWatch(now or desk().clock.now)
        self._filter = TouchFilter(self, touched=self._idle.touch, appeared=self._curtain.appeared, lock=self.lock_now)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        window.lock_asked.connect(self.lock_now)
        self._card = LockCard(window)
        self._card.seconds_chosen.connect(self._set)
        self._card.act_asked.connect(window.start)
        settings = window.findChild(SettingsPage)
        if isinstance(settings, SettingsPage):
            settings.show_security_card(self._card)

    @property
    def is_locked(self) -> bool:
        """Whether everything is hidden."""
        return self._curtain.is_drawn

    @property
    def locks_after(self) -> int | None:
        """The seconds after which the window locks, None for never."""
        return self._idle.seconds

    def refresh(self) -> None:
        """Read again after how long the window locks."""
        desk = self._desk()
        self._lane.ask(lambda: (idle_lock(desk), idle_lock_setting(desk)), self._read, topic="idle", trouble=_leave_it)

    def lock_now(self) -> None:
        """Lock, if there is anybody who can unlock."""
        if self._idle.seconds is None:
            self._window.notify(Notice(_NOBODY_PROVES))
        elif not self.is_locked:
            self._lock("Locked", "Choose your name and sign in. What was open comes back as you left it.")

    def begin_locked(self, seconds: int, then: Callable[[], None]) -> None:
        """Hide everything from the start; `then` is called when somebody has signed in."""
        self._take(seconds)
        self._then = then
        self._lock("Sign in", "Who works at this desk? Everything recorded from now on carries this name.")

    def look(self) -> None:
        """Lock when nobody has been there for as long as is set."""
        if self._idle.is_idle() and not self.is_locked:
            self.lock_now()

    def give_back(self, name: str) -> None:
        """Bring back what waits for whoever works here now."""
        if not self.is_locked:
            self._curtain.give_back(name)

    def close(self) -> None:
        """Listen no more."""
        self._timer.stop()
        self._filter.listen(False)

    def _read(self, found: tuple[int | None, int]) -> None:
        seconds, setting = found
        self._take(seconds)
        self._card.show_lock(setting, is_on=seconds is not None)

    def _set(self, seconds: int) -> None:
        desk = self._desk()
        self._lane.ask(lambda: set_idle_lock(desk, seconds), lambda _: self.refresh(), trouble=self._not_set)

    def _not_set(self, error: B12DeskError) -> None:
        self._window.notify(Notice(" ".join(error.problems)))
        self.refresh()

    def _take(self, seconds: int | None) -> None:
        if self._idle.seconds is None:
            self._idle.touch()
        self._idle.seconds = seconds
        is_on = seconds is not None
        self._filter.listen(is_on)
        if is_on and not self._timer.isActive():
            self._timer.start()
        elif not is_on:
            self._timer.stop()

    def _lock(self, title: str, says: str) -> None:
        self._keep()
        self._window.head.find_box.put_away()
        page = self._lock_page()
        self._curtain.draw(page, whose=self._desk().acting, title=TITLE)
        page.cover(title, says)
        self._presenter = SignInPresenter(
            page, self._desk(), self._lane.run, act_as=self._unlock, without_pin=self._without_pin
        )
        self._presenter.start()

    def _lock_page(self) -> LockPage:
        if self._page is None:
            self._page = LockPage(self._window)
            self._page.sign_in_asked.connect(self._sign_in)
        return self._page

    def _sign_in(self, name: str, secret: str) -> None:
        if self._presenter is not None:
            self._presenter.choose(name, secret)

    def _unlock(self, name: str) -> None:
        is_other = name != self._desk().acting
        then, self._then = self._then, None
        if self._page is not None:
            self._page.uncover()
        self._curtain.open()
        self._idle.touch()
        if is_other or then is not None:
            self._act_as(name)
        if is_other:
            self._window.clear_desk()
        if then is not None:
            then()
        self._curtain.give_back(name)


def _leave_it(_: B12DeskError) -> None:
    """A register that can't be read now keeps the lock as it was."""
