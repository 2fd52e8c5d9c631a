import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from b12desk.clinical.findings.catalogue import finding
from b12desk.desktop.widgets.finding_list import FindingList, finding_list

EARLY = finding("early_dose", "This is 3 days before the earliest date.")
EARLIER = finding("early_dose", "This is 4 days before the earliest date.")
EXPIRED = finding("batch_expired", "The batch expired on 01-Jan-2026.")
REPEATED = finding("site_repeated", "Left deltoid was used last time.")


@pytest.fixture
def shown(qtbot: QtBot) -> FindingList:
    made = finding_list()
    qtbot.addWidget(made)
    return made


def reasons(shown: FindingList) -> list[QLineEdit]:
    return shown.findChildren(QLineEdit)


def test_it_is_hidden_until_it_has_something_to_say(shown: FindingList) -> None:
    shown.show_findings([])
    assert shown.isHidden()
    shown.show_findings([REPEATED])
    assert not shown.isHidden()


def test_only_a_stop_asks_for_a_reason(shown: FindingList) -> None:
    shown.show_findings([REPEATED, EARLY, EXPIRED])
    assert [field.accessibleName() for field in reasons(shown)] == ["Reason: early dose"]
    assert shown.unanswered() == ("early_dose",)


def test_a_reason_typed_stays_when_the_same_finding_speaks_again(shown: FindingList) -> None:
    shown.show_findings([EARLY])
    reasons(shown)[0].setText("Going abroad")
    shown.show_findings([EXPIRED, EARLIER])
    assert shown.reasons() == {"early_dose": "Going abroad"}
    assert shown.unanswered() == ()


def test_a_finding_that_is_gone_takes_its_reason_along(shown: FindingList) -> None:
    shown.show_findings([EARLY])
    reasons(shown)[0].setText("Going abroad")
    shown.show_findings([REPEATED])
    assert shown.reasons() == {}


def test_a_page_that_only_shows_asks_for_nothing(shown: FindingList) -> None:
    shown.show_findings([EARLY], asks_reasons=False)
    assert reasons(shown) == []
    assert shown.unanswered() == ()


def test_blanks_are_no_reason(shown: FindingList, qtbot: QtBot) -> None:
    shown.show_findings([EARLY])
    with qtbot.waitSignal(shown.reasons_changed):
        reasons(shown)[0].setText("   ")
    assert shown.unanswered() == ("early_dose",)


def test_two_findings_of_one_kind_share_one_reason(shown: FindingList) -> None:
    shown.show_findings([EARLY, EARLIER])
    assert len(reasons(shown)) == 1


@pytest.mark.parametrize(
    ("answerable", "asked"),
    [
        (frozenset(), []),
        (frozenset({"early_dose"}), ["Reason: early dose"]),
        (frozenset({"early_dose", "batch_expired"}), ["Reason for the override: batch expired", "Reason: early dose"]),
    ],
    ids=["an assistant", "a nurse", "a prescriber"],
)
def test_reasons_are_asked_of_whoever_may_give_them(
    shown: FindingList, answerable: frozenset[str], asked: list[str]
) -> None:
    shown.show_findings([REPEATED, EARLY, EXPIRED], answerable=answerable)
    assert sorted(field.accessibleName() for field in reasons(shown)) == asked


def test_every_finding_explains_itself_when_asked(shown: FindingList, qtbot: QtBot) -> None:
    shown.show_findings([REPEATED, EARLY, EXPIRED], asks_reasons=False)
    buttons = {button.accessibleName(): button for button in shown.findChildren(QPushButton)}
    assert set(buttons) == {"Why: site repeated", "Why: early dose", "Why: batch expired"}
    with qtbot.waitSignal(shown.unfolded):
        buttons["Why: batch expired"].click()
    assert "Source: none needed." in buttons["Why: batch expired"].accessibleDescription()
