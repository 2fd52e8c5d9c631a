"""What the preview of a patient's plan does: lay it out in a form, and issue it once it is saved or printed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.vocabulary import FormatNeed
from b12desk.desktop.papers.presenter import FirstPages, PaperView, first_pages, print_pages
from b12desk.desktop.working import Run
from b12desk.services.desk import Desk
from b12desk.services.document import Document
from b12desk.services.issue_document import issue
from b12desk.services.issue_plan import form_needed, plan_document
from b12desk.services.page_text import page_text
from b12desk.services.save_file import save_file


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A plan in a form, with what the screen shows of it: its first pages, or the words of a web page."""

    document: Document
    need: FormatNeed
    first: FirstPages | None
    words: str = ""


class PlanView(PaperView, Protocol):
    """What the preview can show beyond pages."""

    def show_making(self) -> None:
        """Let nothing be saved or printed until the form that was chosen is laid out."""

    def show_nothing(self) -> None:
        """Show no pages: they could not be laid out."""

    def show_form(self, form: FormatNeed, need: FormatNeed) -> None:
        """Show which form it is, and which one the patient needs."""

    def show_words(self, words: str) -> None:
        """Show a web page as it is read out, in the place of pages."""


class PlanPresenter:
    """One patient's plan. `issued` is called each time that a form of it was noted as handed over."""

    def __init__(self, view: PlanView, desk: Desk, patient_id: str, run: Run, *, issued: Callable[[], None]) -> None:
        self._view = view
        self._desk = desk
        self._patient_id = patient_id
        self._run = run
        self._issued = issued
        self._wanted: FormatNeed | None = None
        self._laid_out: LaidOut | None = None
        self._known: set[str] = set()

    def start(self) -> None:
        """Show the plan in the form that the patient needs."""
        self._make()

    def choose(self, form: FormatNeed) -> None:
        """Show it in another form."""
        if form is not self._wanted:
            self._wanted = form
            self._make()

    def save(self, path: Path) -> None:
        """Write it to a file."""
        if self._laid_out is not None:
            document = self._laid_out.document
            kind = "web page" if document.is_web_page else "PDF"
            write = partial(save_file, path, document.content, what=f"The {kind} was")
            self._issue(document, lambda: self._run(write, self._view.show_saved, self._failed))

    def print(self) -> None:
        """Print every page, a few at a time."""
        if self._laid_out is not None and self._laid_out.first is not None:
            document, first = self._laid_out.document, self._laid_out.first
            self._issue(document, lambda: print_pages(first, self._view, self._run, self._failed))

    def _make(self) -> None:
        self._laid_out = None
        self._view.show_making()
        wanted = self._wanted
        self._run(lambda: self._lay_out(wanted), self._made, self._not_made)

    def _lay_out(self, wanted: FormatNeed | None) -> LaidOut | None:
        """Return the plan in a form; None where another form was chosen before its turn came."""
        if wanted is not self._wanted:
            return None
        need = form_needed(self._desk, self._patient_id)
        document = plan_document(self._desk, self._patient_id, wanted or need)
        if document.is_web_page:
            return LaidOut(document, need, None, page_text(document.content))
        return LaidOut(document, need, first_pages(document.content))

    def _made(self, made: LaidOut | None) -> None:
        if made is None or self._wanted not in (None, made.document.form):
            return
        self._wanted = FormatNeed(made.document.form)
        self._laid_out = made
        self._view.show_form(self._wanted, made.need)
        self._view.show_failure(made.document.unprintable)
        if made.first is not None:
            self._view.show_first_pages(made.first)
        else:
            self._view.show_words(made.words)

    def _issue(self, document: Document, then: Callable[[], None]) -> None:
        """Note, once, that this file is handed over; then go on."""
        if document.sha256 in self._known:
            then()
            return

        def noted(_: str) -> None:
            self._known.add(document.sha256)
            self._issued()
            then()

        self._run(lambda: issue(self._desk, document), noted, self._failed)

    def _not_made(self, error: B12DeskError) -> None:
        self._view.show_nothing()
        self._view.show_failure(error.problems)

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_failure(error.problems)
