"""What the walk asks of a window: a name for whatever can be used, a way there by keys, a letter for one thing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from driver import Desktop
from tree import TABLES, Node

USED = {
    "push button", "toggle button", "check box", "radio button", "text", "combo box", "spin button", "slider", "link",
    "list", "tree", "table", "tree table", "page tab list", "menu item", "page tab", "password text",
}  # fmt: skip
ARROWS_LEAD = "Body map"
CHOSEN_BY_ARROWS = {"Timeline of two years", "Timeline of everything"}
GENERATIONS = 5
DRIVEN_FROM_A_FIELD = {"Commands and patients", "Found patients"}
MOST_STOPS = 120


class Stop(NamedTuple):
    """Where Tab stopped, and the names of what that stands in."""

    role: str
    name: str
    holders: tuple[str, ...]


def problems_of(desk: Desktop, window: Node, place: str, *, whole: bool = True) -> list[str]:
    """Every problem of a window as it is shown now; `whole` asks for the way by keys as well."""
    shown = [node for node in parts(desk, window) if desk.has(node, "SENSITIVE")]
    problems = [f"{place}: a {node.getRoleName()} has no name" for node in shown if not named(node)]
    letters = Counter(letter for node in shown for letter in mnemonics(node))
    problems += [f"{place}: {letter} is given {count} times" for letter, count in letters.items() if count > 1]
    if whole:
        problems += unreached(desk, shown, place)
    return problems


def parts(desk: Desktop, window: Node) -> Iterator[Node]:
    """What can be used in a window; what stands within a table or a list belongs to it."""
    role = window.getRoleName()
    if role in USED:
        yield window
    if role in TABLES | {"combo box", "spin button", "list", "menu item"}:
        return
    for child in window:
        if child is not None and desk.has(child, "SHOWING"):
            yield from parts(desk, child)


def named(node: Node) -> bool:
    """Whether a node says what it is; a row of tabs says it by its tabs."""
    return bool(node.name.strip()) or node.getRoleName() == "page tab list"


def mnemonics(node: Node) -> Iterator[str]:
    """The Alt-letters that a node answers to."""
    try:
        action = node.queryAction()
    except NotImplementedError:
        return
    keys = {key for index in range(action.nActions) for key in str(action.getKeyBinding(index)).split(";")}
    yield from (key for key in keys if key.startswith("Alt+"))


def unreached(desk: Desktop, shown: Sequence[Node], place: str) -> list[str]:
    """What Tab doesn't come to, going once round, and back where a text keeps Tab for its links."""
    stops = round_trip(desk, "Tab")
    missing = [node for node in shown if not is_reached(node, stops)]
    if missing:
        stops += round_trip(desk, "shift+Tab")
    return [
        f"{place}: Tab does not come to {node.getRoleName()} {node.name!r}"
        for node in missing
        if not is_reached(node, stops)
    ]


def is_reached(node: Node, stops: Sequence[Stop]) -> bool:
    """Whether Tab stopped at a node or in it, or at the group through which the arrow keys lead."""
    role, name = node.getRoleName(), node.name
    if any((role, name) == (stop.role, stop.name) or name in stop.holders for stop in stops):
        return True
    if role == "menu item" or name in DRIVEN_FROM_A_FIELD:
        return True
    if role in {"page tab", "page tab list"}:
        return any(stop.role in {"page tab", "page tab list"} for stop in stops)
    if name in CHOSEN_BY_ARROWS:
        return any(stop.name in CHOSEN_BY_ARROWS for stop in stops)
    if role == "radio button":
        return any(stop.role == role for stop in stops)
    return ARROWS_LEAD in holders_of(node) and any(ARROWS_LEAD in stop.holders for stop in stops)


def round_trip(desk: Desktop, key: str) -> list[Stop]:
    """Every stop of a key, from where the keyboard is until it comes to one again."""
    stops: list[Stop] = []
    seen: set[str] = set()
    for _ in range(MOST_STOPS):
        node = desk.hearing.focus
        if node is not None and str(node.path) in seen:
            break
        if node is not None and desk.has(node, "SHOWING"):
            seen.add(str(node.path))
            stops.append(Stop(node.getRoleName(), node.name, tuple(holders_of(node))))
        if not desk.tab(key):
            break
    return stops


def holders_of(node: Node) -> list[str]:
    """The names of what a node stands in, the nearest first."""
    names = []
    for _ in range(GENERATIONS):
        node = node.parent
        if node is None:
            break
        names.append(str(node.name))
    return [name for name in names if name]
