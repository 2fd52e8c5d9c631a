import io
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import Workbook

from b12desk.clinical.errors import BadInput
from b12desk.clinical.patient import Site
from b12desk.clinical.product import Product
from b12desk.clinical.quantities import Interval
from b12desk.clinical.vocabulary import Muscle, Side
from b12desk.exchange.columns import FileFormat, recognise_columns
from b12desk.exchange.frequency import ReadFrequency
from b12desk.exchange.imported import ImportedInjection, ImportedPatient, ReadFile, RejectedRow, RowWarning
from b12desk.exchange.reading import read_rows
from b12desk.exchange.saved_mapping import read_mapping
from b12desk.exchange.tables import sheet_of

ReadText = Callable[..., ReadFile]
PATIENT = "Family Name,Given Name,DOB,NHS Number\n"
INJECTION = "NHS Number,Date,Medication,Dose,Site,Batch,Expiry,Given By\n"
CLINIC = "Name;DOB;NHS no.;Tel;Frequency;Inj 1;Inj 2;Inj 3\n"


def test_a_patient_is_read_with_everything_the_row_has(read_text: ReadText) -> None:
    read = read_text(
        "EMIS Number,NHS Number,Title,Family Name,Calling Name,Date of Birth,Gender,House Name / Flat Number,"
        "Number and Street,Locality,Town,County,Postcode,Home Telephone,Mobile Telephone\n"
        "17,999 776 3173,Mrs,MURPHY, Dorothy ,02-Mar-56,Female,Flat 2,4 The Green,,Otherham,Otherham,zz99zz,"
        "0131 496 0961,07700 900172\n"
    )
    assert read.patients == (
        ImportedPatient(
            row=2,
            family_name="MURPHY",
            given_name="Dorothy",
            born_on=date(1956, 3, 2),
            nhs_number="9997763173",
            title="Mrs",
            gender="Female",
            address="Flat 2, 4 The Green, Otherham",
            postcode="ZZ9 9ZZ",
            phone="0131 496 0961, 07700 900172",
            local_number="17",
        ),
    )
    assert (read.rejected, read.rows_read, read.rows_used) == ((), 1, 1)


def test_an_injection_is_read_with_everything_the_row_has(read_text: ReadText) -> None:
    read = read_text(
        INJECTION + "999 776 3173,17/05/2021,Cobalin-H 1000micrograms/1ml,1mg,RT DELTOID,H93776,03/2028,Sr. K Bell\n"
    )
    assert read.injections == (
        ImportedInjection(
            row=2,
            patient_identity="nhs:9997763173",
            nhs_number="9997763173",
            given_on=date(2021, 5, 17),
            product_id="hydroxo-1mg-1ml",
            product_text="Cobalin-H 1000micrograms/1ml",
            dose_micrograms=1000,
            site=Site(Muscle.DELTOID, Side.RIGHT),
            site_text="RT DELTOID",
            batch="H93776",
            expires_on=date(2028, 3, 31),
            given_by="Sr. K Bell",
            heading="Date",
        ),
    )


def test_a_clinics_row_is_a_patient_and_several_injections(read_text: ReadText) -> None:
    read = read_text(CLINIC + "CAMPBELL, Dorothy (Mrs);14.04.1934;9999383475;;3/12;19-May-25;;18-Aug-25\n")
    (patient,) = read.patients
    assert (patient.family_name, patient.given_name, patient.title) == ("CAMPBELL", "Dorothy", "Mrs")
    assert patient.frequency == ReadFrequency(Interval.parse("P3M"), is_loading=False)
    assert [(i.given_on, i.heading, i.product_id, i.dose_micrograms) for i in read.injections] == [
        (date(2025, 5, 19), "Inj 1", "hydroxo-1mg-1ml", None),
        (date(2025, 8, 18), "Inj 3", "hydroxo-1mg-1ml", None),
    ]
    assert {i.patient_identity for i in read.injections} == {patient.identity}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Khan,Elsie,31/02/1950,", "DOB: “31/02/1950” is not a day of the calendar"),
        ("Khan,Elsie,21/11/2026,", "DOB: “21/11/2026” lies in the future"),
        ("Khan,Elsie,01/01/1900,", "DOB: “01/01/1900” is more than 120 years ago"),
        ("Khan,Elsie,,", "the date of birth is missing"),
        (",Elsie,02/03/1956,", "the family name is missing"),
        ("Khan, ,02/03/1956,", "the given name is missing"),
        (",,02/03/1956,", "the name is missing"),
        (
            "Khan,Elsie,02/03/1956,999 776 3174",
            "NHS Number: “999 776 3174” is not an NHS number: its check digit is wrong",
        ),
        ("Khan,Elsie,02/03/1956", "the row has 3 cells and the heading 4"),
        ('Khan,"Elsie,02/03/1956,', "a quotation mark in the row is out of place"),
        (
            ",Elsie,31/02/1950,7",
            "the family name is missing; DOB: “31/02/1950” is not a day of the calendar; "
            "NHS Number: “7” has 1 digit; an NHS number has ten",
        ),
        (
            "Kh" + "a" * 80 + "n,Elsie,02/03/1956,",
            f"Family Name: “Kh{'a' * 38}…” has 83 characters; at most 80 can be kept",
        ),
    ],
)
def test_a_patient_row_is_rejected_with_all_its_faults(row: str, reason: str, read_text: ReadText) -> None:
    read = read_text(PATIENT + row + "\nGreen,Ada,30/04/1950,\n")
    assert read.rejected == (RejectedRow(2, reason),)
    assert [patient.family_name for patient in read.patients] == ["Green"]
    assert (read.rows_read, read.rows_used) == (2, 1)


@pytest.mark.parametrize("name", ["Frank Robertson", "Robertson,", ", Frank", "Robertson, Frank, Mr"])
def test_a_whole_name_needs_its_one_comma(name: str, read_text: ReadText) -> None:
    read = read_text(f'Name,DOB\n"{name}",02/03/1956\n')
    assert read.rejected == (
        RejectedRow(2, f"Name: “{name}” is not a family name and a given name with one comma between"),
    )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("9997763173,23/11/2026,Cytamen,1mg,,,,", "Date: “23/11/2026” lies in the future"),
        ("9997763173,23-Nov-27,Cytamen,1mg,,,,", "Date: “23-Nov-27” lies in the future"),
        ("9997763173,31/04/2026,Cytamen,1mg,,,,", "Date: “31/04/2026” is not a day of the calendar"),
        ("9997763173,,Cytamen,1mg,,,,", "the date of the injection is missing"),
        ("9997763173,17/05/2021,B12,1mg,,,,", "“B12” is not a product of the catalogue"),
        ("9997763173,17/05/2021,,1mg,,,,", "the product is missing"),
        ("9997763173,17/05/2021,Cytamen,1 amp,,,,", "Dose: “1 amp” is not a dose such as 1 mg or 1000 micrograms"),
        ("9997763173,17/05/2021,Cytamen,1mg,,,soon,", "Expiry: “soon” is not a date such as 02/03/1956 or 2-Mar-1956"),
        (",17/05/2021,Cytamen,1mg,,,,", "the NHS number is missing"),
        (
            "9990000000,23/11/2026,B12,,,,,",
            "NHS Number: “9990000000” is not an NHS number: its check digit is wrong; "
            "Date: “23/11/2026” lies in the future; “B12” is not a product of the catalogue",
        ),
    ],
)
def test_an_injection_row_is_rejected_with_all_its_faults(row: str, reason: str, read_text: ReadText) -> None:
    read = read_text(INJECTION + row + "\n9997763173,17/05/2021,Cytamen,,behind the ear,,,\n")
    assert read.rejected == (RejectedRow(2, reason),)
    assert [(i.row, i.site, i.site_text) for i in read.injections] == [(3, None, "behind the ear")]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("3/12;19-May-25;31-Jun-25;", "Inj 2: “31-Jun-25” is not a day of the calendar"),
        ("3/12;19-May-25;DNA;", "Inj 2: “DNA” is not a date such as 02/03/1956 or 2-Mar-1956"),
        ("3/12;13-Apr-34;;", "Inj 1: “13-Apr-34” lies in the future"),
        ("3/12;13/04/1934;;", "Inj 1: “13/04/1934” lies before the date of birth"),
        ("often;19-May-25;;", "Frequency: “often” is not a frequency such as 3/12, 12/52 or every 3 months"),
    ],
)
def test_one_bad_cell_rejects_the_patient_with_the_whole_history(cells: str, reason: str, read_text: ReadText) -> None:
    read = read_text(f"{CLINIC}Campbell, Dorothy;14.04.1934;9999383475;;{cells}\n")
    assert (read.patients, read.injections, read.rejected) == ((), (), (RejectedRow(2, reason),))


def test_the_format_asked_for_reads_one_half_of_a_sheet(read_text: ReadText) -> None:
    text = CLINIC + "Campbell, Dorothy;14.04.1934;9999383475;;often;19-May-25;;\n"
    injections = read_text(text, file_format=FileFormat.INJECTIONS)
    assert (len(injections.patients), len(injections.injections)) == (0, 1)
    patients = read_text(text.replace("often", "").replace("19-May-25", "DNA"), file_format=FileFormat.PATIENTS)
    assert (len(patients.patients), len(patients.injections)) == (1, 0)


def test_without_an_nhs_number_names_and_birth_say_who_it_was(read_text: ReadText) -> None:
    text = "Name;DOB;Date given;Drug\nÓ SÚILLEABHÁIN, Siân;03.11.1939;24-Jun-26;Cytamen\n"
    both = read_text(text)
    only = read_text(text, file_format=FileFormat.INJECTIONS)
    assert both.patients[0].identity == "person:osuilleabhain|sian|1939-11-03"
    assert both.injections == only.injections
    assert only.injections[0].identity == "person:osuilleabhain|sian|1939-11-03|2026-06-24|cyano-1000-1ml"


def test_the_same_person_and_the_same_dose_twice_come_out_twice_with_one_identity(read_text: ReadText) -> None:
    row = "9997763173,17/05/2021,Cytamen,1mg,L arm,,,\n"
    read = read_text(INJECTION + row + row.replace("L arm", "R arm") + row.replace("2021", "2022"))
    assert [i.identity for i in read.injections] == [
        "nhs:9997763173|2021-05-17|cyano-1000-1ml",
        "nhs:9997763173|2021-05-17|cyano-1000-1ml",
        "nhs:9997763173|2022-05-17|cyano-1000-1ml",
    ]


def test_a_patient_without_an_injection_is_a_patient_all_the_same(read_text: ReadText) -> None:
    read = read_text(f"{PATIENT.strip()},Date given,Batch,Drug\nKhan,Elsie,02/03/1956,,,,\n")
    assert (len(read.patients), read.injections, read.rejected) == (1, (), ())


def test_details_of_an_injection_without_its_date_are_not_dropped(read_text: ReadText) -> None:
    read = read_text(f"{PATIENT.strip()},Date given,Batch,Drug\nKhan,Elsie,02/03/1956,,,H17,\n")
    assert read.rejected == (RejectedRow(2, "the date of the injection is missing"),)


def test_the_last_injection_beside_the_numbered_ones_is_not_counted_twice(read_text: ReadText) -> None:
    read = read_text("Name;DOB;Inj 1;Inj 2;Last injection\nKhan, Elsie;02.03.1956;01.06.26;01.09.26;01.09.26\n")
    assert [i.given_on for i in read.injections] == [date(2026, 6, 1), date(2026, 9, 1)]


def test_without_a_product_column_the_product_must_be_said(read_text: ReadText) -> None:
    text = CLINIC + "Campbell, Dorothy;14.04.1934;9999383475;;;19-May-25;;\n"
    with pytest.raises(BadInput, match="The file has no column for the product: say which product"):
        read_text(text, default_product_id=None)
    with pytest.raises(BadInput, match="“cobalin” is not a product of the catalogue"):
        read_text(text, default_product_id="cobalin")
    assert read_text(text, default_product_id="cyano-100-1ml").injections[0].product_id == "cyano-100-1ml"


def test_the_default_never_fills_an_empty_product_cell(read_text: ReadText) -> None:
    read = read_text(INJECTION + "9997763173,17/05/2021,,1mg,,,,\n", default_product_id="hydroxo-1mg-1ml")
    assert read.rejected == (RejectedRow(2, "the product is missing"),)


def test_a_lost_letter_is_imported_and_pointed_at(read_text: ReadText) -> None:
    read = read_text(PATIENT + "NOWAK,W?adys?aw,28/12/1971,\n")
    assert read.patients[0].given_name == "W?adys?aw"
    assert read.warnings == (
        RowWarning(2, "The name “NOWAK, W?adys?aw” holds a question mark: a letter was lost before the file came here"),
    )


def test_dates_that_could_be_months_first_are_pointed_at(read_text: ReadText) -> None:
    ambiguous = read_text(PATIENT + "Khan,Elsie,02/03/1956,\nGreen,Ada,04/05/1950,\n")
    assert [(w.row, "is that right?" in w.sentence) for w in ambiguous.warnings] == [(1, True)]
    assert read_text(PATIENT + "Khan,Elsie,02/03/1956,\nGreen,Ada,30/04/1950,\n").warnings == ()
    assert read_text(PATIENT + "Khan,Elsie,2-Mar-1956,\n").warnings == ()


def test_a_side_in_a_column_of_its_own_belongs_to_the_site(read_text: ReadText) -> None:
    read = read_text("NHS no,Date given,Site,Side,Drug\n9997763173,17/05/2021,Deltoid,L,Cytamen\n")
    assert read.injections[0].site == Site(Muscle.DELTOID, Side.LEFT)
    assert read.injections[0].site_text == "Deltoid L"


def test_a_file_in_no_known_shape_is_read_by_a_saved_mapping(products: tuple[Product, ...]) -> None:
    saved = read_mapping('[columns]\n"Pt" = "name"\n"Geb" = "born_on"\n"Wann" = "given_on"\n')
    sheet = sheet_of(b"Pt;Geb;Wann\nKhan, Elsie;02.03.1956;24.06.26\n", known_headings=saved.headings)
    mapping = recognise_columns(sheet.headings, saved=saved)
    read = read_rows(sheet, mapping, today=date(2026, 11, 20), products=products, default_product_id="cyano-1000-1ml")
    assert (len(read.patients), [i.given_on for i in read.injections]) == (1, [date(2026, 6, 24)])


def test_a_workbook_with_numbers_and_real_dates_is_read_like_a_csv_file(products: tuple[Product, ...]) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["Name", "DOB", "NHS no.", "Frequency", "Inj 1", "Inj 2"])
    page.append(["Khan, Elsie", date(1956, 3, 2), 9997763173, "3/12", date(2026, 6, 1), "01-Sep-26"])
    page.append(["Green, Ada", date(1956, 3, 2), 9997763174, "3/12", None, None])
    out = io.BytesIO()
    book.save(out)
    sheet = sheet_of(out.getvalue())
    mapping = recognise_columns(sheet.headings)
    read = read_rows(sheet, mapping, today=date(2026, 11, 20), products=products, default_product_id="hydroxo-1mg-1ml")
    assert [(p.nhs_number, p.born_on) for p in read.patients] == [("9997763173", date(1956, 3, 2))]
    assert [i.given_on for i in read.injections] == [date(2026, 6, 1), date(2026, 9, 1)]
    assert read.rejected == (RejectedRow(3, "NHS no.: “9997763174” is not an NHS number: its check digit is wrong"),)
