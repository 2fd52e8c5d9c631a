"""The advice texts: what comes with the program, and what a file of them may hold."""

import pytest

from b12desk.clinical.advice import ALWAYS_ON_PLAN, CIRCUMSTANCES, AdviceTexts, Place
from b12desk.clinical.errors import BadInput, NotFound
from b12desk.protocols.advice import load_advice, read_advice

OURS = {"id": '"ours"', "title": '"Parking"', "text": '"Park behind."', "sources": '["us"]', "where": '["storage"]'}
CALL = OURS | {"id": '"call-today"', "where": '["patient_plan"]'}


def written(*tables: dict[str, str]) -> bytes:
    return "\n".join(
        "[[advice]]\n" + "\n".join(f"{name} = {value}" for name, value in one.items() if value) for one in tables
    ).encode()


def read(*tables: dict[str, str]) -> AdviceTexts:
    return read_advice(written(*tables), "ours.toml")


def problems(*tables: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(BadInput) as refused:
        read(*tables)
    return refused.value.problems


@pytest.mark.parametrize(
    ("id", "says", "sources"),
    [
        ("lifelong", "for life", "S0 S1 S2 S3"),
        ("levels-do-not-decide", "A laboratory value never moves an injection date", "S0 S1 S2 S3"),
        ("muscle-not-vein", "lost in the urine", "S0"),
        ("arm-or-thigh", "never the buttock: the sciatic nerve", "S3"),
        ("how-fast", "5 to 7 days. Haemoglobin recovers within 2 months. Nerves recover more slowly", "S1 S4"),
        ("folic-acid-after-b12", "only after vitamin B12 has begun", "S0 S1 S2 S3"),
        ("folic-acid-amount", "S1: 1 mg daily for 3 months. UK practice: 5 mg daily.", "S1 UK practice"),
        ("intake-pregnancy", "4 to 5 micrograms daily. This is diet, not a dose", "S1 S2"),
        ("intake-breastfeeding", "4 micrograms daily. This is diet, not a dose", "S1 S2"),
        ("intake-children", "0.5 to 3 micrograms daily, by age. This is diet, not a dose", "S1 S2"),
        ("oral-alternative", "1000 to 2000 micrograms daily, is an alternative for most", "S0 S1 S2 S3"),
        ("injections-first", "neurological signs are severe, where malabsorption needs rapid", "S0 S1 S2 S3"),
        ("oral-pernicious-anaemia", "S0 to S3: oral 1000 to 2000 micrograms daily", "S0 S1 S2 S3 FDA"),
        ("oral-pernicious-anaemia", "FDA label: in pernicious anaemia the oral route is “not dep", "S0 S1 S2 S3 FDA"),
        ("nerve-harm", "permanent after 3 months untreated", "S2"),
        ("same-day", "Cord signs", "S0 S2 CTAC NICE"),
        ("same-day", "Optic signs", "S0 S2 CTAC NICE"),
        ("call-today", "changes in your sight", "S0 S2 CTAC NICE"),
        ("refer-neurology", "urgent advice of a neurologist, and of a haematologist", "S0"),
        ("refer-haematology", "Urgently: neurological involvement", "S0 CKS"),
        ("refer-gastroenterology", "Malabsorption", "CKS"),
        ("refer-bariatric-unit", "After bariatric surgery", "BOMSS"),
        ("not-in-fridge", "UK ampoules are not refrigerated", "SmPC"),
        ("bring-ampoule", "Where the clinic works so, the patient brings the ampoule", "local practice"),
    ],
)  # fmt: skip
def test_the_program_has_a_text_with_its_source_about(id: str, says: str, sources: str) -> None:
    text = load_advice().get(id)
    assert says in " ".join(text.staff_words)
    assert " ".join(text.sources) == sources
    assert text.where


def test_the_programs_texts_inform_and_write_units_in_words() -> None:
    for text in load_advice().texts:
        said = " ".join((text.title, *text.for_patient, *text.for_staff)).casefold()
        assert text.sources
        assert [word for word in ("recommend", "µg", "mcg", "μg") if word in said] == []


def test_every_place_has_a_text() -> None:
    assert [place for place in Place if not load_advice().at(place)] == []


def test_a_text_for_both_is_read_by_patients_and_staff() -> None:
    ours = read(OURS).get("ours")
    assert ours.for_patient == ours.for_staff == ours.staff_words == ("Park behind.",)
    assert (ours.where, ours.only_for, ours.is_clinics_own) == ((Place.STORAGE,), (), False)
    with pytest.raises(NotFound, match="no advice “theirs”"):
        read(OURS).get("theirs")


def test_a_list_is_points_and_line_breaks_do_not_matter() -> None:
    ours = read(OURS | {"text": "", "patient": '["One.", "Two."]', "staff": '"""\nOne\n  line."""'}).get("ours")
    assert (ours.for_patient, ours.for_staff) == (("One.", "Two."), ("One line.",))


def test_staff_read_the_patients_words_where_they_have_none_of_their_own() -> None:
    ours = read(OURS | {"text": "", "patient": '"Park behind."'}).get("ours")
    assert (ours.for_staff, ours.staff_words) == ((), ("Park behind.",))


def test_a_text_may_be_shown_nowhere() -> None:
    assert read(OURS | {"where": "[]"}).get("ours").where == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"id": ""}, "“id” must be a text"),
        ({"id": '"Our Text"'}, "an id is small letters and digits with hyphens between"),
        ({"title": ""}, "“title” must be a text"),
        ({"title": '"' + "x" * 81 + '"'}, "“title” has 81 characters; at most 80 are shown"),
        ({"text": ""}, "a text has words: “text”, or “patient” and “staff”"),
        ({"text": '"  "'}, "“text” must be a text"),
        ({"text": "7"}, "“text” must be a text"),
        ({"text": "[]"}, "“text” has 1 to 12 points"),
        ({"text": '["One.", 2]'}, "“text” must be a text"),
        ({"text": '"' + "x" * 601 + '"'}, "“text” has 601 characters; at most 600 are shown"),
        ({"text": r'"a\u001b[31mb"'}, "“text” holds a character that nobody can see"),
        ({"text": r'"a\u202eb"'}, "“text” holds a character that nobody can see"),
        ({"staff": '"Park."'}, "“text” is for both"),
        ({"sources": ""}, "“sources” says where the text comes from"),
        ({"sources": "[]"}, "“sources” says where the text comes from"),
        ({"sources": "[1]"}, "“sources” must be a text"),
        ({"where": ""}, "“where” is missing; an empty list shows the text nowhere"),
        ({"where": '["kitchen"]'}, "“where” cannot be “kitchen”; it is any of patient_plan, planning,"),
        ({"only_for": '["tall"]'}, "“only_for” cannot be “tall”; it is any of"),
        ({"text": "", "staff": '"S."', "where": '["patient_plan"]'}, "a text on the patient’s plan has words for pat"),
        ({"colour": '"red"'}, "“colour” is not a field here"),
    ],
)
def test_a_problem_of_a_text_is_one_sentence_with_its_place(change: dict[str, str], says: str) -> None:
    (told,) = problems(CALL, OURS | change)
    assert told.startswith("ours.toml, advice 2")
    assert says in told


def test_every_problem_of_a_file_is_said_at_once() -> None:
    told = problems(OURS, OURS | {"sources": "", "where": '["kitchen"]'}, OURS | {"id": '"other"', "title": "7"})
    assert [problem.partition(":")[0] for problem in told] == [
        "ours.toml, advice 2 (ours)",
        "ours.toml, advice 2 (ours)",
        "ours.toml, advice 3 (other)",
        "ours.toml",
    ]
    assert told[-1] == "ours.toml: the id “ours” stands twice."


@pytest.mark.parametrize("id", ALWAYS_ON_PLAN)
@pytest.mark.parametrize("change", [{"where": '["neuro"]'}, {"where": "[]"}, {"only_for": '["pregnant"]'}])
def test_what_the_plan_always_has_cannot_be_taken_off_it(id: str, change: dict[str, str]) -> None:
    (told,) = problems(CALL | {"id": f'"{id}"'} | change)
    assert "the plan always has this text" in told


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "ours.toml: no text stands here"),
        (b"[[advices]]\nid = 1", "“advices” is not a field here"),
        (b"advice = 7", "“advice” must be a list"),
        (b"advice = [7]", "a table of named fields is expected"),
        (b"[[advice]]\nid = ", "ours.toml, line 2"),
        (b"\xff\xfe", "not text in UTF-8"),
        (b"x = " + b"[" * 9000, "ours.toml"),
        (b"#" * 200_001, "an advice file is no larger than 200 kB"),
    ],
)
def test_a_file_of_another_kind_is_refused_in_sentences(content: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=r"ours\.toml") as refused:
        read_advice(content, "ours.toml")
    assert any(says in problem for problem in refused.value.problems)


def test_a_text_may_be_only_for_whom_a_flag_or_the_age_names() -> None:
    named = ", ".join(f'"{word}"' for word in CIRCUMSTANCES)
    assert read(OURS | {"only_for": f"[{named}]"}).get("ours").only_for == CIRCUMSTANCES
