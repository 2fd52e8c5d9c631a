"""Find the files that come with the program, in a checkout, a wheel and a frozen build."""

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Return the path of a file or folder below `resources/`, whether or not it exists.

    The folder lies beside the package in a checkout, inside it in a wheel, and where a frozen build unpacks.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    here = Path(__file__).resolve().parent
    unpacked = [Path(frozen) / "resources"] if frozen else []
    homes = [*unpacked, here / "resources", here.parent / "resources"]
    home = next((home for home in homes if home.is_dir()), homes[-1])
    return home.joinpath(*parts)
