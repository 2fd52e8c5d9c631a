import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.clinical.errors import BadInput
from b12desk.exchange.columns import FileFormat, recognise_columns
from b12desk.exchange.fields import Field
from b12desk.exchange.saved_mapping import SavedMapping, mapping_text, read_mapping

EMIS = [
    "EMIS Number", "NHS Number", "Title", "Family Name", "Calling Name", "Date of Birth", "Gender",
    "House Name / Flat Number", "Number and Street", "Locality", "Town", "County", "Postcode", "Home Telephone",
    "Mobile Telephone", "Usual GP",
]  # fmt: skip
SYSTMONE = [
    "NHS number", "Surname", "First name", "DOB", "Sex", "Address 1", "Address 2", "Post Code", "Tel. No.",
    "Event date", "Drug", "Dose", "Site",
]  # fmt: skip
CLINIC = ["Name", "DOB", "NHS no.", "Tel", "Frequency", *(f"Inj {number}" for number in range(1, 7))]
REPORT = ["NHS Number", "Date", "Medication", "Dose", "Site", "Batch", "Expiry", "Given By"]


def fields(headings: list[str]) -> list[str]:
    return [column.field.value for column in recognise_columns(headings).columns]


def test_the_columns_of_a_practice_systems_patient_report_are_known() -> None:
    mapping = recognise_columns(EMIS)
    assert [column.field.value for column in mapping.columns] == [
        "local_number", "nhs_number", "title", "family_name", "given_name", "born_on", "gender",
        "address", "address", "address", "address", "address", "postcode", "phone", "phone",
    ]  # fmt: skip
    assert mapping.ignored == ("Usual GP",)
    assert (mapping.has_patients, mapping.has_injections) == (True, False)


def test_a_report_of_injections_with_names_holds_both() -> None:
    mapping = recognise_columns(SYSTMONE)
    assert mapping.ignored == ()
    assert (mapping.has_patients, mapping.has_injections) == (True, True)


def test_a_clinics_own_sheet_holds_both() -> None:
    assert fields(CLINIC) == ["name", "born_on", "nhs_number", "phone", "frequency", *["numbered_injection"] * 6]


def test_a_report_of_injections_needs_no_names() -> None:
    mapping = recognise_columns(REPORT)
    assert (mapping.has_patients, mapping.has_injections, mapping.ignored) == (False, True, ())


@pytest.mark.parametrize(
    ("file_format", "expected"),
    [(FileFormat.PATIENTS, (True, False)), (FileFormat.INJECTIONS, (False, True)), (FileFormat.AUTO, (True, True))],
)
def test_the_format_asked_for_wins(file_format: FileFormat, expected: tuple[bool, bool]) -> None:
    mapping = recognise_columns(CLINIC, file_format=file_format)
    assert (mapping.has_patients, mapping.has_injections) == expected


def test_a_calling_name_stands_back_behind_a_given_name() -> None:
    mapping = recognise_columns(["Family Name", "Given Name", "Calling Name", "DOB", "Full Name"])
    assert mapping.ignored == ("Calling Name", "Full Name")


@pytest.mark.parametrize(
    ("headings", "file_format", "problems"),
    [
        (["DOB", "Tel"], FileFormat.AUTO, ["No column for the name was found"]),
        (["Name", "Tel"], FileFormat.AUTO, ["No column for the date of birth was found"]),
        (["Surname", "DOB"], FileFormat.AUTO, ["No column for the name was found"]),
        (["Hue", "Cry"], FileFormat.AUTO, ["No column for the name", "No column for the date of birth"]),
        (["NHS no", "Batch"], FileFormat.INJECTIONS, ["No column for the date of the injection was found"]),
        (["Name", "Date given", "Batch"], FileFormat.AUTO, ["No column says whose injection it is"]),
        (["Name", "DOB", "Date of Birth"], FileFormat.AUTO, ["2 columns look like the date of birth: “DOB”, “Date of"]),
        (["Name", "DOB", "Date"], FileFormat.AUTO, ["The column “Date” may be the day of an injection or not"]),
        (
            ["Name", "DOB", "Inj 1", "Inj 2", "Site"],
            FileFormat.AUTO,
            ["The column “Site” doesn't say which injection of its row it belongs to"],
        ),
    ],
)
def test_what_is_missing_or_doubled_is_said_in_a_sentence_each(
    headings: list[str], file_format: FileFormat, problems: list[str]
) -> None:
    with pytest.raises(BadInput) as refused:
        recognise_columns(headings, file_format=file_format)
    assert len(refused.value.problems) == len(problems)
    assert all(said.startswith(expected) for said, expected in zip(refused.value.problems, problems, strict=True))


def test_a_bare_date_beside_a_batch_is_the_day_of_the_injection() -> None:
    assert recognise_columns(["Name", "DOB", "Date", "Batch"]).has_injections


def test_a_saved_mapping_overrules_the_headings() -> None:
    saved = read_mapping('[columns]\n"PT" = "name"\n"geb." = "born_on"\n"Date" = "ignore"\n"Name" = "given_by"\n')
    mapping = recognise_columns(["Pt", "Geb", "Date", "Name"], saved=saved)
    assert [column.field for column in mapping.columns] == [Field.NAME, Field.BORN_ON, Field.GIVEN_BY]
    assert mapping.ignored == ("Date",)


def test_a_mapping_for_another_file_is_noticed() -> None:
    saved = SavedMapping((("Born", Field.BORN_ON), ("Colour", Field.IGNORE)))
    with pytest.raises(BadInput, match="The mapping names a column “Born” that the file doesn't have"):
        recognise_columns(["Name", "DOB"], saved=saved)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[columns", "The mapping is not TOML"),
        ("", "The mapping has no .columns."),
        ("columns = 3", "The mapping has no .columns."),
        ('[columns]\n"a" = "colour"', "The mapping says that “a” holds “colour”; a column holds one of: name,"),
        ('[columns]\n"a" = 3', "The mapping says that “a” holds “3”"),
        ('[columns]\n"a" = ["name"]', "The mapping says that “a” holds"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_why(text: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read_mapping(text)


def test_a_confirmed_mapping_reads_the_next_file_of_its_shape() -> None:
    mapping = recognise_columns(EMIS)
    assert recognise_columns(EMIS, saved=read_mapping(mapping_text(mapping.as_saved()))) == mapping


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(Field), min_size=1))
def test_any_mapping_comes_back_from_its_text(columns: dict[str, Field]) -> None:
    saved = SavedMapping(tuple(columns.items()))
    assert read_mapping(mapping_text(saved)) == saved
