"""The people who work with the register: added, listed, disabled, enabled again; nobody is ever deleted."""

from dataclasses import dataclass, replace
from uuid import uuid4

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.records import UserRecord
from b12desk.clinical.sign_in_records import CredentialKind
from b12desk.clinical.vocabulary import Role
from b12desk.exchange.clean_text import clean_text
from b12desk.register.write_unit import WriteUnit
from b12desk.services.credentials import credential_kind
from b12desk.services.desk import FIRST_USER, LONGEST_USER, Desk
from b12desk.services.permissions import Act, writing


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works with the register, and what they sign in with; `none` where nothing is set."""

    user: UserRecord
    signs_in_with: CredentialKind

    @property
    def has_proof(self) -> bool:
        """Whether they are asked for a PIN or passphrase."""
        return self.signs_in_with is not CredentialKind.NONE


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


def list_people(desk: Desk) -> tuple[Person, ...]:
    """Return everybody with what they sign in with, the disabled included, by name."""
    with desk.register.reading() as unit:
        return tuple(Person(user, credential_kind(unit, user)) for user in unit.users())


def disable_user(desk: Desk, name: str) -> UserRecord:
    """Disable somebody: they can no longer act; what they did stays theirs.

    Raises:
        NotFound: when there is no such user.
        Refused: when they are disabled already, or it would leave nobody who can act.
    """
    with writing(desk, Act.MANAGE_USERS) as unit:
        user = _named(unit, name)
        if user.is_disabled:
            raise Refused(f"The user “{name}” is disabled already; nothing was changed.")
        others = [one for one in unit.users() if not one.is_disabled and one.id != user.id]
        if not others:
            raise Refused(f"“{name}” is the last user who can act; add another first. Nothing was changed.")
        disabled = replace(user, is_disabled=True)
        unit.change_user(disabled)
    return disabled


def enable_user(desk: Desk, name: str) -> UserRecord:
    """Enable a disabled user again, with the role and the PIN they had.

    Raises:
        NotFound: when there is no such user.
        Refused: when they are not disabled.
    """
    with writing(desk, Act.MANAGE_USERS) as unit:
        user = _named(unit, name)
        if not user.is_disabled:
            raise Refused(f"The user “{name}” is not disabled; nothing was changed.")
        enabled = replace(user, is_disabled=False)
        unit.change_user(enabled)
    return enabled


def change_role(desk: Desk, name: str, role: Role) -> UserRecord:
    """Give somebody another role; what they recorded before stays as it is.

    Raises:
        NotFound: when there is no such user.
        Refused: when they have this role already.
    """
    with writing(desk, Act.MANAGE_USERS) as unit:
        user = _named(unit, name)
        if user.role is role:
            raise Refused(f"“{name}” has the role {role.value} already; nothing was changed.")
        changed = replace(user, role=role)
        unit.change_user(changed)
    return changed


def _named(unit: WriteUnit, name: str) -> UserRecord:
    user = unit.user_named(name)
    if user is None:
        raise NotFound(f"There is no user “{name}” in this register.")
    return user
