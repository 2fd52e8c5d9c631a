"""Puts the page of settings into the window when the register is open."""

from collections.abc import Callable

from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.settings.presenter import SettingsPresenter
from b12desk.desktop.settings.view import SettingsPage
from b12desk.services.desk import Desk


def open_settings(window: MainWindow, lane: Lane, desk: Callable[[], Desk]) -> SettingsPresenter:
    """Return the presenter of the page; `desk` returns the desk with whoever works at it now."""
    page = SettingsPage(window.looks, lambda: presenter.suggested_file())
    presenter = SettingsPresenter(page, desk, lane.run, window.remembered)
    page.act_asked.connect(window.start)
    page.backup_asked.connect(lambda path: presenter.back_up(path))
    window.add_page("Settings", page)
    return presenter
