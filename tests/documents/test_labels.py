import pytest

from b12desk.clinical.errors import BadInput, Refused
from b12desk.documents.labels import L7160, L7163, LABEL_SHEETS, LabelSheet, Offset, labels_pdf, trial_sheet_pdf
from tests.documents.inks import Ink, inks
from tests.documents.plans import letters, read_back

SLACK = 0.5
_JOINS = str.maketrans("", "", ",-\u0002")  # the reader leaves out a hyphen at the end of a line
ADA = ("Mrs Ada Smith", "14 Mill Lane", "Otterbourne", "SO21 2AA")


def inside(one: Ink, sheet: LabelSheet, place: int, offset: Offset | None = None) -> bool:
    left, top = sheet.corner_mm(place)
    left, top = left + (offset.right_mm if offset else 0), top + (offset.down_mm if offset else 0)
    return (
        left - SLACK <= one.left
        and one.right <= left + sheet.width_mm + SLACK
        and top - SLACK <= one.top
        and one.bottom <= top + sheet.height_mm + SLACK
    )


@pytest.mark.parametrize(
    ("sheet", "count", "last"),
    [(L7163, 14, (106.25, 243.75)), (L7160, 21, (139.25, 243.75))],
)
def test_the_sheets_lie_as_their_maker_says(sheet: LabelSheet, count: int, last: tuple[float, float]) -> None:
    assert sheet.count == count
    assert sheet.corner_mm(0) == (sheet.left_mm, 15.15)
    assert sheet.corner_mm(count - 1) == pytest.approx(last)
    across = sheet.left_mm * 2 + sheet.across * sheet.width_mm + (sheet.across - 1) * sheet.gap_mm
    assert across == pytest.approx(210, abs=0.1)
    assert sheet.top_mm * 2 + sheet.down * sheet.height_mm == pytest.approx(297, abs=0.1)


@pytest.mark.parametrize("sheet", LABEL_SHEETS)
def test_every_address_stands_on_its_label(sheet: LabelSheet) -> None:
    addresses = [(f"Mrs Ada {n}zz", *ADA[1:]) for n in range(sheet.count + 2)]
    pdf = labels_pdf(addresses, sheet)
    assert len(read_back(pdf)) == 2
    for place in range(sheet.count):
        mine = [one for one in inks(pdf) if inside(one, sheet, place)]
        assert [one.text for one in mine] == list(addresses[place])
        left, top = sheet.corner_mm(place)
        assert mine[0].left == pytest.approx(left + 4, abs=SLACK)
        assert top + 4 - SLACK <= mine[0].top <= top + 6
    assert [one.text for one in inks(pdf, 1) if inside(one, sheet, 1)] == list(addresses[sheet.count + 1])


@pytest.mark.parametrize("sheet", LABEL_SHEETS)
@pytest.mark.parametrize("first", [1, 5, 14])
def test_labels_begin_where_the_used_ones_end(sheet: LabelSheet, first: int) -> None:
    pdf = labels_pdf([ADA], sheet, first=first)
    assert len(read_back(pdf)) == 1
    assert all(inside(one, sheet, first - 1) for one in inks(pdf))


def test_everything_moves_by_the_offset() -> None:
    offset = Offset(1.5, -2.0)
    before, after = inks(labels_pdf([ADA], L7160)), inks(labels_pdf([ADA], L7160, offset=offset))
    for one, other in zip(before, after, strict=True):
        assert other.left - one.left == pytest.approx(1.5, abs=0.1)
        assert other.top - one.top == pytest.approx(-2.0, abs=0.1)


@pytest.mark.parametrize("sheet", LABEL_SHEETS)
def test_a_long_name_and_many_lines_stay_on_the_label(sheet: LabelSheet) -> None:
    long = ("Mrs Wilhelmina-Anneliese Featherstonehaugh-Cholmondeley-Worthington", "Flat 3", "The Old Maltings",
            "14 Mill Lane", "Otterbourne", "Winchester", "Hampshire", "SO21 2AA")  # fmt: skip
    pdf = labels_pdf([long], sheet, first=2)
    assert all(inside(one, sheet, 1) for one in inks(pdf))
    assert letters("".join(one.text for one in inks(pdf))).translate(_JOINS) == letters("".join(long)).translate(_JOINS)


@pytest.mark.parametrize("first", [0, 15, -1])
def test_a_label_that_the_sheet_has_not_is_refused(first: int) -> None:
    with pytest.raises(BadInput, match=f"has labels 1 to 14, not {first}"):
        labels_pdf([ADA], L7163, first=first)


def test_what_can_t_be_printed_is_refused() -> None:
    with pytest.raises(BadInput, match="at most 10 mm"):
        Offset(11, 0)
    with pytest.raises(Refused, match="no address"):
        labels_pdf([], L7163)
    with pytest.raises(Refused, match="too long for these labels"):
        labels_pdf([("Ada", "Mill Lane " * 80)], L7160)


@pytest.mark.parametrize("sheet", LABEL_SHEETS)
def test_the_test_sheet_names_every_label_where_it_lies(sheet: LabelSheet) -> None:
    offset = Offset(0.5, 1)
    (page,) = read_back(trial_sheet_pdf(sheet, offset=offset))
    assert "moved 0.5 mm right, 1 mm down" in page.text
    numbered = [one for one in inks(trial_sheet_pdf(sheet, offset=offset)) if "· label" in one.text]
    assert len(numbered) == sheet.count
    for one in numbered:
        assert inside(one, sheet, int(one.text.rpartition(" ")[2]) - 1, offset)


def test_the_same_labels_are_the_same_bytes() -> None:
    assert labels_pdf([ADA] * 30, L7160) == labels_pdf([ADA] * 30, L7160)
