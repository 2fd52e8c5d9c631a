"""Backup and verification by command, and what is said where the register can't be used."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from b12desk.register.sqlite_library import sqlite
from tests.cli.clinic import ADA, ADD_ADA
from tests.cli.conftest import Ask


def test_a_register_in_order_verifies(b12desk: Ask) -> None:
    b12desk(*ADD_ADA)
    told = b12desk("verify", "--json")
    assert (told.code, set(told.document)) == (0, {"ok", "problems", "checked"})
    assert (told.document["ok"], told.document["problems"], told.document["checked"]["patients"]) == (True, [], 1)
    assert b12desk("verify").out.startswith("ok: ")


def test_a_register_somebody_changed_does_not_verify(after_loading: Ask, register_path: Path) -> None:
    dose = after_loading("patient", "show", ADA, "--json").document["injections"][0]["injection_id"]
    with closing(sqlite.connect(register_path)) as raw, raw:
        (trigger,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'injection_refuses_update'").fetchone()
        raw.execute("DROP TRIGGER injection_refuses_update")
        raw.execute("UPDATE injection SET given_on = '2026-01-15' WHERE id = ?", (dose,))
        raw.execute(trigger)
    told = after_loading("verify", "--json")
    assert (told.code, told.document["ok"]) == (1, False)
    assert {("row_changed", f"injection {dose}")} <= {(one["id"], one["where"]) for one in told.document["problems"]}
    assert all(set(one) == {"id", "where", "says"} for one in told.document["problems"])
    assert f"injection {dose}" in after_loading("verify").out


@pytest.mark.parametrize(
    ("table", "column"),
    [("patient", "born_on"), ("patient", "flags"), ("course", "protocol_id"), ("course", "maintenance_interval"),
     ("injection", "muscle"), ("injection", "given_on"), ("forecast_row", "due_on"), ("forecast_row", "next_muscle"),
     ("forecast_row", "is_shown")],
)  # fmt: skip
def test_a_value_that_cannot_be_read_is_a_problem_and_no_crash(
    table: str, column: str, after_loading: Ask, register_path: Path
) -> None:
    with closing(sqlite.connect(register_path)) as raw, raw:
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
        triggers = raw.execute(query, (table,)).fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute(f'UPDATE {table} SET "{column}" = 0 WHERE rowid = (SELECT min(rowid) FROM {table})')
        for _, made in triggers:
            raw.execute(made)
    assert after_loading("verify").code == 1


def test_a_trigger_that_somebody_dropped_is_refused_in_one_sentence(after_loading: Ask, register_path: Path) -> None:
    with closing(sqlite.connect(register_path)) as raw, raw:
        raw.execute("DROP TRIGGER injection_refuses_update")
    before = register_path.read_bytes()
    told = after_loading("verify")
    assert (told.code, told.out, told.err.count("\n")) == (3, "", 1)
    assert told.err.startswith("Another program has changed how register.b12desk keeps its entries")
    assert register_path.read_bytes() == before


def test_a_backup_is_a_register_of_its_own_and_never_overwrites(b12desk: Ask, tmp_path: Path) -> None:
    b12desk(*ADD_ADA)
    copy = tmp_path / "copy.b12desk"
    assert b12desk("backup", str(copy)).code == 0
    assert b12desk("patient", "list", "--json", register=str(copy)).document[0]["identifier"] == ADA
    again = b12desk("backup", str(copy))
    assert (again.code, "never overwrites" in again.err) == (3, True)
    assert b12desk("backup", str(tmp_path / "gone" / "copy.b12desk")).code == 3


@pytest.mark.parametrize("address", ["postgresql://clinic/register", "sqlite:///register.db"])
def test_a_database_address_gives_one_sentence(address: str, b12desk: Ask) -> None:
    told = b12desk("worklist", register=address)
    assert (told.code, told.out) == (2, "")
    assert told.err == "A register is a file on this computer; a database address can’t be used.\n"


def test_a_file_that_is_no_register_gives_one_sentence(b12desk: Ask, tmp_path: Path) -> None:
    for content in (b"", b"a note", b"x" * 9999):
        other = tmp_path / "other"
        other.write_bytes(content)
        told = b12desk("worklist", "--json", register=str(other))
        assert (told.code, told.out, told.err.count("\n")) == (3, "", 1)
        assert other.read_bytes() == content


def test_a_missing_register_is_made(b12desk: Ask, tmp_path: Path) -> None:
    told = b12desk("worklist", "--json", register=str(tmp_path / "new" / "register.b12desk"))
    assert (told.code, told.document["counts"]["total"], told.document["rows"]) == (0, 0, [])


def test_the_register_is_chosen_by_the_environment_too(register_path: Path, tmp_path: Path, checkout: Path) -> None:
    command = [sys.executable, "-m", "b12desk", "worklist", "--json", "--on", "2026-01-05"]
    surroundings = {"B12DESK_REGISTER": str(register_path), "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    told = subprocess.run(command, cwd=checkout, env=surroundings, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")
    assert '"total": 0' in told.stdout
    assert list(tmp_path.glob(".local/share/*")) == []


def test_a_restored_backup_takes_the_place_of_the_register_which_is_kept(b12desk: Ask, tmp_path: Path) -> None:
    b12desk(*ADD_ADA)
    copy = tmp_path / "copy.b12desk"
    b12desk("backup", str(copy))
    b12desk("patient", "add", "--family-name", "Jones", "--given-name", "Bo", "--born-on", "1966-03-02")
    looked = b12desk("restore", str(copy), "--dry-run")
    assert (looked.code, "1 patient" in looked.err, len(b12desk("patient", "list", "--json").document)) == (0, True, 2)
    done = b12desk("restore", str(copy), "--json")
    assert (done.code, done.document["restored"], done.document["patients"]) == (0, True, 1)
    assert len(b12desk("patient", "list", "--json", register=done.document["kept"]).document) == 2
    assert len(b12desk("patient", "list", "--json").document) == 1


def test_a_restore_that_can_t_be_done_changes_nothing(b12desk: Ask, register_path: Path, tmp_path: Path) -> None:
    b12desk(*ADD_ADA)
    note = tmp_path / "note.txt"
    note.write_text("a note", encoding="utf-8")
    before = register_path.read_bytes()
    codes = [b12desk("restore", str(file)).code for file in (tmp_path / "gone", register_path, note)]
    assert (codes, register_path.read_bytes()) == ([2, 2, 3], before)
