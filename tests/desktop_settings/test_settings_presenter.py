"""What the page of settings says, without a screen."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
import reportlab

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.vocabulary import Role
from b12desk.desktop.settings.presenter import SettingsPresenter, SettingsWords, clinic_words, product_lines
from b12desk.services.change_clinic import change_clinic
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from b12desk.services.letters_wording import change_wording, program_wording
from b12desk.services.paper_settings import change_paper_settings
from b12desk.services.people import add_user

T = TypeVar("T")
KHMER = Path(reportlab.__file__).parent / "fonts" / "hb-test.ttf"


class Page:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.words: SettingsWords | None = None
        self.backups: list[tuple[str, bool]] = []

    def show_words(self, words: SettingsWords) -> None:
        self.words = words

    def show_backup(self, sentence: str, *, is_working: bool) -> None:
        self.backups.append((sentence, is_working))


class Kept:
    """Texts that stay for the length of a test."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def text(self, name: str) -> str:
        return self.texts.get(name, "")

    def keep_text(self, name: str, text: str) -> None:
        self.texts[name] = text


def run(work: Callable[[], T], done: Callable[[T], None], failed: Callable[[B12DeskError], None], /) -> None:
    try:
        answer = work()
    except B12DeskError as error:
        failed(error)
        return
    done(answer)


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def presenter(page: Page, desk: Desk, kept: Kept) -> SettingsPresenter:
    return SettingsPresenter(page, lambda: desk, run, kept)


def test_the_clinic_is_said_in_a_sentence(desk: Desk) -> None:
    change_clinic(desk, ClinicChange(name="Riverside", weekdays=("mon", "thu"), nation="Wales", grace_days=1))
    assert clinic_words(desk.clinic()) == "Riverside. Open on Monday, Thursday; public holidays of Wales; 1 grace day."


def test_people_are_named_with_their_roles(presenter: SettingsPresenter, page: Page, desk: Desk) -> None:
    presenter.refresh()
    assert page.words is not None
    assert page.words.people.startswith("No users yet")
    add_user(desk, "Nurse Ojo", Role.NURSE)
    presenter.refresh()
    assert page.words.people == "Nurse Ojo (nurse)"


def test_every_product_stands_with_its_strength_and_container(desk: Desk) -> None:
    lines = product_lines(desk.products.all())
    assert lines[0].cells == ("Hydroxocobalamin", "1000 micrograms/mL", "1 mL, single use", "UK; not refrigerated")
    assert len(lines) == len(desk.products.all())


def test_paper_is_said_in_sentences(presenter: SettingsPresenter, page: Page, desk: Desk) -> None:
    presenter.refresh()
    assert page.words is not None
    assert page.words.paper == "No QR code on plans. No added fonts. Recall letters use the program’s words."
    change_paper_settings(desk, qr_text="https://riverside.example", font_files=[KHMER])
    change_wording(desk, program_wording())
    presenter.refresh()
    assert page.words.paper == (
        "QR code on plans: https://riverside.example. Added fonts: hb-test.ttf. "
        "Recall letters use the clinic’s own words."
    )


def test_a_backup_is_written_and_remembered(
    presenter: SettingsPresenter, page: Page, kept: Kept, tmp_path: Path
) -> None:
    file = tmp_path / "stick" / "monday.b12desk"
    file.parent.mkdir()
    presenter.back_up(file)
    sentence = f"Backed up and verified on 28-Mar-2026: {file}"
    assert page.backups == [("Writing and verifying the backup…", True), (sentence, False)]
    open_desk(file, clock=ClockSetTo(date(2026, 3, 28))).close()
    assert presenter.suggested_file().parent == file.parent
    presenter.refresh()
    assert page.words is not None
    assert page.words.last_backup == sentence


def test_a_backup_never_overwrites_and_says_so(
    presenter: SettingsPresenter, page: Page, kept: Kept, tmp_path: Path
) -> None:
    file = tmp_path / "note.b12desk"
    file.write_text("a note", encoding="utf-8")
    presenter.back_up(file)
    assert "never overwrites" in page.backups[-1][0]
    assert (file.read_text(encoding="utf-8"), kept.texts) == ("a note", {})


def test_the_file_suggested_is_named_for_the_day(presenter: SettingsPresenter, desk: Desk) -> None:
    suggested = presenter.suggested_file()
    assert suggested.parent == desk.register.path.parent
    assert suggested.name.startswith("register-backup-2026-03-28-")
    assert suggested.suffix == desk.register.path.suffix
