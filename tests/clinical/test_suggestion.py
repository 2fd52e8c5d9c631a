"""Which protocols are listed for whom, in which order, and what is said beside them."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.clinical.cautions import is_cyanocobalamin_only
from b12desk.clinical.circumstances import INDICATION_WORDS, Circumstances, Surgery, indication_words
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.suggestion import Suggestion, best_supported, does_fit, suggest
from b12desk.clinical.vocabulary import Flag, Route
from tests.builders import protocols

ALL = protocols().all()
NEURO = ["hydroxo-neuro", "hydroxo-neuro-2-3", "hydroxo-neuro-monthly"]
TABLETS = ["oral-high-dose", "sublingual"]
BARIATRIC = ["bariatric-3-monthly", "bariatric-monthly"]
RENAL = frozenset({Flag.RENAL_DYSFUNCTION})

Row = tuple[Circumstances, list[str]]
LISTED: dict[str, Row] = {
    "pernicious anaemia": (
        Circumstances("pernicious_anaemia"),
        [
            "hydroxo-standard", "hydroxo-monthly", "hydroxo-daily-10", *TABLETS, "hydroxo-smpc", "cyano-pernicious",
            "cyano-daily-10", "individualised",
        ],
    ),
    "malabsorption": (
        Circumstances("malabsorption"),
        [
            "hydroxo-standard", "prophylaxis", "hydroxo-monthly", "hydroxo-daily-10", *TABLETS, "cyano-daily-10",
            "individualised", "surveillance",
        ],
    ),
    "diet": (
        Circumstances("dietary"),
        ["hydroxo-standard", "dietary-6-monthly", *TABLETS, "individualised"],
    ),
    "metformin": (Circumstances("metformin"), ["hydroxo-standard", *TABLETS, "surveillance"]),
    "another cause": (
        Circumstances("other"),
        [
            "hydroxo-standard", "hydroxo-monthly", "hydroxo-daily-10", *TABLETS, "hydroxo-smpc", "cyano-daily-10",
            "individualised",
        ],
    ),
    "bariatric surgery": (Circumstances("bariatric_surgery"), [*BARIATRIC, "individualised", "surveillance"]),
    "the same as surgery": (
        Circumstances(surgery=Surgery.BARIATRIC),
        [*BARIATRIC, "individualised", "surveillance"],
    ),
    "35 cm of ileum": (Circumstances("ileal_resection", resection_cm=35), ["ileal-monthly", "surveillance"]),
    "21 cm of ileum": (Circumstances("ileal_resection", resection_cm=21), ["ileal-monthly", "surveillance"]),
    "20 cm of ileum": (Circumstances("ileal_resection", resection_cm=20), ["surveillance", "ileal-monthly"]),
    "ileum of unknown length": (Circumstances("ileal_resection"), ["ileal-monthly", "surveillance"]),
    "15 cm of ileum with Crohn's disease": (
        Circumstances("crohns_disease", resection_cm=15),
        ["ileal-monthly", "surveillance"],
    ),
    "Crohn's disease": (Circumstances("crohns_disease"), ["ileal-monthly", "surveillance"]),
    "optic neuropathy": (Circumstances("optic_neuropathy"), ["optic-hydroxo"]),
    "prophylaxis": (Circumstances("prophylaxis"), ["prophylaxis"]),
    "at risk without a deficiency": (Circumstances("at_risk", age=70), ["surveillance", "prophylaxis"]),
    "nerves and diet": (
        Circumstances("dietary", has_neuro=True),
        [*NEURO, "hydroxo-standard", "dietary-6-monthly", *TABLETS, "individualised"],
    ),
    "nerves after bariatric surgery": (
        Circumstances("bariatric_surgery", has_neuro=True),
        [*NEURO, *BARIATRIC, "individualised"],
    ),
    "nerves, recorded before, while at risk": (
        Circumstances("at_risk", flags=frozenset({Flag.NEURO_INVOLVEMENT})),
        [*NEURO, "prophylaxis"],
    ),
    "weak kidneys": (
        Circumstances("pernicious_anaemia", flags=RENAL),
        [
            "hydroxo-standard", "hydroxo-monthly", "hydroxo-daily-10", "hydroxo-smpc", "individualised", *TABLETS,
            "cyano-pernicious", "cyano-daily-10",
        ],
    ),
    "tablets failed": (
        Circumstances("dietary", oral_failed=True),
        ["hydroxo-standard", "dietary-6-monthly", "individualised"],
    ),
    "a clinic's own word": (Circumstances("coeliac disease"), []),
}  # fmt: skip


def ids(known: Circumstances, *, everything: bool = False) -> list[str]:
    return [one.protocol.id for one in suggest(ALL, known, everything=everything)]


def told(id: str, known: Circumstances) -> Suggestion:
    return next(one for one in suggest(ALL, known, everything=True) if one.protocol.id == id)


@pytest.mark.parametrize("row", LISTED.values(), ids=LISTED)
def test_these_protocols_are_listed_in_this_order(row: Row) -> None:
    known, expected = row
    assert ids(known) == expected


def test_every_protocol_is_listed_for_somebody_and_for_every_indication_there_is_one() -> None:
    assert {id for _, listed in LISTED.values() for id in listed} == {protocol.id for protocol in ALL}
    assert all(ids(Circumstances(indication)) for indication in INDICATION_WORDS)


def test_every_indication_of_a_file_has_its_words() -> None:
    assert {one for protocol in ALL for one in protocol.fit.indications} == set(INDICATION_WORDS)
    assert indication_words("coeliac_disease") == "Coeliac disease"


def test_nothing_said_lists_everything_that_nothing_speaks_against() -> None:
    assert set(ids(Circumstances())) == {protocol.id for protocol in ALL} - set(NEURO)
    assert ids(Circumstances())[0] == "hydroxo-standard"


def test_a_recorded_fact_comes_first_while_no_cause_is_said_and_hides_nothing() -> None:
    known = Circumstances(flags=frozenset({Flag.POST_BARIATRIC}))
    assert ids(known)[:2] == BARIATRIC
    assert set(ids(known)) == set(ids(Circumstances()))


def test_bariatric_protocols_contradict_each_other_and_neither_stands_first() -> None:
    found = suggest(ALL, Circumstances("bariatric_surgery"))
    says = (
        "The sources contradict each other: every 3 months for life (S1, BOMSS); every month for life (S0). "
        "The prescriber chooses; none is preselected."
    )
    assert [one.contradiction for one in found[:2]] == [says, says]
    assert best_supported(found) is None


def test_no_neurological_maintenance_stands_first_by_itself_because_sources_differ() -> None:
    found = suggest(ALL, Circumstances("other", has_neuro=True))
    assert "every 2 months for life (S0, S1, S3, BNF, BSH)" in found[0].contradiction
    assert best_supported(found) is None


def test_a_protocol_listed_alone_is_not_said_to_contradict_one_that_is_not_listed() -> None:
    alone = [protocol for protocol in ALL if protocol.id == "bariatric-monthly"]
    assert suggest(alone, Circumstances("bariatric_surgery"))[0].contradiction == ""


def test_one_that_is_clearly_first_is_named_and_a_tie_is_not() -> None:
    found = suggest(ALL, Circumstances("pernicious_anaemia"))
    first = best_supported(found)
    assert first is not None
    assert first.id == "hydroxo-standard"
    second = replace(found[1], protocol=replace(found[1].protocol, fit=replace(found[1].protocol.fit, rank=5)))
    assert best_supported([found[0], second]) is None
    assert best_supported([]) is None
    assert best_supported(suggest(ALL, Circumstances("coeliac disease"), everything=True)) is None


WHY = [
    ("ileal-monthly", Circumstances("ileal_resection", resection_cm=35),
     "Ileal resection of 35 cm, more than 20 cm: every month for life (S0, S1, S2, S3, ESPEN)."),
    ("ileal-monthly", Circumstances("ileal_resection", resection_cm=20),
     "Ileal resection of 20 cm, not more than 20 cm: every month for life (S0, S1, S2, S3, ESPEN)."),
    ("ileal-monthly", Circumstances("crohns_disease", surgery=Surgery.ILEAL_RESECTION),
     "Crohn’s disease of the ileum and ileal resection, its length not given: every month for life "
     "(S0, S1, S2, S3, ESPEN)."),
    ("surveillance", Circumstances("ileal_resection", resection_cm=35),
     "Ileal resection of 35 cm: a blood test every year, no treatment (S2)."),
    ("surveillance", Circumstances("at_risk", age=65),
     "At risk, no deficiency found, age 65: a blood test every year, no treatment (S2)."),
    ("surveillance", Circumstances("at_risk", age=64),
     "At risk, no deficiency found: a blood test every year, no treatment (S2)."),
    ("hydroxo-neuro", Circumstances("dietary", has_neuro=True),
     "Neurological involvement: loading doses, then every 2 months for life (S0, S1, S3, BNF, BSH)."),
    ("hydroxo-standard", Circumstances(surgery=Surgery.GASTRECTOMY),
     "Malabsorption after gastrectomy: loading doses, then every 2 to 3 months for life (S0, S1, S2, S3, BNF)."),
    ("dietary-6-monthly", Circumstances("dietary"),
     "Dietary deficiency: loading doses, then every 6 months until the cause is corrected (NICE, CKS)."),
    ("individualised", Circumstances("other"), "Another cause: dose and interval as ordered (S2)."),
    ("oral-high-dose", Circumstances("metformin"), "Metformin: tablets every day (S0, S1, S2, S3)."),
    ("hydroxo-standard", Circumstances(),
     "No indication given yet: loading doses, then every 2 to 3 months for life (S0, S1, S2, S3, BNF)."),
    ("cyano-pernicious", Circumstances("dietary"),
     "Not listed for dietary deficiency: loading doses, then every month for life (S0, FDA)."),
    ("hydroxo-neuro", Circumstances(),
     "Not listed for these circumstances: loading doses, then every 2 months for life (S0, S1, S3, BNF, BSH)."),
]  # fmt: skip


@pytest.mark.parametrize(("id", "known", "says"), WHY, ids=[f"{id} {known.causes}" for id, known, _ in WHY])
def test_why_is_said_for_these_circumstances(id: str, known: Circumstances, says: str) -> None:
    assert told(id, known).why[0] == says


def test_tablets_that_failed_are_a_reason_for_injections() -> None:
    assert told("hydroxo-standard", Circumstances("metformin", oral_failed=True)).why[1] == (
        "Tablets did not correct the deficiency: injections come next (S0, S1, S2, S3)."
    )


CAUTIONS = [
    ("cyano-pernicious", Circumstances(flags=RENAL),
     "Renal dysfunction: hydroxocobalamin or methylcobalamin is preferred to cyanocobalamin (S1 S3)."),
    ("oral-high-dose", Circumstances(flags=RENAL),
     "Renal dysfunction: hydroxocobalamin or methylcobalamin is preferred to cyanocobalamin (S1 S3)."),
    ("cyano-daily-10", Circumstances(flags=frozenset({Flag.LEBER_OPTIC_ATROPHY})),
     "Leber’s optic atrophy: cyanocobalamin can make it worse; hydroxocobalamin is indicated (FDA)."),
    ("hydroxo-standard", Circumstances(flags=frozenset({Flag.PREGNANT})),
     "Pregnant or breastfeeding: a prescriber confirms the regimen (SmPC)."),
    ("hydroxo-standard", Circumstances(flags=frozenset({Flag.COBALT_ALLERGY})),
     "Known allergy to cobalt: vitamin B12 must not be injected (FDA; AU label)."),
    ("hydroxo-standard", Circumstances(age=15), "Under 16: a prescriber confirms dose and consent (NICE)."),
    ("hydroxo-standard", Circumstances(has_neuro=True),
     "This protocol is not for neurological involvement (S0, S1, S3)."),
    ("hydroxo-neuro", Circumstances(), "This protocol is for neurological involvement (S0, S1, S3)."),
    ("ileal-monthly", Circumstances("ileal_resection", resection_cm=20),
     "The resection is 20 cm: monthly injections are for more than 20 cm, or for Crohn’s disease of the ileum "
     "(S1 S3)."),
    ("ileal-monthly", Circumstances("ileal_resection"),
     "It is for a resection of more than 20 cm (S1, S3): say how long it was."),
    ("bariatric-monthly", Circumstances(flags=frozenset({Flag.ANAEMIA})),
     "Anaemia is recorded, and this protocol has no loading doses (S1)."),
    ("oral-high-dose", Circumstances(has_neuro=True),
     "Injections come first where neurological signs are severe (S0, S1, S2, S3)."),
    ("sublingual", Circumstances("pernicious_anaemia"),
     "The FDA label calls oral vitamin B12 “not dependable” in pernicious anaemia (FDA)."),
    ("oral-high-dose", Circumstances(oral_failed=True), "Tablets did not correct the deficiency before."),
    ("surveillance", Circumstances(has_neuro=True), "Nerves are involved: treatment is not delayed (S0)."),
]  # fmt: skip
PLAIN = Circumstances("other", age=40)


@pytest.mark.parametrize(("id", "known", "says"), CAUTIONS, ids=[says for _, _, says in CAUTIONS])
def test_a_caution_stands_beside_the_protocol_it_is_about_and_not_otherwise(
    id: str, known: Circumstances, says: str
) -> None:
    assert says in told(id, known).cautions
    assert says not in told(id, PLAIN).cautions or id == "hydroxo-neuro"


@pytest.mark.parametrize(
    ("id", "known"),
    [
        ("hydroxo-standard", Circumstances(flags=RENAL)),
        ("individualised", Circumstances(flags=RENAL)),
        ("ileal-monthly", Circumstances("ileal_resection", resection_cm=21)),
        ("hydroxo-standard", Circumstances(age=16)),
        ("hydroxo-standard", Circumstances(flags=frozenset({Flag.ANAEMIA}))),
        ("hydroxo-neuro", Circumstances(has_neuro=True)),
        ("oral-high-dose", Circumstances("dietary")),
        ("surveillance", Circumstances("at_risk", flags=RENAL | {Flag.PREGNANT}, age=12)),
    ],
)
def test_nothing_is_cautioned_where_nothing_speaks_against_it(id: str, known: Circumstances) -> None:
    assert told(id, known).cautions == ()


@pytest.mark.parametrize("centimetres", [0, -1, 601])
def test_a_length_of_ileum_that_cannot_be_is_refused(centimetres: int) -> None:
    with pytest.raises(ValueError, match="1 to 600 cm"):
        Circumstances("ileal_resection", resection_cm=centimetres)


circumstances = st.builds(
    Circumstances,
    indication=st.sampled_from([None, *INDICATION_WORDS, "coeliac disease"]),
    has_neuro=st.booleans(),
    resection_cm=st.none() | st.integers(1, 600),
    surgery=st.sampled_from(Surgery),
    flags=st.frozensets(st.sampled_from(Flag), max_size=4),
    age=st.none() | st.integers(0, 105),
    oral_failed=st.booleans(),
)


@given(known=circumstances, everything=st.booleans())
def test_everything_listed_says_why_and_names_its_sources(known: Circumstances, everything: bool) -> None:
    found = suggest(ALL, known, everything=everything)
    assert all(one.why and all(one.why) and one.sources for one in found)
    assert all(one.sources[0] in one.why[0] for one in found)
    assert "recommend" not in " ".join(text for one in found for text in (*one.why, *one.cautions)).lower()


@given(known=circumstances)
def test_everything_lists_each_protocol_once_the_fitting_ones_first(known: Circumstances) -> None:
    found = suggest(ALL, known, everything=True)
    assert sorted(one.protocol.id for one in found) == sorted(protocol.id for protocol in ALL)
    assert [one.fits for one in found] == sorted((one.fits for one in found), reverse=True)
    assert [one.protocol.id for one in found if one.fits] == ids(known)
    assert all(one.fits is does_fit(one.protocol, known) for one in found)


@given(known=circumstances, order=st.permutations(ALL))
def test_the_order_does_not_depend_on_the_order_of_the_files(known: Circumstances, order: list[Protocol]) -> None:
    assert suggest(order, known) == suggest(ALL, known)


@given(known=circumstances)
def test_with_nerves_involved_the_neurological_protocols_come_first_and_else_not_at_all(known: Circumstances) -> None:
    listed = ids(known)
    if known.is_neuro:
        assert listed[:3] == NEURO
    else:
        assert not set(NEURO) & set(listed)


@given(known=circumstances)
def test_with_weak_kidneys_no_cyanocobalamin_stands_before_hydroxocobalamin(known: Circumstances) -> None:
    found = suggest(ALL, replace(known, flags=known.flags | RENAL))
    treating = [one.protocol for one in found if one.protocol.route is not Route.NONE and not one.protocol.is_for_ileum]
    assert all(is_cyanocobalamin_only(b) or not is_cyanocobalamin_only(a) for a, b in pairwise(treating))


@given(known=circumstances)
def test_after_tablets_failed_only_injections_fit(known: Circumstances) -> None:
    assert all(one.protocol.has_injections for one in suggest(ALL, replace(known, oral_failed=True)))


@given(known=circumstances)
def test_two_that_contradict_each_other_say_so_of_one_another(known: Circumstances) -> None:
    found = suggest(ALL, known)
    for one, other in combinations(found, 2):
        if other.protocol.id in one.protocol.fit.contradicts:
            assert one.contradiction == other.contradiction != ""
            assert best_supported(found) not in (one.protocol, other.protocol)
