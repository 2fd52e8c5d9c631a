"""What the sheet of paper settings does: show them, look at a font file before it is added, save what differs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.working import Run, SheetView
from b12desk.services.desk import Desk
from b12desk.services.paper_fonts import FontFile, font_file, font_files
from b12desk.services.paper_settings import (
    PaperSettings,
    change_paper_settings,
    paper_settings,
    qr_problem,
)


@dataclass(frozen=True, slots=True)
class PaperSet:
    """The settings as they were, with what each font file brings."""

    settings: PaperSettings
    fonts: tuple[FontFile, ...]


class View(SheetView, Protocol):
    """What the sheet can show."""

    def show_settings(self, qr_text: str, fonts: Sequence[Line]) -> None:
        """Fill the sheet in; nothing of it counts as typed."""

    def show_fonts(self, fonts: Sequence[Line], says: str) -> None:
        """Show the font files as they will be once saved, and say what has changed."""


class PaperSettingsPresenter:
    """One change of what paper looks like. `saved` is given the settings as they were before."""

    def __init__(self, view: View, desk: Desk, run: Run, *, saved: Callable[[PaperSettings], None]) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._saved = saved
        self._kept: PaperSettings | None = None
        self._fonts: list[FontFile] = []

    def start(self) -> None:
        """Read what is set and show it."""
        self._run(self._read, self._shown, self._failed)

    def add(self, path: Path) -> None:
        """Look at a font file, and list it if it can be printed with."""
        self._run(lambda: font_file(path), self._looked_at, self._failed)

    def remove(self, path: str) -> None:
        """Take a font file off the list."""
        before = len(self._fonts)
        self._fonts = [one for one in self._fonts if str(one.path) != path]
        if len(self._fonts) < before:
            self._view.point_out({})
            self._view.show_fonts(font_lines(self._fonts), f"{Path(path).name} is taken away once this is saved.")

    def save(self, qr_text: str) -> None:
        """Change what differs, or say beside each field what is wrong with it."""
        kept = self._kept
        if kept is None:
            return
        problems = {"qr_text": qr_problem(qr_text)}
        fonts = tuple(one.path for one in self._fonts)
        if fonts != kept.font_files:
            problems["fonts"] = " ".join(one.problem for one in self._fonts if one.problem)
        problems = {name: says for name, says in problems.items() if says}
        self._view.point_out(problems)
        if problems:
            return
        if qr_text.strip() == kept.qr_text and fonts == kept.font_files:
            self._view.finish()
            return
        self._view.show_saving(True)
        changed = None if fonts == kept.font_files else fonts
        self._run(
            lambda: change_paper_settings(self._desk, qr_text=qr_text, font_files=changed),
            lambda _: self._done(kept),
            self._not_saved,
        )

    def _read(self) -> PaperSet:
        settings = paper_settings(self._desk)
        return PaperSet(settings, font_files(settings.font_files))

    def _shown(self, read: PaperSet) -> None:
        self._kept = read.settings
        self._fonts = list(read.fonts)
        self._view.show_settings(read.settings.qr_text, font_lines(read.fonts))

    def _looked_at(self, file: FontFile) -> None:
        problem = file.problem
        if any(one.path == file.path for one in self._fonts):
            problem = f"{file.path.name} is in the list already."
        self._view.point_out({"fonts": problem} if problem else {})
        if not problem:
            self._fonts.append(file)
            self._view.show_fonts(font_lines(self._fonts), f"{file.path.name} is added once this is saved.")

    def _done(self, before: PaperSettings) -> None:
        self._view.finish()
        self._saved(before)

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._failed(error)

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_failure(error.problems)


def font_lines(fonts: Sequence[FontFile]) -> tuple[Line, ...]:
    """Return a line for each font file: its name, what it brings, its folder; one that isn't used is struck through."""
    return tuple(_line(one) for one in fonts)


def _line(one: FontFile) -> Line:
    cells = (one.path.name, one.words, str(one.path.parent))
    return Line(str(one.path), cells, f"{one.path.name}: {one.words}", is_struck=bool(one.problem))
