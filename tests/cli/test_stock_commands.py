"""Stock and the clinic's own products by commands."""

from pathlib import Path

import pytest

from tests.cli.clinic import a_dose
from tests.cli.conftest import Ask

HYDROXO = ("--product", "hydroxo-1mg-1ml")
BATCH = (*HYDROXO, "--batch", "H24817")
DELIVERED = ("stock", "receive", *BATCH, "--expiry", "2028-03-31", "--count", "20", "--on", "2026-02-01")
FILE = """
id = "hydroxo-500-2ml"
name = "Hydroxocobalamin 500 micrograms/mL, 2 mL ampoule"
substance = "hydroxocobalamin"
strength_micrograms_per_ml = "500"
container_ml = "2"
"""


def test_a_delivery_is_drawn_from_counted_and_discarded(after_loading: Ask) -> None:
    assert after_loading("stock", "list").out == "No stock is kept: it begins with the first batch received.\n"
    assert after_loading(*DELIVERED).out == "Received: 20 of batch H24817. 20 on hand.\n"
    assert after_loading(*a_dose("2026-04-01")).code == 0
    discarded = after_loading("stock", "discard", *BATCH, "--count", "1", "--reason", "broken", "--json").document
    assert (discarded["on_hand"], discarded["doses"], discarded["expires_on"]) == (18, 1, "2028-03-31")
    counted = after_loading("stock", "count", *BATCH, "--counted", "17")
    assert counted.out == "Counted: 17 of batch H24817, 18 were expected.\n"
    listed = after_loading("stock", "list", "--on", "2026-04-02")
    assert listed.out.splitlines() == [
        "Hydroxocobalamin 1000 micrograms/mL, 1 mL ampoule: 17 on hand, 1 used in the last 28 days.",
        "    H24817: 17 on hand, expires 31-Mar-2028, 1 dose given.",
    ]
    (product,) = after_loading("stock", "list", "--on", "2026-04-02", "--json").document["products"]
    assert (product["usable"], product["is_low"], len(product["batches"])) == (17, False, 1)
    assert after_loading("verify").code == 0


def test_a_recalled_batch_is_given_to_nobody_and_who_received_it_is_listed(after_loading: Ask, tmp_path: Path) -> None:
    recalled = after_loading("stock", "recall", *BATCH, "--reason", "glass in ampoules", "--on", "2026-03-30")
    assert recalled.out == "Recalled: batch H24817. Put what is left aside and see who received it.\n"
    refused = after_loading(*a_dose("2026-04-01", "--reason", "nothing else here"))
    assert refused.code == 1
    assert "Batch H24817 was recalled on 30-Mar-2026 (glass in ampoules): take another batch" in refused.err
    file = tmp_path / "who.csv"
    said = after_loading("stock", "who", "--batch", "h24817", "--csv", str(file)).out.splitlines()
    assert said[0] == "1 patient received batch H24817, 6 doses."
    assert said[1].strip() == "SMITH, Ada (Mrs), born 02-Mar-1956: 05-Jan-2026, 1000 micrograms"
    assert said[-1] == "Saved: 6 doses in who.csv."
    assert file.read_text(encoding="utf-8-sig").count("Smith") == 6
    found = after_loading("stock", "who", *BATCH, "--json").document
    assert (found["patients"], len(found["doses"]), found["doses"][0]["given_on"]) == (1, 6, "2026-01-05")
    assert after_loading("stock", "recall", *BATCH, "--lift", "--reason", "another was meant").code == 0
    assert after_loading(*a_dose("2026-04-01")).code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("stock", "count", *BATCH, "--counted", "1"), "No batch “H24817” of “hydroxo-1mg-1ml” was received."),
        (("stock", "who", "--batch", " "), "The batch number is missing."),
        (("products", "withdraw", "cyano-1000-1ml", "--reason", "unused"), "came with the program"),
        (("products", "add", "--approved-by", "Dr A.", "--id", "x"), "The product id is 3 to 40 small letters"),
    ],
)
def test_what_cannot_be_is_a_sentence(b12desk: Ask, words: tuple[str, ...], says: str) -> None:
    refused = b12desk(*words)
    assert refused.code in (1, 2)
    assert says in refused.err


def test_a_product_of_the_clinic_s_own_is_added_from_a_file_and_withdrawn(b12desk: Ask, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(FILE, encoding="utf-8")
    added = b12desk("products", "add", str(file), "--approved-by", "Dr A. Example", "--json").document
    assert (added["id"], added["strength_micrograms_per_ml"], added["is_own"]) == ("hydroxo-500-2ml", "500", True)
    assert b12desk("products", "list").out.splitlines()[-1].endswith("(the clinic’s own, approved by Dr A. Example)")
    withdrawn = b12desk("products", "withdraw", "hydroxo-500-2ml", "--reason", "out of production")
    assert withdrawn.out.startswith("Withdrawn: Hydroxocobalamin 500 micrograms/mL")
    listed = b12desk("products", "list", "--json").document["products"]
    assert listed[-1]["withdrawn"] == "out of production"


def test_a_product_is_added_by_options(b12desk: Ask) -> None:
    options = ("--id", "cyano-500", "--name", "Cyano 500", "--substance", "cyanocobalamin", "--strength", "500")
    added = b12desk("products", "add", *options, "--container", "10", "--multi-dose", "--approved-by", "Dr A.")
    assert added.out == "Added: Cyano 500.\n"


@pytest.mark.parametrize(
    "content",
    [FILE.replace('"500"', '"25000"').replace('"2"', '"200"'), FILE.replace("strength_micro", "x_micro"), "[", "\xff"],
    ids=["antidote", "no strength", "no TOML", "no product"],
)
def test_a_file_that_cannot_be_is_refused(b12desk: Ask, tmp_path: Path, content: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(content, encoding="latin-1")
    assert b12desk("products", "add", str(file), "--approved-by", "Dr A. Example").code == 2
    assert b12desk("products", "add", str(file), "--approved-by", "Dr A.", "--id", "own-1").code == 2
    assert len(b12desk("products", "list").out.splitlines()) == 7


def test_the_antidote_by_options_is_a_no(b12desk: Ask) -> None:
    options = ("--id", "kit", "--name", "Cyanokit", "--substance", "hydroxocobalamin", "--strength", "25000")
    refused = b12desk("products", "add", *options, "--container", "200", "--approved-by", "Dr A.")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("This is the cyanide antidote")
