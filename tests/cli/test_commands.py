"""The journey of one patient by commands, in the JSON that scripts rely on."""

from pathlib import Path
from uuid import uuid4

import pytest
from pypdf import PdfReader

from tests.builders import nhs_number
from tests.cli.clinic import ADA, ADD_ADA, START_ADA, a_dose
from tests.cli.conftest import Ask

COUNTS = ["overdue", "due", "upcoming", "deferred", "awaiting_review", "on_hold", "no_plan", "no_injections", "ended",
          "total"]  # fmt: skip
ROW = {"patient_id", "identifier", "name", "born_on", "status", "phase", "protocol", "last_on", "last_site", "due_on",
       "due_by", "book_on", "overdue_from", "days_overdue", "next_site"}  # fmt: skip
FORECAST = {
    "status", "phase", "dose_number", "doses_in_phase", "counted", "last_on", "due_on", "due_by", "earliest_on",
    "book_on", "overdue_from", "days_overdue", "next_site", "volume_ml", "containers", "draw", "findings", "checks",
    "projection", "because",
}  # fmt: skip


def test_a_patient_is_added_listed_and_shown(b12desk: Ask) -> None:
    added = b12desk(*ADD_ADA, "--json")
    assert (added.code, set(added.document), added.err) == (0, {"patient_id"}, "")
    patient_id = added.document["patient_id"]
    (line,) = b12desk("patient", "list", "--json").document
    assert line == {"patient_id": patient_id, "identifier": ADA, "name": "SMITH, Ada (Mrs)", "born_on": "1956-03-02"}
    shown = b12desk("patient", "show", ADA, "--json").document
    assert {"patient", "status", "course", "forecast", "injections"} <= set(shown)
    assert (shown["patient"]["family_name"], shown["status"], shown["course"]) == ("Smith", "no_plan", None)


def test_six_doses_by_command_open_the_window_of_16_march(after_loading: Ask) -> None:
    found = after_loading("worklist", "--on", "2026-01-17", "--json").document
    assert (found["as_of"], list(found["counts"])[-1], set(found["counts"])) == ("2026-01-17", "total", set(COUNTS))
    (row,) = found["rows"]
    assert set(row) >= ROW
    assert (row["status"], row["phase"], row["due_on"], row["due_by"], row["book_on"], row["overdue_from"]) == (
        "upcoming", "maintenance", "2026-03-16", "2026-04-16", "2026-04-02", "2026-04-17",
    )  # fmt: skip
    assert row["last_site"] == {"muscle": "deltoid", "side": "right"}
    assert row["next_site"] == {"muscle": "deltoid", "side": "left"}
    assert sum(number for name, number in found["counts"].items() if name != "total") == found["counts"]["total"] == 1


def test_starting_and_recording_print_the_whole_forecast(b12desk: Ask) -> None:
    b12desk(*ADD_ADA)
    started = b12desk(*START_ADA, "--json").document
    assert set(started) == {"course_id", "forecast"}
    assert set(started["forecast"]) >= FORECAST
    recorded = b12desk(*a_dose("2026-01-05"), "--json").document
    assert {"injection_id", "forecast"} <= set(recorded)
    assert set(recorded["forecast"]) >= FORECAST
    assert (recorded["forecast"]["due_on"], recorded["forecast"]["counted"]) == ("2026-01-07", ["2026-01-05"])
    assert recorded["forecast"]["volume_ml"] == "1.00"


def test_the_same_key_twice_records_once(b12desk: Ask) -> None:
    b12desk(*ADD_ADA)
    b12desk(*START_ADA)
    key = str(uuid4())
    first, second = (b12desk(*a_dose("2026-01-05", "--key", key), "--json") for _ in range(2))
    assert (first.code, second.code) == (0, 0)
    assert first.document["injection_id"] == second.document["injection_id"] == key
    assert first.document["forecast"] == second.document["forecast"]
    assert len(b12desk("patient", "show", ADA, "--json").document["injections"]) == 1
    assert b12desk(*a_dose("2026-01-05", "--key", key, side="right")).code == 1
    assert b12desk(*a_dose("2026-01-05", "--key", "mine")).code == 2


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        (a_dose("2026-02-20"), 1, "early_dose"),
        (a_dose("2026-01-16"), 1, "duplicate_same_day"),
        (a_dose("2999-01-01"), 2, "not a day from"),
        (a_dose("2099-01-05"), 1, "given_in_future"),
        (a_dose("2026-03-17", dose="0"), 2, "A dose is 1 to"),
        (a_dose("2026-03-17", side="middle"), 2, "A side is left or right"),
        (a_dose("17/03/2026"), 2, "is not a date such as"),
    ],
)
def test_a_dose_that_is_refused_says_why_and_is_not_kept(
    command: tuple[str, ...], code: int, says: str, after_loading: Ask
) -> None:
    refused = after_loading(*command, "--json")
    assert (refused.code, refused.out) == (code, "")
    assert says in refused.err
    assert len(after_loading("patient", "show", ADA, "--json").document["injections"]) == 6


def test_a_reason_answers_one_finding_or_all(after_loading: Ask) -> None:
    assert after_loading(*a_dose("2026-02-20", "--reason", "given_in_future=no such finding")).code == 1
    assert after_loading(*a_dose("2026-02-20", "--reason", "early_dose=leaves = for 4 months")).code == 0
    assert after_loading(*a_dose("2026-02-23", "--reason", "told to by the prescriber", side="right")).code == 0
    newest, second, *_ = after_loading("patient", "show", ADA, "--json").document["injections"]
    assert newest["reasons"] == {"early_dose": "told to by the prescriber"}
    assert second["reasons"] == {"early_dose": "leaves = for 4 months"}


def test_a_void_keeps_the_entry_with_its_reason(after_loading: Ask) -> None:
    newest = after_loading("patient", "show", ADA, "--json").document["injections"][0]
    voided = after_loading("void", newest["injection_id"], "--reason", "wrong arm", "--on", "2026-01-17", "--json")
    assert (voided.code, voided.document["injection_id"]) == (0, newest["injection_id"])
    kept = after_loading("patient", "show", ADA, "--json").document["injections"][0]
    assert (kept["voided"], kept["void_reason"]) == (True, "wrong arm")
    assert after_loading("void", newest["injection_id"], "--reason", "again").code == 2
    assert after_loading("void", str(uuid4()), "--reason", "wrong arm").code == 1
    assert after_loading("worklist", "--on", "2026-01-17", "--json").document["rows"][0]["dose_number"] == 6


def test_every_course_act_has_its_command(after_loading: Ask) -> None:
    acts = {
        "defer": ("--until", "2026-05-20", "--reason", "holiday"),
        "change": ("--interval", "P2M", "--reason", "symptoms return early"),
        "hold": ("--reason", "in hospital"),
        "resume": (),
        "review": ("--outcome", "better", "--kind", "symptom_review"),
        "end": ("--reason", "oral_switch"),
    }
    status = []
    for name, more in acts.items():
        done = after_loading("course", name, "--patient", ADA, *more, "--on", "2026-04-10", "--json")
        assert (done.code, set(done.document)) == (0, {"event_id", "forecast"}), done.err
        status.append(done.document["forecast"]["status"])
    assert status == ["deferred", "deferred", "on_hold", "deferred", "deferred", "ended"]
    assert after_loading("course", "end", "--patient", ADA, "--reason", "again").code == 1


def test_the_counts_stay_whole_when_rows_are_narrowed(after_loading: Ask) -> None:
    for narrowed, rows in ((("--status", "overdue"), 0), (("--status", "upcoming,due"), 1), (("--limit", "1"), 1)):
        found = after_loading("worklist", "--on", "2026-01-17", "--json", *narrowed).document
        assert (found["counts"]["total"], found["counts"]["upcoming"], len(found["rows"])) == (1, 1, rows)


def test_the_worklist_is_written_as_csv_and_pdf(after_loading: Ask, tmp_path: Path) -> None:
    csv, pdf = tmp_path / "list.csv", tmp_path / "list.pdf"
    done = after_loading("worklist", "--on", "2026-04-20", "--csv", str(csv), "--pdf", str(pdf), "--json")
    assert (done.code, done.document["counts"]["overdue"]) == (0, 1)
    assert "SMITH, Ada (Mrs)" in csv.read_text(encoding="utf-8-sig")
    assert "SMITH, Ada" in PdfReader(pdf).pages[0].extract_text()
    assert (csv.stat().st_mode | pdf.stat().st_mode) & 0o077 == 0


def test_the_plan_is_written_as_a_pdf(after_loading: Ask, tmp_path: Path) -> None:
    pdf = tmp_path / "plan.pdf"
    done = after_loading("plan", "--patient", ADA, "--pdf", str(pdf), "--on", "2026-01-17")
    assert done.code == 0, done.err
    text = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert "Smith" in text or "SMITH" in text
    assert "deltoid" in text
    assert pdf.stat().st_mode & 0o077 == 0
    assert after_loading("patient", "show", ADA).code == 0


def test_no_plan_is_printed_where_there_is_none(b12desk: Ask, tmp_path: Path) -> None:
    b12desk(*ADD_ADA)
    refused = b12desk("plan", "--patient", ADA, "--pdf", str(tmp_path / "plan.pdf"))
    assert (refused.code, (tmp_path / "plan.pdf").exists()) == (1, False)
    assert "there is no plan to print" in refused.err


def test_details_flags_and_restricted_sites_are_set(after_loading: Ask) -> None:
    changed = after_loading(
        "patient", "set", ADA, "--phone", "07700 900999", "--flag", "anticoagulant", "--rotation", "all",
        "--restricted", "deltoid:left:node clearance::2026-12-31", "--json",
    )  # fmt: skip
    assert changed.code == 0, changed.err
    person = changed.document
    assert (person["phone"], person["flags"], person["rotation"]) == ("07700 900999", ["anticoagulant"], "all")
    assert person["restricted_sites"] == [
        {"muscle": "deltoid", "side": "left", "reason": "node clearance", "from": None, "until": "2026-12-31"}
    ]
    assert after_loading("patient", "set", ADA, "--no-flags", "--json").document["flags"] == []
    after_loading("patient", "set", ADA, "--standing", "deceased")
    assert after_loading("worklist", "--json").document["counts"]["total"] == 0


@pytest.mark.parametrize(
    "option",
    [
        ("--flag", "tired"),
        ("--rotation", "upwards"),
        ("--standing", "asleep"),
        ("--restricted", "deltoid"),
        ("--restricted", "buttocks:left:sore"),
        ("--born-on", "yesterday"),
        ("--nhs-number", "9990000000"),
        ("--family-name", " "),
    ],
)
def test_a_detail_that_cannot_be_used_changes_nothing(option: tuple[str, str], b12desk: Ask) -> None:
    b12desk(*ADD_ADA)
    before = b12desk("patient", "show", ADA, "--json").document
    refused = b12desk("patient", "set", ADA, *option, "--json")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.strip()
    assert b12desk("patient", "show", ADA, "--json").document == before


def test_an_nhs_number_that_is_known_is_refused(b12desk: Ask) -> None:
    b12desk(*ADD_ADA)
    assert b12desk(*ADD_ADA).code == 1
    assert b12desk(*ADD_ADA[:-2], "--nhs-number", nhs_number(2)).code == 1
    assert b12desk(*ADD_ADA[:-2], "--nhs-number", nhs_number(2), "--another-person").code == 0
    assert len(b12desk("patient", "list", "--find", "smith", "--json").document) == 2
    nobody = b12desk("patient", "list", "--find", "jones", "--json")
    assert (nobody.code, nobody.document) == (1, [])
