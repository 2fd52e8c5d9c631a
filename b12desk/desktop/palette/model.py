"""What the palette offers, without Qt: commands, patients, and which of them fit what was typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

MOST_PATIENTS = 8


@dataclass(frozen=True, slots=True)
class Command:
    """An act of a menu. `why_not` says what is missing before it can be done, empty when it can be done now."""

    menu: str
    text: str
    keys: str
    why_not: str
    run: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Offer:
    """A line of the palette: what it does at the left, its keys or what is missing at the right."""

    text: str
    beside: str
    why_not: str
    run: Callable[[], None]

    @property
    def sentence(self) -> str:
        """Return what a screen reader says of it."""
        parts = (self.text, self.beside, "not now" if self.why_not else "")
        return ", ".join(part for part in parts if part)


def command_offers(commands: Sequence[Command], text: str) -> tuple[Offer, ...]:
    """Return the commands in which every word typed occurs, those that can be done now first, in the menus' order.

    A command whose own words begin with the first word typed stands before one that only holds it somewhere.
    """
    words = text.casefold().split()
    fitting = [one for one in commands if all(word in f"{one.text} {one.menu}".casefold() for word in words)]
    fitting.sort(key=lambda one: (bool(one.why_not), not _begins(one, words)))
    return tuple(Offer(f"{one.menu}: {one.text}", one.why_not or one.keys, one.why_not, one.run) for one in fitting)


def _begins(command: Command, words: Sequence[str]) -> bool:
    return not words or any(part.startswith(words[0]) for part in command.text.casefold().split())
