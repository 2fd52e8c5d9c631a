"""What the PDF is as a file: the same bytes each time, its fonts inside, nobody's name in its properties."""

from io import BytesIO

import pytest
from pypdf import PdfReader

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


def test_every_font_is_embedded_and_none_is_a_standard_font(pdf: bytes) -> None:
    fonts = [
        font.get_object()
        for page in PdfReader(BytesIO(pdf)).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert fonts
    for font in fonts:
        assert "DejaVuSans" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]
    assert b"Helvetica" not in pdf


def test_the_language_is_told_to_readers(pdf: bytes) -> None:
    assert PdfReader(BytesIO(pdf)).trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]


def test_no_standard_font_is_named_anywhere(pdf: bytes) -> None:
    names = {
        str(one.get("/BaseFont"))
        for one in (PdfReader(BytesIO(pdf)).get_object(number) for number in range(1, _last_object(pdf)))
        if isinstance(one, dict) and one.get("/Type") == "/Font"
    }
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


def _last_object(pdf: bytes) -> int:
    return int(PdfReader(BytesIO(pdf)).trailer["/Size"])
