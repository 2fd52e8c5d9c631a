"""The manual page “What b12desk checks” says what the tables test, and the manual links it."""

from b12desk.clinical.findings.catalogue import NEVER_OVERRIDDEN
from tests.clinical.manual_page import COMMAND, NEVER_LIFTED, PAGE, manual_page


def test_the_manual_page_is_written_from_the_tables() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual_page(), f"Write it anew: {COMMAND}"


def test_the_manual_links_the_page() -> None:
    assert f"]({PAGE.name})" in PAGE.with_name("manual.md").read_text(encoding="utf-8")


def test_the_page_names_the_blocks_that_nobody_can_lift() -> None:
    assert NEVER_LIFTED == NEVER_OVERRIDDEN
