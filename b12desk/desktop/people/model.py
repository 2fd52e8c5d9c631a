"""The rows of the tables of people, without Qt."""

from collections.abc import Sequence

from b12desk.desktop.patient.presenter import Line
from b12desk.services.people import Person


def people_lines(people: Sequence[Person], *, acting: str) -> tuple[Line, ...]:
    """Return a line for each person, by name: name, role, what they sign in with, state; its id is the name."""
    return tuple(_line(one, acting) for one in people)


def users_to_choose(people: Sequence[Person], *, acting: str) -> tuple[Line, ...]:
    """Return a line for each person who may act."""
    return people_lines([one for one in people if not one.user.is_disabled], acting=acting)


def _line(one: Person, acting: str) -> Line:
    user = one.user
    state = "Disabled" if user.is_disabled else "Works here now" if user.name == acting else ""
    proof = _capital(one.signs_in_with.value) if one.has_proof else "No PIN"
    sentence = ", ".join(part for part in (user.name, user.role.value, _lower(proof), state.lower()) if part)
    return Line(user.name, (user.name, _capital(user.role.value), proof, state), sentence)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _lower(text: str) -> str:
    return text if text == "PIN" else f"{text[:1].lower()}{text[1:]}"
