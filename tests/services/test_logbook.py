"""The program's own log: ids only, private, never large; and what its scrubber takes out."""

import re
import stat
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.services.logbook import KEPT, LARGEST_BYTES, Logbook
from b12desk.services.scrubbed import scrubbed
from tests.builders import nhs_number

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = st.dates(date(1900, 1, 1), date(2026, 12, 31))
NUMBERS = st.integers(1, 3_000).map(nhs_number)
NAMES = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=3, max_size=30)


def forms_of(day: date) -> list[str]:
    d, m, y, month = day.day, day.month, day.year, MONTHS[day.month - 1]
    return [
        day.isoformat(),
        f"{y}{m:02}{d:02}",
        f"{d:02}/{m:02}/{y}",
        f"{d}.{m}.{y}",
        f"{d:02}-{m:02}-{y % 100:02}",
        f"{d:02}-{month}-{y}",
        f"{d} {month.upper()} {y}",
        f"{d}th {month} {y}",
        f"{month} {d}, {y}",
        f"{y} {month} {d}",
        f"datetime.date({y}, {m}, {d})",
    ]


@given(NUMBERS, st.sampled_from(["{}", "nhs:{}", "nhs{}.", "({})", "id={},", "x{}y"]), st.sampled_from(["", " ", "-"]))
def test_an_nhs_number_is_taken_out_however_it_is_written(number: str, around: str, joint: str) -> None:
    written = joint.join((number[:3], number[3:6], number[6:]))
    kept = scrubbed("no row for " + around.format(written) + " in patient")
    assert number not in re.sub(r"\D", "", kept)
    assert "[number]" in kept


@given(DAYS)
def test_a_birth_date_is_taken_out_in_every_usual_form(day: date) -> None:
    for form in forms_of(day):
        kept = scrubbed(f"born {form}: refused")
        assert form not in kept
        assert str(day.year) not in kept, (form, kept)
        assert kept.endswith(": refused")


@pytest.mark.parametrize("quotes", ["''", '""', "“”", "‘’", "``", "«»"])
@given(name=NAMES, is_closed=st.booleans())
def test_whatever_is_quoted_is_taken_out_closed_or_not(quotes: str, name: str, is_closed: bool) -> None:
    said = f"can't read column 3: {quotes[0]}ZQ {name} ZQ{quotes[1] if is_closed else ''}"
    kept = scrubbed(said)
    assert "ZQ" not in kept
    assert kept.startswith("can't read column 3: ")


@pytest.mark.parametrize("said", ["'O'Brien'", "b'Smith'", "N'Smith'", "'O''Brien', 3", "x = 'Ada\nSmith'"])
def test_a_name_with_an_apostrophe_leaves_nothing_behind(said: str) -> None:
    assert not re.search("Brien|Smith|Ada", scrubbed(said))


def test_an_entry_is_an_instant_and_ids(tmp_path: Path) -> None:
    log = Logbook(tmp_path / "log")
    log.note("opened", register="b8e1f0a2-0000-4000-8000-00000000abcd", schema=3, demo=False)
    log.note("failed", who="Smith", number=9990000026, born="1956-03-02", words="two words")
    lines = (tmp_path / "log" / "b12desk.log").read_text().splitlines()
    assert lines[0].endswith("opened register=b8e1f0a2-0000-4000-8000-00000000abcd schema=3 demo=false")
    assert lines[1].endswith("failed who=[text] number=[number] born=[date] words=[text]")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_only_the_user_reads_the_log(tmp_path: Path) -> None:
    Logbook(tmp_path / "log").note("began")
    assert stat.S_IMODE((tmp_path / "log").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "log" / "b12desk.log").stat().st_mode) == 0o600


def test_the_log_turns_over_and_keeps_three_files(tmp_path: Path) -> None:
    log = Logbook(tmp_path)
    for _ in range(KEPT + 2):
        (tmp_path / "b12desk.log").write_text("x" * LARGEST_BYTES)
        log.note("began")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b12desk.log", "b12desk.log.1", "b12desk.log.2"]
    assert "began" in (tmp_path / "b12desk.log").read_text()


def test_a_log_that_can_t_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file in the place of the folder")
    Logbook(tmp_path / "log").note("began")
    Logbook().note("began")


def test_a_report_s_lines_are_kept_without_what_they_quote(tmp_path: Path) -> None:
    Logbook(tmp_path).note_stack("report", "KeyError\n  patient.py, line 3, in 'Smith'")
    assert "Smith" not in (tmp_path / "b12desk.log").read_text()
    assert "  patient.py, line 3, in [text]" in (tmp_path / "b12desk.log").read_text()
