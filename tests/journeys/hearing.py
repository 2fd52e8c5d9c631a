"""What a screen reader is told without asking: where the keyboard is, and what is announced."""

import contextlib
from typing import Any

Event = Any  # pyatspi has no types
Node = Any

FOCUS, ANNOUNCEMENT = "object:state-changed:focused", "object:announcement"
ROWS = {"table cell", "list item", "tree item"}


class Hearing:
    """Listens from `begin` on; events arrive while `listen` is called."""

    def __init__(self) -> None:
        self.focus: Node | None = None
        self.moves = 0
        self.said: list[str] = []
        self._heard = 0

    def begin(self) -> None:
        """Ask this process's accessibility bus for what happens on it."""
        import gi.repository.GLib
        import pyatspi

        self._gone = (LookupError, RuntimeError, AttributeError, gi.repository.GLib.Error)
        self._focused = pyatspi.STATE_FOCUSED
        self._context = gi.repository.GLib.MainContext.default()
        pyatspi.Registry.registerEventListener(self._take_focus, FOCUS)
        pyatspi.Registry.registerEventListener(self._take_words, ANNOUNCEMENT)

    def listen(self) -> None:
        """Take everything that has happened since."""
        while self._context.iteration(False):
            pass

    def has_said(self, words: str) -> bool:
        """Whether an announcement since the last one asked for holds `words`; it is forgotten with those before it."""
        for place in range(self._heard, len(self.said)):
            if words in self.said[place]:
                self._heard = place + 1
                return True
        return False

    @property
    def last(self) -> str:
        """The announcement asked for last."""
        return self.said[self._heard - 1] if self._heard else ""

    def _take_focus(self, event: Event) -> None:
        """Keep where the keyboard is; Qt tells of a table and its rows also while the keyboard is elsewhere."""
        source = event.source
        with contextlib.suppress(self._gone):
            if event.detail1 and self._is_focused(source.parent if source.getRoleName() in ROWS else source):
                self.focus = source
                self.moves += 1

    def _is_focused(self, node: Node) -> bool:
        return node is not None and bool(node.getState().contains(self._focused))

    def _take_words(self, event: Event) -> None:
        self.said.append(" ".join(str(event.any_data).split()))
