"""Which script a letter is of, and what a font brings that the program's own lacks."""

from pathlib import Path
from random import Random

import pytest
import reportlab

from b12desk.documents.face_scripts import script_of, scripts_of
from b12desk.documents.faces import face_problem

FONTS = Path(reportlab.__file__).parent / "fonts"
KHMER = FONTS / "hb-test.ttf"


@pytest.mark.parametrize(
    ("letter", "script"),
    [
        ("\u0995", "Bengali"),
        ("\u0915", "Devanagari"),
        ("\u1200", "Ethiopic"),
        ("\u0e01", "Thai"),
        ("\u1780", "Khmer"),
        ("\u1c5a", "Ol Chiki"),
        ("\u3042", "Hiragana"),
        ("\uff71", "Katakana"),
        ("\u4e2d", "Chinese characters"),
        ("\uf900", "Chinese characters"),
        ("\uac00", "Hangul"),
        ("\u1401", "Canadian syllabics"),
        ("\uab70", "Cherokee"),
        ("a", "further Latin letters"),
        ("\u0628", "further Arabic letters"),
        ("\u02b0", ""),
        ("\U0001d400", ""),
        ("1", ""),
        ("\u0964", ""),
        ("\ue000", ""),
    ],
)  # fmt: skip
def test_a_letter_names_its_script(letter: str, script: str) -> None:
    assert script_of(letter) == script


def test_a_font_names_the_scripts_that_the_program_s_own_lacks() -> None:
    assert scripts_of(KHMER) == ("Khmer",)
    assert scripts_of(FONTS / "Vera.ttf") == ()


def test_a_damaged_font_is_said_to_be_none(tmp_path: Path) -> None:
    """Cut short or with bytes changed anywhere, a file is refused in a sentence or can be printed with."""
    whole, random = KHMER.read_bytes(), Random(12)
    for number in range(300):
        damaged = bytearray(whole[: random.randrange(len(whole))] if number % 3 == 0 else whole)
        for _ in range(number % 7):
            damaged[random.randrange(len(damaged))] = random.randrange(256)
        path = tmp_path / f"{number}.ttf"
        path.write_bytes(damaged)
        assert face_problem(path) in ("", f"“{number}.ttf” is not a TrueType font (.ttf) that can be printed with.")
