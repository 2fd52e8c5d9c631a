"""Between the register's rows of the shelf and of signing in and the values that cross its border, by hand."""

from datetime import datetime
from decimal import Decimal

from b12desk.clinical.product import Product
from b12desk.clinical.sign_in_records import CredentialKind, CredentialRecord
from b12desk.clinical.stock_records import ClinicProduct, MovementKind, StockMovement, batch_key
from b12desk.clinical.vocabulary import Substance
from b12desk.register.mapping import Columns, Row


def clinic_product_columns(record: ClinicProduct, *, at: str, by: str) -> Columns:
    """Return the product as columns, without its order of entry, which the database gives."""
    product = record.product
    if product.strength_micrograms_per_ml is None:
        raise ValueError("a product of the clinic's own has a known strength")
    return {
        "id": record.id,
        "product_id": product.id,
        "name": product.name,
        "substance": product.substance.value,
        "strength_micrograms_per_ml": f"{product.strength_micrograms_per_ml:f}",
        "container_ml": f"{product.container_ml:f}",
        "is_single_use": product.is_single_use,
        "note": product.note,
        "approved_by": record.approved_by,
        "recorded_at": at,
        "recorded_by": by,
    }


def clinic_product(row: Row) -> ClinicProduct:
    """Return the product of a row that was read together with its withdrawal."""
    return ClinicProduct(
        id=row["id"],
        product=Product(
            id=row["product_id"],
            name=row["name"],
            substance=Substance(row["substance"]),
            strength_micrograms_per_ml=Decimal(row["strength_micrograms_per_ml"]),
            container_ml=Decimal(row["container_ml"]),
            is_single_use=row["is_single_use"],
            note=row["note"],
        ),
        approved_by=row["approved_by"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        recorded_by=row["recorded_by"],
        withdrawn=row["withdrawn"],
    )


def movement_columns(record: StockMovement, *, at: str, by: str) -> Columns:
    """Return the movement as columns, without its order of entry, which the database gives."""
    return {
        "id": record.id,
        "kind": record.kind.value,
        "on": record.on,
        "product_id": record.product_id,
        "batch": record.batch,
        "batch_key": batch_key(record.batch),
        "expires_on": record.expires_on,
        "change": record.change,
        "counted": record.counted,
        "injection_id": record.injection_id,
        "reason": record.reason,
        "note": record.note,
        "recorded_at": at,
        "recorded_by": by,
    }


def movement_record(row: Row) -> StockMovement:
    """Return the movement of a row."""
    return StockMovement(
        id=row["id"],
        kind=MovementKind(row["kind"]),
        on=row["on"],
        product_id=row["product_id"],
        batch=row["batch"],
        change=row["change"],
        expires_on=row["expires_on"],
        counted=row["counted"],
        injection_id=row["injection_id"],
        reason=row["reason"],
        note=row["note"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        recorded_by=row["recorded_by"],
    )


def credential_columns(record: CredentialRecord, *, at: str, by: str) -> Columns:
    """Return the credential as columns, without its order of entry, which the database gives."""
    return {
        "id": record.id,
        "user_id": record.user_id,
        "kind": record.kind.value,
        "hash": record.hash,
        "recorded_at": at,
        "recorded_by": by,
    }


def credential_record(row: Row) -> CredentialRecord:
    """Return the credential of a row."""
    return CredentialRecord(
        id=row["id"],
        user_id=row["user_id"],
        kind=CredentialKind(row["kind"]),
        hash=row["hash"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        recorded_by=row["recorded_by"],
    )
