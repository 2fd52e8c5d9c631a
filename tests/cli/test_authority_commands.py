"""What allows the doses, by commands: recorded, listed with what was drawn, used up, withdrawn."""

from tests.cli.clinic import ADA, ADD_ADA, a_dose
from tests.cli.conftest import Ask

START = (
    "course", "start", "--patient", ADA, "--protocol", "hydroxo-standard", "--prescriber", "Dr A. Example",
    "--authority", "PSD", "--reference", "PSD 12/26", "--doses", "1", "--authority-to", "2026-06-30",
    "--on", "2026-01-05",
)  # fmt: skip


def held(ask: Ask) -> list[tuple[object, ...]]:
    found = ask("course", "authorities", "--patient", ADA, "--json").document
    return [(one["kind"], one["reference"], one["valid_to"], one["doses"], one["given"]) for one in found]


def test_an_authority_is_ordered_used_up_and_followed_by_another(b12desk: Ask) -> None:
    b12desk(*ADD_ADA)
    assert b12desk(*START).code == 0
    assert b12desk(*a_dose("2026-01-05")).code == 0
    assert held(b12desk) == [("PSD", "PSD 12/26", "2026-06-30", 1, 1)]
    refused = b12desk(*a_dose("2026-01-07", "--reason", "on the phone", side="right"))
    assert (refused.code, refused.out) == (1, "")
    assert "authority_used_up" in refused.err

    added = b12desk(
        "course", "authorise", "--patient", ADA, "--kind", "prescription", "--prescriber", "Dr A. Example",
        "--from", "2026-01-07", "--json",
    )  # fmt: skip

    assert [one["kind"] for one in added.document] == ["PSD", "prescription"]
    assert b12desk(*a_dose("2026-01-07", side="right")).code == 0
    assert held(b12desk) == [("PSD", "PSD 12/26", "2026-06-30", 1, 1), ("prescription", "", None, None, 1)]


def test_the_list_reads_as_a_colleague_says_it(b12desk: Ask) -> None:
    b12desk(*ADD_ADA)
    b12desk(*START)
    (line,) = b12desk("course", "authorities", "--patient", ADA).out.splitlines()
    assert line.startswith("PSD 12/26 by Dr A. Example, from 05-Jan-2026, to 30-Jun-2026, 0 of 1 doses given  (")


def test_a_withdrawn_authority_allows_no_dose(b12desk: Ask) -> None:
    b12desk(*ADD_ADA)
    b12desk(*START)
    (one,) = b12desk("course", "authorities", "--patient", ADA, "--json").document
    withdraw = (
        "course",
        "withdraw",
        "--patient",
        ADA,
        "--authority",
        one["authority_id"],
        "--reason",
        "prescriber left",
    )
    assert b12desk(*withdraw).out == "No authority is recorded.\n"
    refused = b12desk(*a_dose("2026-01-05"))
    assert refused.code == 1
    assert "No prescription, PSD or PGD is recorded for this course. (authority_missing" in refused.err
    assert b12desk(*withdraw).code == 1


def test_what_is_no_authority_is_wrong_use(b12desk: Ask) -> None:
    b12desk(*ADD_ADA)
    b12desk(*START)
    answer = b12desk("course", "authorise", "--patient", ADA, "--kind", "verbal", "--prescriber", "")
    assert (answer.code, answer.err.splitlines()) == (
        2,
        ["An authority is a prescription, a PSD or a PGD, not “verbal”.", "The prescriber is missing."],
    )
