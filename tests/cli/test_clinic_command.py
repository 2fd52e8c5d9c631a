"""The clinic's settings by command: thresholds, rules for assistants, days opened again."""

import pytest

from tests.cli.clinic import ADA
from tests.cli.conftest import Ask


def test_a_clinic_shows_every_threshold_and_rule(b12desk: Ask) -> None:
    shown = b12desk("clinic", "show", "--json").document
    assert shown["thresholds"]["potassium_low_mmol_l"] == "3.5"
    assert len(shown["thresholds"]) == 12
    assert set(shown["assistant"].values()) == {False}
    assert b12desk("clinic", "show").out == (
        "The clinic has no name yet; open mon, tue, wed, thu, fri; England; grace 0 days.\n"
    )


def test_what_is_set_is_shown_and_followed(after_loading: Ask) -> None:
    done = after_loading(
        "clinic", "set", "--threshold", "potassium_low_mmol_l=3.8", "--threshold", "mma_target_nmol_l=280",
        "--assistant", "may_give_loading=yes",
    )  # fmt: skip
    assert done.out.endswith(
        "MMA: target below 280 nmol/L. Potassium: low below 3.8 mmol/L. A health-care assistant may give loading.\n"
    )
    after_loading(
        "result", "add", "--patient", ADA, "--test", "potassium", "--value", "3.7", "--unit", "mmol/L",
        "--on", "2026-04-01",
    )  # fmt: skip
    (result,) = after_loading("result", "list", "--patient", ADA, "--json").document["results"]
    assert result["readings"] == ["Low: below 3.8 mmol/L. Source: clinic setting."]
    undone = after_loading("clinic", "set", "--assistant", "may_give_loading=no", "--json").document
    assert not undone["assistant"]["may_give_loading"]


def test_a_closed_day_is_opened_again_and_the_windows_follow(after_loading: Ask) -> None:
    def overdue_from() -> object:
        (row,) = after_loading("worklist", "--on", "2026-03-20", "--json").document["rows"]
        return row["overdue_from"]

    assert overdue_from() == "2026-04-17"
    after_loading("clinic", "set", "--closed-on", "2026-04-16:staff training")
    assert overdue_from() == "2026-04-18"
    opened = after_loading("clinic", "set", "--reopen-on", "2026-04-16", "--json").document
    assert "2026-04-16" not in opened["closed_on"]
    assert overdue_from() == "2026-04-17"
    assert after_loading("verify", "--json").document["ok"]


@pytest.mark.parametrize(
    ("options", "problems"),
    [
        (
            ("--threshold", "potassium_low_mmol_l=38", "--threshold", "sodium=1"),
            [
                "“sodium” is not a threshold.",
                "Potassium: low below: 38 mmol/L lies outside 1.5 to 9 mmol/L.",
            ],
        ),
        (("--threshold", "3.8"), ["A threshold is written NAME=VALUE, not “3.8”."]),
        (("--assistant", "may_give_loading=perhaps"), ["The rule may_give_loading is yes or no, not “perhaps”."]),
        (("--reopen-on", "2026-03-04"), ["04-Mar-2026 is no closed day."]),
        (("--reopen-on", "someday"), ["“someday” is not a date such as 2026-03-16."]),
    ],
)
def test_what_can_t_be_used_is_wrong_use_and_changes_nothing(
    b12desk: Ask, options: tuple[str, ...], problems: list[str]
) -> None:
    before = b12desk("clinic", "show", "--json").document
    answer = b12desk("clinic", "set", "--name", "Riverside", *options)
    assert (answer.code, answer.out, answer.err.splitlines()) == (2, "", problems)
    assert b12desk("clinic", "show", "--json").document == before
