"""`b12desk user`: people, their roles, and the PIN or passphrase by which they prove who they are."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, print_answer, print_json, print_line
from b12desk.cli.patient import JsonOption
from b12desk.cli.typed_secret import new_pin
from b12desk.clinical.errors import BadInput
from b12desk.clinical.records import UserRecord
from b12desk.clinical.sign_in_records import CredentialKind
from b12desk.clinical.vocabulary import Role
from b12desk.services.credentials import kind_of, remove_credential, set_credential
from b12desk.services.people import add_user, change_role, disable_user, enable_user, list_people

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Name = Annotated[str, typer.Argument(help="The name by which they act, as in --as NAME.")]


@app.command("add")
def add(
    context: typer.Context,
    name: Name,
    role: Annotated[str, typer.Option("--role", help="health-care assistant, nurse, prescriber or administrator.")],
    as_json: JsonOption = False,
) -> None:
    """Add somebody who works with the register."""
    call: Call = context.obj
    with call.desk() as desk:
        user = add_user(desk, name, _role(role))
    print_answer(_document(user), f"Added: {_words(user)}.", as_json=as_json)


@app.command("list")
def list_(context: typer.Context, as_json: JsonOption = False) -> None:
    """List everybody, the disabled included."""
    call: Call = context.obj
    with call.desk() as desk:
        people = list_people(desk)
    if as_json:
        print_json([_document(one.user) | {"signs_in_with": one.signs_in_with.value} for one in people])
    else:
        lines = [_words(one.user) + (f", {one.signs_in_with.value}" if one.has_proof else "") for one in people]
        print_line("\n".join(lines) or "This register has no users yet: it runs as “setup”.")


@app.command("disable")
def disable(context: typer.Context, name: Name, as_json: JsonOption = False) -> None:
    """Disable somebody: they can no longer act; what they did stays theirs."""
    call: Call = context.obj
    with call.desk() as desk:
        user = disable_user(desk, name)
    print_answer(_document(user), f"Disabled: {user.name}.", as_json=as_json)


@app.command("enable")
def enable(context: typer.Context, name: Name, as_json: JsonOption = False) -> None:
    """Enable a disabled user again, with the role and PIN they had."""
    call: Call = context.obj
    with call.desk() as desk:
        user = enable_user(desk, name)
    print_answer(_document(user), f"Enabled: {_words(user)}.", as_json=as_json)


@app.command("role")
def role_(
    context: typer.Context,
    name: Name,
    role: Annotated[str, typer.Argument(help="health-care assistant, nurse, prescriber or administrator.")],
    as_json: JsonOption = False,
) -> None:
    """Give somebody another role; what they did before stays as it is."""
    call: Call = context.obj
    with call.desk() as desk:
        user = change_role(desk, name, _role(role))
    print_answer(_document(user), f"Changed: {_words(user)}.", as_json=as_json)


@app.command("pin")
def pin(
    context: typer.Context,
    name: Name,
    pin_file: Annotated[
        Path | None,
        typer.Option(
            "--pin-file", help="A file whose first line is the new one; else it is asked for.", metavar="FILE"
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Set what somebody signs in with: digits alone are a PIN, anything else is a passphrase."""
    call: Call = context.obj
    with call.desk() as desk:
        secret = new_pin(name, pin_file)
        kind = kind_of(secret)
        set_credential(desk, name, kind, secret)
    print_answer({"name": name, "signs_in_with": kind.value}, f"{name} signs in with a {kind.value}.", as_json=as_json)


@app.command("remove-pin")
def remove_pin(context: typer.Context, name: Name, as_json: JsonOption = False) -> None:
    """Remove somebody’s PIN or passphrase, also to end their wait; they set a new one when they next sign in."""
    call: Call = context.obj
    with call.desk() as desk:
        remove_credential(desk, name)
    print_answer(
        {"name": name, "signs_in_with": CredentialKind.NONE.value},
        f"{name} has no PIN or passphrase now.",
        as_json=as_json,
    )


def _document(user: UserRecord) -> dict[str, object]:
    return {"id": user.id, "name": user.name, "role": user.role.value, "disabled": user.is_disabled}


def _words(user: UserRecord) -> str:
    return f"{user.name}, {user.role.value}{', disabled' if user.is_disabled else ''}"


def _role(text: str) -> Role:
    """Return the role of that name; spaces, hyphens and underscores, and HCA for its long name, are all the same."""
    wanted = text.casefold().replace("_", "-").replace(" ", "-")
    if wanted in ("hca", "healthcare-assistant"):
        return Role.HEALTH_CARE_ASSISTANT
    for role in Role:
        if role.value.replace(" ", "-") == wanted:
            return role
    raise BadInput(f"“{text}” is not a role; there are {', '.join(role.value for role in Role)}.")
