"""The clinic's own products: added, listed, withdrawn; never changed, so that every dose keeps its strength."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from uuid import uuid4

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.product import Product
from b12desk.clinical.stock_records import ClinicProduct
from b12desk.clinical.vocabulary import Substance
from b12desk.exchange.clean_text import clean_text
from b12desk.protocols.products import ANTIDOTE_CONTAINER_ML, ANTIDOTE_STRENGTH, is_antidote
from b12desk.register.read_unit import ReadUnit
from b12desk.services.current_products import newest_of
from b12desk.services.desk import Desk
from b12desk.services.permissions import Act, writing

LONGEST_NAME = 120
LONGEST_NOTE = 300
_ID = re.compile(r"[a-z0-9][a-z0-9-]{2,39}")
_LARGEST = Decimal(1_000_000)
ANTIDOTE = (
    "This is the cyanide antidote (hydroxocobalamin 5 g, Cyanokit) or as strong or as large as it: it is no vitamin "
    "injection and can’t be added."
)


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """A product as typed. Strength is micrograms per mL and the container is in mL, both as plain numbers."""

    id: str
    name: str
    substance: str
    strength: str
    container_ml: str
    is_single_use: bool = True
    note: str = ""
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """A product with where it comes from: `own` is None for one that came with the program."""

    product: Product
    own: ClinicProduct | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether no new course may use it."""
        return self.own is not None and self.own.withdrawn is not None


@dataclass(frozen=True, slots=True)
class ProductWithdrawn:
    """A product that no new course may use; `running` counts the courses that still do."""

    product: Product
    running: int
    sentence: str


def list_products(desk: Desk) -> tuple[ListedProduct, ...]:
    """Return the program's products and then the clinic's own, withdrawn ones included."""
    with desk.register.reading() as unit:
        own = newest_of(unit)
    packaged = tuple(ListedProduct(product) for product in desk.products.products if product.id not in own)
    return (*packaged, *(ListedProduct(one.product, one) for one in own.values()))


def add_product(desk: Desk, draft: ProductDraft) -> ClinicProduct:
    """Add a product of the clinic's own to the catalogue.

    Raises:
        BadInput: with one sentence for each field that is missing or can't be.
        Refused: when it is the cyanide antidote, the id is taken, or the acting user may not add products.
    """
    problems = product_problems(draft)
    if problems:
        raise BadInput(list(problems.values()))
    record = ClinicProduct(str(uuid4()), _product(draft), clean_text(draft.approved_by, limit=LONGEST_NAME))
    if is_refused(record.product):
        raise Refused(ANTIDOTE)
    with writing(desk, Act.CHANGE_PRODUCTS) as unit:
        _refuse_taken(unit, desk, record.product)
        unit.add_clinic_product(record)
    return record


def withdraw_product(desk: Desk, product_id: str, reason: str) -> ProductWithdrawn:
    """Withdraw a product of the clinic's own: no new course uses it; running ones keep it, history stays readable.

    Raises:
        BadInput: when the reason is missing.
        NotFound: when the clinic has added no such product, or has withdrawn it.
        Refused: when it came with the program, or the acting user may not withdraw products.
    """
    said = clean_text(reason, limit=LONGEST_NOTE)
    if not said:
        raise BadInput("The reason is missing.")
    with writing(desk, Act.CHANGE_PRODUCTS) as unit:
        own = newest_of(unit).get(product_id)
        if own is None and desk.products.has(product_id):
            raise Refused(f"“{product_id}” came with the program and can’t be withdrawn; nothing was changed.")
        if own is None or own.withdrawn is not None:
            raise NotFound(f"The clinic has no product “{product_id}” of its own in use.")
        unit.withdraw_clinic_product(own.id, said)
        running = _running(unit, product_id)
    return ProductWithdrawn(own.product, running, _withdrawn_sentence(own.product, running))


def product_problems(draft: ProductDraft) -> dict[str, str]:
    """Return a sentence for each field of a draft that is missing or can't be, by field name."""
    problems: dict[str, str] = {}
    if not _ID.fullmatch(draft.id.strip()):
        problems["id"] = "The product id is 3 to 40 small letters, digits and hyphens, such as cyano-500-2ml."
    if not draft.name.strip():
        problems["name"] = "The name of the product is missing."
    if draft.substance not in set(Substance):
        problems["substance"] = f"The substance is {', '.join(Substance)}."
    if _number(draft.strength) is None:
        problems["strength"] = "The strength is missing: micrograms per mL, a number above zero."
    if _number(draft.container_ml) is None:
        problems["container_ml"] = "The container is missing: mL, a number above zero."
    if not draft.approved_by.strip():
        problems["approved_by"] = "Who approves the product is missing."
    for name, text, limit in (
        ("name", draft.name, LONGEST_NAME),
        ("note", draft.note, LONGEST_NOTE),
        ("approved_by", draft.approved_by, LONGEST_NAME),
    ):
        try:
            clean_text(text, limit=limit)
        except BadInput as error:
            problems[name] = f"{name.replace('_', ' ').capitalize()}: {error}."
    return problems


def is_refused(product: Product) -> bool:
    """Return whether a product is, or is as strong or as large as, the cyanide antidote.

    A clinic's own hydroxocobalamin of 30 mL and more is refused, and any product in a larger container than that.
    """
    is_hydroxo = product.substance is Substance.HYDROXOCOBALAMIN
    strength = product.strength_micrograms_per_ml
    return (
        is_antidote(product)
        or (strength is not None and strength > ANTIDOTE_STRENGTH)
        or product.container_ml > ANTIDOTE_CONTAINER_ML
        or (is_hydroxo and product.container_ml == ANTIDOTE_CONTAINER_ML)
    )


def _product(draft: ProductDraft) -> Product:
    return Product(
        id=draft.id.strip(),
        name=clean_text(draft.name, limit=LONGEST_NAME),
        substance=Substance(draft.substance),
        strength_micrograms_per_ml=_number(draft.strength),
        container_ml=_number(draft.container_ml) or Decimal(0),
        is_single_use=draft.is_single_use,
        note=clean_text(draft.note, limit=LONGEST_NOTE),
    )


def _number(text: str) -> Decimal | None:
    """Return the plain number of a text, None for none, for zero and for what no product has."""
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    if not (value.is_finite() and Decimal("0.001") <= value <= _LARGEST):
        return None
    return Decimal(f"{value.normalize():f}")


def _refuse_taken(unit: ReadUnit, desk: Desk, product: Product) -> None:
    """An id stays with its strength for good: a dose recorded with it means what it meant."""
    before = newest_of(unit).get(product.id)
    if before is None and not desk.products.has(product.id):
        return
    if before is None or before.withdrawn is None:
        raise Refused(f"There is a product “{product.id}” already: give another id. Nothing was changed.")
    if _content(before.product) != _content(product):
        raise Refused(
            f"“{product.id}” was another strength or container before it was withdrawn: give a new id. "
            "Nothing was changed."
        )


def _content(product: Product) -> tuple[object, ...]:
    return (product.substance, product.strength_micrograms_per_ml, product.container_ml, product.is_single_use)


def _running(unit: ReadUnit, product_id: str) -> int:
    listed = {row.row.course_id for row in unit.worklist_rows() if row.row and not row.row.is_ended}
    return len(listed & set(unit.courses_with_product(product_id)))


def _withdrawn_sentence(product: Product, running: int) -> str:
    head = f"Withdrawn: {product.name}. No new course can use it; what was recorded stays readable."
    if not running:
        return head
    courses = "1 running course keeps" if running == 1 else f"{running} running courses keep"
    return f"{head} {courses} it until somebody switches the course."
