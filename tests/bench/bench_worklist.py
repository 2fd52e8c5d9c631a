"""How long the worklist page takes with many patients, beside a bare table over the same number of rows.

`python -m tests.bench.bench_worklist --patients 100000` prints milliseconds and ratios; nothing fails here, as no two
computers are alike. The rows are made in memory; nothing is read from a register.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.theme.apply import apply_theme
from b12desk.desktop.theme.palette import LIGHT
from b12desk.desktop.worklist.columns import KEYS
from b12desk.desktop.worklist.narrowing import Narrowing
from b12desk.desktop.worklist.prepared import PreparedList, SortOrder
from b12desk.desktop.worklist.presenter import WorklistPresenter
from b12desk.desktop.worklist.view import WorklistPage
from b12desk.services.worklist_groups import Group
from b12desk.services.worklist_rows import ORDER, Worklist, WorklistRow, row_sentence
from tests.desktop.rows import ADA, TODAY

Index = QModelIndex | QPersistentModelIndex
_FAMILIES = ("Smith", "Okonkwo", "Bryn", "Evans", "Wiśniewska", "O’Neill", "Kaur", "Müller", "Nguyen", "Zhou")


class BareModel(QAbstractTableModel):
    """As little as a table over texts can be."""

    def __init__(self, texts: list[tuple[str, ...]]) -> None:
        super().__init__()
        self.texts = texts

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        return len(self.texts)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        return len(KEYS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.texts[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def reset(self, texts: list[tuple[str, ...]]) -> None:
        self.beginResetModel()
        self.texts = texts
        self.endResetModel()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--patients", type=int, default=100_000)
    options.add_argument("--repeats", type=int, default=5)
    asked = options.parse_args()
    app = QApplication([])
    apply_theme(app, LIGHT)
    worklist = _worklist(asked.patients)
    _say(f"{asked.patients} patients, medians of {asked.repeats}")
    floor = _Floor(asked.patients, asked.repeats)
    began = time.perf_counter()
    prepared = PreparedList(worklist)
    _say(f"{'made ready (on the lane)':<42} {(time.perf_counter() - began) * 1000:8.1f} ms")
    page = WorklistPage()
    page.resize(1270, 660)
    page.show()
    presenter = WorklistPresenter(page)
    page.toggled.connect(presenter.toggle)

    def act(what: Callable[[], None]) -> float:
        return _median(lambda: _painted(what, page), asked.repeats)

    _compare("new rows and first paint", act(lambda: presenter.show(prepared)), floor.reset)
    every = Narrowing()
    narrow = Narrowing(frozenset({Status.OVERDUE}))
    both = Narrowing(frozenset({Status.OVERDUE, Group.LOADING, Group.NEUROLOGICAL}))
    for words, narrowing in (("narrowed to overdue", narrow), ("overdue, loading, neurological", both), ("all", every)):
        _compare(words, act(partial(presenter.narrow_to, narrowing)), floor.reset)
    for key in KEYS:
        learnt = _median(partial(prepared.learn, key), 1)
        shown = act(partial(presenter.put_in_order, SortOrder(key, True)))
        _compare(f"sorted by {key} (learnt in {learnt:.0f} ms)", shown, floor.sort)
    _compare("scrolled a page", act(lambda: _scroll(page.table)), floor.scroll)
    for words, work in (
        ("made ready", lambda: PreparedList(worklist)),
        ("sorted by name", lambda: prepared.learn("name")),
        ("sorted by NHS number", lambda: prepared.learn("nhs")),
    ):
        _say(f"longest wait of the screen while {words}: {_longest_wait(app, work):.1f} ms")


class _Floor:
    """The same acts on a bare QTableView."""

    def __init__(self, patients: int, repeats: int) -> None:
        texts = [tuple(f"text {row} {column}" for column in range(len(KEYS))) for row in range(patients)]
        model = BareModel(texts)
        table = QTableView()
        table.setModel(model)
        table.resize(1270, 560)
        table.show()

        def act(what: Callable[[], None]) -> float:
            return _median(lambda: _painted(what, table), repeats)

        self.reset = act(lambda: model.reset(texts))
        self.sort = act(lambda: model.reset(sorted(texts, key=lambda row: row[3], reverse=True)))
        self.scroll = act(lambda: _scroll(table))
        table.close()


def _painted(act: Callable[[], object], widget: QWidget) -> None:
    act()
    widget.repaint()
    QApplication.processEvents()


def _scroll(table: QTableView) -> None:
    bar = table.verticalScrollBar()
    bar.setValue((bar.value() + bar.pageStep()) % max(1, bar.maximum()))


def _longest_wait(app: QApplication, work: Callable[[], object]) -> float:
    """Return the longest pause between two turns of the screen's thread while another works."""
    pauses: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        pauses.append(now - last)
        last = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(1)
    with ThreadPoolExecutor(1) as lane:
        ready = lane.submit(work)
        while not ready.done():
            app.processEvents()
    return max(pauses) * 1000


def _worklist(patients: int) -> Worklist:
    statuses = (*(Status.OVERDUE,) * 2, *(Status.DUE,) * 2, *(Status.UPCOMING,) * 4, *Status)
    rows = [_row(number, statuses[number % len(statuses)]) for number in range(patients)]
    rows.sort(key=lambda row: (ORDER.index(row.status), -row.days_overdue))
    counts = {status.value: sum(row.status is status for row in rows) for status in Status}
    return Worklist(TODAY, counts | {"total": patients}, tuple(rows))


def _row(number: int, status: Status) -> WorklistRow:
    family = _FAMILIES[number * 7 % len(_FAMILIES)] + str(number * 7919 % 100_003)
    row = replace(
        ADA,
        patient_id=f"p{number}",
        identifier=f"999{number * 7919 % 10_000_000:07d}",
        family_name=family,
        name=f"{family.upper()}, Ada",
        status=status,
        born_on=date(1930, 1, 1) + timedelta(days=number * 31 % 29_000),
        days_overdue=number % 400 if status is Status.OVERDUE else 0,
        due_on=TODAY + timedelta(days=number % 90 - 45),
        due_by=TODAY + timedelta(days=number % 90 - 15),
        last_on=TODAY - timedelta(days=number % 120),
        phase="loading" if number % 9 == 0 else "maintenance",
        has_neuro=number % 11 == 0,
        phone=f"01632 {number % 1_000_000:06d}",
    )
    return replace(row, sentence=row_sentence(row))


def _median(act: Callable[[], object], repeats: int) -> float:
    taken = []
    for _ in range(repeats):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


def _compare(what: str, ours_ms: float, bare_ms: float) -> None:
    _say(f"{what:<42} {ours_ms:8.1f} ms   bare table {bare_ms:8.1f} ms   {ours_ms / bare_ms:6.1f} times")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
