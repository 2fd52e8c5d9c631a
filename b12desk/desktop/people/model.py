"""The rows of the tables of people, without Qt."""

from collections.abc import Sequence

from b12desk.clinical.records import UserRecord
from b12desk.desktop.patient.presenter import Line


def people_lines(users: Sequence[UserRecord], *, acting: str) -> tuple[Line, ...]:
    """Return a line for each user, by name: name, role, state; its id is the name, by which they act."""
    return tuple(_line(user, acting) for user in users)


def users_to_choose(users: Sequence[UserRecord], *, acting: str) -> tuple[Line, ...]:
    """Return a line for each user who may act."""
    return people_lines([user for user in users if not user.is_disabled], acting=acting)


def _line(user: UserRecord, acting: str) -> Line:
    state = "Disabled" if user.is_disabled else "Works here now" if user.name == acting else ""
    role = user.role.value.capitalize()
    sentence = f"{user.name}, {user.role.value}"
    return Line(user.name, (user.name, role, state), f"{sentence}, {state.lower()}" if state else sentence)
