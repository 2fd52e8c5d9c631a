"""Stock: drawn by doses, given back by voids, counted, discarded; a recalled batch is given to nobody."""

import csv
import io
from dataclasses import replace

import pytest

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.vocabulary import Flag
from b12desk.services.batch_recipients import recipients_csv, who_received
from b12desk.services.check_injection import check_injection
from b12desk.services.correct_injection import correct_injection, draft_of_injection, void_injection
from b12desk.services.desk import Desk
from b12desk.services.injection_draft import new_draft
from b12desk.services.record_injection import record_injection
from b12desk.services.start_course import start_course
from b12desk.services.stock import batches_on_hand, stock
from b12desk.services.stock_acts import (
    ReceiptDraft,
    StockChanged,
    count_batch,
    discard_batch,
    lift_recall,
    recall_batch,
    receive_batch,
)
from b12desk.services.verify_register import verify_register
from tests.builders import a_course_draft, a_dose_draft, add_somebody, an_id, day, on

HYDROXO = "hydroxo-1mg-1ml"
TEN = ReceiptDraft(HYDROXO, "H24817", day("2026-01-05"), 10)


@pytest.fixture
def patient_id(desk: Desk) -> str:
    id = add_somebody(desk)
    start_course(desk, id, a_course_draft())
    return id


def receive(
    desk: Desk, count: int = 10, batch: str = "H24817", expires_on: str = "2028-03-31", **more: str
) -> StockChanged:
    return receive_batch(desk, ReceiptDraft(more.get("product_id", HYDROXO), batch, day(expires_on), count))


def on_hand(desk: Desk, batch: str = "H24817", product_id: str = HYDROXO) -> int:
    state = stock(desk).batch(product_id, batch)
    assert state is not None
    return state.on_hand


def test_a_clinic_that_keeps_no_stock_sees_nothing_of_it(desk: Desk, patient_id: str) -> None:
    assert record_injection(desk, a_dose_draft(patient_id, "2026-01-05")).is_new
    assert stock(desk).products == batches_on_hand(desk, HYDROXO) == ()


def test_a_dose_draws_from_its_batch_however_the_number_is_typed(desk: Desk, patient_id: str) -> None:
    assert receive(desk).sentence == "Received: 10 of batch H24817. 10 on hand."
    draft = a_dose_draft(patient_id, "2026-01-05", batch="h 24817")
    record_injection(desk, draft)
    record_injection(desk, draft)
    assert on_hand(desk) == 9
    assert verify_register(desk).problems == ()


def test_a_dose_of_another_batch_or_given_elsewhere_draws_nothing(desk: Desk, patient_id: str) -> None:
    receive(desk)
    record_injection(desk, a_dose_draft(patient_id, "2026-01-03", given_elsewhere=True))
    record_injection(desk, a_dose_draft(patient_id, "2026-01-05", batch="X1"))
    assert on_hand(desk) == 10


def test_a_dose_takes_as_many_containers_as_its_volume_fills(desk: Desk, patient_id: str) -> None:
    receive(desk, product_id="cyano-100-1ml", batch="C1")
    draft = a_dose_draft(patient_id, "2026-01-05", product_id="cyano-100-1ml", batch="C1", dose_micrograms=150)
    record_injection(desk, replace(draft, reasons={"*": "asked the prescriber"}))
    assert on_hand(desk, "C1", "cyano-100-1ml") == 8


def test_a_multi_dose_vial_stays_until_it_is_discarded_as_empty(desk: Desk, patient_id: str) -> None:
    vial = "hydroxo-1000-30ml"
    receive(desk, 2, product_id=vial, batch="M1")
    draft = a_dose_draft(patient_id, "2026-01-05", product_id=vial, batch="M1")
    record_injection(desk, replace(draft, reasons={"*": "asked the prescriber"}))
    state = stock(desk).batch(vial, "M1")
    assert state is not None
    assert (state.on_hand, state.doses) == (2, 1)
    discard_batch(desk, vial, "M1", 1, "empty")
    assert on_hand(desk, "M1", vial) == 1


def test_a_void_gives_back_and_a_correction_draws_from_the_right_batch(desk: Desk, patient_id: str) -> None:
    receive(desk)
    receive(desk, batch="H2")
    first = a_dose_draft(patient_id, "2026-01-05")
    record_injection(desk, first)
    right = replace(draft_of_injection(desk, first.injection_id, an_id("right")), batch="H2")
    correct_injection(desk, first.injection_id, "another batch was used", right)
    assert (on_hand(desk), on_hand(desk, "H2")) == (10, 9)
    void_injection(desk, right.injection_id, "another patient")
    assert (on_hand(desk), on_hand(desk, "H2")) == (10, 10)
    assert verify_register(desk).problems == ()


def test_a_refused_dose_leaves_the_shelf_as_it_was(desk: Desk, patient_id: str) -> None:
    receive(desk)
    with pytest.raises(Refused):
        record_injection(desk, a_dose_draft(patient_id, "2026-01-05", expires_on=day("2026-01-04")))
    assert on_hand(desk) == 10


def test_more_may_be_given_than_was_received_and_the_list_says_so(desk: Desk, patient_id: str) -> None:
    receive(desk, 1)
    record_injection(desk, a_dose_draft(patient_id, "2026-01-05"))
    later = on(desk, "2026-01-07")
    record_injection(later, a_dose_draft(patient_id, "2026-01-07", a_dose_draft(patient_id, "2026-01-07").site))
    state = stock(later).batch(HYDROXO, "H24817")
    assert state is not None
    assert state.words(today=day("2026-01-07")) == "1 more used than received: count it."
    done = count_batch(later, HYDROXO, "H24817", 3, "stock take")
    assert done.sentence == "Counted: 3 of batch H24817, -1 were expected."
    assert on_hand(later) == 3


def test_those_that_expire_first_are_offered_first_and_none_that_may_not_be_used(desk: Desk) -> None:
    for batch, expires_on in (
        ("LATE", "2028-01-31"),
        ("SOON", "2026-02-01"),
        ("GONE", "2026-01-06"),
        ("BAD", "2026-03-01"),
    ):
        receive(desk, batch=batch, expires_on=expires_on)
    recall_batch(desk, HYDROXO, "BAD", "particles")
    later = on(desk, "2026-01-07")
    assert [state.batch for state in batches_on_hand(later, HYDROXO)] == ["SOON", "LATE"]
    (product,) = stock(later).products
    words = {state.batch: state.words(today=day("2026-01-07")) for state in product.batches}
    assert words == {
        "GONE": "Expired: discard it.",
        "SOON": "Expires in 25 days.",
        "BAD": "Recalled on 05-Jan-2026: particles.",
        "LATE": "",
    }
    assert product.usable == 20


def test_low_is_fewer_than_were_used_in_four_weeks_or_than_five(desk: Desk, patient_id: str) -> None:
    receive(desk, 6)
    assert stock(desk).products[0].words == "6 on hand, 0 used in the last 28 days"
    for given_on in ("2026-01-05", "2026-01-07"):
        record_injection(on(desk, given_on), a_dose_draft(patient_id, given_on))
    later = on(desk, "2026-01-07")
    assert stock(later).products[0].words == "Low: 4 on hand, 2 used in the last 28 days"
    assert stock(on(desk, "2026-02-04")).products[0].used == 0


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (replace(TEN, batch=" "), "batch number is missing"),
        (replace(TEN, expires_on=None), "expiry date is missing"),
        (replace(TEN, expires_on=day("2026-01-04")), "This batch expired on 04-Jan-2026"),
        (replace(TEN, count=None), "How many containers came"),
        (replace(TEN, count=0), "How many containers came"),
        (replace(TEN, on=day("2026-01-06")), "is in the future"),
    ],
)
def test_a_delivery_that_cannot_be_is_refused(desk: Desk, draft: ReceiptDraft, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        receive_batch(desk, draft)
    assert stock(desk).products == ()


def test_what_is_not_on_the_shelf_is_neither_discarded_nor_counted(desk: Desk) -> None:
    receive(desk)
    with pytest.raises(BadInput, match="1 to 10"):
        discard_batch(desk, HYDROXO, "H24817", 11, "broken")
    with pytest.raises(BadInput, match="reason is missing"):
        count_batch(desk, HYDROXO, "H24817", 3, "")
    for act in (discard_batch, count_batch):
        with pytest.raises(NotFound, match="No batch “X1”"):
            act(desk, HYDROXO, "X1", 1, "broken")
    with pytest.raises(Refused, match="on the shelf with expiry 31-Mar-2028: look at the box again"):
        receive(desk, expires_on="2028-04-30")
    with pytest.raises(NotFound, match="no product “nothing”"):
        receive(desk, product_id="nothing")


def test_nobody_s_reason_lifts_the_recall_of_a_batch(desk: Desk, patient_id: str) -> None:
    receive(desk)
    recall_batch(desk, HYDROXO, "H24817", "glass in ampoules")
    draft = a_dose_draft(patient_id, "2026-01-05", reasons={"*": "nothing else here"})
    (says,) = check_injection(desk, draft).problems
    assert says.startswith("Batch H24817 was recalled on 05-Jan-2026 (glass in ampoules): take another batch")
    with pytest.raises(Refused, match=r"No reason lifts this\. Nothing was saved\."):
        record_injection(desk, draft)
    with pytest.raises(Refused, match=r"H24817 is recalled \(glass in ampoules\): send it back"):
        receive(desk)
    with pytest.raises(Refused, match="recalled already"):
        recall_batch(desk, HYDROXO, "h24817", "again")
    lift_recall(desk, HYDROXO, "H24817", "another batch was meant")
    assert record_injection(desk, draft).is_new
    with pytest.raises(Refused, match="is not recalled"):
        lift_recall(desk, HYDROXO, "H24817", "again")


def test_what_was_given_before_the_recall_is_still_recorded(desk: Desk, patient_id: str) -> None:
    later = on(desk, "2026-01-06")
    recall_batch(later, HYDROXO, "H24817", "glass in ampoules")
    assert record_injection(later, a_dose_draft(patient_id, "2026-01-05")).is_new
    with pytest.raises(BadInput, match="is in the future"):
        recall_batch(later, HYDROXO, "X1", "glass", on=day("2026-01-07"))


def test_who_received_a_batch_is_known_without_any_stock(desk: Desk, patient_id: str) -> None:
    other = add_somebody(desk, 2, Flag.ANTICOAGULANT)
    start_course(desk, other, a_course_draft())
    record_injection(desk, a_dose_draft(patient_id, "2026-01-05"))
    wrong = a_dose_draft(other, "2026-01-05", batch="H 24817", reasons={"*": "pressed for two minutes"})
    record_injection(desk, wrong)
    assert who_received(desk, "h24817").words == "2 patients received batch H24817, 2 doses."
    void_injection(desk, wrong.injection_id, "another patient")
    found = who_received(desk, "H24817", product_id=HYDROXO)
    assert found.words == "1 patient received batch H24817, 1 dose. 1 entry with it voided as entered in error."
    assert [one.patient.id for one in found.doses] == [patient_id]
    assert who_received(desk, "X1").words == "Nobody received batch X1."
    with pytest.raises(BadInput, match="batch number is missing"):
        who_received(desk, " ")


def test_the_file_of_recipients_runs_no_formula(desk: Desk, patient_id: str) -> None:
    record_injection(desk, a_dose_draft(patient_id, "2026-01-05", batch="=1+1"))
    text = recipients_csv(who_received(desk, "=1+1")).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["Family name"], row["Given on"], row["Batch"]) == ("Smith1", "05-Jan-2026", "'=1+1")


def test_a_new_dose_is_filled_in_with_the_batch_on_hand_that_expires_first(desk: Desk, patient_id: str) -> None:
    record_injection(desk, a_dose_draft(patient_id, "2026-01-05", batch="MINE"))
    later = on(desk, "2026-01-07")
    assert new_draft(later, patient_id).batch == "MINE"
    receive(later, batch="LATE", expires_on="2028-01-31")
    receive(later, batch="SOON", expires_on="2026-06-30")
    draft = new_draft(later, patient_id)
    assert (draft.batch, draft.expires_on) == ("SOON", day("2026-06-30"))
    for batch in ("SOON", "LATE", "MINE"):
        recall_batch(later, HYDROXO, batch, "particles")
    assert new_draft(later, patient_id).batch == ""
