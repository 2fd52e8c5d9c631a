"""A document is noted once it leaves, before a page is sent or a file written; where it can't be, nothing leaves."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from b12desk.clinical.errors import Refused
from b12desk.desktop.papers.document_presenter import DocumentPresenter
from b12desk.desktop.papers.presenter import FirstPages
from b12desk.services.document import Document, DocumentKind
from b12desk.services.page_images import PageImage
from tests.desktop_acts.steps import at_once


class Heard:
    """A preview that writes down what it is told, in order."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def note(self, document: Document) -> str:
        self.told.append(f"noted {document.kind}")
        return ""

    def issued(self) -> None:
        self.told.append("issued")

    def show_first_pages(self, first: FirstPages) -> None:
        self.told.append(f"{first.count} page")

    def show_failure(self, problems: Sequence[str]) -> None:
        self.told += problems

    def show_saved(self, path: Path) -> None:
        self.told.append(f"saved {path.name}")

    def print_some(self, pages: Sequence[PageImage], *, first: int, count: int) -> bool:
        self.told.append(f"printed {count}")
        return True


def a_card() -> Document:
    from b12desk.clinical.plan import ClinicDetails
    from b12desk.documents.card import Card, card_a5_pdf

    content = card_a5_pdf(ClinicDetails("Riverside Surgery"), Card("Ada Okonkwo", "Please call us."))
    return Document(DocumentKind.CARD, content, date(2026, 4, 28))


def refused(_: Document) -> str:
    raise Refused("Nobody may.")


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        (["start"], ["1 page"]),
        (["print"], []),
        (["save"], []),
        (["start", "print"], ["1 page", "noted appointment card", "issued", "printed 1"]),
        (["start", "save"], ["1 page", "noted appointment card", "issued", "saved x.pdf"]),
        (
            ["start", "save", "print", "print"],
            ["1 page", "noted appointment card", "issued", "saved x.pdf", "printed 1", "printed 1"],
        ),
    ],
    ids=lambda value: " ".join(value) or "nothing",
)
def test_it_is_noted_once_and_before_it_leaves(acts: list[str], told: list[str], tmp_path: Path) -> None:
    heard = Heard()
    presenter = DocumentPresenter(heard, a_card, heard.note, at_once, issued=heard.issued)
    does: dict[str, Callable[[], None]] = {
        "start": presenter.start,
        "print": presenter.print,
        "save": lambda: presenter.save(tmp_path / "x.pdf"),
    }
    for act in acts:
        does[act]()
    assert heard.told == told


def test_what_is_not_noted_is_neither_written_nor_printed(tmp_path: Path) -> None:
    heard = Heard()
    presenter = DocumentPresenter(heard, a_card, refused, at_once, issued=heard.issued)
    presenter.start()
    presenter.print()
    presenter.save(tmp_path / "x.pdf")
    assert heard.told == ["1 page", "Nobody may.", "Nobody may."]
    assert not (tmp_path / "x.pdf").exists()


def test_paper_that_care_goes_on_by_is_written_and_why_it_was_not_noted_is_said(tmp_path: Path) -> None:
    heard = Heard()
    presenter = DocumentPresenter(heard, a_card, lambda _: "Not noted.", at_once, issued=heard.issued)
    presenter.start()
    presenter.save(tmp_path / "x.pdf")
    assert heard.told == ["1 page", "issued", "saved x.pdf", "Not noted."]
