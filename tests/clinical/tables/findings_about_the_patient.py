"""Findings about lasting facts: allergy, eye and kidney disease, pregnancy, age, and whether the patient is ours."""

from tests.clinical.tables.finding_rows import BLOCK, STOP, row, says, silent
from tests.clinical.tables.told import Proposal
from tests.clinical.tables.usual_courses import CYANO, LOADED, STANDARD, WEEKLY, planned

A_CYANOCOBALAMIN_DOSE = Proposal(product="cyano-1000-1ml")
LEBER, RENAL = "leber_optic_atrophy", "renal_dysfunction"
SIXTEEN_ON_6_JANUARY = STANDARD.about(born_on="2010-01-06")

FINDINGS = (
    row(
        "cobalamin_hypersensitivity", "Hypersensitivity to a cobalamin", "P R V", BLOCK, "SmPC",
        says("Hypersensitivity to a cobalamin is recorded", STANDARD.flagged("cobalamin_hypersensitivity")),
        silent("An allergy to cobalt is recorded, hypersensitivity to a cobalamin is not",
               STANDARD.flagged("cobalt_allergy")),
        silent("Nothing is recorded", STANDARD),
    ),
    row(
        "cobalt_allergy", "Allergy to cobalt", "P R V", BLOCK, "FDA; AU label",
        says("An allergy to cobalt is recorded", STANDARD.flagged("cobalt_allergy")),
        silent("Hypersensitivity to a cobalamin is recorded, an allergy to cobalt is not",
               STANDARD.flagged("cobalamin_hypersensitivity")),
        silent("Nothing is recorded", STANDARD),
    ),
    row(
        "leber_cyanocobalamin", "Cyanocobalamin in Leber’s optic atrophy", "P R", BLOCK, "FDA",
        says("Leber’s optic atrophy, the course is of cyanocobalamin", CYANO.flagged(LEBER)),
        says("Leber’s optic atrophy, a dose of cyanocobalamin instead of the hydroxocobalamin planned",
             STANDARD.flagged(LEBER).proposing(A_CYANOCOBALAMIN_DOSE), "R"),
        silent("Leber’s optic atrophy, the course is of hydroxocobalamin",
               planned("optic-hydroxo", "2026-01-05").flagged(LEBER)),
        silent("Leber’s optic atrophy, the product is methylcobalamin",
               WEEKLY.ordered(product="methyl-1mg-1ml").flagged(LEBER)),
        silent("No Leber’s optic atrophy, the course is of cyanocobalamin", CYANO),
    ),
    row(
        "renal_cyanocobalamin", "Cyanocobalamin in renal dysfunction", "P R", STOP, "S1 S3",
        says("Renal dysfunction, the course is of cyanocobalamin", CYANO.flagged(RENAL)),
        says("Renal dysfunction, a dose of cyanocobalamin instead of the hydroxocobalamin planned",
             STANDARD.flagged(RENAL).proposing(A_CYANOCOBALAMIN_DOSE), "R"),
        says("Answered in this course, seen on the same day",
             CYANO.flagged(RENAL).answered("renal_cyanocobalamin", "agreed with the kidney unit", "2026-01-05"),
             as_information_at="R"),
        silent("Renal dysfunction, the course is of hydroxocobalamin", STANDARD.flagged(RENAL)),
        silent("Renal dysfunction, the product is methylcobalamin",
               WEEKLY.ordered(product="methyl-1mg-1ml").flagged(RENAL)),
        silent("No renal dysfunction, the course is of cyanocobalamin", CYANO),
    ),
    row(
        "diagnosis_unconfirmed", "Treatment planned before the diagnosis is confirmed", "P", STOP, "SmPC",
        says("The diagnosis is recorded as not confirmed", STANDARD.flagged("diagnosis_unconfirmed")),
        silent("Nothing is recorded about the diagnosis", STANDARD),
    ),
    row(
        "pregnant_or_breastfeeding", "Pregnant or breastfeeding", "P R", STOP, "SmPC",
        says("Pregnant", STANDARD.flagged("pregnant")),
        says("Breastfeeding", STANDARD.flagged("breastfeeding")),
        says("Answered in this course, 12 months ago",
             LOADED.flagged("pregnant").answered("pregnant_or_breastfeeding", "Dr A agreed", "2026-01-05")
             .seen_on("2027-01-05"), as_information_at="R"),
        says("Answered in this course, 12 months and a day ago",
             LOADED.flagged("pregnant").answered("pregnant_or_breastfeeding", "Dr A agreed", "2026-01-05")
             .seen_on("2027-01-06")),
        silent("Neither", STANDARD),
    ),
    row(
        "under_16", "Under 16 on the day", "P R", STOP, "NICE",
        says("The day before the 16th birthday", SIXTEEN_ON_6_JANUARY),
        silent("16th birthday: silent from that day on",
               SIXTEEN_ON_6_JANUARY.ordered(start_on="2026-01-06").seen_on("2026-01-06")),
        says("Planned the day before the 16th birthday, to start on it",
             SIXTEEN_ON_6_JANUARY.ordered(start_on="2026-01-06"), "R"),
        says("Answered in this course, seen on the same day",
             SIXTEEN_ON_6_JANUARY.answered("under_16", "a parent consents", "2026-01-05"), as_information_at="R"),
        silent("No date of birth is recorded", STANDARD),
    ),
)  # fmt: skip

STANDINGS = (
    row(
        "deceased", "The patient has died", "R V", BLOCK, "",
        says("Recorded as deceased", STANDARD.about(standing="deceased")),
        silent("Recorded as moved away", STANDARD.about(standing="moved_away")),
        silent("A patient of the clinic", STANDARD),
    ),
    row(
        "moved_away", "The patient has moved away", "R V", BLOCK, "",
        says("Recorded as moved away", STANDARD.about(standing="moved_away")),
        silent("Recorded as deceased", STANDARD.about(standing="deceased")),
        silent("A patient of the clinic", STANDARD),
    ),
)  # fmt: skip
