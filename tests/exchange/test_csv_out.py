import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.exchange.csv_guard import guarded, unguarded
from b12desk.exchange.csv_out import rejected_csv, tabbed, worklist_csv, write_csv
from b12desk.exchange.imported import RejectedRow
from b12desk.exchange.sheet import Sheet, SheetRow
from b12desk.exchange.tables import sheet_of


def test_a_table_is_written_for_spreadsheets() -> None:
    content = write_csv(["Name", "Due"], [["Ó Súilleabháin, Zoë", '16-Mar-2026 "late"']])
    assert content.startswith(codecs.BOM_UTF8)
    assert content.decode("utf-8-sig") == '"Name","Due"\r\n"Ó Súilleabháin, Zoë","16-Mar-2026 ""late"""\r\n'
    assert worklist_csv(["Name", "Due"], [["Ó Súilleabháin, Zoë", '16-Mar-2026 "late"']]) == content


@pytest.mark.parametrize("cell", ["=1+1", "+44 7700 900123", "-1", "@SUM(A1)", "\t=1", "'t Hooft", "＝1", "'=1"])
def test_what_would_run_as_a_formula_gets_an_apostrophe_and_loses_it_again(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


def test_another_programs_apostrophe_is_a_letter() -> None:
    assert unguarded("'t Hooft") == "'t Hooft"


@given(st.text())
def test_guarding_can_always_be_undone(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"), max_size=20)


@given(st.lists(st.tuples(cells, cells, cells).filter(lambda row: any(c.strip() for c in row)), max_size=10))
def test_what_is_written_is_read_back_row_for_row(rows: list[tuple[str, str, str]]) -> None:
    sheet = sheet_of(write_csv(["Name", "DOB", "Tel"], rows))
    assert [row.cells for row in sheet.rows] == rows


def test_a_line_break_in_a_cell_does_not_split_its_row() -> None:
    content = write_csv(["Name", "DOB"], [["one\r\ntwo\nthree\0", "\ud800"]])
    assert content.decode("utf-8-sig").splitlines() == ['"Name","DOB"', '"one two three","?"']


@given(st.lists(st.lists(st.text(), min_size=1, max_size=3), max_size=4))
def test_rows_to_paste_stay_one_line_and_one_cell_each(rows: list[list[str]]) -> None:
    lines = tabbed(rows).split("\n")
    assert lines[-1] == ""
    assert [len(line.split("\t")) for line in lines[:-1]] == [len(row) for row in rows]
    cells = [cell for line in lines[:-1] for cell in line.split("\t")]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@")]


def test_rejected_rows_keep_every_cell_they_had() -> None:
    rows = (SheetRow(2, ("a",), "short"), SheetRow(3, ("a", "b", "c", "d"), "long"), SheetRow(4, ("a", "b", "c")))
    sheet = Sheet(("Name", "DOB", "Tel"), rows)
    again = sheet_of(rejected_csv(sheet, [RejectedRow(2, "too short"), RejectedRow(3, "too long")]))
    assert again.headings == ("Name", "DOB", "Tel", "Row", "Reason")
    assert [row.cells for row in again.rows] == [
        ("a", "", "", "2", "too short"),
        ("a", "b", "c d", "3", "too long"),
    ]
