"""`b12desk paper`: the clinic's QR code, and fonts for scripts that the shipped ones lack."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, print_answer
from b12desk.cli.patient import JsonOption
from b12desk.clinical.errors import BadInput
from b12desk.services.paper_fonts import font_files
from b12desk.services.paper_settings import PaperSettings, change_paper_settings, paper_settings

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command("show")
def show(context: typer.Context, as_json: JsonOption = False) -> None:
    """Show what is set for printed paper."""
    call: Call = context.obj
    with call.desk() as desk:
        _print(paper_settings(desk), as_json)


@app.command("set")
def set_(
    context: typer.Context,
    qr_text: Annotated[
        str | None, typer.Option("--qr-text", help="A text or link of the clinic’s own; empty for no code.")
    ] = None,
    font: Annotated[
        list[Path] | None, typer.Option("--font", help="A TrueType file, such as a Noto Sans; may be repeated.")
    ] = None,
    no_fonts: Annotated[bool, typer.Option("--no-fonts", help="Use the shipped fonts only.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Set the QR code’s text, or the fonts in which letters that DejaVu Sans lacks are printed."""
    call: Call = context.obj
    if font and no_fonts:
        raise BadInput("Name fonts, or say that there are none, not both.")
    with call.desk() as desk:
        fonts = () if no_fonts else font or None
        _print(change_paper_settings(desk, qr_text=qr_text, font_files=fonts), as_json)


def _print(settings: PaperSettings, as_json: bool) -> None:
    found = font_files(settings.font_files)
    code = f"QR code: {settings.qr_text}." if settings.qr_text else "No QR code."
    fonts = [f"Added font: {one.path} ({one.words})." for one in found] or ["No added fonts."]
    document = {
        "qr_text": settings.qr_text,
        "font_files": [str(one.path) for one in found],
        "fonts": [{"file": str(one.path), "scripts": list(one.scripts), "problem": one.problem} for one in found],
    }
    print_answer(document, "\n".join((code, *fonts)), as_json=as_json)
