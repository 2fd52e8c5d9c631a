"""What the walk asks of a window: a name for whatever can be used, a way there by keys, a letter for one thing."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from driver import NEXT_SECONDS, Desktop
from tree import TABLES, Node

USED = {
    "push button", "toggle button", "check box", "radio button", "text", "combo box", "spin button", "slider", "link",
    "list", "tree", "table", "tree table", "page tab list", "menu item", "page tab", "password text",
}  # fmt: skip
ARROWS_LEAD = "Body map"
GENERATIONS = 5
DRIVEN_FROM_A_FIELD = {"Commands and patients", "Found patients"}
MOST_STOPS = 120


class Stop(NamedTuple):
    """Where Tab stopped, and the names of what that stands in."""

    role: str
    name: str
    holders: tuple[str, ...]
    group: str


def problems_of(desk: Desktop, window: Node, place: str, *, whole: bool = True) -> list[str]:
    """Every problem of a window as it is shown now; `whole` asks for the way by keys as well."""
    shown = [node for node in parts(desk, window) if desk.has(node, "SENSITIVE")]
    problems = [f"{place}: a {node.getRoleName()} has no name" for node in shown if not named(node)]
    letters = Counter(key for node in shown for key in bindings(node) if key.startswith("Alt+"))
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


def bindings(node: Node) -> set[str]:
    """The keys that a node answers to, letters with Alt among them."""
    try:
        action = node.queryAction()
    except NotImplementedError:
        return set()
    found = {key for index in range(action.nActions) for key in str(action.getKeyBinding(index)).split(";")}
    return {key for key in found if key}


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
    if role == "radio button" and any(stop.role == role and stop.group == group_of(node) for stop in stops):
        return True
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
            stops.append(Stop(node.getRoleName(), node.name, tuple(holders_of(node)), group_of(node)))
        if not desk.tab(key):
            break
    return stops


def group_of(node: Node) -> str:
    """What stands for the buttons that exclude each other: they stand beside each other."""
    return str(node.parent.path) if node.parent is not None else ""


def arrow_problems(desk: Desktop, window: Node, place: str) -> list[str]:
    """The arrow keys lead from one radio button or tab to another, and back again."""
    groups: dict[str, list[Node]] = {}
    for node in parts(desk, window):
        if node.getRoleName() == "radio button" and desk.has(node, "SENSITIVE"):
            groups.setdefault(group_of(node), []).append(node)
    problems = []
    for radios in groups.values():
        start = next((node for node in radios if desk.has(node, "CHECKED")), None)
        if start is None or len(radios) == 1:
            continue
        desk.focus(start)
        keys = _away_and_back(start, radios)
        desk.keys(keys[0])
        if not _comes(desk, lambda start=start: not desk.has(start, "CHECKED")):
            problems.append(f"{place}: the arrow keys don't leave {start.name!r}")
            continue
        desk.keys(keys[1])
        if not _comes(desk, lambda start=start: desk.has(start, "CHECKED")):
            problems.append(f"{place}: the arrow keys don't come back to {start.name!r}")
    return problems


def tab_problems(desk: Desktop, window: Node, place: str) -> list[str]:
    """The arrow keys lead from one tab to the next, and back again."""
    tabs = [node for node in parts(desk, window) if node.getRoleName() == "page tab"]
    tabs = tabs or [tab for node in parts(desk, window) if node.getRoleName() == "page tab list" for tab in node]
    if len(tabs) < 2:
        return []
    desk.focus(tabs[0].parent)
    now = next((tab for tab in tabs if desk.has(tab, "SELECTED")), tabs[0])
    keys = ("Right", "Left") if now is not tabs[-1] else ("Left", "Right")
    desk.keys(keys[0])
    if not _comes(desk, lambda: not desk.has(now, "SELECTED")):
        return [f"{place}: the arrow keys don't leave the tab {now.name!r}"]
    desk.keys(keys[1])
    return [] if _comes(desk, lambda: desk.has(now, "SELECTED")) else [f"{place}: no way back to {now.name!r}"]


def _away_and_back(start: Node, radios: Sequence[Node]) -> tuple[str, str]:
    """The arrow that leads from one of a group to a neighbour, as they are seen, and the one that leads back."""
    here, *others = (node.queryComponent().getExtents(0) for node in (start, *(n for n in radios if n != start)))
    if any(other.y == here.y for other in others):
        is_first = any(other.y == here.y and other.x > here.x for other in others)
        return ("Right", "Left") if is_first else ("Left", "Right")
    return ("Down", "Up") if any(other.y > here.y for other in others) else ("Up", "Down")


def _comes(desk: Desktop, ask: Callable[[], bool]) -> bool:
    """Whether something becomes true within a while."""
    try:
        return desk.wait_until(ask, "", seconds=NEXT_SECONDS)
    except AssertionError:
        return False


def holders_of(node: Node) -> list[str]:
    """The names of what a node stands in, the nearest first."""
    names = []
    for _ in range(GENERATIONS):
        node = node.parent
        if node is None:
            break
        names.append(str(node.name))
    return [name for name in names if name]
