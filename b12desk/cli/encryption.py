"""`b12desk encrypt`, `decrypt`, `passphrase change`, `recovery new|use`: encryption of the register.

Passphrases and codes are typed unseen or read from a file; they are never arguments, which other programs can read.
"""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, print_line, print_message
from b12desk.cli.typed_secret import new_passphrase, passphrase_for, recovery_code
from b12desk.clinical.errors import RegisterTrouble
from b12desk.services.desk import Desk
from b12desk.services.encryption import (
    Secret,
    WrapKind,
    change_passphrase,
    decrypt_register,
    draft_recovery_sheet,
    encrypt_register,
    keep_recovery_sheet,
    unlock,
)
from b12desk.services.save_file import save_file

passphrase_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
recovery_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

NewFile = Annotated[
    Path | None,
    typer.Option("--new-passphrase-file", help="A file whose first line is the new passphrase.", metavar="FILE"),
]
SheetFile = Annotated[
    Path | None, typer.Option("--sheet", help="Write the recovery sheet to this PDF; else its code is printed.")
]
_OLDER = "Backups made before stay as they were: not encrypted. Make a new one, and take the older ones away."


def encrypt(context: typer.Context, sheet: SheetFile = None) -> None:
    """Encrypt the register, and make its recovery sheet."""
    call: Call = context.obj
    with call.desk() as desk:
        if desk.register.key is None:
            encrypt_register(desk, new_passphrase(call.passphrase_file, takes_environment=True))
            print_line("The register is encrypted. It opens by its passphrase from now on.")
            print_message(_OLDER)
            _make_sheet(desk, sheet)
            return
        encrypt_register(desk, "")


def decrypt(context: typer.Context) -> None:
    """Make the register a plain file again."""
    call: Call = context.obj
    with call.desk() as desk:
        decrypt_register(desk, _present(call, desk))
    print_line("The register is not encrypted any more: whoever can copy its file can read it.")


@passphrase_app.command("change")
def change(context: typer.Context, new_file: NewFile = None) -> None:
    """Give the register another passphrase; backups made before open by the old one."""
    call: Call = context.obj
    with call.desk() as desk:
        change_passphrase(desk, _present(call, desk), new_passphrase(new_file))
    print_line("The register opens by the new passphrase.")


@recovery_app.command("new")
def new(context: typer.Context, sheet: SheetFile = None) -> None:
    """Make a new recovery sheet; the one before no longer opens the register."""
    call: Call = context.obj
    with call.desk() as desk:
        _make_sheet(desk, sheet)


@recovery_app.command("use")
def use(
    context: typer.Context,
    new_file: NewFile = None,
    code_file: Annotated[
        Path | None, typer.Option("--code-file", help="A file whose first line is the recovery code.", metavar="FILE")
    ] = None,
) -> None:
    """Give the register another passphrase by its recovery sheet, when the passphrase is lost."""
    call: Call = context.obj
    secret = Secret(recovery_code(code_file), WrapKind.RECOVERY)
    with call.desk(key=unlock(call.path(), secret)) as desk:
        change_passphrase(desk, secret, new_passphrase(new_file))
    print_line("The register opens by the new passphrase. The recovery sheet opens it still.")


def _present(call: Call, desk: Desk) -> Secret:
    """Return the passphrase that opened the register; a plain one has none."""
    if desk.register.key is None or call.secret is not None:
        return call.secret or Secret("")
    return Secret(passphrase_for(desk.register.path.name, call.passphrase_file))


def _make_sheet(desk: Desk, file: Path | None) -> None:
    sheet = draft_recovery_sheet(desk)
    if file is not None:
        if file.exists():
            raise RegisterTrouble(f"{file} is there already. The recovery sheet is as it was; choose another name.")
        save_file(file, sheet.pdf)
        print_line(f"Recovery sheet: {file}. Print it, keep it under lock and key, and delete the file.")
    else:
        print_line(f"Recovery code, to be written down and kept under lock and key: {sheet.code}")
    keep_recovery_sheet(desk, sheet)
