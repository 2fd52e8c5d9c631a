"""Puts the card of backups into the page of settings and starts the rounds when the register is open."""

from collections.abc import Callable

from b12desk.desktop.actions import Notice
from b12desk.desktop.backups.presenter import BackupsPresenter
from b12desk.desktop.backups.rounds import BackupRounds
from b12desk.desktop.backups.telling import Telling
from b12desk.desktop.backups.view import BackupsCard
from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.settings.view import SettingsPage
from b12desk.services.desk import Desk


class BackupSide:
    """The card and the rounds of one open window."""

    def __init__(
        self, window: MainWindow, lane: Lane, desk: Callable[[], Desk], *, refresh: Callable[[], None]
    ) -> None:
        page = window.findChild(SettingsPage)
        card = BackupsCard(window)
        if isinstance(page, SettingsPage):
            page.show_backups_card(card)
        self.rounds = BackupRounds(window, lane, desk, refresh=refresh)
        telling = Telling(window)

        def restored(sentence: str) -> None:
            window.show_page("Worklist")
            window.notify(Notice(sentence))
            refresh()

        self.presenter = BackupsPresenter(card, desk, lane.run, telling, changed=self.rounds.made, restored=restored)
        telling.told.connect(self.presenter.tell)
        card.backup_asked.connect(self.presenter.back_up_now)
        card.stop_asked.connect(self.presenter.stop)
        card.folder_chosen.connect(self.presenter.choose_folder)
        card.second_chosen.connect(self.presenter.choose_second)
        card.backup_chosen.connect(self.presenter.look)
        card.restore_asked.connect(self.presenter.restore)
        self.rounds.begin()

    def refresh(self) -> None:
        """Read everything that is shown again."""
        self.presenter.refresh()
        self.rounds.look()
