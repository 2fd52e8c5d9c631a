"""What the protocols sheet does, without Qt."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from b12desk.desktop.protocols.model import approval_words, patient_lines, protocol_lines
from b12desk.desktop.protocols.presenter import ApprovalForm, ProtocolsPresenter
from b12desk.services.approve_protocol import approve_protocol
from b12desk.services.compare_protocol import ProtocolComparison, compare_protocol
from b12desk.services.current_protocols import current_protocols
from b12desk.services.desk import Desk
from b12desk.services.list_protocols import ListedProtocol
from b12desk.services.protocol_reading import ProtocolReading
from b12desk.services.start_course import start_course
from tests.builders import a_course_draft, add_somebody, give, on
from tests.desktop_acts.steps import at_once
from tests.protocols.versions import two_months, version, without_loading

SIGNED = ApprovalForm("Dr A. Example", "Formulary meeting")


class Sheet:
    """Keeps what it was asked to show."""

    def __init__(self) -> None:
        self.listed: tuple[ListedProtocol, ...] = ()
        self.chosen = ""
        self.reading: ProtocolReading | None = None
        self.comparison: ProtocolComparison | None = None
        self.problems: tuple[str, ...] = ()
        self.pointed_out: dict[str, str] = {}
        self.done = ""
        self.working: list[bool] = []

    def show_protocols(self, listed: Sequence[ListedProtocol], *, chosen: str) -> None:
        self.listed, self.chosen = tuple(listed), chosen

    def show_reading(self, reading: ProtocolReading) -> None:
        self.reading = reading

    def show_working(self, is_working: bool) -> None:
        self.working.append(is_working)

    def show_comparison(self, comparison: ProtocolComparison) -> None:
        self.comparison = comparison

    def show_file_problems(self, name: str, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)

    def show_done(self, sentence: str) -> None:
        self.done = sentence

    def point_out(self, problems: dict[str, str]) -> None:
        self.pointed_out = problems

    def show_failure(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)


@pytest.fixture
def view() -> Sheet:
    return Sheet()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def presenter(view: Sheet, today: Desk, said: list[str]) -> ProtocolsPresenter:
    made = ProtocolsPresenter(view, today, at_once, saved=said.append)
    made.start()
    return made


def current(desk: Desk) -> str:
    return current_protocols(desk).get("hydroxo-standard").version


def test_the_protocols_are_listed_with_who_approved_them(
    presenter: ProtocolsPresenter, view: Sheet, today: Desk
) -> None:
    assert len(view.listed) == 19
    first = protocol_lines(view.listed)[0]
    assert first.cells == ("Hydroxocobalamin, standard", "hydroxo-standard 1", "Not approved", "S0, S1, S2, S3, BNF")
    assert "nobody has approved it" in first.sentence
    approve_protocol(today, two_months(), "ours.toml", approved_by="Dr A. Example")
    presenter.start()
    assert approval_words(view.listed[0]) == "Dr A. Example, 17-Jan-2026"


def test_a_protocol_is_read_in_words_with_its_sources(presenter: ProtocolsPresenter, view: Sheet) -> None:
    presenter.read("hydroxo-standard")
    assert view.reading is not None
    parts = {part.heading: part.sentences for part in view.reading.parts}
    assert parts["Regimen"][1] == (
        "Maintenance: 1000 micrograms of hydroxocobalamin every 2 to 3 months, for life. Source: S0 S1 S2 S3, BNF."
    )
    assert parts["Sources"][-1].startswith("BNF: British National Formulary")
    assert "Every month (S1 S2 S3, persistent symptoms)." in parts["Intervals a prescriber may choose"]
    assert "Problems" not in parts


@pytest.mark.parametrize("id", ["individualised", "surveillance", "cyano-pernicious", "oral-high-dose"])
def test_every_kind_of_protocol_can_be_read(id: str, presenter: ProtocolsPresenter, view: Sheet) -> None:
    presenter.read(id)
    assert view.reading is not None
    assert view.reading.protocol_id == id
    assert all(part.sentences for part in view.reading.parts)


def test_what_was_compared_can_be_approved_by_somebody_who_is_named(
    presenter: ProtocolsPresenter, view: Sheet, today: Desk, file: Path, ada: str, said: list[str]
) -> None:
    presenter.compare(file)
    assert view.comparison is not None
    (line,) = patient_lines(view.comparison)
    assert line.cells == (
        "SMITH1, Ada (Mrs)",
        "1",
        "16-Mar-2026 to 16-Apr-2026, offered 02-Apr-2026, upcoming",
        "16-Mar-2026, offered 16-Mar-2026, upcoming",
    )
    presenter.approve(ApprovalForm(" "))
    assert (view.pointed_out, current(today)) == ({"approved_by": "Give the name of who approves it."}, "1")
    presenter.approve(SIGNED)
    assert current(today) == "2"
    assert said == [view.done]
    assert view.done.startswith("Version 2 of hydroxo-standard is the current one, approved by Dr A. Example.")
    assert (view.chosen, view.listed[0].is_own) == ("hydroxo-standard", True)
    assert view.working == [True, False, True, False]


def test_nothing_is_approved_that_was_not_compared(
    presenter: ProtocolsPresenter, today: Desk, file: Path, said: list[str]
) -> None:
    presenter.approve(SIGNED)
    presenter.compare(file)
    presenter.leave()
    presenter.approve(SIGNED)
    assert (current(today), said) == ("1", [])


def test_a_file_with_problems_shows_all_of_them_and_forgets_the_file_before(
    presenter: ProtocolsPresenter, view: Sheet, today: Desk, file: Path
) -> None:
    presenter.compare(file)
    file.write_bytes(version("2", ('interval = "P2D"', 'interval = "often"'), ("[fit]", "[fit]\ncolour = 1")))
    presenter.compare(file)
    assert [problem.split(":")[0] for problem in view.problems] == ["ours.toml, phases 1", "ours.toml, fit"]
    presenter.approve(SIGNED)
    assert current(today) == "1"


def test_the_content_that_was_compared_is_approved_although_the_file_changes_meanwhile(
    presenter: ProtocolsPresenter, today: Desk, file: Path
) -> None:
    presenter.compare(file)
    file.write_bytes(version("9"))
    presenter.approve(SIGNED)
    assert current(today) == "2"


def test_a_version_that_became_current_meanwhile_is_said(
    presenter: ProtocolsPresenter, view: Sheet, today: Desk, file: Path
) -> None:
    presenter.compare(file)
    approve_protocol(today, version("3"), "theirs.toml", approved_by="Dr B. Example")
    presenter.approve(SIGNED)
    assert view.problems == (
        "Meanwhile version 3 of hydroxo-standard has become the current one; compare the file again.",
    )
    assert view.working[-1] is False


def test_a_course_that_cannot_follow_says_why_in_its_line(today: Desk) -> None:
    patient_id = add_somebody(today)
    start_course(on(today, "2026-01-05"), patient_id, a_course_draft())
    give(today, patient_id, "2026-01-05")
    (line,) = patient_lines(compare_protocol(today, without_loading(), "ours.toml"))
    assert line.cells[3] == "Can’t be moved. The course is in the phase loading, which version 2 doesn’t have."


def test_a_file_that_is_gone_is_one_sentence(presenter: ProtocolsPresenter, view: Sheet, tmp_path: Path) -> None:
    presenter.compare(tmp_path / "gone.toml")
    assert view.problems == ("gone.toml can’t be read: No such file or directory.",)
