"""The commands that write paper, on one register."""

import hashlib
from pathlib import Path

import pytest

from tests.builders import nhs_number
from tests.cli.conftest import Ask
from tests.documents.plans import said

ADA = f"nhs:{nhs_number(1)}"
TODAY = ("--on", "2026-04-28")


@pytest.fixture
def clinic(after_loading: Ask) -> Ask:
    """A clinic that can be rung back, with Ada overdue and at home somewhere."""
    after_loading("clinic", "set", "--name", "Riverside Surgery", "--phone", "020 7946 0123")
    after_loading("patient", "set", ADA, "--address", "14, Mill Lane", "--postcode", "SO21 2AA", *TODAY)
    return after_loading


def written(ask: Ask, path: Path, *words: str, dated: bool = True) -> tuple[str, str]:
    """Return what a command printed, and what its PDF says."""
    answer = ask(*words, "--pdf", str(path), *(TODAY if dated else ()))
    assert answer.code == 0, answer.err
    return answer.out, said(path.read_bytes())


def test_letters_are_written_and_recorded_only_when_asked_for(clinic: Ask, tmp_path: Path) -> None:
    out, text = written(clinic, tmp_path / "letters.pdf", "letters")
    assert out == "1 letter: 1 first.\n"
    assert "Dear Mrs Smith" in text
    assert clinic("patient", "show", ADA, "--json", *TODAY).document["contacts"] == []
    written(clinic, tmp_path / "again.pdf", "letters", "--record-sent")
    assert (tmp_path / "letters.pdf").read_bytes() == (tmp_path / "again.pdf").read_bytes()
    (kept,) = clinic("patient", "show", ADA, "--json", *TODAY).document["contacts"]
    assert (kept["channel"], kept["outcome"], kept["note"]) == ("letter", "sent", "First recall letter")
    refused = clinic("letters", "--pdf", str(tmp_path / "none.pdf"), *TODAY)
    assert refused.code == 1
    assert "Left out: SMITH, Ada (Mrs) was sent a letter today." in refused.out
    assert not (tmp_path / "none.pdf").exists()


def test_a_clinic_uses_its_own_words(clinic: Ask, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    clinic("letters", "--export-wording", str(own))
    own.write_text(own.read_text(encoding="utf-8").replace("make an appointment", "come and see us"), encoding="utf-8")
    _, text = written(clinic, tmp_path / "own.pdf", "letters", "--use-wording", str(own))
    assert "to come and see us" in text
    own.write_text("[first]", encoding="utf-8")
    assert clinic("letters", "--use-wording", str(own)).code == 2
    _, text = written(clinic, tmp_path / "own.pdf", "letters", "--reset-wording")
    assert "to make an appointment" in text


@pytest.mark.parametrize(
    ("words", "out", "says"),
    [
        (("labels", "--sheet", "L7160", "--first", "3"), "1 label.\n", "Mrs Ada Smith 14 Mill Lane SO21 2AA"),
        (("labels", "--test"), "", "L7163 · label 14"),
        (("card", "--patient", ADA), "", "To book or change: 020 7946 0123"),
        (("card", "--patient", ADA, "--a6"), "", "Your injection was due by 16 April 2026. Please call us."),
        (("clinic-list", "--day", "2026-04-29"), "", "Clinic list for 29-Apr-2026"),
        (("summary", "--patient", ADA), "", "Transfer summary: vitamin B12 injections"),
        (("batch-list", "--batch", "h24817"), "1 patient received batch H24817, 6 doses.\n", "Batch recall: H24817"),
        (("audit-extract", "--patient", ADA), "", "Audit trail: 9 entries, oldest first"),
        (("downtime",), "1 patient: everybody overdue, due, or coming due by 12-May-2026.\n", "Downtime kit"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_every_paper_is_written_and_is_the_same_twice_but_for_the_trail_that_grew(
    words: tuple[str, ...], out: str, says: str, clinic: Ask, tmp_path: Path
) -> None:
    printed, text = written(clinic, tmp_path / "one.pdf", *words)
    assert printed == out
    assert says in text
    written(clinic, tmp_path / "two.pdf", *words)
    if words[0] == "audit-extract":
        assert "Audit trail: 10 entries, oldest first" in said((tmp_path / "two.pdf").read_bytes())
    else:
        assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_who_has_died_is_left_out_of_letters_and_has_no_card(clinic: Ask, tmp_path: Path) -> None:
    assert clinic("patient", "set", ADA, "--standing", "deceased", *TODAY).code == 0
    path = str(tmp_path / "x.pdf")
    for words, says in (
        (("letters", "--patient", ADA), "There is no letter to print."),
        (("card", "--patient", ADA), "The patient has died: no card is printed."),
        (("summary", "--patient", ADA), "The patient has died: no transfer summary is printed."),
        (("labels", "--patient", ADA), "has died: no label."),
    ):
        refused = clinic(*words, "--pdf", path, *TODAY)
        assert refused.code == 1
        assert says in refused.err
        assert not Path(path).exists()


@pytest.mark.parametrize(
    ("words", "kind", "form"),
    [
        (("plan", "--patient", ADA, "--print", "18"), "plan", "large_print_18"),
        (("card", "--patient", ADA), "appointment card", "A5"),
        (("card", "--patient", ADA, "--a6"), "appointment card", "two A6"),
        (("summary", "--patient", ADA), "transfer summary", ""),
        (("letters",), "recall letters", "1 letter"),
        (("audit-extract", "--patient", ADA), "audit extract", ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_was_written_is_listed_and_written_again_byte_for_byte(
    words: tuple[str, ...], kind: str, form: str, clinic: Ask, tmp_path: Path
) -> None:
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    written(clinic, first, *words)
    clinic("patient", "set", ADA, "--family-name", "Jones", "--address", "9, High Street", *TODAY)
    clinic("clinic", "set", "--name", "Another Surgery")
    (issued,) = clinic("documents", "list", "--patient", ADA, "--json").document["documents"]
    assert (issued["kind"], issued["form"], issued["can_be_reprinted"]) == (kind, form, True)
    assert issued["sha256"] == hashlib.sha256(first.read_bytes()).hexdigest()
    number = str(issued["number"])
    answer = clinic("documents", "reprint", "--patient", ADA, "--number", number, "--file", str(again))
    assert answer.out == f"Written: {again}, the very file that was issued.\n"
    assert again.read_bytes() == first.read_bytes()
    (line,) = clinic("documents", "list", "--patient", ADA).out.splitlines()
    assert line.startswith(f"{number}: {kind}{f' ({form})'.replace('_', ' ') if form else ''} as of 28-Apr-2026, by ")
    assert clinic("verify").code == 0


def test_plans_are_listed_and_reprinted_apart_from_other_documents(clinic: Ask, tmp_path: Path) -> None:
    assert clinic("documents", "list", "--patient", ADA).out == "No document was issued to this patient.\n"
    written(clinic, tmp_path / "card.pdf", "card", "--patient", ADA)
    assert clinic("plans", "list", "--patient", ADA).out == "No plan was issued to this patient.\n"
    (card,) = clinic("documents", "list", "--patient", ADA, "--json").document["documents"]
    number, file = str(card["number"]), str(tmp_path / "x.pdf")
    refused = clinic("plans", "reprint", "--patient", ADA, "--number", number, "--file", file)
    assert (refused.code, refused.err) == (1, f"No plan numbered {number} was issued to this patient.\n")
    assert not Path(file).exists()


def test_staff_paper_is_written_also_by_who_cannot_note_it(clinic: Ask, tmp_path: Path) -> None:
    clinic("user", "add", "Sister Adeyemi", "--role", "nurse")
    answer = clinic("downtime", "--pdf", str(tmp_path / "kit.pdf"), *TODAY)
    assert answer.code == 0
    assert "Not noted in the audit trail: This register has users: say who is working" in answer.err
    assert "Downtime kit" in said((tmp_path / "kit.pdf").read_bytes())
