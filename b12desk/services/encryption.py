"""Encrypt and decrypt the register, open it by a passphrase or its recovery sheet, and change either of the two."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from b12desk.clinical.errors import PassphraseNeeded, Refused, RegisterTrouble
from b12desk.clinical.quantities import staff_date
from b12desk.register import encrypt, gateway
from b12desk.register.keys import RegisterKey
from b12desk.register.keys_file import Keys, read_keys, remove_keys, write_keys
from b12desk.register.keys_recovery import new_code
from b12desk.register.keys_wrapped import USUAL_COST, Cost, Secret, WrapKind, new_key, wrap
from b12desk.register.sqlite_library import CAN_ENCRYPT, sqlite
from b12desk.register.trouble import trouble
from b12desk.services.desk import Desk
from b12desk.services.passphrase import refuse_weak
from b12desk.services.permissions import Act, refuse_unless_permitted, writing

__all__ = [
    "CAN_ENCRYPT",
    "PassphraseNeeded",
    "RecoverySheet",
    "RegisterKey",
    "Secret",
    "WrapKind",
]


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """A recovery code with the paper it is printed on. It opens nothing before it is kept."""

    code: str = field(repr=False)
    pdf: bytes = field(repr=False)


def is_encrypted(path: Path) -> bool:
    """Return whether the register in that file opens by a passphrase only."""
    try:
        return gateway.is_encrypted(path)
    except (OSError, sqlite.Error):
        return False


def unlock(path: Path, secret: Secret) -> RegisterKey:
    """Return the key of an encrypted register.

    Raises:
        WrongPassphrase: when the secret is another one.
        BadInput: when a recovery code was mistyped.
        RegisterTrouble: when the wrapped key is missing or damaged.
    """
    return read_keys(path).open(secret)


def encrypt_register(desk: Desk, passphrase: str, *, cost: Cost = USUAL_COST) -> None:
    """Encrypt the open register under a new key that the passphrase opens; the desk goes on with it.

    Raises:
        BadInput: when the passphrase is too weak.
        Refused: when the user may not, the patients are invented, or it is encrypted already.
        RegisterTrouble: when it is open elsewhere or the disk refuses; the desk goes on with the register as it was.
    """
    _refuse_unless_permitted(desk)
    if desk.register.is_demo:
        raise Refused("This register holds invented patients and is not encrypted.")
    if desk.register.key is not None:
        raise Refused("The register is encrypted already. Nothing was changed.")
    refuse_weak(passphrase)
    key, path = new_key(), desk.register.path
    _write(
        path, Keys(desk.register.register_id, (wrap(key, Secret(passphrase), desk.register.register_id, cost=cost),))
    )
    try:
        _convert(desk, key)
    except BaseException:
        with suppress(OSError):
            remove_keys(path)
        raise
    _note(desk, "encrypted")


def decrypt_register(desk: Desk, secret: Secret) -> None:
    """Make the open register a plain file again; the desk goes on with it.

    Raises:
        WrongPassphrase: when the secret does not open it.
        Refused: when the user may not, or it is plain already.
        RegisterTrouble: when it is open elsewhere or the disk refuses; the desk goes on with the register as it was.
    """
    _refuse_unless_permitted(desk)
    _prove(desk, secret)
    _convert(desk, None)
    with suppress(OSError):
        remove_keys(desk.register.path)
    _note(desk, "decrypted")


def change_passphrase(desk: Desk, secret: Secret, passphrase: str, *, cost: Cost = USUAL_COST) -> None:
    """Wrap the register's key under a new passphrase; `secret` is the present one, or the recovery sheet's code.

    Raises:
        WrongPassphrase: when the secret does not open the register.
        BadInput: when the new passphrase is too weak.
        Refused: when the user may not, or the register is plain.
        RegisterTrouble: when the disk refuses; the old passphrase opens it still.
    """
    _refuse_unless_permitted(desk)
    refuse_weak(passphrase)
    keys, key = _prove(desk, secret)
    _write(desk.register.path, keys.with_wrap(wrap(key, Secret(passphrase), keys.register_id, cost=cost)))
    _note(desk, "passphrase changed")


def draft_recovery_sheet(desk: Desk) -> RecoverySheet:
    """Return a new recovery sheet to print; nothing is changed before `keep_recovery_sheet`.

    Raises:
        Refused: when the user may not, or the register is plain.
    """
    from b12desk.documents.recovery_sheet import RecoveryPaper, recovery_sheet_pdf

    _refuse_unless_permitted(desk)
    if desk.register.key is None:
        raise Refused(_PLAIN)
    code = new_code()
    paper = RecoveryPaper(
        clinic=desk.clinic().details.name,
        register=desk.register.path.name,
        register_id=desk.register.register_id,
        made_on=desk.clock.today(),
        groups=tuple(code.split("-")),
    )
    return RecoverySheet(code, recovery_sheet_pdf(paper))


def keep_recovery_sheet(desk: Desk, sheet: RecoverySheet) -> None:
    """Have a recovery sheet open the register from now on; an older one no longer does.

    Raises:
        Refused: when the user may not, or the register is plain.
        RegisterTrouble: when the disk refuses; the older sheet opens it still.
    """
    _refuse_unless_permitted(desk)
    key = desk.register.key
    if key is None:
        raise Refused(_PLAIN)
    keys = read_keys(desk.register.path)
    secret = Secret(sheet.code, WrapKind.RECOVERY)
    _write(desk.register.path, keys.with_wrap(wrap(key, secret, keys.register_id)))
    _note(desk, "recovery sheet changed")


def has_recovery_sheet(desk: Desk) -> bool:
    """Return whether a recovery sheet opens the register.

    Raises:
        RegisterTrouble: when the wrapped key is missing or damaged.
    """
    return desk.register.key is not None and read_keys(desk.register.path).has(WrapKind.RECOVERY)


def security_words(desk: Desk) -> str:
    """Return in a sentence or two whether the register is encrypted, and by what it opens."""
    if desk.register.is_demo:
        return "Invented patients are not encrypted."
    if not CAN_ENCRYPT:
        return "The register is not encrypted; this installation lacks SQLCipher, which encrypts it."
    if desk.register.key is None:
        return "The register is not encrypted: whoever can copy its file can read every patient in it."
    try:
        sheet = "and by a recovery sheet" if has_recovery_sheet(desk) else "and has no recovery sheet yet"
    except RegisterTrouble as error:
        return f"The register is encrypted. {' '.join(error.problems)}"
    return f"The register and the backups made since are encrypted. It opens by its passphrase {sheet}."


def sheet_file_name(today: date) -> str:
    """Return a name for the file of a recovery sheet that tells nothing of anybody."""
    return f"recovery-sheet-{staff_date(today)}.pdf"


_PLAIN = "The register is not encrypted. Nothing was changed."


def _refuse_unless_permitted(desk: Desk) -> None:
    with desk.register.reading() as unit:
        refuse_unless_permitted(unit, desk.acting, Act.ENCRYPT)


def _prove(desk: Desk, secret: Secret) -> tuple[Keys, RegisterKey]:
    if desk.register.key is None:
        raise Refused(_PLAIN)
    keys = read_keys(desk.register.path)
    return keys, keys.open(secret)


def _convert(desk: Desk, key: RegisterKey | None) -> None:
    """Let go of the file, convert it, and go on with whatever lies in its place then."""
    register, opens = desk.register, desk.register.key
    register.close()
    try:
        encrypt.convert(register.path, register.key, key)
        opens = key
    finally:
        register.reopen(opens)


def _write(path: Path, keys: Keys) -> None:
    try:
        write_keys(path, keys)
    except OSError as error:
        raise trouble(error, path) from error


def _note(desk: Desk, action: str) -> None:
    with writing(desk, Act.ENCRYPT) as unit:
        unit.note(action, "register", desk.register.register_id, {})
