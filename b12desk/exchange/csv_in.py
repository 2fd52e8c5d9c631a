"""Comma-separated text to rows: one physical line is one record, so a stray quote spoils its own line only."""

import csv
from collections.abc import Iterator, Sequence

from b12desk.exchange.csv_guard import unguarded
from b12desk.exchange.sheet import FoundHeading, SheetRow, find_heading, likeliest_heading

_DELIMITERS = ",;\t|"
_HEAD = 60


def rows_of_csv(text: str, also_known: frozenset[str]) -> tuple[tuple[SheetRow, ...], FoundHeading] | None:
    """Return every line as a row, split by the delimiter its heading has, with the heading; None where none is found.

    A line whose quotes don't close, or don't stand at the edges of a cell, is a row with a problem, never lost.
    """
    lines = _physical_lines(text)
    best = _best_delimiter(lines[:_HEAD], also_known)
    if best is None:
        return None
    delimiter, heading = best
    return tuple(_rows(lines, delimiter)), heading


def _physical_lines(text: str) -> list[str]:
    if "\n" not in text:
        return text.split("\r")
    return [line.removesuffix("\r") for line in text.split("\n")]


def _best_delimiter(lines: Sequence[str], also_known: frozenset[str]) -> tuple[str, FoundHeading] | None:
    heads = [(delimiter, tuple(_rows(lines, delimiter))) for delimiter in _DELIMITERS]
    known = [(delimiter, heading) for delimiter, rows in heads if (heading := find_heading(rows, also_known))]
    if known:
        return max(known, key=lambda found: (found[1].known, found[1].cells))
    likely = [(delimiter, heading) for delimiter, rows in heads if (heading := likeliest_heading(rows))]
    return max(likely, key=lambda found: found[1].cells, default=None)


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[SheetRow]:
    return (_row(number, line, delimiter) for number, line in enumerate(lines, start=1))


def _row(number: int, line: str, delimiter: str) -> SheetRow:
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        problem = "a quotation mark in the row is out of place" if '"' in line else "the row can't be split into cells"
        return SheetRow(number, tuple(line.split(delimiter)), problem)
    return SheetRow(number, tuple(unguarded(cell) for cell in cells))
