"""The preview: what it shows of a long document, and what goes to the printer."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from b12desk.desktop.papers.presenter import MOST_SHOWN, FirstPages, PaperPresenter
from b12desk.desktop.papers.view import PaperSheet
from b12desk.services.cards import appointment_card
from b12desk.services.desk import Desk
from b12desk.services.page_images import PageImage
from tests.desktop_acts.steps import at_once
from tests.documents.plans import read_back


class Heard:
    """A preview that keeps what it was asked to show and print."""

    def __init__(self, *, stops_at: int = 99) -> None:
        self.first: FirstPages | None = None
        self.printed: list[tuple[int, int, int]] = []
        self.problems: list[str] = []
        self.stops_at = stops_at

    def show_first_pages(self, first: FirstPages) -> None:
        self.first = first

    def show_failure(self, problems: object) -> None:
        self.problems.append(str(problems))

    def show_saved(self, path: Path) -> None:
        self.problems.append(f"saved {path.name}")

    def print_some(self, pages: Sequence[PageImage], *, first: int, count: int) -> bool:
        self.printed.append((first, len(pages), count))
        return first < self.stops_at


def many_pages(count: int) -> bytes:
    from b12desk.documents.labels import L7163, labels_pdf

    return labels_pdf([("Ada", "Mill Lane")] * (14 * count), L7163)


def test_a_long_document_is_shown_in_part_and_printed_whole_a_few_pages_at_a_time(tmp_path: Path) -> None:
    heard = Heard()
    presenter = PaperPresenter(heard, lambda: many_pages(14), at_once)
    presenter.print()
    presenter.start()
    assert heard.first is not None
    assert (heard.first.count, len(heard.first.pages)) == (14, MOST_SHOWN)
    presenter.print()
    assert heard.printed == [(0, 4, 14), (4, 4, 14), (8, 4, 14), (12, 2, 14)]
    presenter.save(tmp_path / "nowhere" / "x.pdf")
    assert "was not saved" in heard.problems[0]


def test_a_printer_that_stops_is_asked_no_more() -> None:
    heard = Heard(stops_at=0)
    presenter = PaperPresenter(heard, lambda: many_pages(6), at_once)
    presenter.start()
    presenter.print()
    assert heard.printed == [(0, 4, 6)]


@pytest.mark.parametrize(("a6", "size_mm"), [(False, (148, 210)), (True, (210, 148))])
def test_paper_is_printed_in_its_true_size(
    a6: bool, size_mm: tuple[int, int], qtbot: QtBot, clinic: Desk, ada: str, tmp_path: Path
) -> None:
    sheet = PaperSheet(title="Card", file_name="card.pdf")
    qtbot.addWidget(sheet)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    sheet._printer = printer
    presenter = PaperPresenter(sheet, lambda: appointment_card(clinic, ada, a6=a6).content, at_once)
    presenter.start()
    presenter.print()
    assert says_on(sheet, "1 of 1 pages sent to the printer.")
    (page,) = read_back((tmp_path / "printed.pdf").read_bytes())
    assert (page.width * 25.4 / 72, page.height * 25.4 / 72) == pytest.approx(size_mm, abs=1)


def says_on(sheet: PaperSheet, sentence: str) -> bool:
    return any(sentence in label.text() for label in sheet.findChildren(QLabel))
