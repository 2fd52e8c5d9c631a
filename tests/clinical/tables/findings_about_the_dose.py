"""Findings about a dose: its date, its size, its product, its volume, its batch."""

from tests.clinical.tables.finding_rows import BLOCK, STOP, Example, row, says, silent
from tests.clinical.tables.told import Proposal, Told
from tests.clinical.tables.usual_courses import LOADED, MONTHLY, QUARTERLY, STANDARD, planned

ONE_DOSE = STANDARD.given("2026-01-05").seen_on("2026-01-08")
EIGHT_WEEKLY = LOADED.ordered(maintenance_interval="P8W")
DUE = QUARTERLY.given("2026-01-15").seen_on("2026-04-15")
PRODUCT_TEXT = planned("hydroxo-smpc", "2026-01-05")
CHILD = "2008-01-06"


def every(interval: str) -> Told:
    """Return an individual order with that interval, one dose given on 5 January 2026."""
    ordered = planned("individualised", "2026-01-05", choices={"dose_micrograms": 1000, "interval": interval})
    return ordered.given("2026-01-05")


def individual(dose_micrograms: int, product: str = "cyano-1000-1ml") -> Told:
    choices = {"dose_micrograms": dose_micrograms, "interval": "P1W"}
    return planned("individualised", "2026-01-05", choices=choices, product=product)


def deltoid(dose_micrograms: int, born_on: str = "1956-03-02") -> Told:
    """Return that dose of 100 micrograms/mL, proposed for a deltoid."""
    return individual(dose_micrograms, "cyano-100-1ml").about(born_on=born_on).proposing(Proposal(site="left deltoid"))


def expiring(on: str, *, is_elsewhere: bool = False) -> Told:
    return DUE.proposing(Proposal(expires_on=on, is_elsewhere=is_elsewhere))


def at_the_edge(title: str, told: Told, early: str, in_time: str) -> tuple[Example, Example]:
    """Return the last early day and the first that is not."""
    return (
        says(f"{title}: the day before the earliest", told.seen_on(early)),
        silent(f"{title}: the earliest day", told.seen_on(in_time)),
    )


DATES = (
    row(
        "early_dose", "Earlier than the earliest day", "R", STOP, "convention",
        *at_the_edge("Every 2 to 3 months, 14 days before the window", LOADED, "2026-03-01", "2026-03-02"),
        *at_the_edge("Every 8 weeks, 14 days before the window", EIGHT_WEEKLY, "2026-02-26", "2026-02-27"),
        *at_the_edge("Every month, 3 days before the window", MONTHLY.given("2026-01-05"), "2026-02-01", "2026-02-02"),
        *at_the_edge("Every 4 weeks, 3 days before the window", every("P4W"), "2026-01-29", "2026-01-30"),
        *at_the_edge("Every 3 weeks, no days before the window", every("P3W"), "2026-01-25", "2026-01-26"),
        *at_the_edge("Alternate days, no days before the window", ONE_DOSE, "2026-01-06", "2026-01-07"),
        says("A reason given for an earlier dose doesn’t answer for this one",
             LOADED.answered("early_dose", "going away", "2026-01-16").seen_on("2026-03-01")),
    ),
    row(
        "duplicate_same_day", "A second dose of one day", "R", STOP, "practice",
        says("A dose of that day counts already", LOADED.seen_on("2026-01-16")),
        silent("The day after", LOADED.seen_on("2026-01-17")),
        says("… and the second is history of another clinic",
             LOADED.proposing(Proposal(is_elsewhere=True)).seen_on("2026-01-16")),
        silent("The dose of that day was voided", STANDARD.given("2026-01-05", voided=True)),
        silent("The dose of that day was too small to count", STANDARD.given("2026-01-05", dose=999)),
    ),
    row(
        "given_in_future", "Given in the future", "R", BLOCK, "",
        says("Dated tomorrow", DUE.proposing(Proposal(on="2026-04-16"))),
        silent("Dated today", DUE.proposing(Proposal(on="2026-04-15"))),
        says("Dated tomorrow, history of another clinic",
             DUE.proposing(Proposal(on="2026-04-16", is_elsewhere=True))),
    ),
    row(
        "given_before_birth", "Given before birth", "R", BLOCK, "",
        says("Dated the day before the birth", STANDARD.about(born_on="2026-01-06")),
        silent("Dated the day of the birth", STANDARD.about(born_on="2026-01-05")),
        silent("No date of birth is recorded", STANDARD),
    ),
)  # fmt: skip

AMOUNTS = (
    row(
        "dose_below_plan", "Less than planned", "R V", STOP, "S4",
        says("999 of 1000 micrograms are about to be recorded", DUE.proposing(Proposal(dose_micrograms=999)), "R"),
        says("The last dose held 999 of 1000 micrograms", ONE_DOSE.given("2026-01-07", dose=999), "V"),
        says("A dose before the start, too small to anchor a transferred course",
             planned("hydroxo-standard", "2026-06-01", start_phase="maintenance")
             .given("2026-04-20", dose=500).seen_on("2026-06-02"), "V"),
        says("249 micrograms in the loading of the product text", PRODUCT_TEXT.given("2026-01-05", dose=249), "V"),
        silent("250 micrograms are enough in the loading of the product text",
               PRODUCT_TEXT.given("2026-01-05", dose=250).proposing(Proposal(dose_micrograms=250))),
        silent("1000 of 1000 micrograms", ONE_DOSE.given("2026-01-07", dose=1000)
               .proposing(Proposal(dose_micrograms=1000))),
        silent("A full dose after the small one settles it",
               ONE_DOSE.given("2026-01-07", dose=500).given("2026-01-08")),
        silent("The small dose was voided", ONE_DOSE.given("2026-01-07", dose=500, voided=True)),
    ),
    row(
        "dose_above_plan", "More than planned", "R V", STOP, "S4",
        says("1001 of 1000 micrograms are about to be recorded", DUE.proposing(Proposal(dose_micrograms=1001)), "R"),
        says("The last dose held 1001 of 1000 micrograms", ONE_DOSE.given("2026-01-07", dose=1001), "V"),
        silent("1000 of 1000 micrograms", ONE_DOSE.given("2026-01-07", dose=1000)
               .proposing(Proposal(dose_micrograms=1000))),
        silent("A planned dose after the large one settles it",
               ONE_DOSE.given("2026-01-07", dose=1001).given("2026-01-08")),
    ),
    row(
        "product_mismatch", "Another cobalamin than planned", "R V", STOP, "S4",
        says("Cyanocobalamin is about to be recorded", DUE.proposing(Proposal(product="cyano-1000-1ml")), "R"),
        says("The last counting dose was methylcobalamin", ONE_DOSE.given("2026-01-07", product="methyl-1mg-1ml")),
        silent("Hydroxocobalamin of another make", ONE_DOSE.given("2026-01-07", product="hydroxo-1000-30ml")
               .proposing(Proposal(product="hydroxo-1000-30ml"))),
        silent("A planned dose after the other cobalamin settles it",
               ONE_DOSE.given("2026-01-06", product="methyl-1mg-1ml").given("2026-01-08")),
    ),
    row(
        "volume_unmeasurable", "Too little to measure", "P R", STOP, "S4",
        says("0.049 mL", individual(49)),
        silent("0.05 mL exactly", individual(50)),
    ),
    row(
        "volume_too_large", "More than the site takes", "P R", BLOCK, "S4",
        says("5.01 mL: more than any site takes", individual(501, "cyano-100-1ml")),
        silent("5 mL exactly, for a vastus lateralis", individual(500, "cyano-100-1ml")),
        says("2.01 mL for a deltoid", deltoid(201), "R"),
        silent("2 mL exactly, for a deltoid", deltoid(200)),
        says("1.01 mL for a deltoid, the day before the 18th birthday", deltoid(101, CHILD), "R"),
        silent("1.01 mL for a deltoid, on the 18th birthday", deltoid(101, "2008-01-05")),
        silent("1 mL exactly, for a deltoid, the day before the 18th birthday", deltoid(100, CHILD)),
    ),
    row(
        "strength_missing", "The product’s strength is not recorded", "P R", BLOCK, "S4",
        says("The strength is not recorded", STANDARD.of_unknown_strength()),
        silent("1000 micrograms/mL", STANDARD),
    ),
    row(
        "batch_expired", "The batch has expired", "R", BLOCK, "",
        says("It expired the day before", expiring("2026-04-14")),
        silent("It expires on the day of the dose: usable on its expiry date", expiring("2026-04-15")),
        silent("No expiry date is recorded", DUE),
        silent("It expired the day before, history of another clinic", expiring("2026-04-14", is_elsewhere=True)),
    ),
)  # fmt: skip
