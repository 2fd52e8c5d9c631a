import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from b12desk.clinical.errors import BadInput
from b12desk.exchange import tables
from b12desk.exchange.sheet import SheetRow
from b12desk.exchange.tables import read_sheet, sheet_of

TABLE = "Family Name,Given Name,DOB\r\nSúilleabháin,Władysław,02/03/1956\r\n"
ROW = ("Súilleabháin", "Władysław", "02/03/1956")
Cells = list[list[object]]


def workbook(**worksheets: Cells) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in worksheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_read_in_each_unicode_encoding(encoding: str) -> None:
    assert sheet_of(TABLE.encode(encoding)).rows == (SheetRow(2, ROW),)


def test_big_endian_utf_16_is_read_by_its_mark() -> None:
    assert sheet_of(b"\xfe\xff" + TABLE.encode("utf-16-be")).rows == (SheetRow(2, ROW),)


def test_windows_1252_comes_last() -> None:
    sheet = sheet_of("Name;DOB\r\nÉvrard, Zoë;02.03.1956\r\n".encode("cp1252"))
    assert sheet.rows == (SheetRow(2, ("Évrard, Zoë", "02.03.1956")),)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Name,DOB\r\n\x81,02/03/1956", "The letters of this file can't be read"),
        (b"%PDF-1.7\x00\x01", "This is not a text file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old .xls kind"),
        (b"PK\x03\x04 not a workbook", "This workbook can't be opened"),
        (b"", "No table was found"),
        (b"one line of prose", "No table was found"),
    ],
)
def test_what_is_no_table_is_refused_with_one_sentence(content: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=says) as refused:
        sheet_of(content)
    assert len(refused.value.problems) == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_headings(delimiter: str) -> None:
    sheet = sheet_of(f'Name{delimiter}DOB{delimiter}Tel\n"A, B; C|D"{delimiter}x{delimiter}\n'.encode())
    assert sheet.headings == ("Name", "DOB", "Tel")
    assert sheet.rows == (SheetRow(2, ("A, B; C|D", "x", "")),)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_row_number_is_the_line_of_the_file(line_end: str) -> None:
    lines = [
        "Injection recall,,",
        "Run 20-Nov-2026,,",
        "",
        "Family Name,Given Name,DOB",
        "a,b,c",
        "",
        ",,",
        "d,e,f",
        "",
    ]
    sheet = sheet_of(line_end.join(lines).encode())
    assert sheet.heading_row == 4
    assert [(row.number, row.cells) for row in sheet.rows] == [(5, ("a", "b", "c")), (8, ("d", "e", "f"))]


def test_a_separator_line_of_a_spreadsheet_is_a_title() -> None:
    assert sheet_of(b"sep=;\r\nName;DOB\r\na, b;c\r\n").heading_row == 2


def test_headings_nobody_knows_still_make_a_table() -> None:
    sheet = sheet_of(b"Weekly list\nPt;Geb;Wann\na;b;c\n")
    assert (sheet.headings, sheet.heading_row, len(sheet.rows)) == (("Pt", "Geb", "Wann"), 2, 1)


def test_a_saved_mapping_helps_to_find_the_headings() -> None:
    sheet = sheet_of(b"a;b;c\nPt;Geb;x\nd;e;f\n", known_headings=["PT", "geb."])
    assert sheet.headings == ("Pt", "Geb", "x")


def test_a_row_with_another_number_of_cells_is_kept_as_a_problem() -> None:
    sheet = sheet_of(b"Name,DOB,Tel\na,b\na,b,c,d\nlone\n")
    assert [(row.number, row.problem) for row in sheet.rows] == [
        (2, "the row has 2 cells and the heading 3"),
        (3, "the row has 4 cells and the heading 3"),
        (4, "the row has 1 cell and the heading 3"),
    ]


def test_a_cell_under_no_heading_is_a_problem() -> None:
    sheet = sheet_of(b"Name,DOB,\na,b,\na,b,c\n")
    assert [row.problem for row in sheet.rows] == ["", "the row has a cell under no heading"]


def test_a_stray_quote_spoils_its_own_line_only() -> None:
    sheet = sheet_of(b'Name,DOB,Tel\na,"b,c\nd,e,f\ng,h,"i\nj,"k"l,m\nn,o "p" q,r\n')
    assert [(row.number, bool(row.problem)) for row in sheet.rows] == [
        (2, True), (3, False), (4, True), (5, True), (6, False),
    ]  # fmt: skip
    assert sheet.rows[0].cells == ("a", '"b', "c")
    assert sheet.rows[4].cells == ("n", 'o "p" q', "r")


@given(st.lists(st.tuples(*[st.text('ab"', min_size=1, max_size=5)] * 3), min_size=1, max_size=30))
def test_as_many_rows_come_out_as_lines_went_in(rows: list[tuple[str, str, str]]) -> None:
    text = "Name,DOB,Tel\n" + "".join(",".join(row) + "\n" for row in rows)
    read = sheet_of(text.encode()).rows
    emptied = sum(all(cell == '""' for cell in row) for row in rows)
    assert len(read) == len(rows) - emptied
    clean = {number: row for number, row in enumerate(rows, start=2) if '"' not in "".join(row)}
    assert {row.number: row.cells for row in read if row.number in clean} == clean


def test_our_own_apostrophes_are_taken_off_and_a_names_stays() -> None:
    assert sheet_of(b"Name,DOB,Tel\n\"'t Hooft, Ada\",b,'+44 7700 900123\n").rows[0].cells == (
        "'t Hooft, Ada",
        "b",
        "+44 7700 900123",
    )


def test_a_workbook_gives_numbers_and_real_dates_as_text() -> None:
    content = workbook(
        Clinic=[
            ["B12 clinic"],
            [],
            ["Name", "DOB", "NHS no.", "Dose", "Seen"],
            ["Évrard, Zoë", date(1956, 3, 2), 9997763173, 0.25, True],
            [],
            ["Khan, Elsie", datetime(1944, 3, 22, 10, 30), 9997763173.0, 1000.0, None],  # noqa: DTZ001
        ]
    )
    sheet = sheet_of(content)
    assert sheet.headings == ("Name", "DOB", "NHS no.", "Dose", "Seen")
    assert sheet.heading_row == 3
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (4, ("Évrard, Zoë", "1956-03-02", "9997763173", "0.25", "True")),
        (6, ("Khan, Elsie", "1944-03-22 10:30:00", "9997763173", "1000", "")),
    ]


def test_a_workbook_whose_table_begins_further_down_keeps_its_row_numbers() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for column, words in enumerate((["Name", "A, B"], ["DOB", "02/03/1956"]), start=3):
        for row, word in enumerate(words, start=7):
            page.cell(row, column, word)
    out = io.BytesIO()
    book.save(out)
    sheet = sheet_of(out.getvalue())
    assert (sheet.heading_row, sheet.rows) == (7, (SheetRow(8, ("A, B", "02/03/1956")),))


def test_the_one_worksheet_with_known_headings_is_taken() -> None:
    content = workbook(Notes=[["buy", "amps"], ["soon", 3]], Clinic=[["Name", "DOB"], ["A, B", "02/03/1956"]])
    assert sheet_of(content).headings == ("Name", "DOB")


def test_two_worksheets_with_patients_are_refused_rather_than_one_forgotten() -> None:
    table: Cells = [["Name", "DOB"], ["A, B", "02/03/1956"]]
    with pytest.raises(BadInput, match=r"2 worksheets with such columns .“North”, “South”.: keep one"):
        sheet_of(workbook(North=table, South=table))


def test_an_empty_workbook_holds_no_table() -> None:
    with pytest.raises(BadInput, match="No table was found"):
        sheet_of(workbook(Empty=[]))


def test_a_file_is_read_with_its_fingerprint(tmp_path: Path) -> None:
    path = tmp_path / "patients.csv"
    path.write_bytes(TABLE.encode())
    sheet = read_sheet(path)
    assert sheet.rows == (SheetRow(2, ROW),)
    assert sheet == sheet_of(TABLE.encode())
    assert len(sheet.sha256) == 64


@pytest.mark.parametrize("make", [lambda path: path, lambda path: path.mkdir() or path], ids=["missing", "a folder"])
def test_a_file_that_cannot_be_opened_is_one_sentence(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    with pytest.raises(BadInput, match=r"The file list\.csv can't be read"):
        read_sheet(make(tmp_path / "list.csv"))


def test_a_file_over_the_cap_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(tables.MOST_BYTES + 1)
    with pytest.raises(BadInput, match=r"The file huge.csv is larger than 32 MB; split it"):
        read_sheet(path)


def test_a_workbook_that_unpacks_to_far_too_much_is_refused() -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(201):
            part.write(bytes(1024 * 1024))
    with pytest.raises(BadInput, match="This workbook is too large to read"):
        sheet_of(out.getvalue())


def test_a_worksheet_with_one_cell_at_its_far_corner_is_refused() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page["A1"], page["XFD1048576"] = "Name", "DOB"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(BadInput, match="This workbook is too large to read"):
        sheet_of(out.getvalue())


def test_a_damaged_workbook_is_one_sentence() -> None:
    whole = workbook(Clinic=[["Name", "DOB"], ["A, B", "02/03/1956"]])
    with pytest.raises(BadInput, match="This workbook can't be opened"):
        sheet_of(whole[: len(whole) // 2])
    with pytest.raises(BadInput, match="This workbook can't be opened"):
        sheet_of(whole.replace(b"PK\x01\x02", b"PK\x01\x03"))
