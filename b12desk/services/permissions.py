"""What each role may do, in one table; every act that changes the register is checked against it.

Source: CTAC (who may give, plan and override); a clinic's rules for health-care assistants are settings beside it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from types import MappingProxyType

from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.vocabulary import Role
from b12desk.register.read_unit import ReadUnit
from b12desk.register.write_unit import WriteUnit
from b12desk.services.clock_check import refuse_unless_clock_fits
from b12desk.services.desk import FIRST_USER, Desk


class Act(StrEnum):
    """What somebody does to the register, in the words of a refusal."""

    CHANGE_PATIENT = "add or change a patient"
    PLAN = "plan, change or end a course"
    AUTHORISE = "record an authority"
    DECIDE = "record a decision about a gap"
    RECORD_INJECTION = "record an injection"
    CORRECT = "correct an entry"
    RECORD_NOT_GIVEN = "record that a dose was not given"
    DEFER = "defer a dose"
    CONTACT = "record a contact"
    RECORD_REVIEW = "record a review"
    RECORD_RESULT = "record a result"
    ISSUE_DOCUMENT = "issue a document"
    IMPORT = "import a file"
    CHANGE_CLINIC = "change the clinic’s details"
    APPROVE_PROTOCOL = "approve a protocol"
    CHANGE_PRODUCTS = "add or withdraw a product"
    STOCK = "receive, count or discard stock"
    RECALL_BATCH = "recall a batch"
    MANAGE_USERS = "add or disable users"
    SET_OWN_PIN = "set a PIN of their own"
    ENCRYPT = "change how the register is encrypted"
    OVERRIDE = "override a block"


ASSISTANT, NURSE, PRESCRIBER, ADMINISTRATOR = (
    Role.HEALTH_CARE_ASSISTANT,
    Role.NURSE,
    Role.PRESCRIBER,
    Role.ADMINISTRATOR,
)
REGISTERED = frozenset({NURSE, PRESCRIBER})
CLINICAL = REGISTERED | {ASSISTANT}
EVERYBODY = frozenset(Role)

MAY: Mapping[Act, frozenset[Role]] = MappingProxyType(
    {
        Act.CHANGE_PATIENT: EVERYBODY,
        Act.PLAN: REGISTERED,
        Act.AUTHORISE: REGISTERED,
        Act.DECIDE: REGISTERED,
        Act.RECORD_INJECTION: CLINICAL,
        Act.CORRECT: CLINICAL,
        Act.RECORD_NOT_GIVEN: CLINICAL,
        Act.DEFER: EVERYBODY,
        Act.CONTACT: EVERYBODY,
        Act.RECORD_REVIEW: REGISTERED,
        Act.RECORD_RESULT: EVERYBODY,
        Act.ISSUE_DOCUMENT: EVERYBODY,
        Act.IMPORT: REGISTERED | {ADMINISTRATOR},
        Act.CHANGE_CLINIC: frozenset({ADMINISTRATOR}),
        Act.APPROVE_PROTOCOL: frozenset({PRESCRIBER, ADMINISTRATOR}),
        Act.CHANGE_PRODUCTS: frozenset({PRESCRIBER, ADMINISTRATOR}),
        Act.STOCK: EVERYBODY,
        Act.RECALL_BATCH: REGISTERED | {ADMINISTRATOR},
        Act.MANAGE_USERS: frozenset({ADMINISTRATOR}),
        Act.SET_OWN_PIN: EVERYBODY,
        Act.ENCRYPT: frozenset({ADMINISTRATOR}),
        Act.OVERRIDE: frozenset({PRESCRIBER}),
    }
)
STAND_INS = frozenset({Act.CHANGE_CLINIC, Act.MANAGE_USERS, Act.ENCRYPT})
"""Acts of an administrator that a registered nurse or a prescriber does where the clinic has no administrator."""


@contextmanager
def writing(desk: Desk, act: Act, *, whatever_the_clock: bool = False) -> Iterator[WriteUnit]:
    """Give one act of the desk's user: saved whole when the block ends, not at all when it raises.

    `whatever_the_clock` is for the act that confirms the computer's clock; any other is refused by a wrong one.

    Raises:
        Refused: when the user's role may not do it.
        BadInput: when there are users and the one who acts is none of them.
        RegisterTrouble: when the register can't be written or the clock is wrong; nothing is saved then.
    """
    now = desk.clock.now()
    with desk.register.writing(by=desk.acting, at=now) as unit:
        refuse_unless_permitted(unit, desk.acting, act)
        if not whatever_the_clock:
            refuse_unless_clock_fits(unit, now)
        yield unit


def role_of(unit: ReadUnit, acting: str) -> Role | None:
    """Return the role of the user of that name, None while the register has no users.

    Raises:
        BadInput: when there are users and this is none of them, or was disabled.
    """
    users = unit.users()
    if not users:
        return None
    found = next((user for user in users if user.name == acting), None)
    if found is None and acting == FIRST_USER:
        raise BadInput("This register has users: say who is working; nothing was changed.")
    if found is None:
        raise BadInput(f"There is no user “{acting}” in this register; nothing was changed.")
    if found.is_disabled:
        raise BadInput(f"The user “{acting}” is disabled; nothing was changed.")
    return found.role


def refuse_unless_permitted(unit: ReadUnit, acting: str, act: Act) -> None:
    """Raise Refused where the acting user's role may not do it."""
    role = role_of(unit, acting)
    if role is None or role in permitted(unit, act):
        return
    may = sorted(permitted(unit, act))
    ask = f"{_article(may[0]).lower()} {' or '.join(may)}"
    raise Refused(f"{_article(role)} {role} may not {act}: ask {ask}. Nothing was changed.")


def permitted(unit: ReadUnit, act: Act) -> frozenset[Role]:
    """Return the roles that may do it in this clinic.

    Where no administrator is enabled, registered staff stand in for one, so that nobody is locked out; where there is
    no registered staff either, whoever there is does.
    """
    roles = {user.role for user in unit.users() if not user.is_disabled}
    if act in STAND_INS and ADMINISTRATOR not in roles:
        return REGISTERED if REGISTERED & roles else EVERYBODY
    return MAY[act]


def _article(role: Role) -> str:
    return "An" if role is ADMINISTRATOR else "A"
