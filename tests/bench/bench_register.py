"""How long the register takes beside the bare driver in the same run, and encrypted beside plain.

`python -m tests.bench.bench_register --patients 400` prints milliseconds and ratios; nothing fails here, as no two
computers are alike.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from b12desk.register.encrypt import convert
from b12desk.register.keys_wrapped import new_key
from b12desk.register.quick_look import quick_look
from b12desk.register.sqlite_library import CAN_ENCRYPT, sqlite
from b12desk.register.store import Register, open_register
from b12desk.services.worklist import worklist
from tests.builders import AT, a_course, a_dose, a_patient, a_window, desk_in

BARE = "CREATE TABLE dose (id TEXT PRIMARY KEY, patient_id TEXT, given_on TEXT, micrograms INTEGER)"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--patients", type=int, default=400)
    options.add_argument("--doses", type=int, default=50, help="doses recorded one by one")
    options.add_argument("--repeats", type=int, default=9)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, desk_in(Path(folder), "2026-04-01") as desk:
        _fill(desk.register, asked.patients)
        bare = _bare_register(Path(folder) / "bare.db", desk.register)
        with closing(bare):
            _say(f"{asked.patients} patients, {asked.doses} doses, median of {asked.repeats}")
            read_bare = _median(lambda: bare.execute("SELECT * FROM listed").fetchall(), asked.repeats)
            _compare("reading the rows", _median(lambda: _rows(desk.register), asked.repeats), read_bare)
            _compare(
                "quick look", _median(lambda: quick_look(desk.register.path, limit=10**6), asked.repeats), read_bare
            )
            _compare("the worklist", _median(lambda: worklist(desk), asked.repeats), read_bare)
            wrote_bare = _bare_doses(bare, asked.doses)
            _compare("recording a dose durably", _doses(desk.register, asked.doses), wrote_bare)
        if CAN_ENCRYPT:
            _encrypted_beside_plain(desk.register, asked.doses, asked.repeats)


def _encrypted_beside_plain(plain: Register, doses: int, repeats: int) -> None:
    """Say what encryption costs: the same acts on the same register, before and after it was encrypted."""

    def taken(register: Register) -> tuple[float, ...]:
        path, key = register.path, register.key
        return (
            _median(lambda: open_register(path, key).close(), repeats),
            _median(lambda: quick_look(path, key, limit=10**6), repeats),
            _median(lambda: _rows(register), repeats),
            _doses(register, doses, since=2010 if key else 2005),
        )

    before = taken(plain)
    plain.close()
    key = new_key()
    convert(plain.path, None, key)
    with closing(open_register(plain.path, key)) as encrypted:
        after = taken(encrypted)
    for what, plain_ms, ours_ms in zip(("opening", "quick look", "reading", "a dose"), before, after, strict=True):
        name = f"{what}, encrypted"
        _say(f"{name:<26} {ours_ms:8.2f} ms   plain {plain_ms:14.2f} ms   {ours_ms / plain_ms:6.2f} times")


def _fill(register: Register, patients: int) -> None:
    people = [a_patient(number) for number in range(1, patients + 1)]
    courses = [a_course(person) for person in people]
    with register.writing(by="bench", at=AT) as unit:
        unit.add_patients(people)
        unit.add_courses(courses)
        unit.put_forecast_rows([a_window(course) for course in courses])


def _bare_register(path: Path, register: Register) -> sqlite.Connection:
    """Return a file with the same rows in one flat table, as durable as the register."""
    bare = sqlite.connect(path, isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute(BARE)
    bare.execute("ATTACH ? AS kept", (str(register.path),))
    bare.execute(
        "CREATE TABLE listed AS SELECT p.*, f.* FROM kept.patient p JOIN kept.forecast_row f ON f.patient_id = p.id"
    )
    bare.execute("DETACH kept")
    return bare


def _rows(register: Register) -> object:
    with register.reading() as unit:
        return unit.worklist_rows()


def _doses(register: Register, doses: int, *, since: int = 2000) -> float:
    person = a_patient(1)
    days = [date.fromordinal(date(since, 1, 1).toordinal() + number).isoformat() for number in range(doses)]

    def record() -> None:
        with register.writing(by="bench", at=AT) as unit:
            unit.add_injection(a_dose(person, days.pop()))

    return _median(record, doses)


def _bare_doses(bare: sqlite.Connection, doses: int) -> float:
    numbers = iter(range(doses))
    return _median(
        lambda: bare.execute("INSERT INTO dose VALUES (?, 'somebody', '2026-01-05', 1000)", (str(next(numbers)),)),
        doses,
    )


def _median(act: Callable[[], object], repeats: int) -> float:
    taken = []
    for _ in range(repeats):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


def _compare(what: str, ours_ms: float, bare_ms: float) -> None:
    _say(f"{what:<26} {ours_ms:8.2f} ms   bare driver {bare_ms:8.2f} ms   {ours_ms / bare_ms:6.1f} times")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
