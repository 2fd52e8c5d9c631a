"""What the list is narrowed to: statuses and groups that were chosen, and how they combine."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.widgets.words import STATUS_WORDS
from b12desk.services.worklist_groups import Group

Choice = Status | Group
_WHEN: tuple[Choice, ...] = (*STATUS_WORDS, Group.DUE_TODAY, Group.NEXT_14_DAYS)
_QUESTIONS: tuple[tuple[Choice, ...], ...] = (
    _WHEN,
    (Group.LOADING,),
    (Group.NEUROLOGICAL,),
    (Group.REVIEW_OVERDUE, Group.REVIEW_SOON),
    (Group.CANT_CONTACT,),
)
"""Choices that answer one question widen each other; those that answer another question narrow it further."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The choices made; none shows everybody."""

    choices: frozenset[Choice] = frozenset()

    def toggled(self, choice: Choice) -> Self:
        """Return it with a choice added, or taken out."""
        return type(self)(self.choices ^ {choice})

    @property
    def questions(self) -> tuple[tuple[Choice, ...], ...]:
        """The choices by the question they answer: a patient is shown who fits one of each."""
        asked = (tuple(choice for choice in question if choice in self.choices) for question in _QUESTIONS)
        return tuple(question for question in asked if question)

    @property
    def words(self) -> str:
        """The choices in words, such as `overdue or due, and loading`; empty for none."""
        return ", and ".join(" or ".join(map(choice_words, question)) for question in self.questions)

    @property
    def kept(self) -> tuple[str, ...]:
        """The choices as they are remembered."""
        return tuple(sorted(_name(choice) for choice in self.choices))


def narrowing_of(kept: Sequence[str]) -> Narrowing:
    """Return what was remembered; words that are no choice are ignored."""
    return Narrowing(frozenset(choice for choice in _ALL if _name(choice) in kept))


def choice_words(choice: Choice) -> str:
    """Return a choice as it stands in a sentence."""
    return STATUS_WORDS[choice].lower() if isinstance(choice, Status) else choice.value


def _name(choice: Choice) -> str:
    return choice.value.replace(" ", "_")


_ALL: tuple[Choice, ...] = tuple(choice for question in _QUESTIONS for choice in question)
