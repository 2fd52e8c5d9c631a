"""One look of `python -m tests.pictures`, taken as the command takes it: in a process with a screen of its own."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from b12desk.desktop.theme.palette import LIGHT
from tests.pictures.clinic import make_imported
from tests.pictures.contact_sheet import in_greys, make_contact_sheets
from tests.pictures.looks import GREYSCALE, IMPORTED, SMALL, Look, every_look
from tests.pictures.photographer import start

LOOK = Look(SMALL, 100, "light", IMPORTED)
LARGE = Look(SMALL, 200, "light", IMPORTED)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("pictures")
    process = start([LOOK], make_imported(folder), folder, folder, only_pages=True)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said
    return sorted((folder / LOOK.name).glob("*.png"))


def test_every_page_is_pictured(pictures: list[Path]) -> None:
    pages = {path.stem.partition("page ")[2].partition(",")[0] for path in pictures}
    assert {"Worklist", "Patients", "Recalls", "Settings", "patient"} <= pages


def test_no_page_looks_like_another_and_none_is_blank(pictures: list[Path], qapp: QApplication) -> None:
    images = [QImage(str(path)) for path in pictures]
    assert {(image.width(), image.height()) for image in images} == {(1366, 768)}
    assert len({image.cacheKey() for image in images}) == len(pictures)
    assert len({bytes(image.constBits()) for image in images}) == len(pictures)
    empty = [path.name for path, image in zip(pictures, images, strict=True) if len(colours_of(image)) < 20]
    assert not empty


def test_nothing_is_cut_off_on_a_page(pictures: list[Path]) -> None:
    assert (pictures[0].parent / "clipped.txt").read_text().split("\n") == ["", ""]


def test_at_200_percent_nothing_is_cut_off_or_scrolls_sideways_on_a_page_or_a_sheet(tmp_path: Path) -> None:
    process = start([LARGE], make_imported(tmp_path), tmp_path, tmp_path)
    said, _ = process.communicate(timeout=240)
    assert said.startswith(f"{LARGE.name}: "), "the walk came to its end"
    assert len(list((tmp_path / LARGE.name).glob("* sheet *.png"))) > 30
    assert (tmp_path / LARGE.name / "clipped.txt").read_text().strip() == ""


def test_the_pictures_stand_together_on_contact_sheets_and_in_greys(pictures: list[Path], qapp: QApplication) -> None:
    folder = pictures[0].parent.parent
    grey = in_greys(pictures[:1], folder / GREYSCALE)
    assert QImage(str(grey[0])).isGrayscale()
    sheets = make_contact_sheets(folder, pictures, title=LOOK.name)
    assert len(sheets) == -(-len(pictures) // 12)


def test_every_screen_colour_zoom_and_register_has_its_look() -> None:
    names = {look.name for look in every_look()}
    assert len(names) == 18
    assert f"1366x768-zoom-200 {LIGHT.name}, 400 patients" in names
    assert "1920x1080-at-150 high contrast, no patients" in names


def colours_of(image: QImage) -> set[int]:
    """The colours at every seventh place of a picture."""
    return {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
