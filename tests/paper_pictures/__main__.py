"""Prints every paper for one patient of every kind and pictures it: `python -m tests.paper_pictures [--to FOLDER]`.

The patients have a short and a very long name, names in Arabic, Hebrew and Yoruba, large print, a course without an
end, an American one, no telephone and no address; one has died, of whom a paper is refused. Pictures are made at 150
dots an inch by poppler (`pdftoppm`), which is another program than the one that shows the preview. `--papers REGISTER`
prints the papers of a register that is there already, without pictures.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from shutil import copy, rmtree, which
from tempfile import TemporaryDirectory

from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import open_desk
from tests.paper_pictures.clinic import TODAY, make_clinic
from tests.paper_pictures.papers import every_paper

USUAL = Path(__file__).resolve().parents[2] / "pictures" / "papers"
_DPI = 150


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the papers, then picture them; return 1 where there is nothing to picture them with."""
    asked = _parser().parse_args(arguments)
    to = Path(asked.to).resolve()
    rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    with TemporaryDirectory() as folder:
        register = Path(folder) / "register.b12desk"
        if asked.papers:
            copy(asked.papers, register)
        else:
            make_clinic(register)
        print_papers(register, to)
    if asked.papers:
        return 0
    if not which("pdftoppm"):
        sys.stderr.write("There is no pdftoppm (package poppler-utils): the papers are PDF files only.\n")
        return 1
    for pdf in sorted(to.glob("*.pdf")):
        subprocess.run(["pdftoppm", "-r", str(_DPI), "-png", str(pdf), str(pdf.with_suffix(""))], check=True)
    sys.stdout.write(f"The papers and their pictures are in {to}\n")
    return 0


def print_papers(register: Path, to: Path) -> None:
    """Write every paper of a register into a folder; a refusal is a text file."""
    with closing(open_desk(register, clock=ClockSetTo(TODAY), acting="Nurse B. Example")) as desk:
        for name, content in every_paper(desk):
            if isinstance(content, str):
                (to / f"{name}.refused.txt").write_text(f"{content}\n", encoding="utf-8")
            else:
                (to / name).write_bytes(content)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.paper_pictures", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--to", default=USUAL, help="the folder, pictures/papers/ in the checkout by default")
    parser.add_argument("--papers", default="", metavar="REGISTER", help="print this register’s papers, no pictures")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
