"""What the correction sheet does: void an entry with a reason, alone or with a new entry in its place."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.injection import presenter as injection
from b12desk.desktop.injection.form import InjectionForm
from b12desk.desktop.people.worker import worker_of
from b12desk.desktop.working import Run
from b12desk.services.check_injection import InjectionCheck, check_injection
from b12desk.services.correct_injection import InjectionVoided, correct_injection, draft_of_injection, void_injection
from b12desk.services.current_products import current_products
from b12desk.services.desk import Desk
from b12desk.services.injection_draft import InjectionDraft
from b12desk.services.record_injection import InjectionRecorded
from b12desk.services.show_patient import show_patient


class CorrectionPresenter:
    """One correction; the entry corrected stays on record with the reason."""

    def __init__(
        self, view: injection.View, desk: Desk, injection_id: str, run: Run, *, saved: Callable[[str, str], None]
    ) -> None:
        self._view = view
        self._desk = desk
        self._injection_id = injection_id
        self._run = run
        self._saved = saved
        self._reason = ""
        steps = injection.Steps(self._open, self._check, self._correct)
        self._form = injection.InjectionPresenter(view, steps, run, today=desk.clock.today, saved=self._tell)

    def start(self) -> None:
        """Show the entry, and the form filled in with it."""
        self._form.start()

    def change(self, form: InjectionForm) -> None:
        """Check the new entry as it stands."""
        self._form.change(form)

    def change_place(self, form: InjectionForm) -> None:
        """Take the dose as given here or elsewhere, as the form says now."""
        self._form.change_place(form)

    def void(self, reason: str) -> None:
        """Void the entry without another in its place."""
        problems = _reason_missing(reason)
        if problems:
            self._view.point_out(problems)
            return
        self._view.show_saving(True)
        self._run(lambda: void_injection(self._desk, self._injection_id, reason), self._voided, self._not_saved)

    def enter_again(self, form: InjectionForm, reason: str) -> None:
        """Void the entry and record the form in its place."""
        self._reason = reason
        self._form.save(form, also=_reason_missing(reason))

    def _open(self) -> injection.Opening:
        draft = draft_of_injection(self._desk, self._injection_id, str(uuid4()))
        page, worker = show_patient(self._desk, draft.patient_id), worker_of(self._desk)
        products = current_products(self._desk).offered_with(draft.product_id)
        return injection.Opening(page, draft, corrects=self._injection_id, worker=worker, products=products)

    def _check(self, draft: InjectionDraft) -> InjectionCheck:
        return check_injection(self._desk, replace(draft, replaces=self._injection_id))

    def _correct(self, draft: InjectionDraft) -> InjectionRecorded:
        return correct_injection(self._desk, self._injection_id, self._reason, draft)

    def _tell(self, recorded: InjectionRecorded) -> None:
        self._saved(recorded.sentence, recorded.injection_id)

    def _voided(self, voided: InjectionVoided) -> None:
        self._view.finish()
        self._saved(voided.sentence, "")

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)


def _reason_missing(reason: str) -> dict[str, str]:
    return {} if reason.strip() else {"reason": "Give the reason for the correction; it is kept with the entry."}
