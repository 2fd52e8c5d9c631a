"""Findings about the course: reviews and gates not answered, holds and deferrals that last, doses outside it."""

from tests.clinical.tables.finding_rows import INFO, STOP, row, says, silent
from tests.clinical.tables.usual_courses import CYANO, NEURO, QUARTERLY, SEVEN_DAYS, STANDARD, TABLETS, planned

SEVEN = CYANO.given(*SEVEN_DAYS).seen_on("2026-01-12")
CONFIRMED = SEVEN.reviewed("2026-01-12", "response_confirmed")
OPEN_ENDED = NEURO.given("2026-02-02")
YEARS = QUARTERLY.given("2026-01-15")
HELD = YEARS.happened("hold", "2026-04-01")
DEFERRED = YEARS.happened("deferral", "2026-04-10", until="2026-06-30")
WITHOUT_LOADING = planned("bariatric-3-monthly", "2026-06-01")
ENDED = YEARS.happened("end", "2026-03-01").seen_on("2026-06-01")

REVIEWS = (
    row(
        "gate_unanswered", "The review between two phases is not recorded", "R", STOP, "FDA",
        says("The seven daily doses are given, the response is not confirmed", SEVEN),
        says("A dose of the next phase was given meanwhile", SEVEN.given("2026-01-13").seen_on("2026-01-15")),
        says("A review with another outcome", SEVEN.reviewed("2026-01-12")),
        silent("Six of the seven daily doses are given", CYANO.given(*SEVEN_DAYS[:6]).seen_on("2026-01-12")),
        silent("The response is confirmed", CONFIRMED),
    ),
    row(
        "review_overdue", "A review is past its date", "R V", INFO, "BSH",
        says("Loading until a review: 22 days after the first dose", OPEN_ENDED.seen_on("2026-02-24")),
        silent("Loading until a review: 21 days after the first dose", OPEN_ENDED.seen_on("2026-02-23")),
        says("The symptom review at 3 months, the day after its date",
             STANDARD.given("2026-01-05").seen_on("2026-04-06")),
        silent("The symptom review at 3 months, on its date", STANDARD.given("2026-01-05").seen_on("2026-04-05")),
        says("An unanswered gate, the day after the window of the first dose behind it", SEVEN.seen_on("2026-01-14")),
        silent("An unanswered gate, the last day of the window of the first dose behind it",
               SEVEN.seen_on("2026-01-13")),
        silent("22 days after the first dose, reviewed the day before",
               OPEN_ENDED.reviewed("2026-02-23").seen_on("2026-02-24")),
        silent("A blood test past its date is no review",
               STANDARD.ordered(monitoring="first-year").given("2026-01-05").seen_on("2026-04-06")),
    ),
)  # fmt: skip

PAUSES = (
    row(
        "hold_review", "On hold for long", "V", STOP, "convention",
        says("On hold for 29 days", HELD.seen_on("2026-04-30")),
        silent("On hold for 28 days", HELD.seen_on("2026-04-29")),
        silent("Resumed after 29 days", HELD.happened("resume", "2026-04-30").seen_on("2026-04-30")),
    ),
    row(
        "deferral_review", "Deferred for long", "V", STOP, "convention",
        says("Deferred, 29 days after the window", DEFERRED.seen_on("2026-05-14")),
        silent("Deferred, 28 days after the window", DEFERRED.seen_on("2026-05-13")),
        silent("The day until which it was deferred", DEFERRED.seen_on("2026-06-30")),
        silent("Not deferred, 29 days after the window", YEARS.seen_on("2026-05-14")),
    ),
)  # fmt: skip

OUTSIDE_THE_COURSE = (
    row(
        "dose_before_start", "A dose shortly before the start", "P V", INFO, "convention",
        says("28 days before the start of loading", STANDARD.given("2025-12-08")),
        silent("29 days before the start of loading", STANDARD.given("2025-12-07")),
        says("Without loading: 3 months before the start, as long as the interval",
             WITHOUT_LOADING.given("2026-03-01")),
        silent("Without loading: a day more than the interval before the start", WITHOUT_LOADING.given("2026-02-28")),
        says("The interval chosen is 2 months: that long before the start",
             WITHOUT_LOADING.ordered(maintenance_interval="P2M").given("2026-04-01")),
        silent("The interval chosen is 2 months: a day more before the start",
               WITHOUT_LOADING.ordered(maintenance_interval="P2M").given("2026-03-31")),
        silent("Transferred in: that dose sets the window",
               WITHOUT_LOADING.ordered(start_phase="maintenance").given("2026-03-01")),
        silent("The dose was voided", STANDARD.given("2025-12-08", voided=True)),
    ),
    row(
        "course_not_running", "No course is running", "R V", STOP, "convention",
        says("A dose of the day after the end", ENDED.given("2026-03-02")),
        says("The course has ended", ENDED, "R"),
        says("A dose of the day of the end: it counts", ENDED.given("2026-03-01"), "R"),
        says("Tablets only", TABLETS, "R"),
        silent("A running course", YEARS),
    ),
)  # fmt: skip
