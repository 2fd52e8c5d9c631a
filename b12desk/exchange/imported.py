"""What reading a file gives back: patients, injections, and the rows that can't be used, each with its reason."""

from dataclasses import dataclass
from datetime import date

from b12desk.clinical.patient import Site
from b12desk.exchange.frequency import ReadFrequency
from b12desk.exchange.identity import injection_identity, patient_identity


@dataclass(frozen=True, slots=True)
class ImportedPatient:
    """A person as a row has them. Empty strings and None aren't in the file; `row` is the file's line."""

    row: int
    family_name: str
    given_name: str
    born_on: date
    nhs_number: str | None = None
    title: str = ""
    gender: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    local_number: str = ""
    frequency: ReadFrequency | None = None

    @property
    def identity(self) -> str:
        """What makes this the same person in another row: the NHS number, or names and day of birth."""
        return patient_identity(self.nhs_number, self.family_name, self.given_name, self.born_on)


@dataclass(frozen=True, slots=True)
class ImportedInjection:
    """A dose as a row has it, for the patient of that identity. A dose of None isn't in the file.

    `site` is None where muscle or side isn't known; the texts are as given. `heading` is the column of its date.
    """

    row: int
    patient_identity: str
    nhs_number: str | None
    given_on: date
    product_id: str
    product_text: str = ""
    dose_micrograms: int | None = None
    site: Site | None = None
    site_text: str = ""
    batch: str = ""
    expires_on: date | None = None
    given_by: str = ""
    heading: str = ""

    @property
    def identity(self) -> str:
        """What makes this the same dose in another row: patient, day and product."""
        return injection_identity(self.patient_identity, self.given_on, self.product_id)


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that can't be used, with all its faults in one text."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class RowWarning:
    """Something to look at in a row that is used all the same."""

    row: int
    sentence: str


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Every row of a file, each either used or rejected: `rows_read` = `rows_used` + the rejected ones."""

    patients: tuple[ImportedPatient, ...]
    injections: tuple[ImportedInjection, ...]
    rejected: tuple[RejectedRow, ...]
    warnings: tuple[RowWarning, ...]
    rows_read: int
    rows_used: int
