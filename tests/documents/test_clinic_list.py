from dataclasses import replace

from b12desk.documents.clinic_list import clinic_list_pdf
from tests.documents.lists import AS_OF, a_row
from tests.documents.plans import letters, read_back, said


def test_a_row_says_who_and_what_happens_next() -> None:
    text = said(clinic_list_pdf("Overdue", AS_OF, "Riverside Surgery", [a_row()]))
    for words in (
        "Riverside Surgery",
        "As of 12-Mar-2026",
        "1 patient",
        "▲ Overdue",
        "SMITH, Ada (Mrs)",
        "07700 900123",
    ):
        assert words in text


def test_a_row_says_nothing_else() -> None:
    text = said(clinic_list_pdf("Worklist", AS_OF, "Clinic", [a_row()]))
    assert text.count("Overdue") == 1
    assert "#" not in text


def test_every_page_repeats_the_heading_and_has_its_number() -> None:
    pages = read_back(clinic_list_pdf("Overdue", AS_OF, "Clinic", [a_row(f"SMITH, Ada {n}") for n in range(100)]))
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert page.width > page.height
        assert "NHS number" in page.text
        assert f"Page {number} of {len(pages)}" in page.text
    text = " ".join(page.text for page in pages)
    assert all(f"SMITH, Ada {number}" in " ".join(text.split()) for number in range(100))


def test_one_bad_record_does_not_stop_the_list() -> None:
    rows = [a_row("<b>" + "x" * 4000), a_row("a<b &amp;\x00\ud800"), a_row("", status_words=""), a_row("LAST, One")]
    pages = read_back(clinic_list_pdf("Overdue", AS_OF, "Clinic", rows))
    text = "".join(letters(page.text) for page in pages)
    assert text.count("x") >= 4000
    assert "a<b&amp;" in text
    assert "LAST,One" in text
    for page in pages:
        assert all(left >= 35 and right <= page.width - 35 for left, _, right, _ in page.boxes)


def test_an_empty_list_says_so() -> None:
    assert "Nobody is on this list." in said(clinic_list_pdf("Overdue", AS_OF, "Clinic", []))


def test_a_long_title_and_clinic_wrap() -> None:
    text = letters(said(clinic_list_pdf("Overdue " * 40, AS_OF, "Clinic " * 60, [a_row()])))
    assert "Overdue" * 40 in text
    assert "Clinic" * 60 in text


def test_the_findings_stand_beneath_the_row_one_a_line() -> None:
    said_of_ada = ("Blocked: The patient is allergic.", "Note: The symptom review was due by 01-Mar-2026.")
    rows = [replace(a_row(), findings=said_of_ada), a_row("JONES, Bea")]
    (page,) = read_back(clinic_list_pdf("Worklist", AS_OF, "Clinic", rows))
    lines = [" ".join(line.split()) for line in page.text.splitlines()]
    assert [line for line in lines if line.startswith(("Blocked", "Note"))] == list(said_of_ada)
    assert page.text.index("SMITH") < page.text.index("Blocked") < page.text.index("JONES")


def test_a_row_is_never_parted_from_its_findings() -> None:
    rows = [replace(a_row(f"SMITH, Ada {n}"), findings=(f"Note: about Ada {n}.",)) for n in range(60)]
    for page in read_back(clinic_list_pdf("Worklist", AS_OF, "Clinic", rows)):
        words = " ".join(page.text.split())
        assert all((f"SMITH, Ada {n} " in words) == (f"about Ada {n}." in words) for n in range(60))


def test_a_finding_that_is_hostile_stays_on_its_page() -> None:
    rows = [replace(a_row(), findings=("<b>" + "x" * 900, "a<b &amp;\x00\ud800"))]
    (page,) = read_back(clinic_list_pdf("Worklist", AS_OF, "Clinic", rows))
    assert letters(page.text).count("x") >= 900
    assert all(left >= 35 and right <= page.width - 35 for left, _, right, _ in page.boxes)
