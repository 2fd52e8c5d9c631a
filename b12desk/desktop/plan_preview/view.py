"""The preview of what is printed, a plan unless said otherwise: pages on screen, then a file or paper."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.plan_preview.presenter import Preview
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import primary_button, quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import clear, column
from b12desk.services.page_images import PageImage

_WIDTH = 920
_PAGE_WIDTH = 720


class PlanPreviewSheet(ActSheet):
    """Every page as it will be on paper. Emits the file to save to; asks for paper once a printer is chosen."""

    file_chosen = Signal(object)
    paper_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, title: str = "", file_name: str = "plan.pdf") -> None:
        super().__init__(title or self.tr("Print plan"), parent, width=_WIDTH, is_tall=True)
        self._printer: QPrinter | None = None
        self._file_name = file_name
        self._says = plain_label(self.tr("The pages are being laid out…"), kind=LabelKind.HINT)
        self.body.addWidget(self._says)
        self._pages = column(gap=GAP)
        self.body.addLayout(self._pages)
        self.body.addStretch(1)
        self._save_as = self.add_button(quiet_button(self.tr("Save PDF…")))
        self._save_as.clicked.connect(self._choose_file)
        self._print = self.add_button(primary_button(self.tr("Print…"), icon="print"), is_default=True)
        self._print.clicked.connect(self._choose_printer)
        self.close_button = self.add_button(quiet_button(self.tr("Close")))
        self.close_button.clicked.connect(self.reject)
        for button in (self._save_as, self._print):
            button.setEnabled(False)

    def show_preview(self, preview: Preview) -> None:
        """Show the pages, one below the other, each with its number."""
        count = len(preview.pages)
        pages = (
            self.tr("1 page, as of the day shown on it")
            if count == 1
            else self.tr("{count} pages, as of the day shown on them")
        )
        self._says.setText(pages.format(count=count))
        clear(self._pages)
        for number, page in enumerate(preview.pages, start=1):
            words = self.tr("Page {number} of {count}").format(number=number, count=count)
            caption = plain_label(words, kind=LabelKind.HINT)
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._pages.addWidget(self._picture(page, words))
            self._pages.addWidget(caption)
        for button in (self._save_as, self._print):
            button.setEnabled(True)
        self._print.setFocus()

    def show_saved(self, path: Path) -> None:
        """Say where the PDF was saved."""
        self._says.setText(self.tr("Saved as {path}").format(path=path))
        announce(self, self._says.text())

    def print_pages(self, pages: Sequence[PageImage]) -> None:
        """Send the pages to the printer that was chosen, each as large as the paper allows."""
        if self._printer is None:
            return
        painter = QPainter()
        if not painter.begin(self._printer):
            self.show_failure([self.tr("The printer didn’t start; nothing was printed.")])
            return
        for number, page in enumerate(pages):
            if number:
                self._printer.newPage()
            paper = QRectF(painter.viewport())
            size = QRectF(0, 0, page.width, page.height).size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF(paper.topLeft(), size), image_of(page))
        painter.end()
        self._says.setText(self.tr("Sent to the printer."))
        announce(self, self._says.text())

    def _page_width(self) -> int:
        """As wide as pages are at the size shown now, as far as the sheet goes."""
        return min(scaled(_PAGE_WIDTH), self.width() - 4 * GAP_WIDE)

    def _picture(self, page: PageImage, words: str) -> QLabel:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap.fromImage(image_of(page)).scaledToWidth(
            round(self._page_width() * ratio), Qt.TransformationMode.SmoothTransformation
        )
        pixmap.setDevicePixelRatio(ratio)
        picture = plain_label()
        picture.setPixmap(pixmap)
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        picture.setAccessibleName(words)
        return picture

    def _choose_file(self) -> None:
        self._ask_for_file(self.tr("Save PDF"), self.tr("PDF files (*.pdf)"), self._file_name)

    def _ask_for_file(self, title: str, files: str, name: str) -> None:
        dialog = QFileDialog(self, title, "", files)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(name.rpartition(".")[2])
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda name: self.file_chosen.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_printer(self) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setFullPage(True)
        dialog = QPrintDialog(self._printer, self)
        dialog.accepted.connect(self.paper_asked)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)


def image_of(page: PageImage) -> QImage:
    """Return a page's pixels as an image that owns them."""
    image = QImage(page.rgba, page.width, page.height, page.bytes_per_line, QImage.Format.Format_RGBA8888)
    return image.copy()
