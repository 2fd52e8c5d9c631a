"""`b12desk advice`: the texts that screen and paper give, and a clinic's own wording of them."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, print_json, print_line, print_message
from b12desk.clinical.advice import Advice
from b12desk.clinical.errors import BadInput
from b12desk.services.advice import advice_file, advice_problems, advice_texts, change_advice, reset_advice
from b12desk.services.save_file import save_file

app = typer.Typer(no_args_is_help=False, invoke_without_command=True, rich_markup_mode=None)

_MOST_BYTES = 1_000_000


@app.callback()
def advice(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False
) -> None:
    """List the texts with their sources, or change them with one of the commands below."""
    if context.invoked_subcommand is not None:
        return
    call: Call = context.obj
    with call.desk() as desk:
        texts, problems = advice_texts(desk).texts, advice_problems(desk)
    for says in problems:
        print_message(says)
    if as_json:
        print_json([_document(one) for one in texts])
    else:
        for one in texts:
            _print(one)
    if problems:
        print_message("The program’s texts are used. “b12desk advice export FILE” writes the clinic’s file to mend it.")
        raise typer.Exit(1)


@app.command("export")
def export(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="The file to write; it must not exist yet.")]
) -> None:
    """Write the texts in use to a file, to be worded anew."""
    call: Call = context.obj
    if file.exists():
        raise BadInput(f"{file} is there already and is never overwritten; choose another name.")
    with call.desk() as desk:
        text = advice_file(desk)
    save_file(file, text.encode())
    print_line(f"Written: {file}. Change it, then: b12desk advice use {file}")


@app.command("use")
def use(context: typer.Context, file: Annotated[Path, typer.Argument(help="A file of texts (TOML).")]) -> None:
    """Take a clinic’s own texts into use; every problem of the file is said at once."""
    call: Call = context.obj
    text = _text_of(file)
    with call.desk() as desk:
        texts = change_advice(desk, text, name=file.name)
    own = [one.id for one in texts.texts if one.is_clinics_own]
    print_line(f"In use. The clinic’s own: {', '.join(own) or 'none, all are as the program has them'}.")


@app.command("reset")
def reset(context: typer.Context) -> None:
    """Put the program’s own texts back."""
    call: Call = context.obj
    with call.desk() as desk:
        had_own = reset_advice(desk)
    print_line("The program’s texts are in use again." if had_own else "The program’s texts are in use already.")


def _text_of(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST_BYTES)
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise BadInput(f"{file.name} can’t be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise BadInput(f"{file.name} is not text in UTF-8; save the file as UTF-8.") from None


def _document(one: Advice) -> dict[str, object]:
    return {
        "id": one.id,
        "title": one.title,
        "patient": list(one.for_patient),
        "staff": list(one.for_staff),
        "sources": list(one.sources),
        "where": [place.value for place in one.where],
        "only_for": list(one.only_for),
        "is_clinics_own": one.is_clinics_own,
    }


def _print(one: Advice) -> None:
    own = "; the clinic’s own wording" if one.is_clinics_own else ""
    print_line(f"{one.id}  {one.title} ({', '.join(one.sources)}{own})")
    only = f"; only for: {', '.join(one.only_for)}" if one.only_for else ""
    print_line(f"    shown: {', '.join(one.where) or 'nowhere'}{only}")
    for readers, words in (("patients", one.for_patient), ("staff", one.for_staff)):
        if words:
            print_line(f"    {readers}: {' · '.join(words)}")
