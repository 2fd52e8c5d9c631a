"""The preview of paper that is cut to size: its first pages on screen, then a file, or paper in the true size."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from b12desk.desktop.papers.presenter import PAPER_DPI, FirstPages
from b12desk.desktop.plan_preview.presenter import Preview
from b12desk.desktop.plan_preview.view import PlanPreviewSheet, image_of
from b12desk.desktop.widgets.announce import announce
from b12desk.services.page_images import PageImage

_MM_PER_INCH = 25.4


class PaperSheet(PlanPreviewSheet):
    """A preview of a document of any length; printing draws each page as large as it is."""

    records = False

    def __init__(self, parent: QWidget | None = None, *, title: str = "", file_name: str = "") -> None:
        super().__init__(parent, title=title, file_name=file_name)
        self._painter: QPainter | None = None

    def show_first_pages(self, first: FirstPages) -> None:
        """Show the pages, and how many more there are."""
        self.show_preview(Preview(first.pdf, first.pages))
        if first.count > len(first.pages):
            words = self.tr("The first {shown} of {count} pages are shown; all are saved and printed.")
            self._says.setText(words.format(shown=len(first.pages), count=first.count))

    def show_failure(self, problems: Sequence[str]) -> None:
        """Say why there is nothing to show, or why it was not saved; no pages are awaited any more."""
        super().show_failure(problems)
        if problems and not self._print.isEnabled():
            self._says.clear()

    def print_some(self, pages: Sequence[PageImage], *, first: int, count: int) -> bool:
        """Send pages to the printer that was chosen, in their true size; the last ones close the job."""
        printer = self._printer
        if printer is None:
            return False
        for number, page in enumerate(pages, start=first):
            _fit_paper(self._printer, page)
            if number == 0:
                self._painter = QPainter()
                if not self._painter.begin(printer):
                    self._painter = None
                    self.show_failure([self.tr("The printer didn’t start; nothing was printed.")])
                    return False
            elif self._painter is None:
                return False
            else:
                printer.newPage()
            scale = printer.resolution() / PAPER_DPI
            size = QSizeF(page.width * scale, page.height * scale)
            self._painter.drawImage(QRectF(QPointF(0, 0), size), image_of(page))
        words = self.tr("{done} of {count} pages sent to the printer.")
        self._says.setText(words.format(done=first + len(pages), count=count))
        if first + len(pages) >= count and self._painter is not None:
            self._painter.end()
            self._painter = None
            announce(self, self._says.text())
        return True


def _fit_paper(printer: object, page: PageImage) -> None:
    """Ask the printer for paper of the page's own size, lying or standing."""
    from PySide6.QtPrintSupport import QPrinter

    if not isinstance(printer, QPrinter):
        return
    width, height = (side / PAPER_DPI * _MM_PER_INCH for side in (page.width, page.height))
    size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Millimeter, "", _FUZZY)
    lying = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, lying, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)


_FUZZY = QPageSize.SizeMatchPolicy.FuzzyMatch
