"""What the card of security shows, and the acts behind its buttons."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from b12desk.clinical.errors import B12DeskError, WrongPassphrase
from b12desk.desktop.working import Run, SheetView
from b12desk.services.desk import Desk
from b12desk.services.encryption import (
    CAN_ENCRYPT,
    RecoverySheet,
    Secret,
    change_passphrase,
    decrypt_register,
    encrypt_register,
    keep_recovery_sheet,
    security_words,
)
from b12desk.services.passphrase import Strength, strength_of


@dataclass(frozen=True, slots=True)
class SecurityWords:
    """What the card says and offers."""

    says: str
    is_encrypted: bool
    can_change: bool


class CardView(Protocol):
    """What the card can show."""

    def show_security(self, words: SecurityWords) -> None:
        """Show whether the register is encrypted, and the buttons that fit."""


class SecurityPresenter:
    """The card of one open register."""

    def __init__(self, view: CardView, desk: Callable[[], Desk], run: Run) -> None:
        self._view = view
        self._desk = desk
        self._run = run

    def refresh(self) -> None:
        """Read again how the register is kept."""
        desk = self._desk()
        self._run(lambda: _words(desk), self._view.show_security, lambda _: None)


def _words(desk: Desk) -> SecurityWords:
    is_encrypted = desk.register.key is not None
    return SecurityWords(security_words(desk), is_encrypted, CAN_ENCRYPT and not desk.register.is_demo)


@dataclass(frozen=True, slots=True)
class PassphraseForm:
    """The present passphrase, empty where none is asked for, and a new one typed twice."""

    present: str = ""
    passphrase: str = ""
    again: str = ""


class PassphrasePresenter:
    """One sheet of passphrases: encrypt, change or decrypt; `saved` is told what was done."""

    def __init__(
        self,
        view: SheetView,
        act: Callable[[PassphraseForm], None],
        run: Run,
        *,
        asks_new: bool,
        asks_present: bool,
        saved: Callable[[], None],
    ) -> None:
        self._view = view
        self._act = act
        self._run = run
        self._asks_new = asks_new
        self._asks_present = asks_present
        self._saved = saved

    def save(self, form: PassphraseForm) -> None:
        """Do it, or show what can't be used."""
        problems = dict(new_passphrase_problems(form.passphrase, form.again)) if self._asks_new else {}
        if self._asks_present and not form.present.strip():
            problems["present"] = "Type the present passphrase."
        self._view.point_out(problems)
        if not problems:
            self._view.show_saving(True)
            self._run(lambda: self._act(form), self._done, self._failed)

    def _done(self, _: None) -> None:
        self._view.show_saving(False)
        self._view.finish()
        self._saved()

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        if isinstance(error, WrongPassphrase):
            self._view.point_out({"present": " ".join(error.problems)})
        else:
            self._view.show_failure(error.problems)


def new_passphrase_problems(passphrase: str, again: str) -> Mapping[str, str]:
    """Return a sentence for each of the two fields that can't be used."""
    strength = strength_of(passphrase)
    if strength not in (Strength.FAIR, Strength.STRONG):
        return {"passphrase": strength.value}
    return {} if passphrase == again else {"again": "The two passphrases are not the same."}


def encrypting(desk: Callable[[], Desk]) -> Callable[[PassphraseForm], None]:
    """Return the act that encrypts the register."""
    return lambda form: encrypt_register(desk(), form.passphrase)


def changing(desk: Callable[[], Desk]) -> Callable[[PassphraseForm], None]:
    """Return the act that changes the passphrase."""
    return lambda form: change_passphrase(desk(), Secret(form.present), form.passphrase)


def decrypting(desk: Callable[[], Desk]) -> Callable[[PassphraseForm], None]:
    """Return the act that makes the register a plain file again."""
    return lambda form: decrypt_register(desk(), Secret(form.present))


class RecoveryView(Protocol):
    """What the sheet with the recovery code can show, beside its pages."""

    def ask_back(self, places: Sequence[int]) -> None:
        """Ask for the groups of the code at those places, counted from 1."""

    def point_out(self, problems: Mapping[str, str]) -> None:
        """Show a sentence beside each field that can't be used."""

    def show_failure(self, problems: Sequence[str]) -> None:
        """Show why the sheet was not kept."""

    def show_saving(self, is_saving: bool) -> None:
        """Let nobody keep the sheet twice."""

    def finish(self) -> None:
        """Close: the sheet is kept."""


class RecoveryPresenter:
    """One new recovery sheet: kept only once two of its groups were typed back from the paper."""

    def __init__(
        self, view: RecoveryView, desk: Desk, sheet: RecoverySheet, run: Run, *, kept: Callable[[], None]
    ) -> None:
        self._view = view
        self._desk = desk
        self._sheet = sheet
        self._run = run
        self._kept = kept
        self._groups = sheet.code.split("-")
        first = secrets.randbelow(len(self._groups) // 2)
        second = len(self._groups) // 2 + secrets.randbelow(len(self._groups) // 2)
        self._places = (first, second)

    def start(self) -> None:
        """Say which groups are asked for."""
        self._view.ask_back([place + 1 for place in self._places])

    def keep(self, typed: Sequence[str]) -> None:
        """Keep the sheet where the groups typed are those on paper."""
        problems = {
            f"group {place + 1}": f"That is not group {place + 1} of the code. Look at the sheet again."
            for place, text in zip(self._places, typed, strict=True)
            if _read(text) != self._groups[place]
        }
        self._view.point_out(problems)
        if not problems:
            self._view.show_saving(True)
            self._run(lambda: keep_recovery_sheet(self._desk, self._sheet), self._done, self._failed)

    def _done(self, _: None) -> None:
        self._view.show_saving(False)
        self._view.finish()
        self._kept()

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)


def _read(text: str) -> str:
    return text.strip().upper().translate(str.maketrans("ILO", "110"))
