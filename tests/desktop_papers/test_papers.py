from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QTableView
from pytestqt.qtbot import QtBot

from b12desk.clinical.afterwards import AFTERWARDS
from b12desk.clinical.vocabulary import PatientStanding
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.papers.back_entry_sheet import BackEntrySheet, ScanField
from b12desk.desktop.papers.choices_sheets import BatchAskSheet, DaySheet, LabelsSheet
from b12desk.desktop.papers.letters_sheet import LettersSheet
from b12desk.desktop.papers.presenter import MOST_SHOWN, FirstPages, PaperPresenter
from b12desk.desktop.papers.view import PaperSheet
from b12desk.desktop.patient.presenter import injection_lines
from b12desk.services.cards import appointment_card
from b12desk.services.change_clinic import change_clinic
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.desk import Desk
from b12desk.services.page_images import PageImage
from b12desk.services.short_ids import short_id
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.steps import at_once
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import choose, closed, nameless, opened, says
from tests.documents.plans import read_back, said


@pytest.fixture
def clinic(today: Desk, ada: str, bryn: str) -> Desk:
    """A clinic that can be rung back; of its two overdue patients Ada has an address."""
    change_clinic(today, ClinicChange(name="Riverside Surgery", phone="020 7946 0123"))
    page = show_patient(today, ada)
    change_patient(today, ada, replace(draft_of(page.patient), address="14, Mill Lane", postcode="SO21 2AA"))
    return today


def shown_pages(qtbot: QtBot, window: Window) -> PaperSheet:
    """Return the preview once its pages are there."""
    qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in window.findChildren(PaperSheet)), timeout=20000)
    sheet = next(sheet for sheet in window.findChildren(PaperSheet) if sheet.isVisible())
    qtbot.waitUntil(lambda: named(sheet, QAbstractButton, "Print…").isEnabled() or failed(sheet), timeout=20000)
    assert not failed(sheet)
    assert nameless(sheet) == []
    return sheet


def failed(sheet: PaperSheet) -> bool:
    return any(
        label.isVisible() and ("is printed" in label.text() or "no letter" in label.text())
        for label in sheet.findChildren(QLabel)
    )


def saved(qtbot: QtBot, sheet: PaperSheet, path: Path) -> str:
    sheet.file_chosen.emit(path)
    qtbot.waitUntil(path.exists)
    return said(path.read_bytes())


def test_letters_are_made_looked_at_and_recorded_only_when_somebody_says_so(
    qtbot: QtBot, window: Window, acts: DeskActs, clinic: Desk, ada: str, tmp_path: Path
) -> None:
    acts.paper("Recall letters")
    sheet = opened(qtbot, window, LettersSheet)
    qtbot.waitUntil(lambda: says(sheet, "1 letter: 1 first. 1 patient gets none."))
    rows = named(sheet, QTableView, "Letters table").model()
    cells = [[str(rows.index(row, column).data()) for column in range(2)] for row in range(rows.rowCount())]
    assert cells == [["OKONKWO, Ada", "first letter"], ["BRYN, Llŷr", "no letter: has no address"]]
    assert not named(sheet, QAbstractButton, "Record these as sent").isEnabled()
    press(sheet, "Make the letters")
    preview = shown_pages(qtbot, window)
    assert "Dear Ada Okonkwo" in saved(qtbot, preview, tmp_path / "letters.pdf")
    assert show_patient(clinic, ada).contacts == ()
    preview.reject()
    press(sheet, "Record these as sent")
    closed(qtbot, sheet)
    (kept,) = show_patient(clinic, ada).contacts
    assert kept.note == "First recall letter"
    assert window.notices[-1].sentence == "Recorded as sent: 1 letter. No date was moved."


def test_letters_that_nobody_could_answer_are_refused_in_words(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str
) -> None:
    acts.paper("Recall letters")
    sheet = opened(qtbot, window, LettersSheet)
    qtbot.waitUntil(lambda: says(sheet, "The clinic’s name is missing"))
    assert not named(sheet, QAbstractButton, "Make the letters").isEnabled()
    sheet.reject()


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("Appointment card", "To book or change: 020 7946 0123"),
        ("Appointment cards, two A6", "Your injection was due by 16 April 2026"),
        ("Transfer summary", "Transfer summary: vitamin B12 injections"),
        ("Audit extract", "Audit extract"),
    ],
)
def test_a_patient_s_paper_is_previewed_and_saved_under_a_name_that_names_nobody(
    act: str, words: str, qtbot: QtBot, window: Window, acts: DeskActs, clinic: Desk, ada: str, tmp_path: Path
) -> None:
    acts.paper_of(act, ada)
    sheet = shown_pages(qtbot, window)
    press(sheet, "Save PDF…")
    dialog = sheet.findChild(QFileDialog)
    assert dialog is not None
    (name,) = dialog.selectedFiles()
    assert "kon" not in Path(name).name.lower()
    dialog.reject()
    assert words in saved(qtbot, sheet, tmp_path / "made.pdf")
    sheet.reject()


def test_the_dead_have_no_card(qtbot: QtBot, window: Window, acts: DeskActs, clinic: Desk, ada: str) -> None:
    draft = draft_of(show_patient(clinic, ada).patient)
    change_patient(clinic, ada, draft, standing=PatientStanding.DECEASED)
    acts.paper_of("Appointment card", ada)
    sheet = opened(qtbot, window, PaperSheet)
    qtbot.waitUntil(lambda: says(sheet, "The patient has died: no card is printed."))
    assert not named(sheet, QAbstractButton, "Print…").isEnabled()
    sheet.reject()


def test_labels_begin_where_somebody_says_and_a_test_sheet_comes_first(
    qtbot: QtBot, window: Window, acts: DeskActs, clinic: Desk, ada: str, tmp_path: Path
) -> None:
    acts.paper_of("Address label", ada)
    sheet = opened(qtbot, window, LabelsSheet)
    assert nameless(sheet) == []
    type_in(sheet, "Begin at label", "no")
    type_in(sheet, "Move down, mm", "much")
    press(sheet, "Show the labels")
    assert says(sheet, "Give the number of a label.")
    assert says(sheet, "Give millimetres, such as 0.5 or -1.")
    type_in(sheet, "Begin at label", "21")
    type_in(sheet, "Move down, mm", "0,5")
    choose(sheet, "Sheet of labels", "L7160")
    press(sheet, "Test sheet")
    preview = shown_pages(qtbot, window)
    assert "L7160 · label 21" in saved(qtbot, preview, tmp_path / "test.pdf")
    preview.reject()
    closed(qtbot, preview)
    press(sheet, "Show the labels")
    assert saved(qtbot, shown_pages(qtbot, window), tmp_path / "labels.pdf") == "Ada Okonkwo 14 Mill Lane SO21 2AA"


def ask_day(sheet: DaySheet) -> None:
    type_in(sheet, "Day of the clinic", "")
    press(sheet, "Show the list")
    assert says(sheet, "Give the day of the clinic.")
    type_in(sheet, "Day of the clinic", "29/04/2026")


def ask_batch(sheet: BatchAskSheet) -> None:
    press(sheet, "Show the list")
    assert says(sheet, "Give the batch number.")
    type_in(sheet, "Batch number", "hx 100")


@pytest.mark.parametrize(
    ("act", "kind", "ask", "words"),
    [
        ("Clinic list for a day", DaySheet, ask_day, "Clinic list for 29-Apr-2026"),
        ("Batch recall list", BatchAskSheet, ask_batch, "2 patients received batch HX100, 12 doses."),
    ],
)
def test_one_thing_is_asked_before_a_list(
    act: str,
    kind: type[DaySheet],
    ask: Callable[[object], None],
    words: str,
    qtbot: QtBot,
    window: Window,
    acts: DeskActs,
    clinic: Desk,
    tmp_path: Path,
) -> None:
    acts.paper(act)
    sheet = opened(qtbot, window, kind)
    assert nameless(sheet) == []
    ask(sheet)
    press(sheet, "Show the list")
    assert words in saved(qtbot, shown_pages(qtbot, window), tmp_path / "list.pdf")


def test_one_act_gives_the_downtime_kit(
    qtbot: QtBot, window: Window, acts: DeskActs, clinic: Desk, ada: str, tmp_path: Path
) -> None:
    acts.paper("Downtime kit")
    text = saved(qtbot, shown_pages(qtbot, window), tmp_path / "kit.pdf")
    assert "Downtime kit, 28-Apr-2026 to 12-May-2026" in text
    assert short_id(ada) in text


def scan(sheet: BackEntrySheet, text: str) -> None:
    field = named(sheet, ScanField, "Barcode, short id or name")
    field.setText(text)
    field.entered.emit(text)


def fill(sheet: BackEntrySheet) -> None:
    type_in(sheet, "Date given", "27/04/2026")
    type_in(sheet, "Batch number", "HX100")
    type_in(sheet, "Expiry date", "30/09/2027")
    type_in(sheet, "Given by", "Nurse C")


def tick(sheet: BackEntrySheet, site: str) -> None:
    choose(sheet, "Site", site)
    for box in ("Identity checked", "Consent given"):
        named(sheet, QAbstractButton, box).setChecked(True)
    type_in(sheet, "Reason", "the computer was down")


def test_slips_are_entered_one_after_another(
    qtbot: QtBot, window: Window, acts: DeskActs, clinic: Desk, ada: str, bryn: str
) -> None:
    acts.paper("Back-entry")
    sheet = opened(qtbot, window, BackEntrySheet)
    assert nameless(sheet) == []
    press(sheet, "Save slip")
    for words in ("Say whose slip it is.", "The date given is missing.", "The site is missing.", "Who gave it is"):
        assert says(sheet, words)
    fill(sheet)
    for patient_id, text in ((ada, short_id(ada)), (bryn, "bryn")):
        scan(sheet, text)
        qtbot.waitUntil(lambda patient_id=patient_id: sheet.form().patient_id == patient_id)
        tick(sheet, "left deltoid")
        press(sheet, "Save slip")
        qtbot.waitUntil(lambda: sheet.form().patient_id is None)
    assert (sheet.form().batch, sheet.form().given_on, sheet.form().site) == ("HX100", date(2026, 4, 27), None)
    assert not sheet.form().identity_checked
    for patient_id in (ada, bryn):
        newest = show_patient(clinic, patient_id).injections[0]
        assert injection_lines(show_patient(clinic, patient_id))[0].cells[-1].startswith("Recorded afterwards")
        assert (newest.given_on, newest.given_by, newest.note) == (date(2026, 4, 27), "Nurse C", AFTERWARDS)
    assert named(sheet, QTableView, "Slips entered").model().rowCount() == 2
    assert window.changes >= 2
    assert not sheet.has_unsaved()
    sheet.reject()


def test_a_slip_that_is_refused_stays_and_nobody_fits_is_said(
    qtbot: QtBot, window: Window, acts: DeskActs, clinic: Desk, ada: str
) -> None:
    acts.paper("Back-entry")
    sheet = opened(qtbot, window, BackEntrySheet)
    scan(sheet, "Nobody")
    qtbot.waitUntil(lambda: says(sheet, "Nobody fits"))
    scan(sheet, short_id(ada))
    qtbot.waitUntil(lambda: sheet.form().patient_id == ada)
    fill(sheet)
    tick(sheet, "left deltoid")
    type_in(sheet, "Expiry date", "30/09/2025")
    press(sheet, "Save slip")
    qtbot.waitUntil(lambda: says(sheet, "expire"))
    assert sheet.form().patient_id == ada
    assert len(show_patient(clinic, ada).injections) == 6
    sheet.remember_as_saved()
    sheet.reject()


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

    def print_some(self, pages: tuple[PageImage, ...], *, first: int, count: int) -> bool:
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
    presenter = PaperPresenter(sheet, lambda: appointment_card(clinic, ada, a6=a6), at_once)
    presenter.start()
    presenter.print()
    assert says_on(sheet, "1 of 1 pages sent to the printer.")
    (page,) = read_back((tmp_path / "printed.pdf").read_bytes())
    assert (page.width * 25.4 / 72, page.height * 25.4 / 72) == pytest.approx(size_mm, abs=1)


def says_on(sheet: PaperSheet, sentence: str) -> bool:
    return any(sentence in label.text() for label in sheet.findChildren(QLabel))
