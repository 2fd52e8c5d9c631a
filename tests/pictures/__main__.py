"""Takes a picture of every page and every sheet in every look: `python -m tests.pictures [--to FOLDER] [--only WORD]`.

There is one folder a look: two screens (1366×768, and 1920×1080 at a scaling of 150 %), the product's own zoom of 200 %
on the smaller one, each light, dark, in high contrast and in greyscale, once with the patients of a clinic's exports
imported and once with nobody. Beside the folders stand contact sheets with a dozen small pictures each, to be looked
through first. `clipped.txt` in each folder names the texts that are cut off and the areas that scroll sideways.

Pages come from the rail and sheets from the menus and buttons, so a new one is pictured without being named anywhere.
It takes some minutes; `--only dark` takes the looks alone whose folder has that word in its name.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from tests.pictures.clinic import make_empty, make_imported
from tests.pictures.contact_sheet import application, in_greys, make_contact_sheets
from tests.pictures.looks import GREYSCALE, IMPORTED, Look, every_look
from tests.pictures.photographer import start

USUAL = Path(__file__).resolve().parents[2] / "pictures"


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures, then put them together; return 1 where a look could not be taken."""
    asked = _parser().parse_args(arguments)
    looks = [look for look in every_look() if asked.only in look.name]
    to = Path(asked.to).resolve()
    to.mkdir(parents=True, exist_ok=True)
    for look in looks:
        rmtree(to / look.name, ignore_errors=True)
    failures = _take(looks, to)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = application()
    for look in looks:
        pictures = sorted((to / look.name).glob("*.png"))
        if pictures:
            make_contact_sheets(to, pictures, title=look.name)
        if look.colours == "light":
            name = look.name.replace("light", GREYSCALE)
            make_contact_sheets(to, in_greys(pictures, to / name), title=name)
    del app
    sys.stdout.write(f"The pictures are in {to}\n")
    return 1 if failures else 0


def _take(looks: Sequence[Look], to: Path) -> int:
    """Take the looks, those of one screen and one register by one process; return how many processes failed."""
    with TemporaryDirectory() as folder:
        made = {IMPORTED: make_imported(Path(folder)), "": make_empty(Path(folder))}
        running = [
            start(list(same), made.get(people, made[""]), to, Path(folder))
            for (_, people), same in groupby(looks, key=lambda look: (look.screen, look.people))
        ]
        failures = 0
        for process in running:
            said, _ = process.communicate()
            sys.stdout.write(said)
            failures += process.returncode != 0
        return failures


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--to", default=USUAL, help="the folder of the pictures, pictures/ in the checkout by default")
    parser.add_argument("--only", default="", metavar="WORD", help="only looks whose name has this word in it")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
