"""Who received a batch: every patient with a dose recorded from it, for a recall to be acted on."""

from dataclasses import dataclass
from pathlib import Path

from b12desk.clinical.errors import BadInput
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import InjectionRecord, PatientRecord
from b12desk.clinical.stock_records import batch_key
from b12desk.exchange.csv_out import write_csv
from b12desk.protocols.products import ProductCatalogue
from b12desk.services.current_products import products_in
from b12desk.services.desk import Desk
from b12desk.services.save_file import save_file
from b12desk.services.shown_names import shown_name

HEADINGS = ("Family name", "Given name", "Born", "NHS number", "Phone", "Given on", "Product", "Dose", "Batch", "By")


@dataclass(frozen=True, slots=True)
class Recipient:
    """One dose of the batch: the patient, and the dose as it was recorded."""

    patient: PatientRecord
    dose: InjectionRecord
    product: str

    @property
    def name(self) -> str:
        """The patient's name as it is shown everywhere."""
        return shown_name(self.patient.family_name, self.patient.given_name, self.patient.title)


@dataclass(frozen=True, slots=True)
class Recipients:
    """The doses of a batch by day, voided ones left out but counted; `patients` counts people, not doses."""

    batch: str
    doses: tuple[Recipient, ...]
    voided: int

    @property
    def patients(self) -> int:
        """How many people received it."""
        return len({one.patient.id for one in self.doses})

    @property
    def words(self) -> str:
        """How many, in words."""
        if not self.doses:
            return f"Nobody received batch {self.batch}.{self._voided}"
        people = "1 patient" if self.patients == 1 else f"{self.patients} patients"
        doses = "1 dose" if len(self.doses) == 1 else f"{len(self.doses)} doses"
        return f"{people} received batch {self.batch}, {doses}.{self._voided}"

    @property
    def _voided(self) -> str:
        if not self.voided:
            return ""
        return f" {self.voided} entr{'y' if self.voided == 1 else 'ies'} with it voided as entered in error."


def who_received(desk: Desk, batch: str, *, product_id: str | None = None) -> Recipients:
    """Return who received a batch, whether or not stock is kept: of one product, or of any.

    A dose whose product is not in the catalogue is listed whatever product is asked for.

    Raises:
        BadInput: when no batch is named.
    """
    if not batch_key(batch):
        raise BadInput("The batch number is missing.")
    with desk.register.reading() as unit:
        found = unit.doses_of_batch(batch)
        patients = {one.id: one for one in unit.patients(sorted({dose.patient_id for dose in found}))}
        products = products_in(unit, desk.products)
    wanted = [dose for dose in found if product_id is None or dose.product_id in (None, product_id)]
    given = (dose for dose in wanted if not dose.is_voided)
    return Recipients(
        found[0].batch if found else " ".join(batch.split()),
        tuple(Recipient(patients[dose.patient_id], dose, _product_name(dose, products)) for dose in given),
        sum(dose.is_voided for dose in wanted),
    )


def recipients_csv(recipients: Recipients) -> bytes:
    """Return the list as CSV, cells guarded as everywhere."""
    return write_csv(HEADINGS, map(_cells, recipients.doses))


def save_recipients(recipients: Recipients, path: Path) -> str:
    """Write the list as a CSV file and return the sentence about it.

    Raises:
        RegisterTrouble: when the place can't be written to.
    """
    save_file(path, recipients_csv(recipients), what="The list was")
    return f"Saved: {len(recipients.doses)} dose{'' if len(recipients.doses) == 1 else 's'} in {path.name}."


def _cells(one: Recipient) -> tuple[str, ...]:
    return (
        one.patient.family_name,
        one.patient.given_name,
        staff_date(one.patient.born_on),
        one.patient.nhs_number or "",
        one.patient.phone,
        staff_date(one.dose.given_on),
        one.product,
        f"{one.dose.dose_micrograms} micrograms",
        one.dose.batch,
        one.dose.given_by,
    )


def _product_name(dose: InjectionRecord, products: ProductCatalogue) -> str:
    if dose.product_id and products.has(dose.product_id):
        return products.get(dose.product_id).name
    return dose.product_text
