"""The people who work with the register: added, listed, disabled; nobody is ever deleted."""

from dataclasses import replace
from uuid import uuid4

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.records import UserRecord
from b12desk.clinical.vocabulary import Role
from b12desk.exchange.clean_text import clean_text
from b12desk.services.desk import FIRST_USER, LONGEST_USER, Desk
from b12desk.services.permissions import Act, writing


def add_user(desk: Desk, name: str, role: Role) -> UserRecord:
    """Add somebody with a role. From the first user on, every act needs a user of the register.

    Raises:
        BadInput: when the name is empty, too long, taken or the one that new registers run as.
        Refused: when the acting user may not add users.
    """
    cleaned = clean_text(name, limit=LONGEST_USER)
    if not cleaned:
        raise BadInput("The name of the user is missing.")
    if cleaned.casefold() == FIRST_USER:
        raise BadInput(f"“{cleaned}” is the name of nobody: a new register runs as it until its first user is added.")
    with writing(desk, Act.MANAGE_USERS) as unit:
        if any(user.name.casefold() == cleaned.casefold() for user in unit.users()):
            raise BadInput(f"There is a user “{cleaned}” already.")
        user = UserRecord(str(uuid4()), cleaned, role)
        unit.add_user(user)
    return user


def list_users(desk: Desk) -> tuple[UserRecord, ...]:
    """Return everybody, the disabled included, by name."""
    with desk.register.reading() as unit:
        return unit.users()


def disable_user(desk: Desk, name: str) -> UserRecord:
    """Disable somebody: they can no longer act; what they did stays theirs.

    Raises:
        NotFound: when there is no such user.
        Refused: when they are disabled already, or it would leave nobody who can act.
    """
    with writing(desk, Act.MANAGE_USERS) as unit:
        user = unit.user_named(name)
        if user is None:
            raise NotFound(f"There is no user “{name}” in this register.")
        if user.is_disabled:
            raise Refused(f"The user “{name}” is disabled already; nothing was changed.")
        others = [one for one in unit.users() if not one.is_disabled and one.id != user.id]
        if not others:
            raise Refused(f"“{name}” is the last user who can act; add another first. Nothing was changed.")
        disabled = replace(user, is_disabled=True)
        unit.change_user(disabled)
    return disabled
