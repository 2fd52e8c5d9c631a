import pytest

from b12desk.clinical.product import Product
from b12desk.exchange.products import read_product

Catalogue = tuple[Product, ...]


@pytest.mark.parametrize(
    ("text", "product_id"),
    [
        ("HYDROXOCOBALAMIN 1mg/1ml soln for inj amps", "hydroxo-1mg-1ml"),
        ("Hydroxocobalamin 1mg/1ml solution for injection ampoules", "hydroxo-1mg-1ml"),
        ("Hydroxocobalamin 1mg/1ml solution for injection ampoules (Accord-UK Ltd)", "hydroxo-1mg-1ml"),
        ("Hydroxocobalamin inj 1mg in 1ml", "hydroxo-1mg-1ml"),
        ("hydroxocobalamin 1000micrograms/ml", "hydroxo-1mg-1ml"),
        ("hydroxycobalamin 1,000 mcg per mL", "hydroxo-1mg-1ml"),
        ("Hydroxocobalamin 1 mg ampoule", "hydroxo-1mg-1ml"),
        ("Cobalin-H 1000micrograms/1ml", "hydroxo-1mg-1ml"),
        ("Cobalin H", "hydroxo-1mg-1ml"),
        ("Neo-Cytamen", "hydroxo-1mg-1ml"),
        ("Hydroxocobalamin 30mg/30ml vial", "hydroxo-1000-30ml"),
        ("hydroxocobalamin 1000 mcg/mL multi-dose vial", "hydroxo-1000-30ml"),
        ("cyanocobalamin 1000 mcg/mL", "cyano-1000-1ml"),
        ("Cytamen", "cyano-1000-1ml"),
        ("Cyanocobalamin 1000 mcg/mL 10 mL multi-dose vial", "cyano-1000-10ml"),
        ("cyanocobalamin 1000 µg/ml, 30 ml", "cyano-1000-30ml"),
        ("Cyanocobalamin injection 100 micrograms/mL", "cyano-100-1ml"),
        ("methylcobalamin 1mg/ml", "methyl-1mg-1ml"),
        ("Mecobalamin 1 mg in 1 ml", "methyl-1mg-1ml"),
        ("hydroxo-1mg-1ml", "hydroxo-1mg-1ml"),
        ("THE CLINIC'S CYANO-100-1ML", "cyano-100-1ml"),
    ],
)
def test_a_product_described_in_full_is_recognised(text: str, product_id: str, products: Catalogue) -> None:
    read = read_product(text, products)
    assert (read.product_id, read.text) == (product_id, text)


@pytest.mark.parametrize(
    "text",
    [
        "", "B12", "vitamin B12 injection", "hydroxocobalamin", "hydroxocobalamin 1mg",
        "hydroxocobalamin 1mg/1ml tablets", "cyanocobalamin 50 microgram tablets", "Hydroxocobalamin 5 g",
        "Cyanokit 5g", "hydroxocobalamin 2mg/ml", "hydroxocobalamin 0mg/0ml", "Cobalin-H 100 micrograms/ml",
        "cyanocobalamin 1000 mcg/mL multi-dose vial", "hydroxocobalamin or cyanocobalamin 1mg/ml",
        "Cytamen or Neo-Cytamen", "not hydroxocobalamin 1mg/ml", "hydroxocobalamin 1mg/1ml multi-dose",
        "hydroxocobalamin 1mg/ml 2mg/ml", "Pabrinex", "folic acid 5mg",
    ],
)  # fmt: skip
def test_anything_less_is_not_guessed(text: str, products: Catalogue) -> None:
    assert read_product(text, products).product_id is None


def test_a_product_that_the_catalogue_lacks_is_not_recognised(products: Catalogue) -> None:
    assert read_product("Cytamen", products[:2]).product_id is None
