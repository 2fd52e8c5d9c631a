"""Shows the first page in the window and opens the register that somebody chooses."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from b12desk.desktop.first_start.presenter import FirstStartPresenter, Ways
from b12desk.desktop.first_start.view import FirstStartPage
from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.session import Session

if TYPE_CHECKING:
    from b12desk.services.desk import Desk
    from b12desk.services.encryption import Secret

T = TypeVar("T")


def begin_first_start(window: MainWindow, session: Session, lane: Lane, ways: Ways) -> FirstStartPage:
    """Show the page; the pages of the rail and everything that acts wait until a register is open."""
    page = FirstStartPage(ways.path)

    def opened(desk: "Desk") -> None:
        window.leave_first_start(desk.register.path.stem)
        session.open(lambda: desk)

    def started(desk: "Desk") -> None:
        """Show a new encrypted register’s recovery sheet before going on."""
        if desk.register.key is None:
            opened(desk)
            return
        from b12desk.desktop.security.open import show_recovery

        show_recovery(window, lane, desk, kept=lambda: None, closed=lambda: opened(desk))

    def ask(says: str, open: "Callable[[Secret], T]", then: "Callable[[T], None]", /) -> None:
        from b12desk.desktop.unlock.ask import ask_for_passphrase

        ask_for_passphrase(window, lane, says, open, then)

    presenter = FirstStartPresenter(page, ways, lane.run, opened=opened, started=started, ask=ask)
    page.start_asked.connect(lambda form: presenter.start(form))
    page.register_chosen.connect(lambda path: presenter.open_existing(path))
    page.backup_chosen.connect(lambda path: presenter.look_at_backup(path))
    page.restore_asked.connect(lambda: presenter.restore())
    page.trial_asked.connect(lambda: presenter.try_invented())
    window.show_first_start(page)
    return page
