"""The order of letters from left to right on the page, as Unicode's rules give it."""

import pytest

from b12desk.documents.bidi import visual_runs


def seen(line: str) -> str:
    """The letters from left to right, as a page shows them; brackets are mirrored by the font."""
    return "".join(run.text[::-1] if run.is_right_to_left else run.text for run in visual_runs(line))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Ada Smith", "Ada Smith"),
        ("אבג", "גבא"),
        ("Ada אבג Smith", "Ada גבא Smith"),
        ("אבג, דהו (Mrs)", "והד ,גבא (Mrs)"),
        ("אבג (דהו) Ada", ")והד( גבא Ada"),
        ("אבג 123 דהו", "והד 123 גבא"),
        ("אבג 12:30", "12:30 גבא"),
        ("מחיר 5%", "5% ריחמ"),
        ("محمد ٣٤", "٣٤ دمحم"),
        ("محمد 12-34", "34-12 دمحم"),
        ("אב! Ada", "בא! Ada"),
        ("שָׁ Ada", "ׁ\u05b8ש Ada"),
        ("אבג  ", "גבא  "),
        ("", ""),
    ],
)
def test_letters_stand_where_they_are_read(line: str, shown: str) -> None:
    assert seen(line) == shown


def test_nothing_is_lost_or_added() -> None:
    line = "אבג (Ada) 12%, محمد [x] ٣"
    assert sorted(seen(line)) == sorted(line)
