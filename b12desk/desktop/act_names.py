"""Which act a button or a menu entry of a name starts."""

from collections.abc import Callable, Mapping

from b12desk.clinical.vocabulary import ContactOutcome
from b12desk.desktop.actions import Acts
from b12desk.desktop.menus import PAPERS, PAPERS_OF_A_PATIENT


def start_act(acts: Acts, act: str, patient_id: str | None, *, about: str = "") -> None:
    """Start an act, named as on its button; one about a patient only when there is one.

    `about` is the laboratory test that a result is asked of, empty where any is.
    """
    of_the_clinic = _of_the_clinic(acts)
    if act in PAPERS:
        acts.paper(act)
    elif act in of_the_clinic:
        of_the_clinic[act]()
    elif patient_id is None:
        return
    elif act in PAPERS_OF_A_PATIENT:
        acts.paper_of(act, patient_id)
    else:
        _of_a_patient(acts, about)[act](patient_id)


def _of_the_clinic(acts: Acts) -> Mapping[str, Callable[[], None]]:
    return {
        "New patient": acts.new_patient,
        "Import": acts.import_file,
        "Clinic details": acts.clinic_details,
        "Protocols": acts.protocols,
        "People": acts.people,
        "Change user": acts.change_user,
        "Products": acts.products,
        "Paper settings": acts.paper_settings,
        "Letter wording": acts.letter_wording,
        "Receive a batch": acts.receive_batch,
        "Who received a batch": acts.who_received,
        "Undo": acts.undo,
        "Set my PIN": acts.set_pin,
        "Audit trail": acts.audit_trail,
    }


def _of_a_patient(acts: Acts, about: str) -> Mapping[str, Callable[[str], None]]:
    return {
        "Record injection": acts.record_injection,
        "Record contact": acts.record_contact,
        "No answer": lambda id: acts.rang(id, ContactOutcome.NO_ANSWER),
        "Left message": lambda id: acts.rang(id, ContactOutcome.LEFT_MESSAGE),
        "Plan regimen": acts.plan_regimen,
        "Defer": acts.defer,
        "Not given": acts.not_given,
        "Record authority": acts.record_authority,
        "Record decision": acts.record_decision,
        "Record review": acts.record_review,
        "Record result": lambda id: acts.record_result(id, about),
        "Print plan": acts.print_plan,
        "Why this date?": acts.why,
        "Offer a date": acts.offer_date,
        "Edit details": acts.edit_details,
        "Change interval": acts.change_interval,
        "Move course": acts.move_course,
        "Hold": acts.hold,
        "Resume": acts.resume,
        "End": acts.end,
        "Audit trail of the patient": acts.audit_trail_of,
    }
