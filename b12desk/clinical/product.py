"""The injections on the shelf: what is in them, how strong, in what container."""

from dataclasses import dataclass
from decimal import Decimal

from b12desk.clinical.vocabulary import Substance


@dataclass(frozen=True, slots=True)
class Product:
    """One product of the catalogue; a strength of None is unknown and blocks recording.

    Source: S4 (the usual mistakes are the wrong vial, and "per mL" read as "per injection").
    """

    id: str
    name: str
    substance: Substance
    strength_micrograms_per_ml: Decimal | None
    container_ml: Decimal
    is_single_use: bool
    note: str = ""
