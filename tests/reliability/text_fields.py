"""Every text that a person can give a use case: what takes it, by the name of the draft or act and of the field."""

import dataclasses
import importlib
import pkgutil
import shutil
import types
import typing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

import b12desk.services
from b12desk.clinical.patient import RestrictedSite
from b12desk.clinical.vocabulary import Channel, CheckKind, ContactOutcome, GapChoice, NotGiven, Role
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.approve_protocol import approve_protocol
from b12desk.services.authority_draft import AuthorityDraft
from b12desk.services.change_clinic import change_clinic
from b12desk.services.change_patient import change_patient
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.clinic_products import ProductDraft, add_product, withdraw_product
from b12desk.services.correct_entry import void_entry
from b12desk.services.correct_injection import void_injection
from b12desk.services.course_acts import change_interval, defer_dose, end_course, hold_course, resume_course
from b12desk.services.desk import Desk
from b12desk.services.injection_draft import InjectionDraft
from b12desk.services.people import add_user
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.record_authority import record_authority, withdraw_authority
from b12desk.services.record_contact import ContactDraft, record_contact
from b12desk.services.record_decision import DecisionDraft, record_decision
from b12desk.services.record_injection import record_injection
from b12desk.services.record_not_given import record_not_given
from b12desk.services.record_result import record_result
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.start_course import start_course
from b12desk.services.stock_acts import (
    ReceiptDraft,
    count_batch,
    discard_batch,
    lift_recall,
    recall_batch,
    receive_batch,
)
from b12desk.services.switch_course import switch_course
from b12desk.services.transfer_in import DoseElsewhere, transfer_in
from b12desk.services.void_contact import void_contact
from tests.builders import LEFT, a_course_draft, a_patient_draft, day, desk_in, on, somebody_after_loading
from tests.reliability.clinic import TODAY, desk_at, ready_draft

PRODUCT = "hydroxo-1mg-1ml"
LONG_AFTER = "2027-09-01"
YES = {"*": "asked and answered"}

Takes = Callable[[Desk, str, str], object]
"""Gives a text to a use case, at a desk, for a patient."""


@dataclass(frozen=True, slots=True)
class TextField:
    """A field: its name, and what happens to a text that is typed there."""

    name: str
    takes: Takes

    @property
    def kept_as(self) -> str:
        """Return how the text stands in the register, itself at `{}`."""
        return "Given at {}" if self.name == "transfer_in.where" else "{}"


@dataclass(frozen=True, slots=True)
class _Usual:
    """How a draft is filled in and handed over where only one of its texts is hostile."""

    make: Callable[[Desk, str], object]
    hand_over: Callable[[Desk, str, typing.Any], object]


@cache
def _one_patient() -> Path:
    folder = Path(mkdtemp(prefix="b12desk-texts-"))
    with desk_in(folder, "2026-01-05") as desk:
        somebody_after_loading(desk, 1)
        receive_batch(desk, ReceiptDraft(PRODUCT, "H24817", day("2028-03-31"), 50))
        return desk.register.path


@contextmanager
def one_patient_in(folder: Path) -> Iterator[tuple[Desk, str]]:
    """Open a copy of a clinic of one patient whose dose is due."""
    copy = folder / "clinic.b12desk"
    for ending in ("", "-wal", "-shm", "-journal"):
        copy.with_name(copy.name + ending).unlink(missing_ok=True)
    shutil.copyfile(_one_patient(), copy)
    desk = desk_at(copy)
    try:
        with desk.register.reading() as unit:
            patient_id = unit.all_patients()[0].id
        yield desk, patient_id
    finally:
        desk.close()


def text_fields() -> tuple[TextField, ...]:
    """Return every text field of every draft, then every text that an act takes by itself."""
    found = [
        TextField(f"{draft.__name__}.{name}", _filled(usual, name))
        for draft, usual in _DRAFTS.items()
        for name in texts_of(draft)
    ]
    return (*found, *(TextField(name, takes) for name, takes in _ALONE.items()))


def drafts_of_the_services() -> dict[str, type]:
    """Return each dataclass that a person's typing fills in, by its name."""
    found: dict[str, type] = {}
    for module in pkgutil.iter_modules(b12desk.services.__path__):
        for name, kind in vars(importlib.import_module(f"b12desk.services.{module.name}")).items():
            if isinstance(kind, type) and dataclasses.is_dataclass(kind) and name.endswith("Draft"):
                found[name] = kind
    return found


def texts_of(draft: type) -> tuple[str, ...]:
    """Return the names of a draft's fields that hold one text."""
    kinds = typing.get_type_hints(draft)
    return tuple(field.name for field in dataclasses.fields(draft) if _is_text(kinds[field.name]))


def covered() -> frozenset[str]:
    """Return the names of the drafts whose fields are tried."""
    return frozenset(draft.__name__ for draft in _DRAFTS)


def _is_text(kind: object) -> bool:
    return kind is str or (isinstance(kind, types.UnionType) and set(kind.__args__) == {str, types.NoneType})


def _filled(usual: _Usual, field: str) -> Takes:
    def takes(desk: Desk, patient_id: str, text: str) -> object:
        draft: typing.Any = usual.make(desk, patient_id)
        return usual.hand_over(desk, patient_id, replace(draft, **{field: text}))

    return takes


def _late(desk: Desk) -> Desk:
    return on(desk, LONG_AFTER)


def _course(desk: Desk, patient_id: str) -> CourseDraft:
    return a_course_draft(start_on=TODAY, reasons=YES)


def _started(desk: Desk, patient_id: str, draft: CourseDraft) -> object:
    return start_course(desk, _newcomer(desk), draft)


def _newcomer(desk: Desk) -> str:
    draft = a_patient_draft(2, family_name=f"Newcomer {uuid4().hex}", given_name="Newcomer", nhs_number="")
    return add_patient(desk, draft).patient_id


def _contact(desk: Desk, patient_id: str) -> ContactDraft:
    return ContactDraft(day(TODAY), Channel.PHONE, ContactOutcome.NO_ANSWER)


def _decision(desk: Desk, patient_id: str) -> DecisionDraft:
    return DecisionDraft(GapChoice.CONTINUE, "Dr A. Example", "seen", _review(_late(desk), patient_id))


def _review(desk: Desk, patient_id: str) -> ReviewDraft:
    return ReviewDraft(desk.clock.today(), "stable", CheckKind.SYMPTOM_REVIEW)


_DRAFTS: dict[type, _Usual] = {
    PatientDraft: _Usual(
        lambda desk, id: a_patient_draft(3, nhs_number="", allow_duplicate=True),
        lambda desk, id, draft: add_patient(desk, draft),
    ),
    InjectionDraft: _Usual(
        lambda desk, id: replace(ready_draft(desk, id), note="seen", reasons=YES),
        lambda desk, id, draft: record_injection(desk, draft),
    ),
    CourseDraft: _Usual(_course, _started),
    AuthorityDraft: _Usual(
        lambda desk, id: AuthorityDraft("PSD", "Dr A. Example", "17/2026", day(TODAY)),
        lambda desk, id, draft: record_authority(desk, id, draft),
    ),
    ContactDraft: _Usual(_contact, lambda desk, id, draft: record_contact(desk, id, draft)),
    ReviewDraft: _Usual(_review, lambda desk, id, draft: record_review(desk, id, draft)),
    DecisionDraft: _Usual(_decision, lambda desk, id, draft: record_decision(_late(desk), id, draft)),
    ProductDraft: _Usual(
        lambda desk, id: ProductDraft(
            "cyano-500-2ml", "Cyano 500", "cyanocobalamin", "500", "2", approved_by="Pharmacist"
        ),
        lambda desk, id, draft: add_product(desk, draft),
    ),
    ReceiptDraft: _Usual(
        lambda desk, id: ReceiptDraft(PRODUCT, "H90001", day("2028-03-31"), 5),
        lambda desk, id, draft: receive_batch(desk, draft),
    ),
}


def _moved_in(desk: Desk, patient_id: str, text: str) -> object:
    dose = DoseElsewhere(day("2026-03-01"), PRODUCT, 1000, text)
    draft = replace(_course(desk, patient_id), start_phase="maintenance")
    return transfer_in(desk, _newcomer(desk), draft, [dose])


def _details(desk: Desk, patient_id: str, text: str) -> object:
    return change_patient(desk, patient_id, a_patient_draft(1, family_name=text))


def _restricted(desk: Desk, patient_id: str, text: str) -> object:
    draft = a_patient_draft(4, nhs_number="", allow_duplicate=True, restricted_sites=(RestrictedSite(LEFT, text),))
    return add_patient(desk, draft)


def _given(desk: Desk, patient_id: str) -> str:
    return record_injection(desk, replace(ready_draft(desk, patient_id), reasons=YES)).injection_id


def _resumed(desk: Desk, patient_id: str, text: str) -> object:
    hold_course(desk, patient_id, reason="in hospital")
    return resume_course(desk, patient_id, reason=text)


def _authority_taken_back(desk: Desk, patient_id: str, text: str) -> object:
    made = record_authority(desk, patient_id, AuthorityDraft("PSD", "Dr A. Example", "17/2026", day(TODAY)))
    return withdraw_authority(desk, patient_id, made[-1].id, text)


def _contact_void(desk: Desk, patient_id: str, text: str) -> object:
    return void_contact(desk, record_contact(desk, patient_id, _contact(desk, patient_id)).contact.id, text)


def _result_void(desk: Desk, patient_id: str, text: str) -> object:
    made = record_result(desk, patient_id, on=day(TODAY), test="total_b12", value_text="200", unit="ng/L")
    return void_entry(desk, made.event_id, text)


def _withdrawn(desk: Desk, patient_id: str, text: str) -> object:
    draft = ProductDraft("cyano-500-3ml", "Cyano 500", "cyanocobalamin", "500", "2", approved_by="Pharmacist")
    add_product(desk, draft)
    return withdraw_product(desk, "cyano-500-3ml", text)


def _recall_lifted(desk: Desk, patient_id: str, text: str) -> object:
    recall_batch(desk, PRODUCT, "H24817", "the maker's letter")
    return lift_recall(desk, PRODUCT, "H24817", text)


def _approved(desk: Desk, by: str, note: str) -> object:
    file = Path(b12desk.services.__file__).parents[2] / "resources" / "protocols" / "hydroxo-standard.toml"
    content = file.read_bytes().replace(b'version = "', b'version = "9', 1)
    return approve_protocol(desk, content, "ours.toml", approved_by=by, note=note)


def _answered(desk: Desk, patient_id: str, text: str) -> object:
    early = on(desk, "2026-02-20")
    return record_injection(early, replace(ready_draft(early, patient_id), reasons={"*": text}))


_ALONE: dict[str, Takes] = {
    "change_patient.family_name": _details,
    "add_patient.restricted_sites": _restricted,
    "transfer_in.where": _moved_in,
    "record_injection.reasons": _answered,
    "void_injection.reason": lambda desk, id, text: void_injection(desk, _given(desk, id), text),
    "defer_dose.reason": lambda desk, id, text: defer_dose(desk, id, until=day("2026-04-10"), reason=text),
    "hold_course.reason": lambda desk, id, text: hold_course(desk, id, reason=text),
    "resume_course.reason": _resumed,
    "end_course.reason": lambda desk, id, text: end_course(desk, id, reason=text, reasons=YES),
    "change_interval.interval": lambda desk, id, text: change_interval(
        desk, id, interval=text, reason="seen", reasons=YES
    ),
    "change_interval.reason": lambda desk, id, text: change_interval(
        desk, id, interval="P2M", reason=text, reasons=YES
    ),
    "switch_course.reason": lambda desk, id, text: switch_course(desk, id, _course(desk, id), text, reasons=YES),
    "withdraw_authority.reason": _authority_taken_back,
    "void_contact.reason": _contact_void,
    "void_entry.reason": _result_void,
    "record_not_given.note": lambda desk, id, text: record_not_given(
        desk, id, on=day(TODAY), outcome=NotGiven.REFUSED, note=text
    ),
    "record_result.note": lambda desk, id, text: record_result(
        desk, id, on=day(TODAY), test="total_b12", value_text="200", unit="ng/L", note=text
    ),
    "record_result.value": lambda desk, id, text: record_result(
        desk, id, on=day(TODAY), test="total_b12", value_text=text, unit="ng/L"
    ),
    "record_result.unit": lambda desk, id, text: record_result(
        desk, id, on=day(TODAY), test="total_b12", value_text="200", unit=text
    ),
    "record_result.test": lambda desk, id, text: record_result(
        desk, id, on=day(TODAY), test=text, value_text="200", unit="ng/L"
    ),
    "clinic.name": lambda desk, id, text: change_clinic(desk, ClinicChange(name=text)),
    "clinic.address": lambda desk, id, text: change_clinic(desk, ClinicChange(address=text)),
    "clinic.phone": lambda desk, id, text: change_clinic(desk, ClinicChange(phone=text)),
    "clinic.nation": lambda desk, id, text: change_clinic(desk, ClinicChange(nation=text)),
    "clinic.weekdays": lambda desk, id, text: change_clinic(desk, ClinicChange(weekdays=(text,))),
    "clinic.closed_on": lambda desk, id, text: change_clinic(
        desk, ClinicChange(closed_on=((day("2026-06-01"), text),))
    ),
    "clinic.thresholds": lambda desk, id, text: change_clinic(
        desk, ClinicChange(thresholds=(("total_b12_low_ng_l", text),))
    ),
    "discard_batch.reason": lambda desk, id, text: discard_batch(desk, PRODUCT, "H24817", 1, text),
    "count_batch.reason": lambda desk, id, text: count_batch(desk, PRODUCT, "H24817", 40, text),
    "recall_batch.batch": lambda desk, id, text: recall_batch(desk, PRODUCT, text, "the maker's letter"),
    "recall_batch.reason": lambda desk, id, text: recall_batch(desk, PRODUCT, "H24817", text),
    "lift_recall.reason": _recall_lifted,
    "withdraw_product.reason": _withdrawn,
    "approve_protocol.approved_by": lambda desk, id, text: _approved(desk, text, "ours"),
    "approve_protocol.note": lambda desk, id, text: _approved(desk, "Dr A. Example", text),
    "add_user.name": lambda desk, id, text: add_user(desk, text, Role.ADMINISTRATOR),
}
