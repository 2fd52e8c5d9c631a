"""`b12desk user add|list|disable`: people and roles."""

from typing import Annotated

import typer

from b12desk.cli.call import Call, print_answer, print_json, print_line
from b12desk.cli.patient import JsonOption
from b12desk.clinical.errors import BadInput
from b12desk.clinical.records import UserRecord
from b12desk.clinical.vocabulary import Role
from b12desk.services.people import add_user, disable_user, list_users

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
        users = list_users(desk)
    if as_json:
        print_json([_document(user) for user in users])
    else:
        print_line("\n".join(_words(user) for user in users) or "This register has no users yet: it runs as “setup”.")


@app.command("disable")
def disable(context: typer.Context, name: Name, as_json: JsonOption = False) -> None:
    """Disable somebody: they can no longer act; what they did stays theirs."""
    call: Call = context.obj
    with call.desk() as desk:
        user = disable_user(desk, name)
    print_answer(_document(user), f"Disabled: {user.name}.", as_json=as_json)


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
