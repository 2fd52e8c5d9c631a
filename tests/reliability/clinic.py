"""A clinic whose patients are all due on the same day, and what must hold of its register whatever happened to it."""

import shutil
from collections import Counter
from collections.abc import Collection
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from b12desk.register.store import open_register
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk
from b12desk.services.injection_draft import InjectionDraft, new_draft
from b12desk.services.verify_register import verify_register
from tests.builders import day as day_of
from tests.builders import desk_in, products, protocols, somebody_after_loading

TODAY = "2026-04-01"
NURSE = "Nurse B. Example"
PATIENTS = 40


@cache
def clinic_file(patients: int = PATIENTS) -> Path:
    """Return a register of that many patients whose maintenance dose is due, made once a process; copy it."""
    folder = Path(mkdtemp(prefix="b12desk-clinic-"))
    with desk_in(folder, "2026-01-05") as desk:
        for number in range(1, patients + 1):
            somebody_after_loading(desk, number)
        return desk.register.path


def clinic_in(folder: Path, patients: int = PATIENTS) -> Path:
    """Return a copy of that register, whole in its one file, in the folder."""
    folder.mkdir(exist_ok=True, parents=True)
    copy = folder / "clinic.b12desk"
    shutil.copyfile(clinic_file(patients), copy)
    return copy


def desk_at(path: Path) -> Desk:
    """Return the desk of a nurse on the day on which everybody is due."""
    return Desk(open_register(path, create=False), protocols(), products(), ClockSetTo(day_of(TODAY)), NURSE)


def ready_draft(desk: Desk, patient_id: str) -> InjectionDraft:
    """Return the dose that is due, as a nurse would have filled it in."""
    return replace(
        new_draft(desk, patient_id),
        identity_checked=True,
        consent_given=True,
        batch="H24817",
        expires_on=day_of("2028-03-31"),
    )


def patient_ids(desk: Desk) -> tuple[str, ...]:
    """Return everybody's id, in a fixed order."""
    with desk.register.reading() as unit:
        return tuple(sorted(str(row[0]) for row in unit.connection.exec_driver_sql("SELECT id FROM patient")))


def doses_of_today(desk: Desk) -> Counter[str]:
    """Return how often each dose of the day is in the register, by its id."""
    query = f"SELECT id FROM injection WHERE given_on = '{TODAY}'"
    with desk.register.reading() as unit:
        return Counter(str(row[0]) for row in unit.connection.exec_driver_sql(query))


def complaints(
    path: Path, *, acknowledged: Collection[str], tried: Collection[str], refused: Collection[str] = ()
) -> list[str]:
    """Return what is wrong with a register after an accident.

    Every acknowledged dose is there, none that nobody tried or that was refused in the end, none twice, nobody has two,
    and all of it verifies.
    """
    with closing(desk_at(path).register) as register:
        desk = Desk(register, protocols(), products(), ClockSetTo(day_of(TODAY)), NURSE)
        there = doses_of_today(desk)
        wrong = [f"lost: {dose}" for dose in sorted(set(acknowledged) - set(there))]
        wrong += [f"from nowhere: {dose}" for dose in sorted(set(there) - set(tried))]
        wrong += [f"refused, but there: {dose}" for dose in sorted(set(there) & set(refused))]
        wrong += [f"{times} times: {dose}" for dose, times in there.items() if times > 1]
        wrong += [f"{problem.where}: {problem.what}" for problem in verify_register(desk).problems]
        with register.reading() as unit:
            query = (
                f"SELECT patient_id FROM injection WHERE given_on = '{TODAY}' GROUP BY patient_id HAVING count(*) > 1"
            )
            wrong += [f"two doses: {row[0]}" for row in unit.connection.exec_driver_sql(query)]
        return wrong
