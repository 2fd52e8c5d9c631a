"""What happens between the doses, by commands: reviews, decisions, doses not given or given elsewhere, corrections."""

import pytest

from tests.cli.clinic import ADA, a_dose
from tests.cli.conftest import Ask

LATE = "2026-08-03"


def events(ask: Ask) -> list[dict[str, object]]:
    """Return Ada's entries that are no doses, newest first."""
    found = ask("patient", "show", ADA, "--json").document["events"]
    assert isinstance(found, list)
    return found


def review(ask: Ask, *more: str, on: str = "2026-03-02") -> str:
    answer = ask("course", "review", "--patient", ADA, "--outcome", "improving", *more, "--on", on, "--json")
    assert answer.code == 0, answer.err
    return str(answer.document["event_id"])


def test_a_review_keeps_its_scores(after_loading: Ask) -> None:
    id = review(
        after_loading, "--kind", "symptom_review", "--score", "fatigue=6", "--score", "mood=0", "--wears-off-week", "9"
    )
    (event,) = events(after_loading)
    assert (event["event_id"], event["scores"], event["wears_off_week"]) == (id, {"fatigue": 6, "mood": 0}, 9)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--score", "fatigue=11"), "Fatigue is scored 0 to 10, not 11."),
        (("--score", "fatigue=x"), "“x” is not a score from 0 to 10."),
        (
            ("--score", "itching=3"),
            "“itching” is not a symptom; there are fatigue, paraesthesia, balance, memory, mood.",
        ),
        (("--score", "fatigue"), "A score is written NAME=VALUE, not “fatigue”."),
        (("--wears-off-week", "27"), "A dose wears off in week 1 to 26, not 27."),
        (("--kind", "chat"), "“chat” is not a kind of review; there are symptom_review"),
    ],
)
def test_a_review_that_can_t_be_used_is_wrong_use(after_loading: Ask, options: tuple[str, ...], says: str) -> None:
    answer = after_loading("course", "review", "--patient", ADA, "--outcome", "improving", *options)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err
    assert events(after_loading) == []


def test_a_change_of_interval_names_the_review_that_is_its_reason(after_loading: Ask) -> None:
    id = review(after_loading, "--score", "fatigue=6")
    change = ("course", "change", "--patient", ADA, "--interval", "P2M", "--reason", "symptom review")
    assert after_loading(*change, "--because-of", "nothing", "--on", "2026-03-02").code == 1
    assert after_loading(*change, "--because-of", id, "--on", "2026-03-02").code == 0
    assert events(after_loading)[0]["refers_to"] == id


def decide(ask: Ask, decision: str, *more: str, on: str = LATE) -> object:
    answer = ask(
        "course", "decide", "--patient", ADA, "--decision", decision, "--prescriber", "Dr A. Example",
        "--reason", "seen in clinic", *more, "--on", on, "--json",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    return answer.document


def test_a_decision_keeps_its_symptom_check(after_loading: Ask) -> None:
    document = decide(after_loading, "continue", "--outcome", "unchanged", "--score", "balance=4")
    assert isinstance(document, dict)
    decision, check = events(after_loading)
    assert (decision["type"], decision["outcome"], decision["prescriber"]) == ("decision", "continue", "Dr A. Example")
    assert decision["refers_to"] == check["event_id"]
    assert check["scores"] == {"balance": 4}
    assert document["course_id"] is None
    assert document["forecast"]["due_by"] == "2026-04-16"


def test_reloading_starts_the_loading_doses_anew(after_loading: Ask) -> None:
    document = decide(after_loading, "reload", "--start-on", "2026-08-05")
    assert isinstance(document, dict)
    forecast = document["forecast"]
    assert (forecast["phase"], forecast["dose_number"], forecast["due_on"]) == ("loading", 1, "2026-08-05")
    assert document["course_id"]
    (row,) = after_loading("worklist", "--on", LATE, "--json").document["rows"]
    assert (row["status"], row["phase"]) == ("upcoming", "loading")


@pytest.mark.parametrize(
    ("decision", "on", "code", "says"),
    [
        ("wait", LATE, 2, "“wait” is not a decision; there are continue, reload, bloods_first, refer."),
        ("continue", "2026-07-15", 1, "There is no gap to decide about for this patient; nothing was changed."),
    ],
)
def test_a_decision_that_can_t_be_taken_changes_nothing(
    after_loading: Ask, decision: str, on: str, code: int, says: str
) -> None:
    answer = after_loading(
        "course", "decide", "--patient", ADA, "--decision", decision, "--prescriber", "Dr A.", "--reason", "x",
        "--on", on,
    )  # fmt: skip
    assert (answer.code, answer.out, answer.err) == (code, "", f"{says}\n")
    assert events(after_loading) == []


def test_a_course_is_switched_in_one_act(after_loading: Ask) -> None:
    answer = after_loading(
        "course", "switch", "--patient", ADA, "--protocol", "hydroxo-monthly", "--phase", "maintenance",
        "--prescriber", "Dr A. Example", "--reason", "persistent symptoms", "--on", "2026-02-02", "--json",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    assert (answer.document["forecast"]["last_on"], answer.document["forecast"]["due_on"]) == (
        "2026-01-16", "2026-02-16",
    )  # fmt: skip
    (row,) = after_loading("worklist", "--on", "2026-02-02", "--json").document["rows"]
    assert row["protocol"] == "hydroxo-monthly"


def test_a_dose_not_given_moves_nothing(after_loading: Ask) -> None:
    before = after_loading("worklist", "--on", "2026-04-14", "--json").document
    done = after_loading(
        "not-given", "--patient", ADA, "--outcome", "did_not_attend", "--note", "rang later", "--on", "2026-04-14"
    )
    assert (done.code, done.out) == (0, "Recorded: not given. No date was moved.\n")
    assert after_loading("worklist", "--on", "2026-04-14", "--json").document == before
    (event,) = events(after_loading)
    assert (event["type"], event["outcome"], event["note"]) == ("not_given", "did_not_attend", "rang later")
    refused = after_loading("not-given", "--patient", ADA, "--outcome", "asleep")
    assert (refused.code, refused.out) == (2, "")
    assert "there are refused, unwell, no_ampoule, contraindicated, did_not_attend" in refused.err


def test_a_dose_given_elsewhere_needs_no_site_and_draws_on_no_authority(after_loading: Ask) -> None:
    done = after_loading(
        "record", "--patient", ADA, "--product", "hydroxo-1mg-1ml", "--dose", "1000", "--elsewhere",
        "--on", "2026-04-01", "--json",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert done.document["forecast"]["last_on"] == "2026-04-01"
    page = after_loading("patient", "show", ADA, "--json").document
    dose = page["injections"][0]
    assert (dose["given_elsewhere"], dose["site"], dose["authority_id"], dose["given_by"]) == (True, None, None, "")
    assert page["authorities"][0]["given"] == 6


def test_a_review_is_voided_by_the_same_command_as_a_dose(after_loading: Ask) -> None:
    id = review(after_loading, "--score", "fatigue=6")
    done = after_loading("void", id, "--reason", "another patient’s", "--json")
    assert done.document == {"event_id": id, "says": "Voided and kept on record: review."}
    (event,) = events(after_loading)
    assert (event["voided"], event["void_reason"]) == (True, "another patient’s")
    again = after_loading("void", id, "--reason", "another patient’s")
    assert (again.code, again.err) == (2, "This entry has been voided already; nothing was changed.\n")
    assert after_loading("void", "nothing", "--reason", "x").code == 1


def test_a_voided_result_stays_in_the_list_with_its_reason(after_loading: Ask) -> None:
    added = after_loading(
        "result", "add", "--patient", ADA, "--test", "potassium", "--value", "3.1", "--unit", "mmol/L",
        "--on", "2026-02-02", "--json",
    )  # fmt: skip
    assert after_loading("void", added.document["event_id"], "--reason", "haemolysed").code == 0
    (result,) = after_loading("result", "list", "--patient", ADA, "--json").document["results"]
    assert (result["voided"], result["void_reason"], result["readings"]) == (True, "haemolysed", [])
    assert after_loading("result", "list", "--patient", ADA).out == (
        "02-Feb-2026  Potassium 3.1 mmol/L. Voided: haemolysed\n"
    )


def test_a_dose_may_be_voided_as_ever(after_loading: Ask) -> None:
    recorded = after_loading(*a_dose("2026-04-01"), "--json").document
    assert after_loading("void", recorded["injection_id"], "--reason", "not given").code == 0
