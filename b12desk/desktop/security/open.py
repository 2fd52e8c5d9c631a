"""Puts the card of security into the page of settings, and opens its sheets."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from b12desk.desktop.actions import Notice
from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.open_sheets import OpenSheets
from b12desk.desktop.plan_preview.presenter import PagesPresenter
from b12desk.desktop.security.presenter import (
    PassphraseForm,
    PassphrasePresenter,
    RecoveryPresenter,
    SecurityPresenter,
    changing,
    decrypting,
    encrypting,
)
from b12desk.desktop.security.recovery_view import RecoveryPreviewSheet
from b12desk.desktop.security.view import PassphraseSheet, SecurityCard
from b12desk.desktop.settings.view import SettingsPage
from b12desk.services.desk import Desk
from b12desk.services.encryption import RecoverySheet, draft_recovery_sheet, sheet_file_name

_OLDER = "Backups made before it are not encrypted: make a new one and take them away."


class SecuritySide:
    """The card and the sheets of one open window."""

    def __init__(self, window: MainWindow, lane: Lane, desk: Callable[[], Desk]) -> None:
        self._window = window
        self._lane = lane
        self._desk = desk
        self._sheets = OpenSheets(lane)
        card = SecurityCard(window)
        page = window.findChild(SettingsPage)
        if isinstance(page, SettingsPage):
            page.show_security_card(card)
        self._presenter = SecurityPresenter(card, desk, lane.run)
        card.encrypt_asked.connect(self.encrypt)
        card.change_asked.connect(self.change)
        card.decrypt_asked.connect(self.decrypt)
        card.recovery_asked.connect(self.recovery)

    def refresh(self) -> None:
        """Read again how the register is kept."""
        self._presenter.refresh()

    def encrypt(self) -> None:
        """Ask for a passphrase, encrypt, and show the recovery sheet."""
        says = (
            "The register is written anew, encrypted, and verified before the plain file goes. It opens by this "
            "passphrase only, and so do its backups. Choose one that no other program has."
        )
        sheet = PassphraseSheet(
            "Encrypt register", says, "Encrypt register", self._window, asks_present=False, asks_new=True
        )
        self._ask(sheet, encrypting(self._desk), self._encrypted, asks_new=True, asks_present=False)

    def change(self) -> None:
        """Ask for the present and a new passphrase."""
        says = "The register stays as it is; only what opens it changes. Backups made before open by the old one."
        sheet = PassphraseSheet(
            "Change passphrase", says, "Change passphrase", self._window, asks_present=True, asks_new=True
        )
        done = "The register opens by the new passphrase."
        self._ask(sheet, changing(self._desk), lambda: self._tell(done), asks_new=True, asks_present=True)

    def decrypt(self) -> None:
        """Ask for the present passphrase and make the register a plain file again."""
        says = "The register becomes a plain file again: whoever can copy it can read every patient in it."
        sheet = PassphraseSheet(
            "Decrypt register", says, "Decrypt register", self._window, asks_present=True, asks_new=False
        )
        done = "The register is not encrypted any more."
        self._ask(sheet, decrypting(self._desk), lambda: self._tell(done), asks_new=False, asks_present=True)

    def recovery(self) -> None:
        """Show a new recovery sheet, which takes the older one's place once it is typed back."""
        desk = self._desk()
        show_recovery(self._window, self._lane, desk, kept=lambda: self._tell("The new recovery sheet is kept."))

    def _encrypted(self) -> None:
        self._tell(f"The register is encrypted. {_OLDER}")
        self.recovery()

    def _ask(
        self,
        sheet: PassphraseSheet,
        act: Callable[[PassphraseForm], None],
        saved: Callable[[], None],
        *,
        asks_new: bool,
        asks_present: bool,
    ) -> None:
        run = self._sheets.run_for(sheet)
        presenter = PassphrasePresenter(sheet, act, run, asks_new=asks_new, asks_present=asks_present, saved=saved)
        sheet.save_asked.connect(presenter.save)
        self._sheets.show(sheet, presenter)

    def _tell(self, sentence: str) -> None:
        self._window.notify(Notice(sentence))
        self.refresh()


def show_recovery(
    window: QWidget, lane: Lane, desk: Desk, *, kept: Callable[[], None], closed: Callable[[], None] | None = None
) -> None:
    """Draft a recovery sheet and show it; `closed` is called when the sheet is closed, kept or not."""

    def show(drafted: RecoverySheet) -> None:
        sheets = OpenSheets(lane)
        sheet = RecoveryPreviewSheet(sheet_file_name(desk.clock.today()), window)
        run = sheets.run_for(sheet)
        pages = PagesPresenter(sheet, lambda: drafted.pdf, run)
        presenter = RecoveryPresenter(sheet, desk, drafted, run, kept=kept)
        sheet.file_chosen.connect(pages.save)
        sheet.paper_asked.connect(pages.print)
        sheet.keep_asked.connect(presenter.keep)
        if closed is not None:
            sheet.finished.connect(lambda _: closed())
        presenter.start()
        sheets.show(sheet, (pages, presenter))
        pages.start()

    lane.ask(lambda: draft_recovery_sheet(desk), show)
