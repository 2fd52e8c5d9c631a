"""Starts the desktop: the window paints with the first rows before the database's libraries are loaded."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.clipboard import ForgetfulClipboard
from b12desk.desktop.collecting import Collecting
from b12desk.desktop.crash import LastResort
from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.session import Session
from b12desk.desktop.theme.apply import apply_theme
from b12desk.desktop.theme.looks import Looks, kept_zoom
from b12desk.services.logbook import Logbook
from b12desk.services.worklist_rows import Worklist

if TYPE_CHECKING:
    from b12desk.desktop.first_start.presenter import Ways
    from b12desk.services.desk import Desk
    from b12desk.services.encryption import Secret


def run(
    argv: Sequence[str],
    *,
    open_desk: "Callable[[], Desk]",
    register_path: Path,
    settings_path: Path,
    drafts_folder: Path | None = None,
    first_look: Callable[[], Worklist | None] | None = None,
    is_demo: bool = False,
    first_start: "Ways | None" = None,
    unlock: "Callable[[Secret], Desk] | None" = None,
    log: Logbook | None = None,
) -> int:
    """Run the desktop until its window is closed and return the exit code.

    `open_desk` opens the register and runs on the background lane after the first frame; `first_look` reads the
    worklist without the database's libraries, None where there is nothing to see yet. `unlock` opens an encrypted
    register by what somebody types. With `first_start` there is no
    register yet, and its page is shown in their place.
    """
    app = QApplication([*argv, "-style", "fusion"])  # by name: a style in hand makes PySide load hundreds of its words
    app.setApplicationName("b12desk")
    app.setDesktopFileName("b12desk")
    remembered = Remembered(settings_path)
    look = Looks(remembered, app)
    apply_theme(app, look=look.colours, zoom=kept_zoom(remembered))
    last_resort = LastResort(app, log=log)
    last_resort.install_all()
    app.aboutToQuit.connect(ForgetfulClipboard(app).clear)
    collecting = Collecting(app)
    window = MainWindow(remembered, register_name=register_path.stem, is_demo=is_demo)
    if first_start is None:
        session = begin(window, open_desk=open_desk, first_look=first_look, drafts_folder=drafts_folder, unlock=unlock)
    else:
        session = begin_without_register(window, first_start, drafts_folder=drafts_folder)
    window.show()
    code = app.exec()
    session.close()
    collecting.stop()
    return code


def begin_without_register(window: MainWindow, ways: "Ways", *, drafts_folder: Path | None = None) -> Session:
    """Show the page of a first start; the register that somebody chooses there is opened."""
    from b12desk.desktop.first_start.begin import begin_first_start
    from b12desk.desktop.widgets.choice_access import name_choices

    name_choices()
    lane = Lane(partial(_show_trouble, window), window)
    session = Session(window, lane, drafts_folder)
    begin_first_start(window, session, lane, ways)
    window.closing.connect(session.close)
    return session


def begin(
    window: MainWindow,
    *,
    open_desk: "Callable[[], Desk]",
    first_look: Callable[[], Worklist | None] | None = None,
    drafts_folder: Path | None = None,
    unlock: "Callable[[Secret], Desk] | None" = None,
) -> Session:
    """Show the first rows and open the register as soon as the window has painted itself once.

    `drafts_folder` keeps what is typed and not saved, None for nowhere.
    """

    def painted() -> None:
        from b12desk.desktop.widgets.choice_access import name_choices

        name_choices()
        session.open(open_desk, unlock=unlock)

    session = Session(window, Lane(partial(_show_trouble, window), window), drafts_folder)
    if first_look is not None:
        session.show_first(first_look())
    window.first_painted.connect(painted)
    window.closing.connect(session.close)
    return session


def _show_trouble(window: MainWindow, error: B12DeskError) -> None:
    from b12desk.desktop.problems import show_trouble

    show_trouble(error, window)
