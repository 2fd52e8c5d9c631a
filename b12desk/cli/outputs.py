"""Where what a command found goes: into files, as JSON, or on screen."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import print_json, print_message
from b12desk.services.save_file import save_file

CsvOption = Annotated[Path | None, typer.Option("--csv", help="Write the rows to this CSV file.")]
PdfOption = Annotated[Path | None, typer.Option("--pdf", help="Write the rows to this PDF file.")]

FileAsked = tuple[Path | None, Callable[[], bytes]]
"""Where a file was asked for, None for not at all, and what makes its content."""


def put_out(
    files: Sequence[FileAsked], document: Callable[[], object], show: Callable[[], None], *, as_json: bool
) -> None:
    """Write every file asked for and print the document where JSON is; show it on screen where nothing was asked for.

    Raises:
        RegisterTrouble: when the disk refuses a file.
    """
    asked = [(path, content) for path, content in files if path is not None]
    for path, content in asked:
        save_file(path, content())
        print_message(f"Written: {path}")
    if as_json:
        print_json(document())
    elif not asked:
        show()
