"""Which sheets are kept as drafts, and how each is opened again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from b12desk.services.drafts import Draft


class Reopening(Protocol):
    """The acts that open the sheets which are kept."""

    def new_patient(self) -> None: ...
    def plan_regimen(self, patient_id: str) -> None: ...
    def record_injection(self, patient_id: str) -> None: ...
    def not_given(self, patient_id: str) -> None: ...
    def defer(self, patient_id: str) -> None: ...
    def record_review(self, patient_id: str) -> None: ...
    def record_result(self, patient_id: str) -> None: ...
    def record_contact(self, patient_id: str) -> None: ...
    def record_authority(self, patient_id: str) -> None: ...
    def record_decision(self, patient_id: str) -> None: ...
    def change_interval(self, patient_id: str) -> None: ...
    def edit_details(self, patient_id: str) -> None: ...
    def clinic_details(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """`keeps_all` keeps every field, also those filled in beforehand; otherwise only what was typed over is put back,
    so that what somebody else changed meanwhile stays.
    """

    reopen: Callable[[Reopening, Draft], None]
    keeps_all: bool = True


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "InjectionSheet": Kind(lambda acts, draft: acts.record_injection(draft.patient_id)),
        "NotGivenSheet": Kind(lambda acts, draft: acts.not_given(draft.patient_id)),
        "DeferralSheet": Kind(lambda acts, draft: acts.defer(draft.patient_id)),
        "ReviewSheet": Kind(lambda acts, draft: acts.record_review(draft.patient_id)),
        "ResultSheet": Kind(lambda acts, draft: acts.record_result(draft.patient_id)),
        "ContactSheet": Kind(lambda acts, draft: acts.record_contact(draft.patient_id)),
        "AuthoritySheet": Kind(lambda acts, draft: acts.record_authority(draft.patient_id)),
        "DecisionSheet": Kind(lambda acts, draft: acts.record_decision(draft.patient_id)),
        "IntervalSheet": Kind(lambda acts, draft: acts.change_interval(draft.patient_id)),
        "RegimenSheet": Kind(lambda acts, draft: acts.plan_regimen(draft.patient_id)),
        "NewPatientSheet": Kind(lambda acts, _: acts.new_patient()),
        "DetailsSheet": Kind(lambda acts, draft: acts.edit_details(draft.patient_id), keeps_all=False),
        "ClinicSheet": Kind(lambda acts, _: acts.clinic_details(), keeps_all=False),
    }
)
"""The sheets that are kept, by the name of their class; the others ask for little more than a reason."""
