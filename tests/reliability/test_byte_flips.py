"""Bits of a register’s file flip: what changed is named, or the register reads exactly as before.

A flip is harmless where every row of every table, the schema and the worklist are what they were; it is noticed where
the register refuses to open, or verification names a problem. Anything else is silent, and fails.
"""

import random
from collections import Counter
from contextlib import closing
from pathlib import Path

from b12desk.clinical.errors import B12DeskError
from b12desk.services.desk import Desk
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from tests.reliability.clinic import clinic_in, desk_at
from tests.reliability.conftest import Sized

Content = tuple[object, ...]


def test_no_flipped_bit_changes_anything_in_silence(tmp_path: Path, sized: Sized) -> None:
    flips, patients = sized(40, 5_000), sized(20, 200)
    register = clinic_in(tmp_path, patients)
    with closing(desk_at(register)) as desk:
        before = _content(desk)
    whole = register.read_bytes()
    chance = random.Random(20261121)
    seen: Counter[str] = Counter()
    silent = []
    for _ in range(flips):
        place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        for log in tmp_path.glob(f"{register.name}-*"):
            log.unlink()
        register.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
        outcome = _outcome(register, before)
        seen[outcome] += 1
        if outcome.startswith("SILENT"):
            silent.append(f"byte {place} bit {bit}: {outcome}")
    print(f"{flips} flips of {len(whole)} bytes, {patients} patients: {dict(seen)}")
    assert not silent, silent[:5]
    assert seen["named"] + seen["refused"], "no flip was ever noticed"


def _outcome(register: Path, before: Content) -> str:
    try:
        with closing(desk_at(register)) as desk:
            report = verify_register(desk)
            if not report.is_ok:
                return "named"
            return "harmless" if _content(desk) == before else "SILENT: the register reads otherwise"
    except B12DeskError:
        return "refused"
    except Exception as error:
        return f"SILENT: {type(error).__name__}: {error}"


def _content(desk: Desk) -> Content:
    """Return everything the register holds and the list it gives."""
    with desk.register.reading() as unit:
        ask = unit.connection.exec_driver_sql
        schema = [tuple(row) for row in ask("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2")]
        tables = [str(row[1]) for row in schema if row[0] == "table"]
        rows = [sorted(map(repr, map(tuple, ask(f'SELECT rowid, * FROM "{table}"')))) for table in tables]
    return schema, rows, worklist(desk)
