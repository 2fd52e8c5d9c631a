"""Who may do what: every act by everybody, through the services, on a register."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.sign_in_records import CredentialKind
from b12desk.clinical.vocabulary import Channel, ContactOutcome, GapChoice, NotGiven, Role
from b12desk.register.keys_wrapped import Cost
from b12desk.services import course_acts
from b12desk.services.advice import reset_advice
from b12desk.services.answers import Unanswered
from b12desk.services.approve_protocol import approve_protocol
from b12desk.services.authority_draft import AuthorityDraft
from b12desk.services.change_clinic import change_clinic
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.clinic_products import ProductDraft, add_product
from b12desk.services.correct_entry import void_entry
from b12desk.services.correct_injection import void_injection
from b12desk.services.credentials import set_credential
from b12desk.services.desk import Desk
from b12desk.services.encryption import encrypt_register
from b12desk.services.import_file import ImportChoices, import_file
from b12desk.services.issue_plan import issue_plan
from b12desk.services.people import add_user, disable_user
from b12desk.services.permissions import MAY, Act
from b12desk.services.record_authority import record_authority
from b12desk.services.record_contact import ContactDraft, record_contact
from b12desk.services.record_decision import DecisionDraft, record_decision
from b12desk.services.record_injection import record_injection
from b12desk.services.record_not_given import record_not_given
from b12desk.services.record_result import record_result
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.show_patient import show_patient
from b12desk.services.stock_acts import ReceiptDraft, recall_batch, receive_batch
from tests.builders import a_dose_draft, add_somebody, day, desk_in, on, somebody_after_loading
from tests.protocols.versions import new_protocol
from tests.services.staff import NAMES, acting, staff


@dataclass(frozen=True, slots=True)
class Clinic:
    """The desk while the dose is due, on 1 April 2026, of a patient with a PSD, and a file to bring in."""

    desk: Desk
    patient_id: str
    file: Path

    @property
    def late(self) -> Desk:
        """The desk when the patient's gap has become long."""
        return on(self.desk, "2026-08-03")


@cache
def _register() -> tuple[bytes, str]:
    """Return the bytes of that register and the patient's id, made once."""
    with TemporaryDirectory() as folder:
        with desk_in(Path(folder)) as desk:
            patient_id = somebody_after_loading(desk)
            draft = AuthorityDraft("PSD", "Dr A. Example", "PSD 12/26", day("2026-01-05"), day("2027-01-04"), 6)
            record_authority(desk, patient_id, draft)
            staff(desk)
        return (Path(folder) / "register.b12desk").read_bytes(), patient_id


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    content, patient_id = _register()
    (tmp_path / "register.b12desk").write_bytes(content)
    file = tmp_path / "patients.csv"
    file.write_text("Family name,Given name,Date of birth\nBryn,Llyr,30/07/1979\n", encoding="utf-8")
    with desk_in(tmp_path, "2026-04-01") as desk:
        yield Clinic(desk, patient_id, file)


def silent(stage: str, done: int, of: int) -> None:
    """Show no progress."""


def as_it_is(clinic: Clinic, desk: Desk) -> None:
    patient = show_patient(clinic.desk, clinic.patient_id).patient
    change_patient(desk, clinic.patient_id, draft_of(patient))


def override(clinic: Clinic, desk: Desk) -> None:
    """Record a dose of an expired batch, with a reason."""
    reasons = {"batch_expired": "nothing else here"}
    draft = a_dose_draft(clinic.patient_id, "2026-04-01", expires_on=day("2026-03-31"), reasons=reasons)
    record_injection(desk, draft)


SCORED = ReviewDraft(day("2026-04-01"), "unchanged")
REFER = DecisionDraft(GapChoice.REFER, "Dr A. Example", "numb feet", ReviewDraft(day("2026-08-03"), "worse"))
PSD = AuthorityDraft("PSD", "Dr A. Example", "PSD 13/26", day("2026-04-01"))
CALLED = ContactDraft(day("2026-04-01"), Channel.PHONE, ContactOutcome.SPOKE)

PRODUCT = ProductDraft("cyano-500-2ml", "Cyanocobalamin 500", "cyanocobalamin", "500", "2", approved_by="Dr A. Example")
RECEIPT = ReceiptDraft("hydroxo-1mg-1ml", "H30001", day("2028-03-31"), 20)

ACTS: Mapping[Act, Callable[[Clinic, Desk], object]] = {
    Act.CHANGE_PATIENT: as_it_is,
    Act.PLAN: lambda c, desk: course_acts.change_interval(desk, c.patient_id, "P2M", "symptoms return early"),
    Act.AUTHORISE: lambda c, desk: record_authority(desk, c.patient_id, PSD),
    Act.DECIDE: lambda c, desk: record_decision(replace(c.late, acting=desk.acting), c.patient_id, REFER),
    Act.RECORD_INJECTION: lambda c, desk: record_injection(desk, a_dose_draft(c.patient_id, "2026-04-01")),
    Act.CORRECT: lambda c, desk: void_injection(desk, show_patient(desk, c.patient_id).injections[0].id, "not given"),
    Act.RECORD_NOT_GIVEN: lambda c, desk: record_not_given(
        desk, c.patient_id, day("2026-04-01"), NotGiven.DID_NOT_ATTEND
    ),
    Act.DEFER: lambda c, desk: course_acts.defer_dose(desk, c.patient_id, day("2026-05-20"), "holiday"),
    Act.CONTACT: lambda c, desk: record_contact(desk, c.patient_id, CALLED),
    Act.RECORD_REVIEW: lambda c, desk: record_review(desk, c.patient_id, SCORED),
    Act.RECORD_RESULT: lambda c, desk: record_result(
        desk, c.patient_id, day("2026-04-01"), "potassium", "4.1", "mmol/L"
    ),
    Act.ISSUE_DOCUMENT: lambda c, desk: issue_plan(desk, c.patient_id),
    Act.IMPORT: lambda c, desk: import_file(desk, c.file, ImportChoices(), progress=silent),
    Act.CHANGE_CLINIC: lambda c, desk: change_clinic(desk, ClinicChange(grace_days=7)),
    Act.APPROVE_PROTOCOL: lambda c, desk: approve_protocol(desk, new_protocol(), "ours.toml", approved_by="Dr A."),
    Act.CHANGE_PRODUCTS: lambda c, desk: add_product(desk, PRODUCT),
    Act.STOCK: lambda c, desk: receive_batch(desk, RECEIPT),
    Act.RECALL_BATCH: lambda c, desk: recall_batch(desk, "hydroxo-1mg-1ml", "H24817", "glass in ampoules"),
    Act.MANAGE_USERS: lambda c, desk: add_user(desk, "Somebody New", Role.NURSE),
    Act.ENCRYPT: lambda c, desk: encrypt_register(desk, "four words of nobody", cost=Cost(8192, 1, 1)),
    Act.SET_OWN_PIN: lambda c, desk: set_credential(desk, desk.acting, CredentialKind.PASSPHRASE, "four words of one"),
    Act.OVERRIDE: override,
}


def test_every_act_is_in_the_table() -> None:
    assert set(ACTS) == set(Act) == set(MAY)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", [act for act in Act if act is not Act.OVERRIDE])
def test_an_act_is_for_those_whom_the_table_names(clinic: Clinic, act: Act, role: Role) -> None:
    lines = len(show_patient(clinic.desk, clinic.patient_id).history)
    if role in MAY[act]:
        ACTS[act](clinic, acting(clinic.desk, role))
        return
    with pytest.raises(Refused, match=f"An? {role} may not {act}: ask an? ") as refused:
        ACTS[act](clinic, acting(clinic.desk, role))
    assert str(refused.value).endswith("Nothing was changed.")
    assert len(show_patient(clinic.desk, clinic.patient_id).history) == lines


@pytest.mark.parametrize("role", [Role.NURSE, Role.PRESCRIBER, Role.HEALTH_CARE_ASSISTANT])
def test_a_block_is_lifted_by_those_whom_the_table_names(clinic: Clinic, role: Role) -> None:
    desk = acting(clinic.desk, role)
    if role in MAY[Act.OVERRIDE]:
        override(clinic, desk)
        assert show_patient(desk, clinic.patient_id).history[1].says == (
            "Block batch expired overridden: nothing else here"
        )
        return
    with pytest.raises(Unanswered, match="batch_expired, can’t be saved"):
        override(clinic, desk)


def test_other_acts_of_the_same_kind_are_refused_alike(clinic: Clinic) -> None:
    assistant = acting(clinic.desk, Role.HEALTH_CARE_ASSISTANT)
    with pytest.raises(Refused, match="may not change the clinic’s details"):
        reset_advice_after_a_change(clinic, assistant)
    administrator = acting(clinic.desk, Role.ADMINISTRATOR)
    review = record_review(acting(clinic.desk, Role.NURSE), clinic.patient_id, SCORED).event_id
    with pytest.raises(Refused, match="An administrator may not correct an entry"):
        void_entry(administrator, review, "wrong patient")
    for act in (course_acts.hold_course, course_acts.end_course):
        with pytest.raises(Refused, match="A health-care assistant may not plan, change or end a course"):
            act(assistant, clinic.patient_id, "in hospital")


def reset_advice_after_a_change(clinic: Clinic, desk: Desk) -> None:
    """Putting the program's advice back is an act only where the clinic has its own."""
    with clinic.desk.register.writing(by="setup", at=clinic.desk.clock.now()) as unit:
        unit.set_setting("advice", "version = 1\n")
    reset_advice(desk)


@pytest.mark.parametrize("act", list(Act))
def test_until_the_first_user_everything_is_allowed_to_the_one_who_sets_up(
    desk: Desk, act: Act, tmp_path: Path
) -> None:
    if act in (Act.OVERRIDE, Act.SET_OWN_PIN):
        return  # lifting a block needs a prescriber, a PIN somebody whose it is, and there is nobody yet
    patient_id = somebody_after_loading(desk)
    file = tmp_path / "patients.csv"
    file.write_text("Family name,Given name,Date of birth\nBryn,Llyr,30/07/1979\n", encoding="utf-8")
    clinic = Clinic(replace(on(desk, "2026-04-01"), acting="setup"), patient_id, file)
    ACTS[act](clinic, clinic.desk)


def test_the_register_s_first_user_ends_the_time_of_setup(desk: Desk) -> None:
    setup = replace(desk, acting="setup")
    add_user(setup, "Nora Nurse", Role.NURSE)
    with pytest.raises(BadInput, match="This register has users: say who is working; nothing was changed"):
        add_somebody(setup)
    add_somebody(replace(desk, acting="Nora Nurse"))


@pytest.mark.parametrize("name", ["Nobody Here", "nora nurse", ""])
def test_a_name_that_is_no_user_s_can_t_act(clinic: Clinic, name: str) -> None:
    with pytest.raises(BadInput, match=f"There is no user “{name}” in this register; nothing was changed"):
        ACTS[Act.DEFER](clinic, replace(clinic.desk, acting=name))


def test_a_disabled_user_can_t_act(clinic: Clinic) -> None:
    disable_user(acting(clinic.desk, Role.ADMINISTRATOR), NAMES[Role.NURSE])
    with pytest.raises(BadInput, match="The user “Nora Nurse” is disabled; nothing was changed"):
        ACTS[Act.DEFER](clinic, acting(clinic.desk, Role.NURSE))


@pytest.mark.parametrize("act", [Act.CHANGE_CLINIC, Act.MANAGE_USERS])
def test_without_an_administrator_registered_staff_stand_in(clinic: Clinic, act: Act) -> None:
    disable_user(acting(clinic.desk, Role.ADMINISTRATOR), NAMES[Role.ADMINISTRATOR])
    with pytest.raises(Refused, match=f"may not {act}: ask a nurse or prescriber"):
        ACTS[act](clinic, acting(clinic.desk, Role.HEALTH_CARE_ASSISTANT))
    ACTS[act](clinic, acting(clinic.desk, Role.NURSE))
    with pytest.raises(Refused, match="may not approve a protocol"):
        ACTS[Act.APPROVE_PROTOCOL](clinic, acting(clinic.desk, Role.NURSE))


def test_where_only_assistants_are_left_they_can_still_add_somebody(desk: Desk) -> None:
    add_user(desk, NAMES[Role.HEALTH_CARE_ASSISTANT], Role.HEALTH_CARE_ASSISTANT)
    alone = acting(desk, Role.HEALTH_CARE_ASSISTANT)
    add_user(alone, NAMES[Role.NURSE], Role.NURSE)
    with pytest.raises(Refused, match="may not add or disable users"):
        add_user(alone, "Somebody New", Role.NURSE)
