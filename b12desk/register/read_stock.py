"""What may be asked of an open register about the shelf, and about how users prove who they are."""

import sqlalchemy as sa

from b12desk.clinical.records import InjectionRecord
from b12desk.clinical.sign_in_records import CredentialRecord
from b12desk.clinical.stock_records import ClinicProduct, StockMovement, batch_key
from b12desk.register import mapping_events, mapping_stock
from b12desk.register.look import Look
from b12desk.register.selects import CLINIC_PRODUCT, CLINIC_PRODUCTS, COURSE, CREDENTIAL, DOSES, INJECTION, MOVEMENT


class StockReads(Look):
    """The readings of products, movements and credentials."""

    def clinic_products(self) -> tuple[ClinicProduct, ...]:
        """Return every product that the clinic added, in order of entry, withdrawn ones included."""
        rows = self._rows(CLINIC_PRODUCTS.order_by(CLINIC_PRODUCT.c.entry))
        return tuple(mapping_stock.clinic_product(row) for row in rows)

    def courses_with_product(self, product_id: str) -> tuple[str, ...]:
        """Return the ids of every course that was ordered with that product."""
        rows = self._rows(sa.select(COURSE.c.id).where(COURSE.c.product_id == product_id))
        return tuple(row["id"] for row in rows)

    def stock_movements(self, product_id: str | None = None, batch: str | None = None) -> tuple[StockMovement, ...]:
        """Return the movements in order of entry: all, those of a product, or those of one batch of it."""
        wanted = sa.select(MOVEMENT).order_by(MOVEMENT.c.entry)
        if product_id is not None:
            wanted = wanted.where(MOVEMENT.c.product_id == product_id)
        if batch is not None:
            wanted = wanted.where(MOVEMENT.c.batch_key == batch_key(batch))
        return tuple(mapping_stock.movement_record(row) for row in self._rows(wanted))

    def movements_of_injection(self, injection_id: str) -> tuple[StockMovement, ...]:
        """Return what a dose took from the shelf and gave back, in order of entry."""
        rows = self._rows(sa.select(MOVEMENT).where(MOVEMENT.c.injection_id == injection_id).order_by(MOVEMENT.c.entry))
        return tuple(mapping_stock.movement_record(row) for row in rows)

    def doses_of_batch(self, batch: str) -> tuple[InjectionRecord, ...]:
        """Return the doses recorded with that batch number, of any product, by day; voided ones included."""
        same = sa.func.upper(sa.func.replace(INJECTION.c.batch, " ", "")) == batch_key(batch)
        rows = self._rows(DOSES.where(same).order_by(INJECTION.c.given_on, INJECTION.c.entry))
        return tuple(mapping_events.injection_record(row) for row in rows)

    def credentials(self) -> tuple[CredentialRecord, ...]:
        """Return every credential ever set, in order of entry; the latest of a user rules."""
        rows = self._rows(sa.select(CREDENTIAL).order_by(CREDENTIAL.c.entry))
        return tuple(mapping_stock.credential_record(row) for row in rows)

    def credential_of(self, user_id: str) -> CredentialRecord | None:
        """Return the credential that rules for a user, None where none was ever set; its kind may be `none`."""
        wanted = sa.select(CREDENTIAL).where(CREDENTIAL.c.user_id == user_id)
        rows = self._rows(wanted.order_by(CREDENTIAL.c.entry.desc()).limit(1))
        return mapping_stock.credential_record(rows[0]) if rows else None
