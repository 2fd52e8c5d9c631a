"""The documents that can be made again: for each kind the type of its values, and the function that makes the file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeVar

from b12desk.clinical.plan import ClinicDetails, PatientPlan
from b12desk.clinical.vocabulary import FormatNeed
from b12desk.services.desk import Desk
from b12desk.services.document import Document, DocumentKind
from b12desk.services.invented import paper_mark
from b12desk.services.kept_values import kept_text, values_of
from b12desk.services.paper_settings import paper_faces
from b12desk.services.plan_paper import plan_file

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from b12desk.documents.card import Card
    from b12desk.documents.letters import Letter
    from b12desk.documents.staff_sheet import StaffSheet

V = TypeVar("V")
A5, TWO_A6 = "A5", "two A6"


@dataclass(frozen=True, slots=True)
class Issuable(Generic[V]):
    """A kind of document: `adapter` reads and writes its values, `file` makes the file from values, form and mark."""

    kind: DocumentKind
    adapter: Callable[[], "TypeAdapter[V]"]
    file: Callable[[V, str, str], bytes]

    def made(self, desk: Desk, values: V, *, as_of: date, patient_ids: tuple[str, ...], form: str = "") -> Document:
        """Return the document that these values make, in the clinic's fonts."""
        mark = paper_mark(desk)
        with paper_faces(desk):
            content = self.file(values, form, mark)
        return Document(self.kind, content, as_of, form, mark, self.kept(values), patient_ids)

    def kept(self, values: V) -> str:
        """Return the values as they are kept."""
        return kept_text(self.adapter(), values)

    def made_again(self, desk: Desk, kept: str, form: str, mark: str) -> bytes:
        """Return the file that kept values make today.

        Raises:
            RegisterTrouble: when the values can't be read.
        """
        values = values_of(self.adapter(), kept)
        with paper_faces(desk):
            return self.file(values, form, mark)


def _plan_adapter() -> "TypeAdapter[PatientPlan]":
    from pydantic import TypeAdapter

    return TypeAdapter(PatientPlan)


def _plan_file(plan: PatientPlan, form: str, mark: str) -> bytes:
    return plan_file(plan, FormatNeed(form), mark=mark)


def _cards_adapter() -> "TypeAdapter[tuple[ClinicDetails, tuple[Card, ...]]]":
    from pydantic import TypeAdapter

    from b12desk.documents.card import Card

    return TypeAdapter(tuple[ClinicDetails, tuple[Card, ...]])


def _cards_file(values: "tuple[ClinicDetails, tuple[Card, ...]]", form: str, mark: str) -> bytes:
    from b12desk.documents.card import card_a5_pdf, cards_a6_pdf

    clinic, cards = values
    return cards_a6_pdf(clinic, cards, mark=mark) if form == TWO_A6 else card_a5_pdf(clinic, cards[0], mark=mark)


def _letters_adapter() -> "TypeAdapter[tuple[ClinicDetails, tuple[Letter, ...]]]":
    from pydantic import TypeAdapter

    from b12desk.documents.letters import Letter

    return TypeAdapter(tuple[ClinicDetails, tuple[Letter, ...]])


def _letters_file(values: "tuple[ClinicDetails, tuple[Letter, ...]]", form: str, mark: str) -> bytes:
    from b12desk.documents.letters import letters_pdf

    clinic, letters = values
    return letters_pdf(clinic, letters, mark=mark)


def _sheet_adapter() -> "TypeAdapter[StaffSheet]":
    from pydantic import TypeAdapter

    from b12desk.documents.staff_sheet import StaffSheet

    return TypeAdapter(StaffSheet)


def _sheet_file(sheet: "StaffSheet", form: str, mark: str) -> bytes:
    from b12desk.documents.staff_sheet import staff_sheet_pdf

    return staff_sheet_pdf(sheet, mark=mark)


PLAN = Issuable(DocumentKind.PLAN, _plan_adapter, _plan_file)
CARD = Issuable(DocumentKind.CARD, _cards_adapter, _cards_file)
RECALL_LETTERS = Issuable(DocumentKind.RECALL_LETTERS, _letters_adapter, _letters_file)
TRANSFER_SUMMARY = Issuable(DocumentKind.TRANSFER_SUMMARY, _sheet_adapter, _sheet_file)
AUDIT_EXTRACT = Issuable(DocumentKind.AUDIT_EXTRACT, _sheet_adapter, _sheet_file)

MADE_AGAIN: Mapping[str, Callable[[Desk, str, str, str], bytes]] = MappingProxyType(
    {
        DocumentKind.PLAN: PLAN.made_again,
        DocumentKind.CARD: CARD.made_again,
        DocumentKind.RECALL_LETTERS: RECALL_LETTERS.made_again,
        DocumentKind.TRANSFER_SUMMARY: TRANSFER_SUMMARY.made_again,
        DocumentKind.AUDIT_EXTRACT: AUDIT_EXTRACT.made_again,
    }
)
"""How a file is made again from kept values, form and mark, by the kind's name in the audit trail."""
