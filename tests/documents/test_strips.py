from dataclasses import replace

from b12desk.documents.strips import Strip, kept, paginate, space, total


def _band(height: float, *, keeps: bool = False) -> Strip:
    return Strip(height, lambda sheet, x, y: None, keeps)


def _heights(pages: tuple[tuple[Strip, ...], ...]) -> list[list[float]]:
    return [[strip.height for strip in page] for page in pages]


def test_bands_fill_a_page_before_the_next_begins() -> None:
    assert _heights(paginate([_band(40), _band(40), _band(40)], first=80, later=100)) == [[40, 40], [40]]


def test_bands_held_together_move_together() -> None:
    assert _heights(paginate([_band(50), *kept([_band(20), _band(20)])], first=80, later=100)) == [[50], [20, 20]]


def test_bands_held_together_that_no_page_holds_are_broken() -> None:
    assert _heights(paginate(kept([_band(60), _band(60)]), first=80, later=80)) == [[60], [60]]


def test_a_gap_at_the_top_of_a_page_is_left_out() -> None:
    pages = paginate([_band(70), *kept([space(16), _band(30)])], first=80, later=80)
    assert _heights(pages) == [[70], [30]]


def test_gaps_that_fall_between_two_pages_are_left_out_and_make_none() -> None:
    pages = paginate([_band(70), space(12), space(16), _band(30), _band(40), space(20)], first=80, later=80)
    assert _heights(pages) == [[70], [30, 40]]


def test_a_heading_that_is_repeated_is_so_after_a_gap_too() -> None:
    row = replace(_band(30), head=(_band(5),))
    assert _heights(paginate([_band(70), space(16), row], first=80, later=80)) == [[70], [5, 30]]


def test_every_band_is_on_one_page() -> None:
    bands = [_band(height) for height in range(1, 60)]
    pages = paginate(bands, first=70, later=60)
    assert [strip for page in pages for strip in page] == bands
    assert total(pages[0]) <= 70
    assert all(total(page) <= 60 for page in pages[1:])
