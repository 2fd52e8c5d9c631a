"""What the sheet does that voids an attempt to reach a patient: void it with a reason, once."""

from collections.abc import Callable

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.recall_words import contact_words
from b12desk.clinical.records import ContactRecord
from b12desk.desktop.working import Run, SheetView
from b12desk.services.desk import Desk
from b12desk.services.void_contact import void_contact


class ContactCorrectionPresenter:
    """One attempt that was recorded by mistake. `saved` is told the sentence for the desk."""

    def __init__(
        self, view: SheetView, desk: Desk, contact: ContactRecord, run: Run, *, saved: Callable[[str], None]
    ) -> None:
        self._view = view
        self._desk = desk
        self._contact = contact
        self._run = run
        self._saved = saved

    def save(self, reason: str) -> None:
        """Void the attempt, or show what is missing."""
        if not reason.strip():
            self._view.point_out({"reason": "Give the reason for the correction; it is kept with the entry."})
            return
        self._view.show_saving(True)
        self._run(lambda: void_contact(self._desk, self._contact.id, reason), self._done, self._not_saved)

    def _done(self, voided: ContactRecord) -> None:
        self._view.finish()
        self._saved(f"Voided and kept on record: {contact_words(voided)}.")

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)
