"""`back-entry`: the slips of a kit, and the doses that were written on them."""

import pytest

from b12desk.clinical.afterwards import AFTERWARDS
from tests.builders import nhs_number
from tests.cli.conftest import Ask

ADA = f"nhs:{nhs_number(1)}"
TODAY = ("--on", "2026-04-28")
KEY = "99900000-0000-4000-8000-00000000abcd"
SLIP = (
    "--given-on", "2026-04-27", "--given-by", "Nurse C", "--muscle", "deltoid", "--side", "left", "--batch", "H24817",
    "--expiry", "2028-03-31", "--identity-checked", "--consent-given", "--reason", "the computer was down",
)  # fmt: skip


def the_slip(ask: Ask) -> str:
    (slip,) = ask("back-entry", "list", "--json", *TODAY).document["slips"]
    assert slip["name"] == "SMITH, Ada (Mrs)"
    return str(slip["short_id"])


def test_the_slips_of_a_kit_are_listed(after_loading: Ask) -> None:
    number = the_slip(after_loading)
    listed = after_loading("back-entry", "list", *TODAY)
    assert listed.out == (f"{number}  SMITH, Ada (Mrs), born 02-Mar-1956. Was due by 16-Apr-2026; left deltoid next.\n")
    assert after_loading("back-entry", "list", "--days", "5", "--on", "2026-02-01").out.startswith("Nobody is overdue")


def test_a_slip_is_recorded_once_and_leaves_the_list(after_loading: Ask) -> None:
    words = ("back-entry", "record", "--slip", f"B12-{the_slip(after_loading)}", *SLIP, "--key", KEY, *TODAY)
    first = after_loading(*words, "--json")
    assert first.code == 0, first.err
    assert first.document["recorded"]
    assert not after_loading(*words, "--json").document["recorded"]
    shown = after_loading("patient", "show", ADA, "--json", *TODAY).document
    newest = next(one for one in shown["injections"] if one["injection_id"] == KEY)
    assert (newest["given_on"], newest["given_by"], newest["note"]) == ("2026-04-27", "Nurse C", AFTERWARDS)
    assert newest["dose_micrograms"] == 1000
    assert after_loading("back-entry", "list", "--json", *TODAY).document["slips"] == []
    months = after_loading("report", "--json", *TODAY).document["months"]
    assert [(m["given_here"], m["recorded_afterwards"]) for m in months if m["month"] == "2026-04"] == [(1, 1)]


@pytest.mark.parametrize(
    ("changed", "code", "says"),
    [
        (("--slip", "00000-00000"), 1, "The short id “00000-00000” fits no patients in the register."),
        (("--slip", "Smith"), 2, "“Smith” is no short id such as 3F2A9-C1D04: back-entry list names them."),
        (("--side", "middle"), 2, "A side is left or right"),
        (("--given-on", "2026-04-29"), 2, "is in the future"),
        (("--given-by", " "), 2, "Who gave it is missing"),
        (("--expiry", "2026-01-01"), 1, "expire"),
    ],
)
def test_what_a_slip_can_t_say_is_refused(after_loading: Ask, changed: tuple[str, str], code: int, says: str) -> None:
    words = dict(zip(SLIP[::2][:6], SLIP[1::2][:6], strict=True)) | {"--slip": the_slip(after_loading)}
    words[changed[0]] = changed[1]
    typed = [word for pair in words.items() for word in pair]
    answer = after_loading("back-entry", "record", *typed, *SLIP[12:], *TODAY)
    assert (answer.code, says in answer.err) == (code, True), answer.err
