"""Several desks over one register at once: nobody’s entry is lost, nobody gets a dose twice, nobody sees a lock."""

import random
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

from b12desk.clinical.errors import B12DeskError, Refused
from b12desk.services.desk import Desk
from b12desk.services.injection_draft import InjectionDraft
from b12desk.services.record_injection import record_injection
from tests.reliability.clinic import clinic_in, complaints, desk_at, doses_of_today, patient_ids, ready_draft
from tests.reliability.conftest import Sized

DESKS = 8
LONGEST_WAIT_SECONDS = 600
TWICE = "duplicate_same_day"


def test_eight_desks_record_at_once(tmp_path: Path, sized: Sized) -> None:
    seconds, patients = sized(3, 60), sized(30, 200)
    register = clinic_in(tmp_path, patients)
    command = [sys.executable, "-m", "tests.reliability.busy_desk", str(register), str(seconds)]
    desks = [
        subprocess.Popen([*command, str(number)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for number in range(DESKS)
    ]
    said: Counter[str] = Counter()
    saved: list[tuple[str, str]] = []
    for desk in desks:
        out, err = desk.communicate(timeout=seconds + LONGEST_WAIT_SECONDS)
        assert desk.returncode == 0, err
        for line in out.splitlines():
            word, _, entry = line.partition(" ")
            said[word] += 1
            saved += [(word, entry)] if word in ("dose", "contact") else []
    print(f"{DESKS} desks, {seconds} s: {dict(said)}")
    assert not said["trouble"], "a desk was told of a lock or another trouble"
    doses = [entry for word, entry in saved if word == "dose"]
    assert not complaints(register, acknowledged=doses, tried=doses)
    with closing(desk_at(register).register) as opened, opened.reading() as unit:
        kept = unit.connection.exec_driver_sql("SELECT id FROM contact").scalars().all()
    assert sorted(kept) == sorted(entry for word, entry in saved if word == "contact")
    assert said["dose"] == patients, "each patient gets the dose that is due, from one of the desks"


def test_the_same_due_dose_in_two_windows_is_recorded_once(tmp_path: Path, sized: Sized) -> None:
    register = clinic_in(tmp_path, sized(20, 1_000))
    with closing(desk_at(register)) as one, closing(desk_at(register)) as other:
        for patient_id in patient_ids(one):
            drafts = [(desk, ready_draft(desk, patient_id)) for desk in (one, other)]
            random.Random(patient_id).shuffle(drafts)
            with ThreadPoolExecutor(2) as windows:
                together = Barrier(2)
                saves = [windows.submit(_outcome, desk, draft, together) for desk, draft in drafts]
                outcomes = [save.result(60) for save in saves]
            first, second = sorted(outcomes, key=lambda outcome: outcome != "saved")
            assert first == "saved", outcomes
            assert TWICE in second, outcomes
        given = doses_of_today(one)
        assert len(given) == len(patient_ids(one))
    assert not complaints(register, acknowledged=given, tried=given)


def _outcome(desk: Desk, draft: InjectionDraft, together: Barrier) -> str:
    """Save when the other window does, and return `saved` or what the desk was told."""
    together.wait(10)
    try:
        record_injection(desk, draft)
    except Refused as refused:
        return ",".join(finding.id for finding in refused.findings)
    except B12DeskError as error:
        return f"{type(error).__name__}: {error}"
    return "saved"
