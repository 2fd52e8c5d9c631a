"""The errors a person is told about: each holds one sentence per problem, in words for the desk."""

import re
from collections.abc import Sequence

LONGEST_SENTENCE = 500
_LONG_QUOTE = re.compile("“([^”]{60})[^”]+”")
_UNFIT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]+"
)


class B12DeskError(Exception):
    """Something expected went wrong; `problems` says what happened, what was kept and what to do.

    Whatever a problem quotes, each is one line that a screen, a terminal and a file can show.
    """

    exit_code = 2

    def __init__(self, problems: str | Sequence[str]) -> None:
        said = (problems,) if isinstance(problems, str) else problems
        self.problems: tuple[str, ...] = tuple(map(_sentence, said))
        super().__init__("\n".join(self.problems))


def _sentence(problem: str) -> str:
    """Return the problem on one line, without what can't be shown and with long quotes cut."""
    if len(problem) < 120 and problem.isprintable():
        return problem
    line = _LONG_QUOTE.sub(r"“\1…”", _UNFIT.sub(" ", problem))
    return line if len(line) <= LONGEST_SENTENCE else f"{line[:LONGEST_SENTENCE]}…"


class BadInput(B12DeskError):
    """What was typed or read can't be used; nothing was changed."""

    exit_code = 2


class NotFound(B12DeskError):
    """Nothing matches what was asked for."""

    exit_code = 1


class Refused(B12DeskError):
    """The answer is no: a finding blocks the act or waits for a reason; nothing was changed."""

    exit_code = 1


class RegisterTrouble(B12DeskError):
    """The register can't be used now: busy, read-only, full, damaged or too new; nothing was lost."""

    exit_code = 3


class WrongPassphrase(RegisterTrouble):
    """An encrypted register was not opened: the passphrase or the recovery sheet is another one."""


class PassphraseNeeded(RegisterTrouble):
    """A register is encrypted, and nobody has given its passphrase yet."""
