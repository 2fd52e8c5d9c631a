"""Products of the clinic's own, movements of batches and credentials: added, never changed, verified with the rest."""

from dataclasses import replace
from decimal import Decimal

import pytest

from b12desk.clinical.errors import Refused
from b12desk.clinical.product import Product
from b12desk.clinical.records import UserRecord
from b12desk.clinical.sign_in_records import CredentialKind, CredentialRecord
from b12desk.clinical.stock_records import ClinicProduct, MovementKind, StockMovement
from b12desk.clinical.vocabulary import Role, Substance
from b12desk.register.store import Register
from b12desk.register.verify import verify
from tests.builders import AT, a_dose, a_patient, an_id, day
from tests.register.conftest import BehindItsBack

PRODUCT = Product("own-1", "Own 500", Substance.CYANOCOBALAMIN, Decimal("500"), Decimal("1.5"), is_single_use=True)
OWN = ClinicProduct(an_id("own"), PRODUCT, "Dr A. Example")
USER = UserRecord(an_id("user"), "Nurse B. Example", Role.NURSE)
PIN = CredentialRecord(an_id("pin"), USER.id, CredentialKind.PIN, "a hash")
RECEIVED = StockMovement(
    an_id("received"), MovementKind.RECEIVE, day("2026-01-05"), PRODUCT.id, "h 24817", 10, day("2027-03-31")
)
USED = StockMovement(
    an_id("used"),
    MovementKind.USE,
    day("2026-01-05"),
    PRODUCT.id,
    "H24817",
    -1,
    injection_id=a_dose(a_patient()).id,
)
TABLES = ("clinic_product", "clinic_product_withdrawal", "stock_movement", "credential")


@pytest.fixture
def filled(register: Register) -> Register:
    with register.writing(by="Nurse B. Example", at=AT) as unit:
        unit.add_user(USER)
        unit.add_patient(a_patient())
        unit.add_injection(a_dose(a_patient()))
        unit.add_clinic_product(OWN)
        unit.withdraw_clinic_product(OWN.id, "out of production")
        unit.add_movement(RECEIVED)
        unit.add_movement(USED)
        unit.set_credential(PIN)
        unit.set_credential(replace(PIN, id=an_id("removed"), kind=CredentialKind.NONE, hash=""))
    return register


def test_what_was_added_is_read_as_it_was(filled: Register) -> None:
    with filled.reading() as unit:
        (own,) = unit.clinic_products()
        received, used = unit.stock_movements("own-1", "H 24817")
        latest = unit.credential_of(USER.id)
        assert (own.product, own.withdrawn) == (PRODUCT, "out of production")
        assert replace(received, recorded_at=None, recorded_by="") == RECEIVED
        assert unit.movements_of_injection(a_dose(a_patient()).id) == (used,)
        assert latest is not None
        assert latest.kind is CredentialKind.NONE
        assert len(unit.credentials()) == 2
        assert [dose.batch for dose in unit.doses_of_batch("h24817")] == ["H24817"]
    assert verify(filled, recompute=None).is_ok


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("attack", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
def test_a_row_refuses_to_be_changed(table: str, attack: str, filled: Register) -> None:
    with pytest.raises(Refused), filled.writing(by="Nurse B. Example", at=AT) as unit:
        unit.connection.exec_driver_sql(attack.format(table))


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("stock_movement", "change = 20 WHERE kind = 'receive'"),
        ("clinic_product", "container_ml = '15'"),
        ("clinic_product_withdrawal", "reason = ''"),
        ("credential", "hash = 'another'"),
    ],
)
def test_a_change_behind_the_registers_back_is_found(
    table: str, change: str, filled: Register, behind_its_back: BehindItsBack
) -> None:
    behind_its_back(f"UPDATE {table} SET {change}")
    assert {problem.id for problem in verify(filled, recompute=None).problems} == {"row_changed"}


@pytest.mark.parametrize(
    "wrong",
    [
        replace(RECEIVED, id=an_id("x"), change=-1),
        replace(RECEIVED, id=an_id("x"), kind=MovementKind.DISCARD),
        replace(USED, id=an_id("x"), injection_id=None),
        replace(USED, id=an_id("x")),
        replace(USED, id=an_id("x"), injection_id="nobody's"),
    ],
    ids=["received less than none", "discarded more", "used by nobody", "used twice by one dose", "unknown dose"],
)
def test_a_movement_that_cannot_be_is_refused(wrong: StockMovement, filled: Register) -> None:
    with pytest.raises(Refused), filled.writing(by="Nurse B. Example", at=AT) as unit:
        unit.add_movement(wrong)
