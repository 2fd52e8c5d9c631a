"""Somebody of every role in one register, and the desk with one of them at it."""

from dataclasses import replace

from b12desk.clinical.vocabulary import Role
from b12desk.services.desk import Desk
from b12desk.services.people import add_user
from tests.kept_registers import once

NAMES = {
    Role.ADMINISTRATOR: "Ayesha Admin",
    Role.NURSE: "Nora Nurse",
    Role.PRESCRIBER: "Dr Pia Prescriber",
    Role.HEALTH_CARE_ASSISTANT: "Hal Assistant",
}


def staff(desk: Desk) -> None:
    """Add somebody of every role, the administrator first, who adds the others."""

    def add() -> None:
        add_user(desk, NAMES[Role.ADMINISTRATOR], Role.ADMINISTRATOR)
        for role in (Role.NURSE, Role.PRESCRIBER, Role.HEALTH_CARE_ASSISTANT):
            add_user(acting(desk, Role.ADMINISTRATOR), NAMES[role], role)

    once(desk, "staff", add)


def acting(desk: Desk, role: Role) -> Desk:
    """Return the desk with the one of that role at it."""
    return replace(desk, acting=NAMES[role])
