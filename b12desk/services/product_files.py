"""A clinic's own product from a file: the fields of the catalogue, in TOML."""

from pathlib import Path

from b12desk.clinical.errors import BadInput
from b12desk.protocols.products import product_of
from b12desk.services.clinic_products import ProductDraft

LARGEST_BYTES = 20_000


def product_draft(path: Path, *, approved_by: str) -> ProductDraft:
    """Return the product that a file describes, ready to be added.

    Raises:
        BadInput: when the file can't be read, or with one sentence for each problem of it.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise BadInput(f"{path.name} can’t be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path.name} is no text in UTF-8.") from None
    if len(content) > LARGEST_BYTES:
        raise BadInput(f"{path.name} is too large for one product.")
    product = product_of(text, path.name)
    return ProductDraft(
        id=product.id,
        name=product.name,
        substance=product.substance.value,
        strength=f"{product.strength_micrograms_per_ml:f}",
        container_ml=f"{product.container_ml:f}",
        is_single_use=product.is_single_use,
        note=product.note,
        approved_by=approved_by,
    )
