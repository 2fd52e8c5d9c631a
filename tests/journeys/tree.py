"""What a screen reader finds: the application's accessibility tree, looked up by accessible name."""

import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from hearing import Hearing

Answer = TypeVar("Answer")
Node = Any  # pyatspi has no types

TABLES = {"table", "tree table"}
LOOKS_A_SECOND = 20
GENERATIONS = 6


class Tree:
    """Every window of the one application on this process's accessibility bus; the newest window is searched first.

    One process reads one application: pyatspi stays with the first accessibility bus it meets.
    """

    def __init__(self, *, patience_seconds: float, ended: Callable[[], str]) -> None:
        """Wait so long at most for anything; `ended` says why the application is no more, and nothing while it is."""
        self._patience_seconds = patience_seconds
        self._ended = ended
        self.changes: tuple[type[Exception], ...] = ()
        self.hearing = Hearing()

    def begin(self) -> None:
        """Join the accessibility bus of this process's environment and wait for the first window."""
        import gi.repository.GLib
        import pyatspi

        self._pyatspi = pyatspi
        self.changes = (LookupError, RuntimeError, AttributeError, gi.repository.GLib.Error)
        self.hearing.begin()
        self.wait_until(self.windows, "no window appeared", seconds=60)

    def windows(self) -> list[Node]:
        """The application's windows, in order of appearance."""
        applications = [node for node in self._pyatspi.Registry.getDesktop(0) if node is not None]
        return [window for application in applications for window in application if window is not None]

    def wait_for_window(self, title: str) -> None:
        """Wait until a window or a sheet of that title is open."""
        self.wait_until(lambda: any(w.name == title for w in self.windows()), f"{title!r} did not open")

    def wait_for_no_window(self, title: str) -> None:
        """Wait until no window or sheet of that title is open."""
        self.wait_until(lambda: all(w.name != title for w in self.windows()), f"{title!r} did not close")

    def find(self, name: str, role: str | None = None) -> Node:
        """Wait for the showing node of that name, and of that role where given; a mere label is passed over."""

        def look() -> Node:
            return next((node for node in self.showing() if _is_called(node, name, role)), None)

        return self.wait_until(look, f"nothing called {name!r} ({role or 'any role'}) is showing")

    def starting(self, role: str, starts: str) -> Node:
        """Wait for the showing node of a role whose name starts so, such as a chip with its count."""

        def look() -> Node:
            return next((n for n in self.showing() if n.getRoleName() == role and n.name.startswith(starts)), None)

        return self.wait_until(look, f"no {role} {starts!r}… is showing")

    def window_starting(self, starts: str) -> str:
        """Wait for a window whose title starts so and return the title."""

        def look() -> str:
            return next((str(window.name) for window in self.windows() if window.name.startswith(starts)), "")

        return self.wait_until(look, f"{starts!r}… did not open")

    def wait_for_entry(self, entries: str, *words: str) -> None:
        """Wait until a list offers an entry that holds all `words`."""

        def look() -> bool:
            return any(all(word in entry.name for word in words) for entry in self.find(entries))

        self.wait_until(look, f"{entries!r} does not offer {words}")

    def shows(self, words: str) -> bool:
        """Whether any showing node's name or text holds `words`, the cells of tables apart."""
        return any(words in node.name or words in text_of(node) for node in self.showing())

    def wait_for(self, words: str) -> None:
        """Wait until `words` are showing."""
        self.wait_until(lambda: self.shows(words), f"{words!r} is not showing")

    def wait_to_hear(self, words: str) -> None:
        """Wait until `words` are announced, after whatever was waited for before."""
        said = self.hearing
        self.wait_until(lambda: said.has_said(words), f"{words!r} was not announced")

    def keyboard_at(self) -> list[str]:
        """The names of what has the keyboard and of what it stands in, the innermost first."""
        names, node = [], self.hearing.focus
        for _ in range(GENERATIONS):
            if node is None:
                break
            try:
                names.append(str(node.name))
                node = node.parent
            except self.changes:  # it has gone meanwhile, or is in a list that pops up, which stands in no window
                break
        return names

    def text(self, name: str) -> str:
        """What stands in the field of that name."""
        return text_of(self.find(name))

    def status(self) -> str:
        """What the status bar says."""
        bars = [node for node in self.showing() if node.getRoleName() == "status bar"]
        return " ".join(part.name for bar in bars for _, part in self._walk(bar) if part.name)

    def rows(self, name: str, *, limit: int = 60) -> list[str]:
        """The rows of a table from the top, each its cells' accessible texts joined by a bar."""
        table = self.find(name).queryTable()
        return [
            " | ".join(table.getAccessibleAt(row, column).name for column in range(table.nColumns))
            for row in range(min(table.nRows, limit))
        ]

    def wait_for_row(self, table: str, *words: str) -> int:
        """Wait until a row of the table holds all `words`, in any case; return its index."""

        def look() -> list[int]:
            rows = enumerate(text.lower() for text in self.rows(table))
            return [row for row, text in rows if all(word.lower() in text for word in words)]

        return self.wait_until(look, f"no row of {table!r} holds {words}")[0]

    def outline(self) -> str:
        """The accessibility tree as indented lines, the cells of tables apart."""
        walked = (step for window in self.windows() for step in self._walk(window))
        return "\n".join(f"{'  ' * depth}{node.getRoleName()} {node.name!r}" for depth, node in walked)

    def wait_until(self, ask: Callable[[], Answer], says: str, *, seconds: float | None = None) -> Answer:
        """Ask until the answer is true and return it; the tree may change while it is being read.

        Raises:
            AssertionError: with `says` when the patience is over, at once when the application has ended.
        """
        end = time.monotonic() + (seconds or self._patience_seconds)
        while time.monotonic() < end:
            self.hearing.listen()
            try:
                if answer := ask():
                    return answer
            except self.changes:
                pass
            if why := self._ended():
                raise AssertionError(why)
            time.sleep(1 / LOOKS_A_SECOND)
        raise AssertionError(says)

    def showing(self) -> Iterator[Node]:
        """Every showing node, the newest window's first."""
        for window in reversed(self.windows()):
            for _, node in self._walk(window):
                yield node

    def _walk(self, node: Node, depth: int = 0) -> Iterator[tuple[int, Node]]:
        """Every showing node from `node` down with its depth; a table's cells are left to `rows`."""
        yield depth, node
        if node.getRoleName() in TABLES:
            return
        for child in node:
            if child is not None and self.has(child, "SHOWING"):
                yield from self._walk(child, depth + 1)

    def has(self, node: Node, state: str) -> bool:
        """Whether a node is in a state, by the state's name: `CHECKED`."""
        return bool(node.getState().contains(getattr(self._pyatspi, f"STATE_{state}")))

    def holds_focus(self, node: Node) -> bool:
        """Whether the keyboard is with a node or with something in it."""
        return any(self.has(part, "FOCUSED") for _, part in self._walk(node))


def _is_called(node: Node, name: str, role: str | None) -> bool:
    return bool(node.name == name) and node.getRoleName() != "label" and role in (None, node.getRoleName())


def text_of(node: Node) -> str:
    """What stands in a field, or what a node without text is called."""
    try:
        return str(node.queryText().getText(0, -1))
    except NotImplementedError:
        return str(node.name)
