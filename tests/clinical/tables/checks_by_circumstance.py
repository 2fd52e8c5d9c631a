"""The reviews and blood tests that a patient's circumstances, a phase or a decision add to the plan."""

from b12desk.clinical.vocabulary import GapChoice
from tests.clinical.tables.check_rows import Standing, checks, example
from tests.clinical.tables.told import Told
from tests.clinical.tables.usual_courses import CYANO, NEURO, QUARTERLY, SEVEN_DAYS, STANDARD, TRANSFERRED, planned

NEXT, OPEN, OVERDUE, NOT_ASKED = Standing.NEXT, Standing.OPEN, Standing.OVERDUE, Standing.NOT_ASKED
GIVEN = STANDARD.ordered(monitoring="none").given("2026-01-05")
SEVERE, ANAEMIA = GIVEN.flagged("severe_anaemia"), GIVEN.flagged("anaemia")
HISTORY = TRANSFERRED.ordered(monitoring="none").flagged("pernicious_anaemia").given("2026-04-20").seen_on("2026-06-02")
FIRST_YEAR = STANDARD.given("2026-01-05").ordered(monitoring="first-year")
NERVES = NEURO.ordered(monitoring="none").given("2026-02-02")
WITH_SYMPTOMS = NEURO.given("2026-02-02")
OPTIC_DAYS = tuple(f"2026-01-{number:02d}" for number in range(5, 19))
EVERY_OTHER_DAY = tuple(f"2026-01-{number:02d}" for number in range(5, 18, 2))
WEEKLY_PHASE = planned("hydroxo-smpc", "2026-01-05", monitoring="none").given(*EVERY_OTHER_DAY)
TWICE_WEEKLY = planned("optic-hydroxo", "2026-01-05", monitoring="none").given(*OPTIC_DAYS)
DIETARY = planned("dietary-6-monthly", "2026-01-05", start_phase="maintenance", monitoring="none").given("2026-01-05")
CARRYING = GIVEN.flagged("post_bariatric", "pregnant")
GATED = CYANO.ordered(monitoring="none").given(*SEVEN_DAYS)
ORDERED = planned(
    "individualised", "2026-01-05", monitoring="none", choices={"dose_micrograms": 1000, "interval": "P1W"}
).reviewed_by("2026-03-01")
MISSED = QUARTERLY.ordered(monitoring="none").given("2026-01-15")
BLOODS = MISSED.decided("2026-07-20", GapChoice.BLOODS_FIRST)


def platelets(told: Told, on: str, value: str) -> Told:
    return told.measured(on, "platelets", value)


FIRST_DAYS = (
    checks(
        "Potassium in severe anaemia", "S1 S2", "potassium", SEVERE, ("2026-01-05", "2026-01-07"),
        examples=(
            example("Pernicious anaemia", GIVEN.flagged("pernicious_anaemia").seen_on("2026-01-05"),
                    "potassium", "2026-01-07", OPEN),
            example("Anaemia, neither severe nor pernicious", ANAEMIA.seen_on("2026-01-05"),
                    "potassium", "2026-01-07", NOT_ASKED),
            example("Transferred in with a dose of 20-Apr-2026", HISTORY, "potassium", "2026-06-03", NOT_ASKED),
        ),
    ),
    checks(
        "Reticulocytes in any anaemia", "S1", "reticulocytes", ANAEMIA, ("2026-01-10", "2026-01-12"),
        examples=(
            example("No anaemia", GIVEN.seen_on("2026-01-10"), "reticulocytes", "2026-01-12", NOT_ASKED),
            example("Transferred in with a dose of 20-Apr-2026", HISTORY, "reticulocytes", "2026-06-08", NOT_ASKED),
        ),
    ),
    checks(
        "Full blood count in any anaemia", "S1", "full_blood_count", ANAEMIA, ("2026-02-05", "2026-03-05"),
        examples=(
            example("No anaemia", GIVEN.seen_on("2026-02-05"), "full_blood_count", "2026-03-05", NOT_ASKED),
            example("Transferred in with a dose of 20-Apr-2026: asked for all the same", HISTORY,
                    "full_blood_count", "2026-08-01", NEXT),
        ),
    ),
    checks(
        "Platelets with the blood count in any anaemia", "S2", "platelets", ANAEMIA, ("2026-02-05", "2026-03-05"),
        examples=(
            example("Platelets 150 before it opens: in the laboratory’s range, not asked for again",
                    platelets(ANAEMIA, "2026-01-07", "150").seen_on("2026-02-05"),
                    "platelets", "2026-03-05", NOT_ASKED),
            example("Platelets 149 before it opens", platelets(ANAEMIA, "2026-01-07", "149").seen_on("2026-02-05"),
                    "platelets", "2026-03-05", OPEN),
            example("Platelets 400 before it opens", platelets(ANAEMIA, "2026-01-07", "400").seen_on("2026-02-05"),
                    "platelets", "2026-03-05", NOT_ASKED),
            example("Platelets 401 before it opens", platelets(ANAEMIA, "2026-01-07", "401").seen_on("2026-02-05"),
                    "platelets", "2026-03-05", OPEN),
            example("Platelets 210 before the first dose",
                    platelets(ANAEMIA, "2026-01-04", "210").seen_on("2026-02-05"), "platelets", "2026-03-05", OPEN),
        ),
    ),
    checks(
        "Platelets with each blood count of the plan first-year", "S2", "platelets", FIRST_YEAR,
        ("2026-03-08", "2026-04-05"), ("2026-06-07", "2026-07-05"), ("2026-12-08", "2027-01-05"),
        examples=(
            example("Platelets 210: in the laboratory’s range, not asked for again",
                    platelets(FIRST_YEAR, "2026-03-08", "210").seen_on("2026-06-07"),
                    "platelets", "2026-07-05", NOT_ASKED),
        ),
    ),
    checks(
        "Serum B12 in a pregnancy after bariatric surgery", "S1", "serum_b12", CARRYING,
        ("2026-03-08", "2026-04-05"), ("2026-06-07", "2026-07-05"), ("2026-09-07", "2026-10-05"),
        examples=(
            example("After bariatric surgery, not pregnant", GIVEN.flagged("post_bariatric").seen_on("2026-04-05"),
                    "serum_b12", "2026-04-05", NOT_ASKED),
            example("Pregnant, no bariatric surgery", GIVEN.flagged("pregnant").seen_on("2026-04-05"),
                    "serum_b12", "2026-04-05", NOT_ASKED),
        ),
    ),
)  # fmt: skip

PHASES = (
    checks(
        "Neurological review in an open-ended loading phase", "BSH", "neuro_review", NERVES,
        ("2026-02-13", "2026-02-23"),
        examples=(
            example("Reviewed on 22-Feb-2026: the next is 21 days later",
                    NERVES.reviewed("2026-02-22").seen_on("2026-03-05"), "neuro_review", "2026-03-15", OPEN),
            example("… and opens 10 days before", NERVES.reviewed("2026-02-22").seen_on("2026-03-04"),
                    "neuro_review", "2026-03-15", NEXT),
            example("No further improvement: the phase has ended",
                    NERVES.reviewed("2026-02-22", "no_further_improvement").seen_on("2026-02-23"),
                    "neuro_review", "2026-03-15", NOT_ASKED),
            example("Nothing given yet", NEURO.ordered(monitoring="none").seen_on("2026-02-23"),
                    "neuro_review", "2026-02-23", NOT_ASKED),
            example("A review without a kind meets the open review due first",
                    WITH_SYMPTOMS.reviewed("2026-04-10").seen_on("2026-04-10"),
                    "neuro_review", "2026-02-23", NOT_ASKED),
            example("… the symptom review stays open", WITH_SYMPTOMS.reviewed("2026-04-10").seen_on("2026-04-10"),
                    "symptom_review", "2026-05-02", OPEN),
            example("A symptom review meets only its own kind",
                    WITH_SYMPTOMS.reviewed("2026-04-10", kind="symptom_review").seen_on("2026-04-10"),
                    "neuro_review", "2026-02-23", OVERDUE),
            example("A loading phase of six doses", GIVEN.seen_on("2026-01-26"),
                    "neuro_review", "2026-01-26", NOT_ASKED),
        ),
    ),
    checks(
        "Review of the weekly phase of the product text, every 28 days", "SmPC", "phase_review",
        WEEKLY_PHASE.given("2026-01-24"), ("2026-02-07", "2026-02-21"),
        examples=(
            example("The weekly phase has no dose yet", WEEKLY_PHASE.seen_on("2026-02-21"),
                    "phase_review", "2026-02-21", NOT_ASKED),
        ),
    ),
    checks(
        "Review of the twice-weekly phase in optic atrophy, every 28 days", "SmPC", "phase_review",
        TWICE_WEEKLY.given("2026-01-21"), ("2026-02-04", "2026-02-18"),
    ),
    checks(
        "Review of a dietary course, every year", "NICE", "phase_review", DIETARY, ("2026-12-08", "2027-01-05"),
        outcome="not_corrected",
    ),
    checks(
        "Review of an individual order, on the date ordered", "S2", "phase_review", ORDERED,
        ("2026-02-02", "2026-03-01"),
    ),
    checks(
        "The gate between two phases", "FDA", "gate_review", GATED, ("2026-01-11", "2026-01-13"),
        outcome="response_confirmed", met_from="2026-01-05", before=NOT_ASKED,
        examples=(
            example("A review with another outcome does not meet it",
                    GATED.reviewed("2026-01-11").seen_on("2026-01-11"), "gate_review", "2026-01-13", OPEN),
        ),
    ),
)  # fmt: skip

DECISIONS = (
    checks(
        "A prescriber decided on 20-Jul-2026 to take bloods first", "convention", "serum_b12 full_blood_count",
        BLOODS, ("2026-07-20", "2026-08-03"), before=NOT_ASKED,
        examples=(
            example("Decided to continue", MISSED.decided("2026-07-20", GapChoice.CONTINUE).seen_on("2026-07-20"),
                    "serum_b12", "2026-08-03", NOT_ASKED),
            example("Bloods first, then decided to continue",
                    BLOODS.decided("2026-07-25", GapChoice.CONTINUE).seen_on("2026-07-25"),
                    "serum_b12", "2026-08-03", NOT_ASKED),
        ),
    ),
)  # fmt: skip
