"""A populated register, and what somebody who has its file and another program can do to it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from b12desk.clinical.product import Product
from b12desk.clinical.records import Problem, UserRecord
from b12desk.clinical.sign_in_records import CredentialKind, CredentialRecord
from b12desk.clinical.stock_records import ClinicProduct, MovementKind, StockMovement
from b12desk.clinical.vocabulary import Role
from b12desk.register.audit import AUDIT_FIELDS, FIRST_HASH, link_hash
from b12desk.register.dialect import triggers
from b12desk.register.sqlite_library import sqlite
from b12desk.services.change_clinic import change_clinic
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.verify_register import verify_register
from tests.builders import an_id, day, desk_in, products, somebody_after_loading
from tests.reliability.clinic import NURSE, desk_at

_FIELDS = ", ".join(f'"{name}"' for name in AUDIT_FIELDS)
OWN = "own-1"


@cache
def _bytes(name: str) -> bytes:
    folder = Path(mkdtemp(prefix="b12desk-tampering-"))
    with desk_in(folder, "2026-01-05") as desk:
        change_clinic(desk, ClinicChange(name=name, grace_days=3, closed_on=((day("2026-12-24"), "Staff day"),)))
        for number in (1, 2, 3):
            somebody_after_loading(desk, number)
        nurse = UserRecord(an_id("user", name), NURSE, Role.NURSE)
        with desk.register.writing(by=NURSE, at=desk.clock.now()) as unit:
            unit.add_user(nurse)
            unit.set_credential(CredentialRecord(an_id("pin", name), nurse.id, CredentialKind.PIN, "$argon2id$right"))
            unit.add_clinic_product(ClinicProduct(an_id("own"), _own_product(), "Dr A. Example"))
            unit.add_movement(
                StockMovement(
                    an_id("in"), MovementKind.RECEIVE, day("2026-01-05"), OWN, "H24817", 10, day("2027-03-31")
                )
            )
        path = desk.register.path
    return path.read_bytes()


def _own_product() -> Product:
    usual = products().get("hydroxo-1mg-1ml")
    return Product(OWN, "Own 1 mg", usual.substance, usual.strength_micrograms_per_ml, usual.container_ml, True)


def populated(folder: Path, name: str = "Riverside") -> Path:
    """Return the register of a clinic with patients, doses, a user with a PIN, settings, a closed day and stock."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "clinic.b12desk"
    path.write_bytes(_bytes(name))
    return path


@contextmanager
def behind(path: Path) -> Iterator[sqlite.Connection]:
    """Give a connection of another program that takes the triggers away and puts them back as they were."""
    with closing(sqlite.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("PRAGMA ignore_check_constraints=ON")
        raw.execute("BEGIN IMMEDIATE")
        for trigger in triggers():
            raw.execute(f"DROP TRIGGER {trigger.split()[2]}")
        yield raw
        for trigger in triggers():
            raw.execute(trigger)
        raw.execute("COMMIT")


def hash_again(raw: sqlite.Connection, first: int = 1) -> None:
    """Compute the chain anew from an entry to the end, as somebody would who knows how."""
    before = raw.execute("SELECT hash FROM audit WHERE number = ?", (first - 1,)).fetchone()
    previous = str(before[0]) if before else FIRST_HASH
    for fields in raw.execute(f"SELECT {_FIELDS} FROM audit WHERE number >= ? ORDER BY number", (first,)).fetchall():
        link = link_hash(previous, tuple(fields))
        raw.execute("UPDATE audit SET previous_hash = ?, hash = ? WHERE number = ?", (previous, link, fields[0]))
        previous = link


def problems(path: Path) -> tuple[Problem, ...]:
    """Return what verification names, as the product runs it."""
    with closing(desk_at(path)) as desk:
        return verify_register(desk).problems


def named(path: Path) -> set[tuple[str, str]]:
    """Return what verification names: what is wrong, and where."""
    return {(problem.id, problem.where) for problem in problems(path)}
