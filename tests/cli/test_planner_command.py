"""`b12desk protocols fit` and `b12desk course take-over`."""

from pathlib import Path

import pytest

from tests.builders import nhs_number
from tests.cli.clinic import ADA, ADD_ADA, START_ADA
from tests.cli.conftest import Ask

TAKE_OVER = (
    "course", "take-over", "--patient", ADA, "--protocol", "hydroxo-standard", "--phase", "maintenance",
    "--prescriber", "Dr A. Example", "--on", "2026-01-05",
)  # fmt: skip


def test_the_protocols_that_fit_are_listed_with_why_and_sources(b12desk: Ask) -> None:
    told = b12desk("protocols", "fit", "--indication", "ileal_resection", "--resection-cm", "35")
    assert told.code == 0
    assert told.out.splitlines()[:3] == [
        "Best supported first: Ileal resection over 20 cm or ileal Crohn’s disease. The prescriber chooses.",
        "ileal-monthly  Ileal resection over 20 cm or ileal Crohn’s disease",
        "    Ileal resection of 35 cm, more than 20 cm: every month for life (S0, S1, S2, S3, ESPEN).",
    ]


def test_the_same_as_one_document(b12desk: Ask) -> None:
    document = b12desk("protocols", "fit", "--surgery", "bariatric", "--renal", "--json").document
    assert document["best_supported"] is None
    first, second, *_ = document["protocols"]
    assert [first["id"], second["id"]] == ["bariatric-3-monthly", "bariatric-monthly"]
    assert first["contradiction"] == second["contradiction"] != ""
    assert set(first) == {"id", "version", "title", "fits", "why", "sources", "contradiction", "cautions"}


def test_everything_lists_the_others_after_them(b12desk: Ask) -> None:
    fitting = b12desk("protocols", "fit", "--indication", "prophylaxis", "--json").document["protocols"]
    every = b12desk("protocols", "fit", "--indication", "prophylaxis", "--everything", "--json").document["protocols"]
    assert ([one["id"] for one in fitting], len(every)) == (["prophylaxis"], 19)
    assert [one["fits"] for one in every].count(True) == 1
    assert "(for others)" in b12desk("protocols", "fit", "--indication", "prophylaxis", "--everything").out


def test_a_patient_s_own_facts_are_the_beginning(b12desk: Ask) -> None:
    assert b12desk(*ADD_ADA, "--flag", "renal_dysfunction").code == 0
    told = b12desk("protocols", "fit", "--patient", ADA, "--indication", "at_risk", "--json", "--on", "2026-01-05")
    assert told.document["protocols"][0]["why"][0].startswith("At risk, no deficiency found, age 69:")
    told = b12desk("protocols", "fit", "--patient", ADA, "--indication", "metformin", "--json", "--on", "2026-01-05")
    assert [one["id"] for one in told.document["protocols"]][-3:] == ["oral-high-dose", "sublingual", "surveillance"]
    assert "Renal dysfunction" in told.document["protocols"][1]["cautions"][0]


def test_no_register_is_made_for_asking(b12desk: Ask, tmp_path: Path) -> None:
    missing = tmp_path / "nowhere.b12desk"
    assert b12desk("protocols", "fit", "--neuro", register=str(missing)).code == 0
    assert not missing.exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--indication", "tiredness"), "“tiredness” is not an indication; there are pernicious_anaemia,"),
        (("--flag", "tired"), "“tired” is not a flag; there are"),
        (("--resection-cm", "0"), "--resection-cm"),
        (("--resection-cm", "601"), "--resection-cm"),
        (("--surgery", "knee"), "--surgery"),
    ],
)
def test_wrong_use_is_one_sentence(words: tuple[str, ...], says: str, b12desk: Ask) -> None:
    told = b12desk("protocols", "fit", *words)
    assert (told.code, told.out) == (2, "")
    assert says in told.err


def test_a_patient_who_is_not_there_is_the_answer_no(b12desk: Ask) -> None:
    told = b12desk("protocols", "fit", "--patient", f"nhs:{nhs_number(9)}")
    assert (told.code, told.out) == (1, "")


def test_a_patient_is_taken_over_with_the_last_dose_elsewhere(b12desk: Ask) -> None:
    b12desk(*ADD_ADA)
    told = b12desk(*TAKE_OVER, "--dose-elsewhere", "2025-12-01=1000", "--where", "Bridge Street Surgery", "--json")
    assert told.code == 0
    assert (told.document["forecast"]["last_on"], told.document["forecast"]["due_on"]) == ("2025-12-01", "2026-02-01")
    page = b12desk("patient", "show", ADA, "--json", "--on", "2026-01-05").document
    assert [one["note"] for one in page["injections"]] == ["Given at Bridge Street Surgery"]
    assert b12desk("verify").code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--dose-elsewhere", "2025-12-01"), "is DATE=MICROGRAMS such as 2026-01-05=1000"),
        (("--dose-elsewhere", "soon=1000"), "is not a date"),
        (("--dose-elsewhere", "2026-01-05=1000"), "lies before the start"),
        (("--dose-elsewhere", "2025-12-01=1000", "--product-elsewhere", "b12"), "no product “b12”"),
    ],
)
def test_a_dose_elsewhere_that_cannot_be_changes_nothing(words: tuple[str, ...], says: str, b12desk: Ask) -> None:
    b12desk(*ADD_ADA)
    told = b12desk(*TAKE_OVER, *words)
    assert told.code == 2
    assert says in told.err
    page = b12desk("patient", "show", ADA, "--json", "--on", "2026-01-05").document
    assert (page["injections"], page["course"]) == ([], None)


def test_nobody_with_a_running_course_is_taken_over(b12desk: Ask) -> None:
    b12desk(*ADD_ADA)
    b12desk(*START_ADA)
    assert "A course is running" in b12desk(*TAKE_OVER).err


def test_another_interval_is_worked_out_and_nothing_is_changed(after_loading: Ask) -> None:
    told = after_loading("course", "what-if", "--patient", ADA, "--interval", "P3M", "--on", "2026-02-02")
    assert (told.code, told.out) == (
        0,
        "The next dose is due 16-Mar-2026 to 16-Apr-2026 now, and 16-Apr-2026 after the change. "
        "In maintenance 4 doses a year instead of 4 to 6 doses a year.\n",
    )
    words = ("course", "what-if", "--patient", ADA, "--interval", "P6M", "--on", "2026-02-02", "--json")
    document = after_loading(*words).document
    assert (document["next_dose"], document["findings"]) == ("16-Jul-2026", ["interval_not_allowed"])
    assert after_loading("course", "what-if", "--patient", ADA, "--interval", "often").code == 2
    page = after_loading("patient", "show", ADA, "--json", "--on", "2026-02-02").document
    assert page["course"]["maintenance_interval"] is None
