"""The font files that a clinic adds for its paper: what each brings, or why it can't be used."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file. `scripts` are those that it brings beyond the program's own; `problem` says why it isn't used."""

    path: Path
    scripts: tuple[str, ...]
    problem: str = ""

    @property
    def words(self) -> str:
        """What it brings, or why it isn't used."""
        if self.problem:
            return f"Not used. {self.problem}"
        return ", ".join(self.scripts) if self.scripts else "Nothing that the program’s own font lacks"


def font_file(path: Path) -> FontFile:
    """Return what a file brings, or its problem in a sentence."""
    from b12desk.documents.face_scripts import scripts_of
    from b12desk.documents.faces import face_problem

    resolved = path.resolve()
    problem = face_problem(resolved)
    return FontFile(resolved, () if problem else scripts_of(resolved), problem)


def font_files(paths: Sequence[Path]) -> tuple[FontFile, ...]:
    """Return the same for several, in their order."""
    return tuple(map(font_file, paths))
