"""Each finding once where it speaks, and once beside it where it must not: the day before, the other product."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from b12desk.clinical.findings.catalogue import RULES
from b12desk.clinical.forecast import forecast
from b12desk.protocols.cases import read_cases
from b12desk.protocols.library import load_protocols
from b12desk.protocols.products import load_products

PRODUCTS = load_products()
PROTOCOLS = load_protocols(PRODUCTS)
SIX = ("2026-01-05", "2026-01-07", "2026-01-09", "2026-01-12", "2026-01-14", "2026-01-16")
SEVEN_DAYS = tuple(f"2026-01-{day:02d}" for day in range(5, 12))
Event = Mapping[str, object]


@dataclass(frozen=True)
class Told:
    """One situation on one day."""

    today: str
    flags: Sequence[str] = ()
    given: Sequence[str] = ()
    events: Sequence[Event] = ()
    protocol: str = "hydroxo-standard"
    start_on: str = "2026-01-05"
    patient: Mapping[str, object] = field(default_factory=dict)
    course: Mapping[str, object] = field(default_factory=dict)


def told(today: str, given: Sequence[str] = (), **more: object) -> Told:
    return Told(today=today, given=given, **more)  # type: ignore[arg-type]


def on(kind: str, day: str, **more: object) -> Event:
    return {"type": kind, "on": day, **more}


def found(situation: Told) -> frozenset[str]:
    doses = [{"type": "injection", "on": day} for day in situation.given]
    case = {
        "id": "told",
        "patient": {"flags": list(situation.flags), **situation.patient},
        "course": {"protocol": situation.protocol, "start_on": situation.start_on, **situation.course},
        "events": [*doses, *situation.events],
        "today": situation.today,
    }
    (one,) = read_cases(case, PROTOCOLS, PRODUCTS)
    said = forecast(one.course, one.events, patient=one.patient, open_days=one.open_days, today=one.today)
    return frozenset(finding.id for finding in said.findings)


BARIATRIC = {"protocol": "bariatric-3-monthly", "start_on": "2026-01-15"}
NEURO = {"protocol": "hydroxo-neuro", "start_on": "2026-02-02"}
CYANO = {"protocol": "cyano-pernicious"}
POTASSIUM = on("lab", "2026-01-06", test="potassium", value="4.1", unit="mmol/L")

EDGES: Mapping[str, tuple[Told, Told]] = {
    "cobalamin_hypersensitivity": (
        told("2026-01-05", flags=["cobalamin_hypersensitivity"]),
        told("2026-01-05", flags=["cobalt_allergy"]),
    ),
    "cobalt_allergy": (
        told("2026-01-05", flags=["cobalt_allergy"]),
        told("2026-01-05", flags=["cobalamin_hypersensitivity"]),
    ),
    "leber_cyanocobalamin": (
        told("2026-01-05", flags=["leber_optic_atrophy"], **CYANO),
        told("2026-01-05", flags=["leber_optic_atrophy"], protocol="optic-hydroxo"),
    ),
    "renal_cyanocobalamin": (
        told("2026-01-05", flags=["renal_dysfunction"], **CYANO),
        told("2026-01-05", flags=["renal_dysfunction"]),
    ),
    "pregnant_or_breastfeeding": (told("2026-01-05", flags=["breastfeeding"]), told("2026-01-05")),
    "under_16": (
        told("2026-01-05", patient={"born_on": "2010-01-06"}),
        told("2026-01-06", patient={"born_on": "2010-01-06"}),
    ),
    "neuro_urgent_referral": (
        told("2026-02-02", flags=["neuro_involvement"], **NEURO),
        told("2026-02-02", **NEURO),
    ),
    "neuro_symptoms_new": (
        told("2026-02-20", ["2026-02-02"], events=[on("review", "2026-02-10", outcome="worse")], **NEURO),
        told(
            "2026-02-20",
            ["2026-02-02"],
            events=[on("review", "2026-02-10", outcome="worse"), on("review", "2026-02-12", outcome="improving")],
            **NEURO,
        ),
    ),
    "neuro_untreated": (
        told("2026-05-03", flags=["neuro_involvement"], **NEURO),
        told("2026-05-02", flags=["neuro_involvement"], **NEURO),
    ),
    "folate_before_b12": (
        told("2026-01-05", flags=["folic_acid"]),
        told("2026-01-06", ["2026-01-05"], flags=["folic_acid"]),
    ),
    "potassium_first_48h": (
        told("2026-01-12", ["2026-01-05"], flags=["severe_anaemia"]),
        told("2026-01-13", ["2026-01-05"], flags=["severe_anaemia"]),
    ),
    "potassium_low": (
        told("2026-01-20", events=[on("lab", "2026-01-06", test="potassium", value="3.4", unit="mmol/L")]),
        told("2026-01-21", events=[on("lab", "2026-01-06", test="potassium", value="3.4", unit="mmol/L")]),
    ),
    "anticoagulant": (told("2026-01-05", flags=["anticoagulant"]), told("2026-01-05", flags=["anaemia"])),
    "thrombocytopenia": (
        told("2026-01-05", events=[on("lab", "2026-01-04", test="platelets", value="49", unit="10*9/L")]),
        told("2026-01-05", events=[on("lab", "2026-01-04", test="platelets", value="50", unit="10*9/L")]),
    ),
    "early_dose": (told("2026-03-01", SIX), told("2026-03-02", SIX)),
    "duplicate_same_day": (told("2026-01-16", SIX), told("2026-01-17", SIX)),
    "given_before_birth": (
        told("2026-01-05", patient={"born_on": "2026-01-06"}),
        told("2026-01-05", patient={"born_on": "2026-01-05"}),
    ),
    "dose_below_plan": (
        told("2026-01-08", ["2026-01-05"], events=[on("injection", "2026-01-07", dose_micrograms=999)]),
        told("2026-01-08", ["2026-01-05"], events=[on("injection", "2026-01-07", dose_micrograms=1000)]),
    ),
    "dose_above_plan": (
        told("2026-01-08", ["2026-01-05"], events=[on("injection", "2026-01-07", dose_micrograms=1001)]),
        told("2026-01-08", ["2026-01-05"], events=[on("injection", "2026-01-07", dose_micrograms=1000)]),
    ),
    "product_mismatch": (
        told("2026-01-08", ["2026-01-05"], events=[on("injection", "2026-01-07", product="methyl-1mg-1ml")]),
        told("2026-01-08", ["2026-01-05"], events=[on("injection", "2026-01-07", product="hydroxo-1000-30ml")]),
    ),
    "volume_unmeasurable": (
        told("2026-01-05", protocol="individualised", course=dict(choices={"dose_micrograms": 49, "interval": "P1W"})),
        told("2026-01-05", protocol="individualised", course=dict(choices={"dose_micrograms": 50, "interval": "P1W"})),
    ),
    "volume_too_large": (
        told(
            "2026-01-05",
            protocol="individualised",
            course={"choices": {"dose_micrograms": 501, "interval": "P1W"}, "product": "cyano-100-1ml"},
        ),
        told(
            "2026-01-05",
            protocol="individualised",
            course={"choices": {"dose_micrograms": 500, "interval": "P1W"}, "product": "cyano-100-1ml"},
        ),
    ),
    "site_restricted": (
        told(
            "2026-01-05",
            patient={
                "restricted_sites": [{"muscle": m, "reason": "lymphoedema"} for m in ("deltoid", "vastus_lateralis")]
            },
        ),
        told("2026-01-05", patient={"restricted_sites": [{"muscle": "deltoid", "reason": "lymphoedema"}]}),
    ),
    "loading_stalled": (told("2026-01-15", ["2026-01-05"]), told("2026-01-14", ["2026-01-05"])),
    "long_gap": (told("2026-07-15", ["2026-01-15"], **BARIATRIC), told("2026-07-14", ["2026-01-15"], **BARIATRIC)),
    "very_long_gap": (told("2027-01-15", ["2026-01-15"], **BARIATRIC), told("2027-01-14", ["2026-01-15"], **BARIATRIC)),
    "gate_unanswered": (told("2026-01-12", SEVEN_DAYS, **CYANO), told("2026-01-12", SEVEN_DAYS[:6], **CYANO)),
    "review_overdue": (told("2026-02-24", ["2026-02-02"], **NEURO), told("2026-02-23", ["2026-02-02"], **NEURO)),
    "hold_review": (
        told("2026-04-30", ["2026-01-15"], events=[on("hold", "2026-04-01", reason="away")], **BARIATRIC),
        told("2026-04-29", ["2026-01-15"], events=[on("hold", "2026-04-01", reason="away")], **BARIATRIC),
    ),
    "deferral_review": (
        told("2026-05-14", ["2026-01-15"], events=[on("deferral", "2026-04-10", until="2026-06-30")], **BARIATRIC),
        told("2026-05-13", ["2026-01-15"], events=[on("deferral", "2026-04-10", until="2026-06-30")], **BARIATRIC),
    ),
    "dose_before_start": (told("2026-01-05", ["2025-12-08"]), told("2026-01-05", ["2025-12-07"])),
    "course_not_running": (
        told("2026-06-01", ["2026-01-15", "2026-03-02"], events=[on("end", "2026-03-01")], **BARIATRIC),
        told("2026-06-01", ["2026-01-15", "2026-03-01"], events=[on("end", "2026-03-01")], **BARIATRIC),
    ),
    "deceased": (told("2026-01-05", patient={"standing": "deceased"}), told("2026-01-05")),
    "moved_away": (told("2026-01-05", patient={"standing": "moved_away"}), told("2026-01-05")),
}
ELSEWHERE = frozenset(
    {
        "diagnosis_unconfirmed", "given_in_future", "batch_expired", "site_repeated", "titration_on_biomarkers",
        "do_not_stop", "interval_not_allowed", "strength_missing",
    }
)  # fmt: skip


@pytest.mark.parametrize("id", EDGES)
def test_a_finding_speaks_at_its_edge(id: str) -> None:
    assert id in found(EDGES[id][0])


@pytest.mark.parametrize("id", EDGES)
def test_a_finding_is_silent_beside_its_edge(id: str) -> None:
    assert id not in found(EDGES[id][1])


def test_every_finding_of_the_catalogue_is_tested_here_or_by_its_moment() -> None:
    assert set(EDGES) | ELSEWHERE == set(RULES)


MORE: Sequence[tuple[str, str, bool, Told]] = (
    ("potassium seen after the first dose", "potassium_first_48h", False,
     told("2026-01-06", ["2026-01-05"], flags=["pernicious_anaemia"], events=[POTASSIUM])),
    ("potassium of the first day is too early", "potassium_first_48h", True,
     told("2026-01-06", ["2026-01-05"], flags=["severe_anaemia"],
          events=[on("lab", "2026-01-05", test="potassium", value="4.1", unit="mmol/L")])),
    ("an anchor stands for the first B12", "folate_before_b12", False,
     told("2026-06-02", ["2026-04-20"], flags=["folic_acid"], start_on="2026-06-01",
          course={"start_phase": "maintenance"})),
    ("stalled before the first dose", "loading_stalled", True, told("2026-01-13")),
    ("a week after the start is not yet stalled", "loading_stalled", False, told("2026-01-12")),
    ("a weekly maintenance stalls as loading does", "loading_stalled", True,
     told("2026-01-20", ["2026-01-05"], protocol="individualised",
          course={"choices": {"dose_micrograms": 1000, "interval": "P1W"}})),
    ("a fortnightly one lapses", "long_gap", True,
     told("2026-02-02", ["2026-01-05"], protocol="individualised",
          course={"choices": {"dose_micrograms": 1000, "interval": "P2W"}})),
    ("very long takes the place of long", "long_gap", False, told("2027-01-15", ["2026-01-15"], **BARIATRIC)),
    ("a hold does not silence a gap", "long_gap", True,
     told("2026-07-15", ["2026-01-15"], events=[on("hold", "2026-04-01", reason="away")], **BARIATRIC)),
    ("an end does", "long_gap", False,
     told("2026-07-15", ["2026-01-15"], events=[on("end", "2026-04-01")], **BARIATRIC)),
    ("within the interval of a protocol without loading", "dose_before_start", True,
     told("2026-06-01", ["2026-03-01"], protocol="bariatric-3-monthly", start_on="2026-06-01")),
    ("the day before that", "dose_before_start", False,
     told("2026-06-01", ["2026-02-28"], protocol="bariatric-3-monthly", start_on="2026-06-01")),
    ("too small to anchor a transferred course", "dose_below_plan", True,
     told("2026-06-02", events=[on("injection", "2026-04-20", dose_micrograms=500)], start_on="2026-06-01",
          course={"start_phase": "maintenance"})),
    ("250 micrograms are enough in the product text’s loading", "dose_below_plan", False,
     told("2026-01-06", events=[on("injection", "2026-01-05", dose_micrograms=250)], protocol="hydroxo-smpc")),
    ("a full dose later settles a small one", "dose_below_plan", False,
     told("2026-01-08", ["2026-01-08"], events=[on("injection", "2026-01-07", dose_micrograms=500)])),
    ("an unanswered gate past its first dose", "review_overdue", True, told("2026-01-14", SEVEN_DAYS, **CYANO)),
    ("an unanswered gate on that day", "review_overdue", False, told("2026-01-13", SEVEN_DAYS, **CYANO)),
    ("no early dose inside the three days of a month", "early_dose", False,
     told("2026-02-02", ["2026-01-05"], protocol="ileal-monthly")),
    ("the day before those three days", "early_dose", True,
     told("2026-02-01", ["2026-01-05"], protocol="ileal-monthly")),
)  # fmt: skip


@pytest.mark.parametrize(("id", "speaks", "situation"), [one[1:] for one in MORE], ids=[one[0] for one in MORE])
def test_a_finding_knows_its_exceptions(id: str, speaks: bool, situation: Told) -> None:
    assert (id in found(situation)) is speaks
