"""Findings about doses long missed, and what a prescriber's decision changes in them."""

from b12desk.clinical.vocabulary import GapChoice
from tests.clinical.tables.finding_rows import STOP, row, says, silent
from tests.clinical.tables.usual_courses import CYANO, NEURO, QUARTERLY, SEVEN_DAYS, STANDARD, WEEKLY, planned

CONTINUE, BLOODS, RELOAD, REFER = GapChoice.CONTINUE, GapChoice.BLOODS_FIRST, GapChoice.RELOAD, GapChoice.REFER
STALLED = STANDARD.given("2026-01-05").seen_on("2026-01-15")
STALLED_AGAIN = STALLED.decided("2026-01-15", CONTINUE).seen_on("2026-01-26")
GATED = CYANO.given(*SEVEN_DAYS)
YEARS = QUARTERLY.given("2026-01-15")
LONG, VERY_LONG = YEARS.seen_on("2026-07-15"), YEARS.seen_on("2027-01-15")
FORTNIGHTLY = planned("individualised", "2026-01-05", choices={"dose_micrograms": 1000, "interval": "P2W"})
WINTER = planned("bariatric-3-monthly", "2025-11-30").given("2025-11-30")
YEARLY = YEARS.happened("interval", "2026-02-01", interval="P12M")
SIX_MONTHLY = planned("dietary-6-monthly", "2026-01-15", start_phase="maintenance")

GAPS = (
    row(
        "loading_stalled", "Loading has stalled", "R V", STOP, "convention",
        says("8 days after the window of a loading dose", STALLED),
        silent("7 days after the window of a loading dose", STALLED.seen_on("2026-01-14")),
        says("8 days after the start, nothing given", STANDARD.seen_on("2026-01-13")),
        silent("7 days after the start, nothing given", STANDARD.seen_on("2026-01-12")),
        says("A maintenance every week, 8 days after its window", WEEKLY.given("2026-01-05").seen_on("2026-01-20")),
        silent("A maintenance every week, 7 days after its window", WEEKLY.given("2026-01-05").seen_on("2026-01-19")),
        silent("A maintenance every 2 weeks, 8 days after its window",
               FORTNIGHTLY.given("2026-01-05").seen_on("2026-01-27")),
        says("Loading until a review, 8 days after its window", NEURO.given("2026-02-02").seen_on("2026-02-12")),
        says("On hold", STALLED.happened("hold", "2026-01-06")),
        says("Deferred", STALLED.happened("deferral", "2026-01-06", until="2026-03-01")),
        says("The review between two phases is awaited", GATED.seen_on("2026-01-21")),
        silent("The course has ended", STALLED.happened("end", "2026-01-10")),
        says("The prescriber decided today to continue", STALLED.decided("2026-01-15", CONTINUE),
             as_information_at="RV"),
        says("… 28 days ago", STALLED.decided("2026-01-15", CONTINUE).seen_on("2026-02-12"), as_information_at="RV"),
        says("… 29 days ago", STALLED.decided("2026-01-15", CONTINUE).seen_on("2026-02-13")),
        says("Decided to continue, the last dose was given the day before the decision",
             STALLED_AGAIN.given("2026-01-14"), as_information_at="RV"),
        says("Decided to continue, a dose on the day of the decision ended it", STALLED_AGAIN.given("2026-01-15")),
        says("Decided to continue, a dose on the day after ended it", STALLED_AGAIN.given("2026-01-16")),
        says("Decided to continue, the dose on the day after was too small to count",
             STALLED_AGAIN.given("2026-01-16", dose=500), as_information_at="RV"),
        says("Decided to load again", STALLED.decided("2026-01-15", RELOAD)),
    ),
    row(
        "long_gap", "A long gap in maintenance", "R V", STOP, "convention",
        says("Twice the interval after the last dose", LONG),
        silent("The day before twice the interval", YEARS.seen_on("2026-07-14")),
        says("Twice the interval after the start, nothing given", QUARTERLY.seen_on("2026-07-15")),
        says("Every 2 to 3 months: 6 months after the last dose",
             planned("prophylaxis", "2026-01-15").given("2026-01-15").seen_on("2026-07-15")),
        says("Every 2 weeks: 4 weeks after the last dose", FORTNIGHTLY.given("2026-01-05").seen_on("2026-02-02")),
        says("Last dose on 30-Nov-2025: 6 months, added as one", WINTER.seen_on("2026-05-30")),
        silent("Last dose on 30-Nov-2025: the day before 6 months, added as one", WINTER.seen_on("2026-05-29")),
        says("The day before 12 months", YEARS.seen_on("2027-01-14")),
        silent("12 months: very long takes the place of long", VERY_LONG),
        says("In a clinic with 14 days of grace", LONG.in_a_clinic(grace_days=14)),
        says("On hold", LONG.happened("hold", "2026-04-01")),
        says("Deferred", LONG.happened("deferral", "2026-04-10", until="2026-09-01")),
        silent("The course has ended", LONG.happened("end", "2026-04-01")),
        says("The prescriber decided today to continue", LONG.decided("2026-07-15", CONTINUE), as_information_at="RV"),
        says("… 28 days ago", LONG.decided("2026-07-15", CONTINUE).seen_on("2026-08-12"), as_information_at="RV"),
        says("… 29 days ago", LONG.decided("2026-07-15", CONTINUE).seen_on("2026-08-13")),
        says("Decided to take bloods first", LONG.decided("2026-07-15", BLOODS)),
        says("Decided to load again", LONG.decided("2026-07-15", RELOAD)),
        says("Decided to refer", LONG.decided("2026-07-15", REFER)),
        says("Decided to continue, then to refer", LONG.decided("2026-07-14", CONTINUE).decided("2026-07-15", REFER)),
    ),
    row(
        "very_long_gap", "A very long gap in maintenance", "R V", STOP, "convention",
        says("12 months after the last dose", VERY_LONG),
        silent("The day before 12 months", YEARS.seen_on("2027-01-14")),
        says("12 months after the start, nothing given", QUARTERLY.seen_on("2027-01-15")),
        says("Every 6 months: 12 months after the last dose", SIX_MONTHLY.given("2026-01-15").seen_on("2027-01-15")),
        says("Every 12 months: 24 months after the last dose", YEARLY.seen_on("2028-01-15")),
        silent("Every 12 months: the day before 24 months", YEARLY.seen_on("2028-01-14")),
        says("On hold", VERY_LONG.happened("hold", "2026-04-01")),
        silent("The course has ended", VERY_LONG.happened("end", "2026-04-01")),
        says("The prescriber decided today to continue", VERY_LONG.decided("2027-01-15", CONTINUE),
             as_information_at="RV"),
        says("… 28 days ago", VERY_LONG.decided("2027-01-15", CONTINUE).seen_on("2027-02-12"), as_information_at="RV"),
        says("… 29 days ago", VERY_LONG.decided("2027-01-15", CONTINUE).seen_on("2027-02-13")),
        says("Decided to take bloods first", VERY_LONG.decided("2027-01-15", BLOODS)),
    ),
)  # fmt: skip
