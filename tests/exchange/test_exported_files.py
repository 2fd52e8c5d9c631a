"""The three files as clinics export them, read in full: what goes in comes out, and what doesn't is named."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from b12desk.clinical.product import Product
from b12desk.exchange.columns import recognise_columns
from b12desk.exchange.csv_out import rejected_csv
from b12desk.exchange.imported import ReadFile, RejectedRow
from b12desk.exchange.reading import read_rows
from b12desk.exchange.tables import read_sheet, sheet_of

DATA = Path(__file__).parents[1] / "data"
TODAY = date(2026, 11, 20)
ReadNamed = Callable[[str], ReadFile]


@pytest.fixture
def read_named(products: tuple[Product, ...]) -> ReadNamed:
    def read(name: str) -> ReadFile:
        sheet = read_sheet(DATA / name)
        mapping = recognise_columns(sheet.headings)
        assert mapping.ignored == ()
        return read_rows(sheet, mapping, today=TODAY, products=products, default_product_id="hydroxo-1mg-1ml")

    return read


def test_the_patients_report(read_named: ReadNamed) -> None:
    read = read_named("patients-report.csv")
    assert (read.rows_read, len(read.patients), len(read.injections), read.warnings) == (401, 398, 0, ())
    assert read.rejected == (
        RejectedRow(12, "NHS Number: “999 269 4204” is not an NHS number: its check digit is wrong"),
        RejectedRow(22, "Date of Birth: “31/02/1950” is not a day of the calendar"),
        RejectedRow(32, "Date of Birth: “20/12/2026” lies in the future"),
    )
    twice = [identity for identity, times in Counter(p.identity for p in read.patients).items() if times > 1]
    assert twice == ["nhs:9996625850"]
    assert [p.row for p in read.patients if p.identity == twice[0]] == [5, 42]
    assert Counter(p.postcode for p in read.patients).keys() == {"ZZ9 9ZZ", "AB1 2CD", ""}
    assert {p.given_name for p in read.patients} >= {"Władysław", "Siân", "Chloé"}


def test_the_injections_report(read_named: ReadNamed) -> None:
    read = read_named("injections-report.csv")
    assert (read.rows_read, len(read.patients), len(read.injections), read.warnings) == (7664, 0, 7662, ())
    assert read.rejected == (
        RejectedRow(7664, "Date: “23/11/2026” lies in the future"),
        RejectedRow(7665, "NHS Number: “999 000 0000” is not an NHS number: its check digit is wrong"),
    )
    twice = [identity for identity, times in Counter(i.identity for i in read.injections).items() if times > 1]
    assert twice == ["nhs:9997763173|2021-06-03|hydroxo-1mg-1ml"]
    assert {(i.product_id, i.dose_micrograms) for i in read.injections} == {("hydroxo-1mg-1ml", 1000)}
    assert {i.expires_on for i in read.injections} == {None, date(2028, 3, 31)}
    unknown = {i.site_text for i in read.injections if i.site is None}
    assert unknown == {"", "Deltoid"}


def test_the_clinics_own_spreadsheet(read_named: ReadNamed) -> None:
    read = read_named("clinic-spreadsheet.csv")
    assert (read.rows_read, len(read.patients), len(read.injections), read.rejected) == (150, 150, 822, ())
    assert len({p.identity for p in read.patients}) == 150
    assert len({i.identity for i in read.injections}) == 822
    frequencies = Counter(str(f.interval) if f else "" for f in (p.frequency for p in read.patients))
    assert frequencies == {"P3M": 65, "P12W": 35, "None": 17, "P2M": 15, "P1M": 11, "": 7}
    assert sum(p.frequency is not None and p.frequency.is_loading for p in read.patients) == 17
    assert (min(i.given_on for i in read.injections), max(i.given_on for i in read.injections)) == (
        date(2024, 9, 11),
        TODAY,
    )


def test_the_lost_letters_of_the_clinics_spreadsheet_are_listed(read_named: ReadNamed) -> None:
    read = read_named("clinic-spreadsheet.csv")
    assert [w.row for w in read.warnings] == [10, 37, 38, 40, 50, 57, 67, 81, 94, 97, 110, 112, 124, 139, 142]
    by_row = {p.row: p for p in read.patients}
    assert (by_row[10].family_name, by_row[10].given_name) == ("NOWAK", "W?adys?aw")
    assert (by_row[8].family_name, by_row[20].family_name) == ("Évrard", "Ó Súilleabháin")


def test_the_rejected_rows_come_back_as_they_stood(read_named: ReadNamed) -> None:
    sheet = read_sheet(DATA / "patients-report.csv")
    rejected = read_named("patients-report.csv").rejected
    again = sheet_of(rejected_csv(sheet, rejected))
    assert again.headings == (*sheet.headings, "Row", "Reason")
    by_number = {row.number: row.cells for row in sheet.rows}
    assert [row.cells for row in again.rows] == [(*by_number[r.row], str(r.row), r.reason) for r in rejected]
