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

NEXT_SECONDS = 4.0
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
        self.actions = 0
        self.reached_without_keys = 0
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
        self.reached_without_keys += 1
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
        self.answer_file_dialog(path, dialog=dialog)
        self.wait_until(lambda: path.exists() and path.stat().st_size > 0, f"nothing was saved as {path.name}")

    def answer_file_dialog(self, path: Path, *, dialog: str) -> None:
        """Name a file to the dialog that asks for one."""
        self.wait_for_window(dialog)
        self.keys("ctrl+a")
        self.type(str(path))
        self.keys("Return")

    def select_row(self, table: str, row: int) -> None:
        """Select a row of a table with the keyboard."""
        self.focus(self.find(table))
        self.keys("ctrl+Home", *["Down"] * row)

    def keys(self, *keys: str) -> None:
        """Press keys, each named as xdotool names it: `ctrl+n`, `Return`."""
        self.actions += len(keys)
        self._xdotool("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Type where the keyboard is; letters that a keyboard has."""
        self.actions += 1
        self._xdotool("type", "--delay", "5", "--", text)

    def tab(self, key: str = "Tab") -> bool:
        """Press Tab and wait until the keyboard has moved; whether it has."""
        self.hearing.listen()
        before = self.hearing.moves
        self.keys(key)
        try:
            return self.wait_until(lambda: self.hearing.moves > before, "", seconds=NEXT_SECONDS)
        except AssertionError:
            if why := self._why_it_ended():
                raise AssertionError(why) from None
            return False

    def tab_to(self, name: str, *, most: int = 80) -> None:
        """Press Tab until the keyboard is at `name`, or at something in it."""
        passed = []
        for _ in range(most):
            if self.is_keyboard_at(name):
                return
            passed.append(self.keyboard_at()[:1])
            if not self.tab():
                break
        raise AssertionError(f"Tab does not reach {name!r}, only {passed}")

    def pick(self, name: str, starts: str) -> None:
        """Choose in a closed list of choices what starts so, where typing its words would open the list."""
        self.focus(self.find(name))
        self.wait_for_keyboard_at(name)
        self.step_to(starts)

    def step_to(self, starts: str, *, most: int = 40) -> None:
        """Press Down in a list of choices until what is chosen starts so."""
        choice = self.hearing.focus
        for _ in range(most):
            chosen = choice.description
            if chosen.startswith(starts):
                return
            self.keys("Down")
            self.wait_until(lambda was=chosen: choice.description != was, f"Down ends at {chosen!r}, before {starts!r}")
        raise AssertionError(f"Down does not reach {starts!r}")

    def pop_up(self, *, keys: str = "", button: str = "") -> None:
        """Press keys or a button and wait for the list that pops up; it stands in no window of the tree."""
        before = self._on_screen()
        self.keys(keys) if keys else self.press(button)
        self.wait_until(lambda: self._on_screen() > before, f"{keys or button} opens no list")

    def is_keyboard_at(self, name: str) -> bool:
        """Whether the keyboard is at `name`, or at something in it."""
        self.hearing.listen()
        return self.wait_until(lambda: self.keyboard_at() or [""], "") and name in self.keyboard_at()

    def wait_for_keyboard_at(self, name: str) -> None:
        """Wait until the keyboard is at `name`, or at something in it."""
        self.wait_until(lambda: name in self.keyboard_at(), f"the keyboard did not come to {name!r}")

    def picture(self, path: Path) -> None:
        """Save what the screen shows as a PNG."""
        subprocess.run(["import", "-window", "root", str(path)], env=self._screen.env, check=False, capture_output=True)

    def _press(self, node: Node) -> None:
        self.wait_until(lambda: self.has(node, "SENSITIVE"), f"{node.name!r} can't be pressed")
        self.actions += 1
        self.reached_without_keys += 1
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
            (self._evidence / "announced.txt").write_text("\n".join(self.hearing.said), encoding="utf-8")
            (self._evidence / "outline.txt").write_text(self.outline(), encoding="utf-8")

    def _on_screen(self) -> int:
        """How many windows and lists of the application can be seen."""
        command = ["xdotool", "search", "--onlyvisible", "--class", "b12desk"]
        found = subprocess.run(command, env=self._screen.env, check=False, capture_output=True, text=True)
        return len(found.stdout.split())

    def _xdotool(self, *words: str) -> bool:
        command = ["xdotool", *words]
        return subprocess.run(command, env=self._screen.env, check=False, capture_output=True).returncode == 0
