"""Whatever somebody does to the file behind the register's back is named, by its first broken link and by its row.

What a file can't tell about itself, because the whole trail was computed anew or replaced by an older one, is told by
the heads kept elsewhere: in the manifest of each backup and on each printed list.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from b12desk.register.audit import link_hash
from b12desk.register.sqlite_library import sqlite
from b12desk.register.verify_tail import tail_problem
from b12desk.services.back_up import back_up_now
from b12desk.services.backup_standing import head_words
from b12desk.services.desk_safety import desk_safety
from b12desk.services.verify_register import verify_register
from tests.reliability.clinic import desk_at
from tests.reliability.tampering import behind, hash_again, named, populated, problems

Tamper = Callable[[sqlite.Connection], None]


def run(*statements: str) -> Tamper:
    def tamper(raw: sqlite.Connection) -> None:
        for statement in statements:
            assert raw.execute(statement).rowcount != 0, f"nothing was changed by {statement}"

    return tamper


def swapped(raw: sqlite.Connection) -> None:
    for there, to in ((5, -1), (6, 5), (-1, 6)):
        raw.execute("UPDATE audit SET number = ? WHERE number = ?", (to, there))


def doubled(raw: sqlite.Connection) -> None:
    columns = [str(row[1]) for row in raw.execute("PRAGMA table_info(audit)") if row[1] != "number"]
    some = ", ".join(f'"{name}"' for name in columns)
    raw.execute(f"INSERT INTO audit (number, {some}) SELECT (SELECT max(number) + 1 FROM audit), {some} FROM audit "
                "WHERE number = 7")  # fmt: skip


def equivalent(raw: sqlite.Connection) -> None:
    """Write a letter of a name as two code points that look the same."""
    raw.execute("UPDATE audit SET payload = replace(payload, 'Riverside', 'R' || char(305, 775) || 'verside')")


def dose_and_trail(raw: sqlite.Connection) -> None:
    """Move a dose in its row and in its entry, and compute the hash of that entry anew, as far as one thinks of it."""
    id = raw.execute("SELECT id FROM injection ORDER BY entry LIMIT 1").fetchone()[0]
    entry = raw.execute("SELECT number FROM audit WHERE entity = 'injection' AND entity_id = ?", (id,)).fetchone()[0]
    raw.execute("UPDATE injection SET given_on = '2026-01-06' WHERE id = ?", (id,))
    raw.execute("UPDATE audit SET payload = replace(payload, '2026-01-05', '2026-01-06') WHERE number = ?", (entry,))
    fields = ("number", "at", "by", "workstation", "action", "entity", "entity_id", "patient_id", "payload")
    some = ", ".join(f'"{name}"' for name in fields)
    row = raw.execute(f"SELECT {some}, previous_hash FROM audit WHERE number = ?", (entry,)).fetchone()
    raw.execute("UPDATE audit SET hash = ? WHERE number = ?", (link_hash(row[-1], tuple(row[:-1])), entry))


LAST = "(SELECT max(number) FROM audit)"
TAMPERED: dict[str, tuple[Tamper, str, str]] = {
    "the tail cut off": (run(f"DELETE FROM audit WHERE number > {LAST} - 3"), "row_unknown", "stock_movement"),
    "the last entry cut off": (run(f"DELETE FROM audit WHERE number = {LAST}"), "row_unknown", "stock_movement"),
    "entries reordered": (swapped, "audit_chain", "audit 5"),
    "an entry twice": (doubled, "audit_chain", "audit {last}"),
    "a gap in the numbers": (run("UPDATE audit SET number = -number WHERE number > 10",
                                 "UPDATE audit SET number = 1 - number WHERE number < 0"), "audit_chain", "audit 12"),
    "an entry taken out": (run("DELETE FROM audit WHERE number = 9"), "audit_chain", "audit 10"),
    "a payload that looks the same": (equivalent, "audit_entry", "audit"),
    "who did it": (run("UPDATE audit SET \"by\" = 'Somebody else' WHERE number = 8"), "audit_entry", "audit 8"),
    "when it was done": (run("UPDATE audit SET at = '2025-01-01T00:00:00+00:00' WHERE number = 8"), "audit_entry",
                         "audit 8"),
    "from where it was done": (run("UPDATE audit SET workstation = 'x' WHERE number = 8"), "audit_entry", "audit 8"),
    "a dose and its entry": (dose_and_trail, "audit_chain", "audit"),
    "the PIN of another": (run("UPDATE credential SET hash = '$argon2id$mine'"), "row_changed", "credential"),
    "a PIN taken away": (run("DELETE FROM credential"), "row_missing", "credential"),
    "another role": (run("UPDATE clinic_user SET role = 'administrator'"), "row_changed", "clinic_user"),
    "a later window": (run("UPDATE forecast_row SET due_on = '2030-01-01'"), "window", "course"),
    "a patient off the list": (run("DELETE FROM forecast_row"), "window", "course"),
    "a setting": (run("UPDATE setting SET value = '14' WHERE name = 'grace_days'"), "setting_changed", "setting"),
    "a closed day opened": (run("DELETE FROM closure WHERE \"on\" = '2026-12-24'"), "closure_changed",
                            "closure 2026-12-24"),
    "a day closed": (run("INSERT INTO closure VALUES ('2026-03-16', 'x')"), "closure_changed", "closure 2026-03-16"),
    "a stronger product": (run("UPDATE clinic_product SET strength_micrograms_per_ml = '1'"), "row_changed",
                           "clinic_product"),
    "stock": (run("UPDATE stock_movement SET change = 9 WHERE kind = 'receive'"), "row_changed", "stock_movement"),
    "a name": (run("UPDATE patient SET family_name = 'Other'"), "row_changed", "patient"),
    "a name nobody finds": (run("DELETE FROM name_key"), "name_key", "patient"),
    "a patient gone": (run("DELETE FROM patient WHERE id = (SELECT max(id) FROM patient)"), "row_missing", "patient"),
    "a protocol": (run("UPDATE protocol_file SET content = 'x'"), "row_changed", "protocol_file"),
    "said to be invented": (run("UPDATE meta SET value = 'yes' WHERE name = 'is_demo'"), "mark_changed",
                            "meta is_demo"),
    "no number of its own": (run("UPDATE meta SET value = 'x' WHERE name = 'register_id'"), "mark_changed",
                             "meta register_id"),
    "a mark of one's own": (run("INSERT INTO meta VALUES ('mine', 'x')"), "mark_changed", "meta mine"),
}  # fmt: skip


@pytest.mark.parametrize("what", list(TAMPERED))
def test_what_somebody_did_is_named(what: str, tmp_path: Path) -> None:
    tamper, id, where = TAMPERED[what]
    path = populated(tmp_path)
    with behind(path) as raw:
        tamper(raw)
        last = raw.execute("SELECT max(number) FROM audit").fetchone()[0]
    found = [(problem.id, problem.where) for problem in problems(path)]
    assert any(one == id and place.startswith(where.format(last=last)) for one, place in found), found


@pytest.mark.parametrize("number", [3, 20, 30])
def test_the_end_of_the_trail_is_followed_at_every_start(number: int, tmp_path: Path) -> None:
    path = populated(tmp_path)
    with closing(desk_at(path)) as desk:
        assert tail_problem(desk.register) is None
    with behind(path) as raw:
        raw.execute("UPDATE audit SET action = 'x' WHERE number = ?", (number,))
    with closing(desk_at(path)) as desk:
        broken = tail_problem(desk.register)
        assert broken is not None
        assert broken.where == f"audit {number}"
        assert f"(audit {number})" in desk_safety(desk).trail_warning
        assert tail_problem(desk.register, entries=1) is None, "what lies before is for the whole verification"


_ANOTHER_PROGRAM = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
(trigger,) = other.execute("SELECT sql FROM sqlite_master WHERE name = 'injection_refuses_update'").fetchone()
other.executescript(f"BEGIN; DROP TRIGGER injection_refuses_update; UPDATE injection SET batch = 'X'; {trigger}; END")
"""


def test_another_program_is_noticed_while_the_register_is_open(tmp_path: Path) -> None:
    path = populated(tmp_path)
    with closing(desk_at(path)) as desk:
        assert verify_register(desk).is_ok
        subprocess.run([sys.executable, "-c", _ANOTHER_PROGRAM, str(path)], check=True)
        assert {problem.id for problem in verify_register(desk).problems} == {"row_changed"}


def test_nothing_is_named_in_a_register_nobody_touched(tmp_path: Path) -> None:
    path = populated(tmp_path)
    with behind(path):
        pass
    assert problems(path) == ()


@pytest.mark.parametrize("first", [2, 8, 15, 20])
def test_the_first_broken_link_is_named_when_a_middle_was_computed_anew(first: int, tmp_path: Path) -> None:
    path = populated(tmp_path)
    with behind(path) as raw:
        raw.execute("UPDATE audit SET \"by\" = 'Somebody else' WHERE number = ?", (first,))
        hash_again(raw, first)
        raw.execute("UPDATE audit SET previous_hash = 'x' || substr(previous_hash, 2) WHERE number = ?", (first + 1,))
    links = [problem.where for problem in problems(path) if problem.id in ("audit_chain", "audit_entry")]
    assert links[0] == f"audit {first + 1}"


def test_entries_spliced_in_from_another_register_are_named(tmp_path: Path) -> None:
    mine, theirs = populated(tmp_path / "mine"), populated(tmp_path / "theirs", "Hillside")
    with closing(sqlite.connect(theirs)) as other:
        rows = other.execute("SELECT * FROM audit WHERE number BETWEEN 10 AND 15").fetchall()
    with behind(mine) as raw:
        raw.execute("DELETE FROM audit WHERE number BETWEEN 10 AND 15")
        raw.executemany(f"INSERT INTO audit VALUES ({', '.join('?' * len(rows[0]))})", rows)
    found = [(problem.id, problem.where) for problem in problems(mine)]
    assert ("audit_chain", "audit 10") in found
    assert any(id.startswith("row_") for id, _ in found)


def rewritten(path: Path) -> None:
    """Move a dose in row and trail and compute the whole chain anew: a history that agrees with itself."""
    with behind(path) as raw:
        (id,) = raw.execute("SELECT id FROM injection ORDER BY entry LIMIT 1").fetchone()
        raw.execute("UPDATE injection SET note = 'rewritten' WHERE id = ?", (id,))
        raw.execute(
            'UPDATE audit SET payload = replace(payload, \'"note":""\', \'"note":"rewritten"\') '
            "WHERE entity = 'injection' AND entity_id = ?",
            (id,),
        )
        hash_again(raw)


def test_a_history_computed_anew_agrees_with_itself_and_not_with_the_newest_backup(tmp_path: Path) -> None:
    path = populated(tmp_path)
    with closing(desk_at(path)) as desk:
        printed = head_words(desk)
    rewritten(path)
    assert problems(path) == (), "the file alone can’t tell; this is why its head is kept elsewhere"
    with closing(desk_at(path)) as desk:
        assert head_words(desk) != printed, "the printed list tells it"

    again = populated(tmp_path / "backed up")
    with closing(desk_at(again)) as desk:
        back_up_now(desk)
    rewritten(again)
    assert {id for id, _ in named(again)} == {"head_differs"}


def test_a_tail_cut_off_with_all_its_rows_is_told_by_the_newest_backup(tmp_path: Path) -> None:
    path = populated(tmp_path)
    with closing(desk_at(path)) as desk:
        back_up_now(desk)
    with behind(path) as raw:
        raw.execute("DELETE FROM audit WHERE entity = 'stock_movement'")
        raw.execute("DELETE FROM stock_movement")
    assert {id for id, _ in named(path)} == {"head_cut_off"}


def test_an_older_copy_in_its_place_is_told_by_the_newest_backup(tmp_path: Path) -> None:
    path = populated(tmp_path)
    older = Path(shutil.copy(path, tmp_path / "older"))
    with closing(desk_at(path)) as desk:
        with desk.register.writing(by="Nurse B. Example", at=desk.clock.now()) as unit:
            unit.set_setting("grace_days", "5")
        back_up_now(desk)
    older.replace(path)
    assert {id for id, _ in named(path)} == {"head_cut_off"}


def test_a_register_of_another_clinic_in_its_place_is_told(tmp_path: Path) -> None:
    path, other = populated(tmp_path / "mine"), populated(tmp_path / "theirs", "Hillside")
    with closing(sqlite.connect(other)) as raw, raw:
        raw.execute("UPDATE meta SET value = '0e0ff0a0-0000-4000-8000-000000000000' WHERE name = 'register_id'")
    with closing(desk_at(path)) as desk:
        back_up_now(desk)
    other.replace(path)
    assert {id for id, _ in named(path)} == {"other_register"}
