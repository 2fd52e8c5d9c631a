"""Who works at this desk, in the words of the status bar, and what their role may do."""

from dataclasses import dataclass

from b12desk.clinical.vocabulary import Role
from b12desk.services.desk import FIRST_USER, Desk
from b12desk.services.idle_lock import idle_lock
from b12desk.services.people import list_users
from b12desk.services.permissions import MAY, Act


@dataclass(frozen=True, slots=True)
class Worker:
    """Who acts. `role` is None where the register keeps no users, and where nobody of them was chosen yet.

    `locks_after` are the seconds after which the window locks, None while nobody has a PIN.
    """

    name: str
    role: Role | None
    has_users: bool
    locks_after: int | None = None

    @property
    def is_known(self) -> bool:
        """Whether this person may act: a user of the register, or anybody while it has none."""
        return self.role is not None or not self.has_users

    @property
    def words(self) -> str:
        """Return “Working: Ada Nurse, nurse”, or that nobody is chosen."""
        if self.role is not None:
            return f"Working: {self.name}, {self.role.value}"
        if self.has_users:
            return "Working: nobody chosen"
        return "Working: no users yet" if self.name == FIRST_USER else f"Working: {self.name}"

    def may(self, act: Act) -> bool:
        """Return whether the role may do it; where roles aren't kept everybody may."""
        return not self.has_users or self.role in MAY[act]


def worker_of(desk: Desk) -> Worker:
    """Return who acts at the desk."""
    users = list_users(desk)
    found = next((user for user in users if user.name == desk.acting and not user.is_disabled), None)
    return Worker(desk.acting, found.role if found else None, bool(users), idle_lock(desk))
