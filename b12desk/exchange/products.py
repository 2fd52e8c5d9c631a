"""Products in free text, to the catalogue's id: recognised whole or not at all, never guessed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from b12desk.clinical.product import Product
from b12desk.clinical.vocabulary import Substance
from b12desk.exchange.fold import fold_words

_NUMBER = r"(\d+(?:\.\d+)?)"
_UNIT = r"(mg|milligrams?|mcg|ug|μg|micrograms?)"
_MANUFACTURER = re.compile(r"\([^()]*\b(?:ltd|limited|plc|pharma\w*|uk)\b[^()]*\)")
_PER_ML = re.compile(rf"{_NUMBER}\s*{_UNIT}\s*(?:/|per\b|in\b)\s*{_NUMBER}?\s*ml\b")
_AMOUNT = re.compile(rf"{_NUMBER}\s*{_UNIT}\b")
_VOLUME = re.compile(rf"{_NUMBER}\s*ml\b")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SUBSTANCES = {
    "hydroxocobalamin": Substance.HYDROXOCOBALAMIN,
    "hydroxycobalamin": Substance.HYDROXOCOBALAMIN,
    "cyanocobalamin": Substance.CYANOCOBALAMIN,
    "methylcobalamin": Substance.METHYLCOBALAMIN,
    "mecobalamin": Substance.METHYLCOBALAMIN,
}
_BRANDS = {
    "cobalinh": Substance.HYDROXOCOBALAMIN,
    "neocytamen": Substance.HYDROXOCOBALAMIN,
    "cytamen": Substance.CYANOCOBALAMIN,
}
_BRAND_SPELLINGS = (
    (re.compile(r"\bcobalin[\s-]*h\b"), "cobalinh"),
    (re.compile(r"\bneo[\s-]*cytamen\b"), "neocytamen"),
)
_BRAND_STRENGTH, _BRAND_CONTAINER = Decimal(1000), Decimal(1)
_AMPOULE = frozenset({"amp", "amps", "ampoule", "ampoules", "ampule", "ampules"})
_MULTI_DOSE = frozenset({"multidose", "multi"})
_PASSED_OVER = frozenset({
    "solution", "soln", "sol", "for", "inj", "injection", "injections", "injectable", "vial", "vials", "dose", "im",
    "intramuscular", "sterile", "x", "of", "vitamin", "b12", "the", "acetate",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecognisedProduct:
    """What a product's text names: an id of the catalogue, or None when that isn't certain; `text` is as given."""

    product_id: str | None
    text: str


@dataclass(frozen=True, slots=True)
class _Description:
    """What the words say. A None isn't said; `content_micrograms` is that of a whole ampoule."""

    substance: Substance
    strength: Decimal | None
    container_ml: Decimal | None
    content_micrograms: Decimal | None
    is_multi_dose: bool

    def fits(self, product: Product) -> bool:
        strength = product.strength_micrograms_per_ml
        if product.substance is not self.substance or strength is None:
            return False
        if product.is_single_use and self.is_multi_dose:
            return False
        if not (product.is_single_use or self.is_multi_dose or self.container_ml):
            return False
        return (
            self.strength in (None, strength)
            and self.container_ml in (None, product.container_ml)
            and self.content_micrograms in (None, strength * product.container_ml)
        )


def read_product(text: str, products: Sequence[Product]) -> RecognisedProduct:
    """Return the one product that the text describes in full: by its id, its name, a brand, or substance and strength.

    Every word must be understood and exactly one product fit. Where the container isn't named it is the single-use
    one; an amount without “per mL” is a whole ampoule's where the text says ampoule, and otherwise not enough.
    """
    folded = fold_words(text)
    by_name = [p.id for p in products if folded and folded in (fold_words(p.id), fold_words(p.name))]
    if len(by_name) == 1:
        return RecognisedProduct(by_name[0], text)
    description = _describe(_plain(text))
    fitting = [p.id for p in products if description and description.fits(p)]
    return RecognisedProduct(fitting[0] if len(fitting) == 1 else None, text)


def _plain(text: str) -> str:
    plain = _MANUFACTURER.sub(" ", _THOUSANDS.sub("", text.casefold()))
    for spelling, brand in _BRAND_SPELLINGS:
        plain = spelling.sub(brand, plain)
    return plain


def _describe(text: str) -> _Description | None:
    ratios, text = _PER_ML.findall(text), _PER_ML.sub(" ", text)
    amounts, text = _AMOUNT.findall(text), _AMOUNT.sub(" ", text)
    volumes, text = _VOLUME.findall(text), _VOLUME.sub(" ", text)
    words = frozenset(fold_words(text).split())
    substance, is_brand = _substance(words), bool(words & _BRANDS.keys())
    understood = _SUBSTANCES.keys() | _BRANDS.keys() | _AMPOULE | _MULTI_DOSE | _PASSED_OVER
    if substance is None or not words <= understood or len(ratios) > 1 or len(amounts) > 1 or len(volumes) > 1:
        return None
    strength, container, content = _amounts(ratios, amounts, volumes)
    if is_brand:
        strength, container = strength or _BRAND_STRENGTH, container or _BRAND_CONTAINER
    if strength is None and not (content and words & _AMPOULE):
        return None
    return _Description(substance, strength, container, content, bool(words & _MULTI_DOSE))


def _substance(words: frozenset[str]) -> Substance | None:
    named = {known[word] for known in (_SUBSTANCES, _BRANDS) for word in words if word in known}
    return named.pop() if len(named) == 1 else None


def _amounts(
    ratios: Sequence[tuple[str, str, str]], amounts: Sequence[tuple[str, str]], volumes: Sequence[str]
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Return strength per mL, container in mL and content of the container, as far as they are said."""
    container = Decimal(volumes[0]) if volumes else None
    content = _micrograms(*amounts[0]) if amounts else None
    if not ratios:
        return None, container, content
    number, unit, millilitres = ratios[0]
    per = Decimal(millilitres or 1)
    if not per:
        return Decimal(0), container, content
    return _micrograms(number, unit) / per, container or (Decimal(millilitres) if millilitres else None), content


def _micrograms(number: str, unit: str) -> Decimal:
    return Decimal(number) * (1000 if unit.startswith(("mg", "milli")) else 1)
