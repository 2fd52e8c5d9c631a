"""The clinic's own products: what may be added, and what withdrawing one leaves as it is."""

from dataclasses import replace

import pytest

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.services.check_injection import check_injection
from b12desk.services.clinic_products import ProductDraft, add_product, list_products, withdraw_product
from b12desk.services.current_products import current_products
from b12desk.services.desk import Desk
from b12desk.services.record_injection import record_injection
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import start_course
from b12desk.services.verify_register import verify_register
from tests.builders import a_course_draft, a_dose_draft, add_somebody, on

OWN = ProductDraft(
    "hydroxo-500-2ml",
    "Hydroxocobalamin 500 micrograms/mL, 2 mL ampoule",
    "hydroxocobalamin",
    "500",
    "2",
    approved_by="Dr A. Example",
)
KIT = "This is the cyanide antidote"


def test_a_product_of_the_clinic_s_own_is_planned_drawn_up_and_recorded(desk: Desk) -> None:
    add_product(desk, OWN)
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft(product_id=OWN.id))
    draft = a_dose_draft(patient_id, "2026-01-05", product_id=OWN.id)
    drawn = check_injection(desk, draft).draw
    assert drawn is not None
    assert (drawn.volume_ml, drawn.containers) == ("2.00", 1)
    assert drawn.instruction == "Draw up 2 mL of hydroxocobalamin 500 micrograms/mL = 1000 micrograms"
    assert record_injection(desk, draft).is_new
    assert verify_register(desk).problems == ()


def test_the_list_has_the_program_s_products_and_then_the_clinic_s(desk: Desk) -> None:
    before = list_products(desk)
    add_product(desk, OWN)
    assert [listed.product.id for listed in list_products(desk)] == [*(one.product.id for one in before), OWN.id]
    assert list_products(desk)[-1].own is not None


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (replace(OWN, strength=""), "strength is missing"),
        (replace(OWN, strength="0"), "strength is missing"),
        (replace(OWN, strength="NaN"), "strength is missing"),
        (replace(OWN, strength="one"), "strength is missing"),
        (replace(OWN, container_ml="-1"), "container is missing"),
        (replace(OWN, id="Cyano 500"), "product id is 3 to 40 small letters"),
        (replace(OWN, name=" "), "name of the product is missing"),
        (replace(OWN, substance="folic acid"), "substance is hydroxocobalamin, cyanocobalamin, methylcobalamin"),
        (replace(OWN, approved_by=""), "Who approves the product is missing"),
        (replace(OWN, name="x" * 121), "at most 120 can be kept"),
    ],
)
def test_a_product_that_cannot_be_is_refused(desk: Desk, draft: ProductDraft, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        add_product(desk, draft)
    assert not current_products(desk).has(OWN.id)


@pytest.mark.parametrize(
    "draft",
    [
        replace(OWN, strength="25000", container_ml="200"),
        replace(OWN, strength="10000.001"),
        replace(OWN, container_ml="30"),
        replace(OWN, container_ml="200", substance="cyanocobalamin"),
        replace(OWN, name="CyanoKit vial"),
        replace(OWN, id="cyanokit-5g"),
    ],
    ids=["as it is", "too strong", "30 mL", "a large container", "by name", "by id"],
)
def test_the_antidote_cannot_be_added(desk: Desk, draft: ProductDraft) -> None:
    with pytest.raises(Refused, match=KIT):
        add_product(desk, draft)
    assert not current_products(desk).has(OWN.id)


def test_the_strongest_and_largest_that_may_be_are_added(desk: Desk) -> None:
    add_product(desk, replace(OWN, strength="10000", container_ml="29.9"))
    add_product(desk, replace(OWN, id="cyano-30", substance="cyanocobalamin", container_ml="30", is_single_use=False))


def test_an_id_that_is_there_is_not_taken_again(desk: Desk) -> None:
    add_product(desk, OWN)
    for id in (OWN.id, "cyano-1000-1ml"):
        with pytest.raises(Refused, match="already: give another id"):
            add_product(desk, replace(OWN, id=id, strength="1000"))


def test_a_withdrawn_product_is_for_no_new_course_and_a_running_one_keeps_it(desk: Desk) -> None:
    add_product(desk, OWN)
    running, other = add_somebody(desk, 1), add_somebody(desk, 2)
    start_course(desk, running, a_course_draft(product_id=OWN.id))
    record_injection(desk, a_dose_draft(running, "2026-01-05", product_id=OWN.id))
    done = withdraw_product(desk, OWN.id, "out of production")
    assert done.running == 1
    assert done.sentence.endswith("1 running course keeps it until somebody switches the course.")
    assert OWN.id not in {product.id for product in current_products(desk).all()}
    assert show_patient(desk, running).injections[0].product_id == OWN.id
    assert current_products(desk).get(OWN.id).name == OWN.name
    later = on(desk, "2026-01-07")
    assert record_injection(later, a_dose_draft(running, "2026-01-07", product_id=OWN.id)).is_new
    with pytest.raises(BadInput, match="was withdrawn by this clinic: choose another"):
        start_course(desk, other, a_course_draft(product_id=OWN.id))
    start_course(desk, other, a_course_draft())
    with pytest.raises(Refused, match="was withdrawn by this clinic: take another"):
        record_injection(later, a_dose_draft(other, "2026-01-07", product_id=OWN.id))
    assert verify_register(desk).problems == ()


def test_a_withdrawn_id_comes_back_only_as_what_it_was(desk: Desk) -> None:
    add_product(desk, OWN)
    withdraw_product(desk, OWN.id, "out of production")
    with pytest.raises(NotFound, match="no product “hydroxo-500-2ml” of its own in use"):
        withdraw_product(desk, OWN.id, "again")
    with pytest.raises(Refused, match="was another strength or container"):
        add_product(desk, replace(OWN, strength="250"))
    add_product(desk, replace(OWN, strength="500.0", note="back again"))
    assert current_products(desk).offers(OWN.id)


def test_the_program_s_products_stay_and_a_withdrawal_says_why(desk: Desk) -> None:
    with pytest.raises(Refused, match="came with the program"):
        withdraw_product(desk, "cyano-1000-1ml", "not used here")
    with pytest.raises(NotFound):
        withdraw_product(desk, "nothing", "not used here")
    with pytest.raises(BadInput, match="reason is missing"):
        withdraw_product(desk, OWN.id, " ")
