"""What the PDF is as a file: the same bytes each time, its fonts inside, nobody's name in its properties."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, PdfObject

from b12desk.documents.clinic_list import clinic_list_pdf
from b12desk.documents.large_plan import large_plan_pdf
from b12desk.documents.large_print import LargePrint
from b12desk.documents.patient_plan import patient_plan_pdf
from tests.documents.lists import AS_OF, a_row
from tests.documents.plans import a_patient, a_plan


@pytest.fixture(params=["plan", "plan in Arabic and Yoruba", "large plan", "list"])
def pdf(request: pytest.FixtureRequest) -> bytes:
    match request.param:
        case "plan":
            return patient_plan_pdf(a_plan())
        case "plan in Arabic and Yoruba":
            return patient_plan_pdf(a_plan(patient=a_patient("فاطمة", "Ẹkúndayọ̀")))
        case "large plan":
            return large_plan_pdf(a_plan(), LargePrint(24))
    return clinic_list_pdf("Overdue", AS_OF, "Riverside Surgery", [a_row()])


def test_the_same_plan_is_the_same_bytes() -> None:
    assert patient_plan_pdf(a_plan()) == patient_plan_pdf(a_plan())


def test_the_same_list_is_the_same_bytes() -> None:
    rows = [a_row()]
    assert clinic_list_pdf("Due", AS_OF, "Clinic", rows) == clinic_list_pdf("Due", AS_OF, "Clinic", rows)


def test_every_object_lies_where_the_file_says(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf), strict=True)
    count = int(str(reader.trailer["/Size"]))
    for number in range(1, count):
        start = pdf.index(b"\n%d 0 obj" % number) + 1
        assert reader.xref[0][number] == start
    assert len(reader.pages) == _part(_part(reader.trailer["/Root"])["/Pages"])["/Count"]


def test_the_computers_surroundings_are_not_in_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    before = patient_plan_pdf(a_plan())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert patient_plan_pdf(a_plan()) == before


def test_every_font_is_embedded_and_none_is_a_standard_font(pdf: bytes) -> None:
    pages = PdfReader(BytesIO(pdf)).pages
    fonts = [_part(one) for page in pages for one in _part(_part(page["/Resources"])["/Font"]).values()]
    assert fonts
    for font in fonts:
        assert "DejaVuSans" in str(font["/BaseFont"])
        assert "/FontFile2" in _part(font["/FontDescriptor"])
    assert b"Helvetica" not in pdf


def test_the_language_is_told_to_readers(pdf: bytes) -> None:
    assert str(_part(PdfReader(BytesIO(pdf)).trailer["/Root"])["/Lang"]) == "en-GB"


def test_no_standard_font_is_named_anywhere(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    every = [reader.get_object(number) for number in range(1, int(str(reader.trailer["/Size"])))]
    fonts = [one for one in every if isinstance(one, DictionaryObject) and str(one.get("/Type")) == "/Font"]
    names = {str(font["/BaseFont"]) for font in fonts}
    assert names
    assert all("DejaVuSans" in name for name in names)


def test_the_properties_have_a_title_and_no_name(pdf: bytes) -> None:
    properties = PdfReader(BytesIO(pdf)).metadata
    assert properties is not None
    assert "B12 injection" in (properties.title or "")
    told = " ".join(str(value) for value in properties.values()).casefold()
    for name in ("smith", "ada", "riverside", "9994765919"):
        assert name not in told


def test_nothing_is_clickable_or_attached(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    assert all("/Annots" not in page for page in reader.pages)
    assert not reader.attachments


def _part(one: PdfObject) -> DictionaryObject:
    found = one.get_object()
    assert isinstance(found, DictionaryObject)
    return found
