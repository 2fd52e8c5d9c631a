"""People and roles by commands, and what `--as` then allows."""

import pytest

from tests.cli.clinic import ADA, ADD_ADA, a_dose
from tests.cli.conftest import Ask

NORA = ("--as", "Nora Nurse")


@pytest.fixture
def staffed(after_loading: Ask) -> Ask:
    """Return commands on a register with a nurse, an assistant and a prescriber, and no administrator."""
    assert after_loading("user", "add", "Nora Nurse", "--role", "nurse").code == 0
    assert after_loading(*NORA, "user", "add", "Hal Assistant", "--role", "HCA").code == 0
    assert after_loading(*NORA, "user", "add", "Dr Pia", "--role", "Prescriber").code == 0
    return after_loading


def test_a_new_register_runs_as_setup_until_its_first_user(b12desk: Ask) -> None:
    assert b12desk("user", "list").out == "This register has no users yet: it runs as “setup”.\n"
    assert b12desk(*ADD_ADA).code == 0
    added = b12desk("user", "add", "Nora Nurse", "--role", "nurse", "--json").document
    assert (added["name"], added["role"], added["disabled"]) == ("Nora Nurse", "nurse", False)
    refused = b12desk("patient", "set", ADA, "--phone", "07700 900123")
    assert (refused.code, refused.err) == (2, "This register has users: say who is working; nothing was changed.\n")
    assert b12desk(*NORA, "patient", "set", ADA, "--phone", "07700 900123").code == 0


def test_people_are_listed_with_their_roles(staffed: Ask) -> None:
    assert staffed("user", "list").out.splitlines() == [
        "Dr Pia, prescriber", "Hal Assistant, health-care assistant", "Nora Nurse, nurse",
    ]  # fmt: skip
    staffed(*NORA, "user", "disable", "Dr Pia")
    assert [one["disabled"] for one in staffed("user", "list", "--json").document] == [True, False, False]


def test_an_unknown_or_disabled_user_is_wrong_use(staffed: Ask) -> None:
    before = staffed("verify", "--json").document["checked"]["audit_entries"]
    unknown = staffed("--as", "Nobody", *a_dose("2026-04-01"))
    assert (unknown.code, unknown.out) == (2, "")
    assert unknown.err == "There is no user “Nobody” in this register; nothing was changed.\n"
    assert staffed("verify", "--json").document["checked"]["audit_entries"] == before
    staffed(*NORA, "user", "disable", "Hal Assistant")
    disabled = staffed("--as", "Hal Assistant", *a_dose("2026-04-01"))
    assert (disabled.code, disabled.err) == (2, "The user “Hal Assistant” is disabled; nothing was changed.\n")


def test_what_a_role_may_not_do_is_a_no(staffed: Ask) -> None:
    plan = ("course", "hold", "--patient", ADA, "--reason", "in hospital", "--on", "2026-04-01")
    refused = staffed("--as", "Hal Assistant", *plan)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == (
        "A health-care assistant may not plan, change or end a course: ask a nurse or prescriber. "
        "Nothing was changed.\n"
    )
    assert staffed(*NORA, *plan).code == 0


def test_an_assistant_s_dose_needs_a_psd(staffed: Ask) -> None:
    dose = ("--as", "Hal Assistant", *a_dose("2026-04-01"))
    refused = staffed(*dose)
    assert refused.code == 1
    assert "role_not_permitted" in refused.err
    staffed(
        *NORA, "course", "authorise", "--patient", ADA, "--kind", "PSD", "--prescriber", "Dr Pia",
        "--reference", "PSD 12/26", "--from", "2026-04-01", "--doses", "3",
    )  # fmt: skip
    done = staffed(*dose, "--json")
    assert done.code == 0, done.err
    shown = staffed("patient", "show", ADA, "--json").document
    assert [(one["kind"], one["given"]) for one in shown["authorities"]] == [("prescription", 6), ("PSD", 1)]
    assert shown["injections"][0]["recorded_by"] == "Hal Assistant"


def test_a_prescriber_lifts_a_block_with_a_reason_of_its_own(staffed: Ask) -> None:
    expired = [*a_dose("2026-04-01")]
    expired[expired.index("--expiry") + 1] = "2026-03-31"
    assert staffed(*NORA, *expired, "--reason", "batch_expired=nothing else here").code == 1
    assert staffed("--as", "Dr Pia", *expired, "--reason", "nothing else here").code == 1
    assert staffed("--as", "Dr Pia", *expired, "--reason", "batch_expired=nothing else here").code == 0
    dose = staffed("patient", "show", ADA, "--json").document["injections"][0]
    assert dose["reasons"] == {"batch_expired": "nothing else here"}


def test_the_last_user_stays_and_names_are_taken_once(b12desk: Ask) -> None:
    b12desk("user", "add", "Nora Nurse", "--role", "nurse")
    last = b12desk(*NORA, "user", "disable", "Nora Nurse")
    assert (last.code, last.err) == (
        1, "“Nora Nurse” is the last user who can act; add another first. Nothing was changed.\n",
    )  # fmt: skip
    taken = b12desk(*NORA, "user", "add", "NORA NURSE", "--role", "nurse")
    assert (taken.code, taken.err) == (2, "There is a user “NORA NURSE” already.\n")
    unknown = b12desk(*NORA, "user", "add", "Bo", "--role", "surgeon")
    assert (unknown.code, unknown.out) == (2, "")
    assert "there are health-care assistant, nurse, prescriber, administrator" in unknown.err
    assert b12desk(*NORA, "user", "disable", "Bo").code == 1
