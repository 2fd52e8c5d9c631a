"""A desk in a process of its own that records doses and contacts as fast as it can, and says what came of each.

    python -m tests.reliability.busy_desk REGISTER SECONDS NUMBER

It prints `dose ID` and `contact ID` for what is saved, `faster` where a colleague had given the dose already, and
`trouble SENTENCE` for everything else.
"""

import random
import sys
import time
from contextlib import closing
from pathlib import Path

from b12desk.clinical.errors import B12DeskError, Refused
from b12desk.clinical.vocabulary import Channel, ContactOutcome
from b12desk.services.desk import Desk
from b12desk.services.record_contact import ContactDraft, record_contact
from b12desk.services.record_injection import record_injection
from tests.reliability.clinic import desk_at, patient_ids, ready_draft


def main(register: Path, seconds: float, number: int) -> None:
    chance = random.Random(number)
    with closing(desk_at(register)) as desk:
        people = list(patient_ids(desk))
        chance.shuffle(people)
        until = time.monotonic() + seconds
        while people or time.monotonic() < until:
            try:
                if people:
                    say(_dose(desk, people.pop()))
                if time.monotonic() < until:
                    say(_contact(desk, chance.choice(patient_ids(desk))))
            except B12DeskError as error:
                say(f"trouble {type(error).__name__}: {error}")


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)


def _dose(desk: Desk, patient_id: str) -> str:
    draft = ready_draft(desk, patient_id)
    try:
        record_injection(desk, draft)
    except Refused as refused:
        if any(finding.id == "duplicate_same_day" for finding in refused.findings):
            return "faster"
        raise
    return f"dose {draft.injection_id}"


def _contact(desk: Desk, patient_id: str) -> str:
    draft = ContactDraft(desk.clock.today(), Channel.PHONE, ContactOutcome.NO_ANSWER)
    return f"contact {record_contact(desk, patient_id, draft).contact.id}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))
