"""Opens the palette over the window with everything its menus hold."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt

from b12desk.desktop.palette.model import Command
from b12desk.desktop.palette.presenter import PalettePresenter
from b12desk.desktop.palette.view import PaletteSheet

if TYPE_CHECKING:
    from b12desk.desktop.main_window import MainWindow
    from b12desk.services.find_patients import PatientLine


def open_palette(window: "MainWindow", commands: Sequence[Command]) -> PaletteSheet:
    """Show the palette; it lets go of itself when it is closed."""
    sheet = PaletteSheet(window)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def seek(text: str) -> None:
        def found(lines: "Sequence[PatientLine]") -> None:
            if shiboken6.isValid(sheet):
                presenter.show_found(text, lines)

        window.patients_sought.emit(text, found)

    presenter = PalettePresenter(sheet, commands, seek=seek, open_patient=window.open_patient)
    sheet.text_changed.connect(lambda text: presenter.change(text))
    sheet.offer_chosen.connect(lambda offer: presenter.choose(offer))
    presenter.change("")
    sheet.open()
    return sheet
