"""The catalogue of products: what a clinic may add, and the antidote it may not."""

from decimal import Decimal
from pathlib import Path

import pytest

from b12desk.clinical.errors import BadInput, NotFound
from b12desk.protocols.products import load_products
from tests.builders import products

AMPOULE = {
    "id": '"ours"',
    "name": '"Our ampoule"',
    "substance": '"hydroxocobalamin"',
    "strength_micrograms_per_ml": '"1000"',
    "container_ml": '"1"',
}


def catalogue(folder: Path, *tables: dict[str, str]) -> Path:
    path = folder / "products.toml"
    text = "\n".join("[[products]]\n" + "\n".join(f"{name} = {value}" for name, value in one.items()) for one in tables)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_catalogue_that_comes_with_the_program_holds_seven_products() -> None:
    strengths = {
        one.id: (one.strength_micrograms_per_ml, one.container_ml, one.is_single_use) for one in products().all()
    }
    assert len(strengths) == 7
    assert strengths["hydroxo-1mg-1ml"] == (Decimal(1000), Decimal(1), True)
    assert strengths["cyano-100-1ml"] == (Decimal(100), Decimal(1), True)
    assert strengths["hydroxo-1000-30ml"] == (Decimal(1000), Decimal(30), False)


def test_a_clinics_own_product_is_read(tmp_path: Path) -> None:
    found = load_products(catalogue(tmp_path, AMPOULE))
    assert (found.has("ours"), found.get("ours").name) == (True, "Our ampoule")
    with pytest.raises(NotFound, match="There is no product “theirs”"):
        found.get("theirs")


@pytest.mark.parametrize(
    ("strength", "container_ml", "is_taken"),
    [("10000", "2", True), ("10001", "2", False), ("25000", "200", False), ("1001", "30", False), ("1000", "30", True)],
)
def test_the_cyanide_antidote_cannot_be_added(strength: str, container_ml: str, is_taken: bool, tmp_path: Path) -> None:
    table = AMPOULE | {"strength_micrograms_per_ml": f'"{strength}"', "container_ml": f'"{container_ml}"'}
    path = catalogue(tmp_path, table)
    if is_taken:
        assert load_products(path).has("ours")
    else:
        with pytest.raises(BadInput, match="this is the cyanide antidote"):
            load_products(path)


def test_every_problem_of_the_catalogue_is_said_at_once(tmp_path: Path) -> None:
    wrong = AMPOULE | {"id": "7", "substance": '"aspirin"', "container_ml": '"none"', "colour": '"red"'}
    with pytest.raises(BadInput) as refused:
        load_products(catalogue(tmp_path, AMPOULE, wrong, AMPOULE))
    assert len(refused.value.problems) == 5
    assert {problem.split(":")[0] for problem in refused.value.problems} == {
        "products.toml, products 2",
        "products.toml",
    }
    assert "products.toml: the product id “ours” stands twice." in refused.value.problems
