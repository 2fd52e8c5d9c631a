"""`contact`, `recalls` and `void` on one register, and what a patient asked for."""

import csv
from pathlib import Path

import pytest

from tests.builders import nhs_number
from tests.cli.conftest import Ask

ADA = f"nhs:{nhs_number(1)}"
TODAY = ("--on", "2026-04-28")


def contact(b12desk: Ask, *words: str, channel: str = "phone", outcome: str = "left_message") -> object:
    asked = ("--patient", ADA, "--channel", channel, "--outcome", outcome, *words)
    return b12desk("contact", *asked, "--json", *TODAY).document


def test_an_attempt_is_recorded_and_shown_by_every_list(after_loading: Ask) -> None:
    done = after_loading(
        "contact", "--patient", ADA, "--channel", "phone", "--outcome", "left_message", "--remind-on", "2026-05-05",
        "--note", "with her son", "--json", *TODAY,
    )  # fmt: skip
    assert done.code == 0
    assert done.document["says"].startswith("Recorded: phone, left message, 28-Apr-2026. Remind on 05-May-2026.")
    (row,) = after_loading("recalls", "--json", *TODAY).document["rows"]
    assert row["recall"] == done.document["recall"] == {
        "state": "tried", "attempts": 1, "attempts_overdue": 1, "unanswered": 1, "reached": False,
        "last_on": "2026-04-28", "last_channel": "phone", "last_outcome": "left_message", "remind_on": "2026-05-05",
        "reminder_due": False,
    }  # fmt: skip
    assert (row["status"], row["days_overdue"], row["identifier"]) == ("overdue", 12, ADA)
    assert after_loading("worklist", "--json", *TODAY).document["rows"][0]["recall"] == "tried"
    shown = after_loading("patient", "show", ADA, "--json", *TODAY).document
    assert [(one["contact_id"], one["note"]) for one in shown["contacts"]] == [
        (done.document["contact_id"], "with her son")
    ]
    assert (shown["status"], shown["recall"]["state"]) == ("overdue", "tried")


def test_the_list_of_a_day_on_which_nobody_is_to_be_contacted_is_empty_and_no_failure(after_loading: Ask) -> None:
    told = after_loading("recalls", "--json", "--on", "2026-02-01")
    assert (told.code, told.document["rows"]) == (0, [])
    assert told.document["counts"] == {"overdue": 0, "reminder_due": 0, "waiting": 0, "total": 0}
    assert after_loading("worklist", "--json", "--on", "2026-02-01").document["rows"][0]["recall"] == "not_tried"


def test_the_list_for_a_person_is_one_sentence_a_patient(after_loading: Ask) -> None:
    contact(after_loading, outcome="no-answer")
    told = after_loading("recalls", *TODAY)
    assert told.out.startswith("Overdue 12 days: SMITH, Ada")
    assert "1 attempt, last: phone, no answer, 28-Apr-2026; " in told.out
    assert "As of 2026-04-28: 1 overdue, 1 total." in told.err


def test_the_list_is_written_as_csv(after_loading: Ask, tmp_path: Path) -> None:
    contact(after_loading, channel="letter", outcome="sent")
    assert after_loading("recalls", "--csv", str(tmp_path / "recalls.csv"), *TODAY).code == 0
    with (tmp_path / "recalls.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["Days overdue"], row["Attempts"], row["Channel"], row["Outcome"]) == ("12", "1", "letter", "sent")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--channel", "fax", "--outcome", "sent"), "“fax” is no channel; there are phone, text_message, letter"),
        (("--channel", "phone", "--outcome", "hung_up"), "“hung_up” is no outcome; there are sent, no_answer"),
        (("--channel", "phone", "--outcome", "sent"), "“sent” can’t come of “phone”"),
        (("--channel", "letter", "--outcome", "booked"), "“booked” can’t come of “letter”"),
        (("--channel", "phone", "--outcome", "spoke", "--remind-on", "2026-04-27"), "is in the past"),
        (("--channel", "phone", "--outcome", "spoke", "--remind-on", "soon"), "“soon” is not a date"),
    ],
)
def test_what_can_t_be_changes_nothing(words: tuple[str, ...], says: str, after_loading: Ask) -> None:
    refused = after_loading("contact", "--patient", ADA, *words, *TODAY)
    assert (refused.code, refused.out) == (2, "")
    assert says in refused.err
    assert after_loading("patient", "show", ADA, "--json", *TODAY).document["contacts"] == []


def test_an_attempt_is_voided_like_any_other_entry(after_loading: Ask) -> None:
    done = after_loading(
        "contact", "--patient", ADA, "--channel", "phone", "--outcome", "booked", "--json", *TODAY
    ).document
    voided = after_loading("void", done["contact_id"], "--reason", "wrong patient", "--json", *TODAY)
    assert (voided.code, voided.document["contact_id"]) == (0, done["contact_id"])
    assert voided.document["says"] == "Voided and kept on record: phone, booked, 28-Apr-2026."
    (kept,) = after_loading("patient", "show", ADA, "--json", *TODAY).document["contacts"]
    assert (kept["voided"], kept["void_reason"]) == (True, "wrong patient")
    assert after_loading("void", "no such id", "--reason", "why").code != 0


def test_wishes_are_set_kept_and_taken_back(after_loading: Ask) -> None:
    wished = ("--format-need", "large_print_18", "--preferred-side", "right", "--preferred-day", "fri,mon")
    changed = after_loading("patient", "set", ADA, *wished, "--preferred-day", "wed", "--json").document
    names = ("format_need", "preferred_side", "preferred_days")
    assert [changed[name] for name in names] == ["large_print_18", "right", ["mon", "wed", "fri"]]
    kept = after_loading("patient", "set", ADA, "--phone", "07700 900999", "--json").document
    assert [kept[name] for name in names] == [changed[name] for name in names]
    taken = ("--format-need", "standard", "--preferred-side", "any", "--preferred-day", "any")
    back = after_loading("patient", "set", ADA, *taken, "--json").document
    assert [back[name] for name in names] == ["standard", None, []]


def test_somebody_is_added_with_wishes(b12desk: Ask) -> None:
    person = ("--family-name", "Bryn", "--given-name", "Llyr", "--born-on", "1979-07-30")
    assert b12desk("patient", "add", *person, "--format-need", "screen_reader", "--preferred-day", "tue").code == 0
    (found,) = b12desk("patient", "list", "--json").document
    shown = b12desk("patient", "show", found["patient_id"], "--json").document["patient"]
    assert (shown["format_need"], shown["preferred_days"]) == ("screen_reader", ["tue"])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--format-need", "huge"), "“huge” is not a format; there are standard, large_print_16"),
        (("--preferred-side", "middle"), "“middle” is not a side; there are left, right"),
        (("--preferred-day", "someday"), "“someday” is not a day of the week"),
    ],
)
def test_a_wish_that_is_none_is_refused(words: tuple[str, ...], says: str, after_loading: Ask) -> None:
    refused = after_loading("patient", "set", ADA, *words)
    assert refused.code == 2
    assert says in refused.err
