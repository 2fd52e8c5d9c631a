"""`b12desk forecast` and `b12desk protocols`: what needs no register."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.builders import LOADING_DAYS, protocols
from tests.cli.conftest import Ask

LOADED = [{"type": "injection", "on": given_on} for given_on in LOADING_DAYS]
KEYS = [
    "status", "phase", "dose_number", "doses_in_phase", "counted", "last_on", "due_on", "due_by", "earliest_on",
    "book_on", "overdue_from", "days_overdue", "next_site", "volume_ml", "containers", "draw", "findings", "checks",
    "projection", "because",
]  # fmt: skip


def a_case(**changes: object) -> Mapping[str, object]:
    return {
        "id": "std-window",
        "title": "Six loading doses, then two to three months",
        "course": {"protocol": "hydroxo-standard", "start_on": "2026-01-05", "product": "hydroxo-1mg-1ml"},
        "events": LOADED,
        "today": "2026-01-17",
        "expect": {"status": "upcoming", "due_on": "2026-03-16", "due_by": "2026-04-16"},
    } | changes


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cases.json"


def test_each_case_is_forecast_with_every_field(file: Path, b12desk: Ask) -> None:
    file.write_text(json.dumps([a_case(), a_case(id="second", today="2026-04-17")]))
    told = b12desk("forecast", str(file))
    first, second = told.document
    assert (told.code, set(first), list(first["forecast"])) == (0, {"id", "forecast"}, KEYS)
    assert (first["id"], first["forecast"]["due_on"]) == ("std-window", "2026-03-16")
    assert (second["id"], second["forecast"]["status"], second["forecast"]["days_overdue"]) == ("second", "overdue", 1)
    assert first["forecast"]["next_site"] == {"muscle": "deltoid", "side": "left"}
    assert len(first["forecast"]["projection"]) == 12


def test_one_case_needs_no_list(file: Path, b12desk: Ask) -> None:
    file.write_text(json.dumps(a_case()))
    assert len(b12desk("forecast", str(file)).document) == 1


def test_check_is_silent_where_every_expectation_holds(file: Path, b12desk: Ask) -> None:
    file.write_text(json.dumps([a_case()]))
    told = b12desk("forecast", str(file), "--check")
    assert (told.code, told.out) == (0, "")


def test_check_prints_a_line_for_each_mismatch(file: Path, b12desk: Ask) -> None:
    wrong = {
        "due_on": "2026-03-17",
        "phase": "loading",
        "findings": ["early_dose"],
        "no_findings": ["loading_stalled"],
        "colour": 1,
    }
    file.write_text(json.dumps([a_case(), a_case(id="wrong", expect=wrong)]))
    told = b12desk("forecast", str(file), "--check")
    assert told.code == 1
    lines = told.out.splitlines()
    assert all(line.startswith("wrong: ") for line in lines)
    assert "wrong: due_on is 2026-03-16, expected 2026-03-17" in lines
    assert len(lines) == 4 - (0 if any("early_dose" in line for line in lines) else 1)


def test_an_event_after_today_names_its_case(file: Path, b12desk: Ask) -> None:
    file.write_text(json.dumps([a_case(), a_case(id="from the future", today="2026-01-15")]))
    told = b12desk("forecast", str(file))
    assert (told.code, told.out) == (2, "")
    assert "from the future" in told.err
    assert "2026-01-16 is after today, 2026-01-15" in told.err


def test_every_problem_of_every_case_is_said_at_once(file: Path, b12desk: Ask) -> None:
    unknown = a_case(id="b", course={"protocol": "hydroxo-nightly", "start_on": "2026-01-05"})
    mistyped = a_case(id="c", today="17/01/2026", evnts=[])
    file.write_text(json.dumps([a_case(), unknown, mistyped, 7]))
    told = b12desk("forecast", str(file))
    assert (told.code, told.out) == (2, "")
    for says in ("hydroxo-nightly", "“today” must be a date", "“evnts” is not a field", "case 4"):
        assert says in told.err


@pytest.mark.parametrize("content", ["", "{", "[1,", '"text"', "[" * 100_000, "\ufeff{", "NaN"])
def test_what_is_no_case_file_is_refused(content: str, file: Path, b12desk: Ask) -> None:
    file.write_text(content, encoding="utf-8")
    told = b12desk("forecast", str(file))
    assert (told.code, told.out) == (2, "")
    assert told.err.strip()


def test_no_register_is_needed_or_made(file: Path, tmp_path: Path, b12desk: Ask) -> None:
    file.write_text(json.dumps(a_case()))
    gone = tmp_path / "gone" / "register.b12desk"
    assert b12desk("forecast", str(file), register=str(gone)).code == 0
    assert b12desk("protocols", register=str(gone)).code == 0
    assert not gone.parent.exists()


def test_the_protocols_are_listed_with_what_a_clinic_signs(b12desk: Ask) -> None:
    found = b12desk("protocols", "--json").document
    assert [one["id"] for one in found] == [protocol.id for protocol in protocols().all()]
    assert len(found) == 19
    for one in found:
        assert {"id", "version", "title", "phases", "sources", "approved_by", "checked"} <= set(one)
        assert one["sources"]
    standard = next(one for one in found if one["id"] == "hydroxo-standard")
    assert [(p["name"], p["interval"], p["ends"]) for p in standard["phases"]] == [
        ("loading", "P2D", "6 doses"),
        ("maintenance", "P2M/P3M", "lifelong"),
    ]
    assert "hydroxo-standard 1  Hydroxocobalamin, standard" in b12desk("protocols").out


def test_a_protocol_in_order_is_said_to_be(b12desk: Ask, checkout: Path) -> None:
    for file in sorted((checkout / "resources" / "protocols").glob("*.toml"))[:3]:
        told = b12desk("protocols", "check", str(file))
        assert (told.code, "is in order; its worked examples hold" in told.out) == (0, True)


def test_a_protocol_with_five_problems_says_all_five(tmp_path: Path, b12desk: Ask, checkout: Path) -> None:
    text = (checkout / "resources" / "protocols" / "hydroxo-standard.toml").read_text(encoding="utf-8")
    for right, wrong in (
        ('version = "1"', "version = 1"),
        ('name = "loading"', 'name = "nightly"'),
        ('interval = "P2D"', 'interval = "often"'),
        ("ends = { doses = 6 }", "ends = { doses = 6, days = 3 }"),
        ("[fit]", "[fit]\ncolour = 3"),
    ):
        assert right in text
        text = text.replace(right, wrong, 1)
    file = tmp_path / "ours.toml"
    file.write_text(text, encoding="utf-8")
    told = b12desk("protocols", "check", str(file))
    assert (told.code, told.out) == (2, "")
    assert len(told.err.splitlines()) == 5
    assert all(line.startswith("ours.toml") for line in told.err.splitlines())
