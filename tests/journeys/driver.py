"""Drives the desktop as a screen-reader user does: through the accessibility tree, on an X display of its own.

Runs under the system's Python, which has pyatspi; the desktop runs under any Python. Names are accessible names.
"""

import contextlib
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

from screen import Screen
from tree import Node, Tree

ACTS = ("Press", "Toggle", "Check", "Select", "click", "activate")


class Desktop(Tree):
    """One application on a screen of its own, for as long as the `with` lasts; a failure leaves its evidence."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        folder: Path,
        evidence: Path,
        env: Mapping[str, str] | None = None,
        size: str = "1366x768",
        patience_seconds: float = 20.0,
    ) -> None:
        super().__init__(patience_seconds=patience_seconds, ended=self._why_it_ended)
        self._command = list(command)
        self._screen = Screen(folder, size=size, env=env or {})
        self._evidence = evidence
        self._log = folder / "desktop.log"

    def __enter__(self) -> "Desktop":
        self._screen.start()
        try:
            self._app = self._screen.run(*self._command, log=self._log)
            self.begin()
            self.wait_until(lambda: self._xdotool("getactivewindow"), "no window became the active one")
        except BaseException as error:
            self.__exit__(type(error), error, error.__traceback__)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if error is not None:
                self._keep_evidence()
        finally:
            self._screen.stop()

    def press(self, name: str, role: str | None = None) -> None:
        """Press a button, a tab or a menu entry once it can be pressed."""
        self._press(self.find(name, role))

    def tick(self, name: str) -> None:
        """Make sure that a check box or a radio button is on."""
        node = self.find(name)
        if not self.has(node, "CHECKED"):
            self.press(name)
        self.wait_until(lambda: self.has(node, "CHECKED"), f"{name!r} did not become ticked")

    def fill(self, name: str, text: str) -> None:
        """Type `text` over what stands in a field, or choose it in a list of choices, and leave the field."""
        field = self.find(name)
        self.focus(field)
        if text.isascii():
            self.keys("ctrl+a")
            self._xdotool("type", "--delay", "5", "--", text)
        else:  # no key has these letters: set them as dictation does
            field.queryEditableText().setTextContents(text)
        self.keys("Tab")
        self.wait_until(lambda: not self.holds_focus(field), f"{name!r} was not left")

    def focus(self, node: Node) -> None:
        """Bring the keyboard to a node."""
        node.queryComponent().grabFocus()
        self.wait_until(lambda: self.holds_focus(node), f"{node.name!r} does not take the keyboard")

    def choose(self, name: str, starts: str) -> None:
        """Choose the entry of a list whose accessible text starts so."""
        entries = self.find(name)

        def place() -> list[int]:
            return [index for index, entry in enumerate(entries) if entry.name.startswith(starts)]

        index = self.wait_until(place, f"{name!r} has no entry {starts!r}")[0]
        self.focus(entries)
        self.keys("Home", *["Down"] * index)
        self.wait_until(lambda: self.has(entries[index], "SELECTED"), f"{starts!r} did not become chosen")

    def open_tab(self, starts: str) -> None:
        """Open the tab whose name starts so; a count may follow it."""

        def look() -> Node:
            tabs = (node for node in self.showing() if node.getRoleName() == "page tab")
            return next((tab for tab in tabs if tab.name.startswith(starts)), None)

        self._press(self.wait_until(look, f"there is no tab {starts!r}"))

    def save_as(self, path: Path, *, button: str, dialog: str) -> None:
        """Press a button that asks where to save, answer with `path`, and wait until the file is there."""
        self.press(button)
        self.wait_until(lambda: any(w.name == dialog for w in self.windows()), f"{dialog!r} did not open")
        self.keys("ctrl+a")
        self._xdotool("type", "--delay", "5", "--", str(path))
        self.keys("Return")
        self.wait_until(lambda: path.exists() and path.stat().st_size > 0, f"nothing was saved as {path.name}")

    def select_row(self, table: str, row: int) -> None:
        """Select a row of a table with the keyboard."""
        self.focus(self.find(table))
        self.keys("ctrl+Home", *["Down"] * row)

    def keys(self, *keys: str) -> None:
        """Press keys, each named as xdotool names it: `ctrl+n`, `Return`."""
        self._xdotool("key", "--clearmodifiers", *keys)

    def picture(self, path: Path) -> None:
        """Save what the screen shows as a PNG."""
        subprocess.run(["import", "-window", "root", str(path)], env=self._screen.env, check=False, capture_output=True)

    def _press(self, node: Node) -> None:
        self.wait_until(lambda: self.has(node, "SENSITIVE"), f"{node.name!r} can't be pressed")
        action = node.queryAction()
        known = [index for index in range(action.nActions) if action.getName(index) in ACTS]
        action.doAction(known[0] if known else 0)

    def _why_it_ended(self) -> str:
        code = self._app.poll()
        return "" if code is None else f"the desktop ended with {code}: {self._log.read_text()[-2000:]}"

    def _keep_evidence(self) -> None:
        """Keep a picture, the outline and the application's own words of the moment of failure."""
        self._evidence.mkdir(parents=True, exist_ok=True)
        self.picture(self._evidence / "screen.png")
        with contextlib.suppress(OSError, AttributeError, *self.changes):  # it may have failed before all was there
            shutil.copyfile(self._log, self._evidence / "desktop.log")
            (self._evidence / "outline.txt").write_text(self.outline(), encoding="utf-8")

    def _xdotool(self, *words: str) -> bool:
        command = ["xdotool", *words]
        return subprocess.run(command, env=self._screen.env, check=False, capture_output=True).returncode == 0
