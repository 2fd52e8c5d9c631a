"""The reviews and blood tests of each monitoring plan, of tablets and of surveillance."""

from tests.clinical.tables.check_rows import Standing, checks, example
from tests.clinical.tables.told import Told
from tests.clinical.tables.usual_courses import STANDARD, TABLETS, planned

NEXT, OPEN, OVERDUE, NOT_ASKED = Standing.NEXT, Standing.OPEN, Standing.OVERDUE, Standing.NOT_ASKED
GIVEN = STANDARD.given("2026-01-05")
THREE_MONTHS = ("2026-03-08", "2026-04-05")
SIX_MONTHS = ("2026-06-07", "2026-07-05")
NINE_MONTHS = ("2026-09-07", "2026-10-05")
ONE_YEAR = ("2026-12-08", "2027-01-05")
TWO_YEARS = ("2027-12-08", "2028-01-05")


def under(monitoring: str) -> Told:
    return GIVEN.ordered(monitoring=monitoring)


STABLE = under("quarterly-until-stable").reviewed("2026-07-10", "stabilised").seen_on("2026-12-31")

PLANS = (
    checks(
        "Monitoring plan nice-symptoms, the default", "NICE", "symptom_review", GIVEN,
        THREE_MONTHS, ONE_YEAR, TWO_YEARS,
        examples=(
            example("A review of 10-Jan-2027 meets the earlier check only",
                    GIVEN.reviewed("2027-01-10").seen_on("2027-02-01"), "symptom_review", "2026-04-05", NOT_ASKED),
            example("… the later one stays", GIVEN.reviewed("2027-01-10").seen_on("2027-02-01"),
                    "symptom_review", "2027-01-05", OVERDUE),
            example("A review of another kind does not meet it",
                    GIVEN.reviewed("2026-03-10", kind="neuro_review").seen_on("2026-03-10"),
                    "symptom_review", "2026-04-05", OPEN),
            example("Nothing given yet: counted from the start", STANDARD, "symptom_review", "2026-04-05", NEXT),
            example("Started on 05-Jan-2026, first dose on 12-Jan-2026: counted from the dose",
                    STANDARD.given("2026-01-12").seen_on("2026-01-12"), "symptom_review", "2026-04-12", NEXT),
            example("A blood test does not meet it", GIVEN.measured("2026-03-10", "total_b12").seen_on("2026-03-10"),
                    "symptom_review", "2026-04-05", OPEN),
            example("The course has ended", GIVEN.happened("end", "2026-05-01").seen_on("2026-06-01"),
                    "symptom_review", "2026-04-05", NOT_ASKED),
        ),
    ),
    checks(
        "Monitoring plan nice-symptoms, pregnant", "NICE", "symptom_review", GIVEN.flagged("pregnant"),
        ("2026-01-21", "2026-02-05"), ONE_YEAR,
    ),
    checks(
        "Monitoring plan nice-symptoms, breastfeeding", "NICE", "symptom_review", GIVEN.flagged("breastfeeding"),
        ("2026-01-21", "2026-02-05"), ONE_YEAR,
    ),
    checks(
        "Monitoring plan first-year", "S3", "serum_b12 full_blood_count homocysteine", under("first-year"),
        THREE_MONTHS, SIX_MONTHS, ONE_YEAR, TWO_YEARS,
        examples=(
            example("A total B12 meets the serum B12",
                    under("first-year").measured("2026-03-08", "total_b12").seen_on("2026-03-08"),
                    "serum_b12", "2026-04-05", NOT_ASKED),
            example("An active B12 meets the serum B12",
                    under("first-year").measured("2026-03-08", "active_b12").seen_on("2026-03-08"),
                    "serum_b12", "2026-04-05", NOT_ASKED),
            example("A haemoglobin meets the full blood count",
                    under("first-year").measured("2026-03-08", "haemoglobin").seen_on("2026-03-08"),
                    "full_blood_count", "2026-04-05", NOT_ASKED),
            example("A homocysteine does not meet the serum B12",
                    under("first-year").measured("2026-03-08", "homocysteine").seen_on("2026-03-08"),
                    "serum_b12", "2026-04-05", OPEN),
            example("No symptom review of its own", under("first-year").seen_on("2026-04-05"),
                    "symptom_review", "2026-04-05", NOT_ASKED),
        ),
    ),
    checks(
        "Monitoring plan quarterly-until-stable", "S1", "serum_b12 homocysteine mma", under("quarterly-until-stable"),
        THREE_MONTHS, SIX_MONTHS, NINE_MONTHS, ONE_YEAR, ("2027-03-08", "2027-04-05"),
        examples=(
            example("Stabilised on 10-Jul-2026: the check of July stays", STABLE, "mma", "2026-07-05", OVERDUE),
            example("… the check of October is dropped", STABLE, "mma", "2026-10-05", NOT_ASKED),
            example("… the check of the year stays", STABLE, "mma", "2027-01-05", OPEN),
            example("Stabilised on 05-Oct-2026: the check of that day stays",
                    under("quarterly-until-stable").reviewed("2026-10-05", "stabilised").seen_on("2026-12-31"),
                    "mma", "2026-10-05", OVERDUE),
            example("Reviewed with another outcome: the check of October stays",
                    under("quarterly-until-stable").reviewed("2026-07-10").seen_on("2026-10-05"),
                    "mma", "2026-10-05", OPEN),
        ),
    ),
    checks(
        "Monitoring plan none", "the clinic’s own choice", "", under("none"),
        examples=(
            example("No symptom review", under("none").seen_on("2026-04-05"),
                    "symptom_review", "2026-04-05", NOT_ASKED),
            example("No serum B12", under("none").seen_on("2026-04-05"), "serum_b12", "2026-04-05", NOT_ASKED),
        ),
    ),
    checks(
        "Tablets, whatever the plan", "convention", "serum_b12 symptom_review", TABLETS.ordered(monitoring="none"),
        THREE_MONTHS, ONE_YEAR, TWO_YEARS,
    ),
    checks(
        "Sublingual tablets, whatever the plan", "convention", "serum_b12 symptom_review",
        planned("sublingual", "2026-01-05", monitoring="none"), THREE_MONTHS, ONE_YEAR, TWO_YEARS,
    ),
    checks(
        "Surveillance", "convention", "serum_b12", planned("surveillance", "2026-01-05"), ONE_YEAR, TWO_YEARS,
        examples=(
            example("No symptom review", planned("surveillance", "2026-01-05").seen_on("2026-04-05"),
                    "symptom_review", "2026-04-05", NOT_ASKED),
        ),
    ),
)  # fmt: skip
