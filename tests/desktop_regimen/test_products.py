"""A course is given from any product of the protocol's substances, the clinic's own included."""

from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from b12desk.desktop.acts import DeskActs
from b12desk.services.clinic_products import ProductDraft, add_product
from b12desk.services.current_products import current_products, products_for
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import choose, closed
from tests.desktop_regimen.screen import STANDARD, pick, planned

OWN = ProductDraft(
    "hydroxo-own-1ml",
    "Hydroxocobalamin of our own, 1 mL ampoule",
    "hydroxocobalamin",
    "1000",
    "1",
    approved_by="Dr A. Example",
)


def test_the_clinic_s_own_product_can_be_chosen_for_a_course_and_as_given_elsewhere(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, bryn: str
) -> None:
    add_product(today, OWN)
    sheet = planned(qtbot, window, acts, bryn)
    pick(qtbot, sheet, STANDARD)
    own = named(sheet, QComboBox, "Product")
    assert own.isVisible()
    assert own.currentText() == current_products(today).get("hydroxo-1mg-1ml").name
    elsewhere = named(sheet, QComboBox, "Product given elsewhere")
    assert OWN.name in [elsewhere.itemText(place) for place in range(elsewhere.count())]

    choose(sheet, "Product", OWN.name)
    type_in(sheet, "Prescriber", "Dr A. Example")
    press(sheet, "Start course")
    closed(qtbot, sheet)
    course = show_patient(today, bryn).course
    assert course is not None
    assert course.product_id == OWN.id


def test_only_products_of_the_protocol_s_substances_are_offered(today: Desk) -> None:
    protocol = today.protocols.get("hydroxo-standard")
    found = products_for(protocol, current_products(today).all())
    assert {product.substance for product in found} == {"hydroxocobalamin"}
    assert found[0].id == protocol.product_id
    assert products_for(today.protocols.get("oral-high-dose"), current_products(today).all()) == ()


def test_an_individual_order_may_be_of_any_cobalamin(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, bryn: str
) -> None:
    sheet = planned(qtbot, window, acts, bryn)
    press(sheet, "List every protocol")
    pick(qtbot, sheet, "Individualised maintenance")
    box = named(sheet, QComboBox, "Product")
    offered = {box.itemText(place) for place in range(box.count())}
    assert offered == {product.name for product in current_products(today).all()}
