"""A document as it would leave the clinic: its file, and the values that make the very same file again."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from b12desk.clinical.vocabulary import FormatNeed


class DocumentKind(StrEnum):
    """What is issued: to a patient or another clinic, or as a staff paper that care goes on by."""

    PLAN = "plan"
    CARD = "appointment card"
    RECALL_LETTERS = "recall letters"
    TRANSFER_SUMMARY = "transfer summary"
    AUDIT_EXTRACT = "audit extract"
    BATCH_LIST = "batch recall list"
    DOWNTIME_KIT = "downtime kit"


STAFF_PAPER = frozenset({DocumentKind.BATCH_LIST, DocumentKind.DOWNTIME_KIT})
"""Paper that stays with staff: its hash is noted, no values; who needs it again makes one of the day."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was made; that it is issued is noted apart, once it leaves.

    `values` is what makes the same file again, empty for staff paper. `patient_ids` are whom it is written to or about,
    in its order. `form` says in which of its forms it was made. `facts` are noted beside it. `unprintable` has a
    sentence for each value with letters that paper can't show.
    """

    kind: DocumentKind
    content: bytes
    as_of: date
    form: str = ""
    mark: str = ""
    values: str = ""
    patient_ids: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    unprintable: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the file."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def is_web_page(self) -> bool:
        """Whether the file is a page for screen readers and not a PDF."""
        return self.form == FormatNeed.SCREEN_READER
