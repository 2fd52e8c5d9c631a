"""The errors a person is told about: each holds one sentence per problem, in words for the desk."""

from collections.abc import Sequence


class B12DeskError(Exception):
    """Something expected went wrong; `problems` says what happened, what was kept and what to do."""

    exit_code = 2

    def __init__(self, problems: str | Sequence[str]) -> None:
        self.problems: tuple[str, ...] = (problems,) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(self.problems))


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
