import pytest

from b12desk.clinical.errors import BadInput
from b12desk.exchange.nhs import read_nhs_number


@pytest.mark.parametrize(
    "text",
    [
        "9997763173", "999 776 3173", "999-776-3173", " 999\u00a0776\u20113173 ", "9997763173.0", "٩٩٩٧٧٦٣١٧٣",
        "９９９７７６３１７３", "99977 63173",
    ],
)  # fmt: skip
def test_the_same_number_is_read_however_it_is_written(text: str) -> None:
    assert read_nhs_number(text) == "9997763173"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("999 776 3174", "“999 776 3174” is not an NHS number: its check digit is wrong"),
        ("999 000 0000", "“999 000 0000” is not an NHS number: its check digit is wrong"),
        ("999 776 317", "“999 776 317” has 9 digits; an NHS number has ten"),
        ("99977631731", "“99977631731” has 11 digits; an NHS number has ten"),
        ("7", "“7” has 1 digit; an NHS number has ten"),
        ("not known", "“not known” is not an NHS number, which has ten digits"),
        ("9.99776E+09", "“9.99776E+09” was shortened by a spreadsheet, so the NHS number is lost"),
        ("9997763173.5", "“9997763173.5” is not an NHS number, which has ten digits"),
        ("9997763¹73", "“9997763¹73” is not an NHS number, which has ten digits"),
        ("", "the NHS number is missing"),
    ],
)
def test_what_is_no_nhs_number_is_refused_with_the_reason(text: str, says: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_nhs_number(text)
    assert refused.value.problems == (says,)


def test_a_scottish_number_begins_with_a_day_of_birth() -> None:
    with pytest.raises(BadInput, match="a Scottish one begins with a day of birth"):
        read_nhs_number("3002850004")
