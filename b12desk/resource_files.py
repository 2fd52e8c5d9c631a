"""Find the files that come with the program, in a checkout, a wheel and a frozen build."""

import sys
from functools import cache
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Return the path of a file or folder below `resources/`, whether or not it exists.

    The folder lies beside the package in a checkout, inside it in a wheel, and where a frozen build unpacks.
    """
    return _home(getattr(sys, "_MEIPASS", None)).joinpath(*parts)


@cache
def _home(unpacked_in: str | None) -> Path:
    here = Path(__file__).resolve().parent
    unpacked = [Path(unpacked_in) / "resources"] if unpacked_in else []
    homes = [*unpacked, here / "resources", here.parent / "resources"]
    return next((home for home in homes if home.is_dir()), homes[-1])
