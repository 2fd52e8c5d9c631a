import pytest

from b12desk.clinical.errors import BadInput
from b12desk.documents.patient_plan import patient_plan_pdf
from b12desk.documents.preview import page_images
from tests.documents.plans import a_plan


def test_every_page_is_a_picture_of_its_size_with_ink_on_white() -> None:
    images = page_images(patient_plan_pdf(a_plan()), dpi=72)
    assert len(images) == 2
    for image in images:
        assert (image.width, image.height) == (595, 842)
        assert image.bytes_per_line >= image.width * 4
        assert len(image.rgba) == image.bytes_per_line * image.height
        assert image.rgba[:4] == b"\xff\xff\xff\xff"
        assert len(set(image.rgba)) > 50


def test_the_blue_panel_is_blue_and_not_its_mirror() -> None:
    image = page_images(patient_plan_pdf(a_plan()), dpi=72)[0]
    assert bytes.fromhex("005eb8ff") in image.rgba


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(BadInput):
        page_images(b"not a PDF", dpi=72)
