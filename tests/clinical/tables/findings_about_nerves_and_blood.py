"""Findings about neurological involvement, folic acid, potassium and bleeding."""

from tests.clinical.tables.finding_rows import INFO, STOP, row, says, silent
from tests.clinical.tables.told import Told
from tests.clinical.tables.usual_courses import NEURO, STANDARD, TABLETS, TRANSFERRED

NERVES = NEURO.flagged("neuro_involvement")
ONE_DOSE = NEURO.given("2026-02-02").seen_on("2026-02-20")
WORSE = ONE_DOSE.reviewed("2026-02-10", "worse")
FOLIC = STANDARD.flagged("folic_acid")
FIRST_DOSE = STANDARD.given("2026-01-05").seen_on("2026-01-06")
SEVERE = FIRST_DOSE.flagged("severe_anaemia")
ANTICOAGULATED = STANDARD.given("2026-01-05").flagged("anticoagulant")
TABLET = ANTICOAGULATED.answered("anticoagulant", "Apixaban, a direct oral anticoagulant", "2026-01-05")
INR = ANTICOAGULATED.answered("anticoagulant", "INR 2.4 on 02-Jan-2026", "2026-01-05")
LOW_PLATELETS = STANDARD.flagged("thrombocytopenia")


def potassium(value: str, on: str = "2026-01-06", today: str = "2026-01-06") -> Told:
    return STANDARD.measured(on, "potassium", value).seen_on(today)


def platelets(value: str) -> Told:
    return STANDARD.measured("2026-01-04", "platelets", value)


NERVE_FINDINGS = (
    row(
        "neuro_urgent_referral", "Neurological involvement is urgent", "P V", INFO, "S0",
        says("Neurological involvement is recorded", NERVES),
        silent("None is recorded, though the protocol is a neurological one", NEURO),
    ),
    row(
        "neuro_symptoms_new", "New or worse neurological symptoms", "R V", STOP, "S0, CTAC",
        says("The last review found things worse", WORSE),
        silent("A later review found things improving", WORSE.reviewed("2026-02-12")),
        says("The last review found new symptoms", ONE_DOSE.reviewed("2026-02-10", "new_symptoms")),
        says("Worse again after a review that was not",
             ONE_DOSE.reviewed("2026-02-10").reviewed("2026-02-12", "worse")),
        silent("The only review found things improving", ONE_DOSE.reviewed("2026-02-10")),
        silent("No review", ONE_DOSE),
    ),
    row(
        "neuro_untreated", "Neurological involvement without treatment", "V", STOP, "S2",
        says("90 days after the start, no injection", NERVES.seen_on("2026-05-03")),
        silent("89 days after the start", NERVES.seen_on("2026-05-02")),
        says("90 days after the day on which symptoms began, no injection",
             NERVES.about(neuro_since="2026-01-01").seen_on("2026-04-01")),
        silent("89 days after the day on which symptoms began",
               NERVES.about(neuro_since="2026-01-01").seen_on("2026-03-31")),
        says("The only injection was voided", NERVES.given("2026-02-02", voided=True).seen_on("2026-05-03")),
        silent("One injection was given", NERVES.given("2026-02-02").seen_on("2026-05-03")),
        silent("No neurological involvement", NEURO.seen_on("2026-05-03")),
    ),
)  # fmt: skip

BLOOD_FINDINGS = (
    row(
        "folate_before_b12", "Folic acid before vitamin B12", "P R V", STOP, "S0 S1 S2 S3",
        says("Folic acid, nothing given yet", FOLIC),
        silent("Folic acid, one dose has counted", FOLIC.given("2026-01-05").seen_on("2026-01-06")),
        says("Folic acid, the only dose was too small to count", FOLIC.given("2026-01-05", dose=500)),
        says("Folic acid, the only dose was voided", FOLIC.given("2026-01-05", voided=True)),
        silent("Folic acid, transferred in with a dose of 20 April",
               TRANSFERRED.flagged("folic_acid").given("2026-04-20").seen_on("2026-06-02")),
        silent("No folic acid", STANDARD),
    ),
    row(
        "potassium_first_48h", "Potassium in the first days", "R V", STOP, "S1 S2",
        says("Severe anaemia, 7 days after the first dose, no potassium", SEVERE.seen_on("2026-01-12")),
        silent("8 days after the first dose", SEVERE.seen_on("2026-01-13")),
        says("Pernicious anaemia, the day after the first dose, no potassium",
             FIRST_DOSE.flagged("pernicious_anaemia")),
        says("Potassium of the first dose’s own day: too early", SEVERE.measured("2026-01-05", "potassium", "4.1")),
        silent("Potassium of the day after the first dose", SEVERE.measured("2026-01-06", "potassium", "4.1")),
        says("The course ended the day after the first dose", SEVERE.happened("end", "2026-01-06")),
        silent("Before the first dose", STANDARD.flagged("severe_anaemia")),
        silent("Anaemia, neither severe nor pernicious", FIRST_DOSE.flagged("anaemia")),
        silent("Severe anaemia, transferred in with a dose of 20 April",
               TRANSFERRED.flagged("severe_anaemia").given("2026-04-20", "2026-06-01").seen_on("2026-06-02")),
    ),
    row(
        "potassium_low", "Low potassium", "R V", STOP, "S1 S2",
        says("3.4 mmol/L", potassium("3.4")),
        silent("3.5 mmol/L", potassium("3.5")),
        says("3.4 mmol/L, 14 days ago", potassium("3.4", today="2026-01-20")),
        silent("3.4 mmol/L, 15 days ago", potassium("3.4", today="2026-01-21")),
        says("3.4 mmol/L, the course has ended", potassium("3.4").happened("end", "2026-01-05")),
        says("3.4 mmol/L, tablets only", TABLETS.measured("2026-01-05", "potassium", "3.4")),
        says("3.4 mmol/L after 4.1", potassium("4.1", "2026-01-05").measured("2026-01-06", "potassium", "3.4")),
        silent("4.1 mmol/L after 3.4", potassium("3.4", "2026-01-05").measured("2026-01-06", "potassium", "4.1")),
    ),
    row(
        "anticoagulant", "Anticoagulant", "R", STOP, "SPS",
        says("An anticoagulant is recorded", ANTICOAGULATED),
        silent("None is recorded", STANDARD),
        says("Answered on the day: a direct oral anticoagulant", TABLET, as_information_at="R"),
        says("Answered 12 months ago: a direct oral anticoagulant", TABLET.seen_on("2027-01-05"),
             as_information_at="R"),
        says("Answered 12 months and a day ago: a direct oral anticoagulant", TABLET.seen_on("2027-01-06")),
        says("Answered 12 weeks ago with an INR", INR.seen_on("2026-03-30"), as_information_at="R"),
        says("Answered 12 weeks and a day ago with an INR", INR.seen_on("2026-03-31")),
        says("Answered only tomorrow",
             ANTICOAGULATED.answered("anticoagulant", "Apixaban", "2026-03-17").seen_on("2026-03-16")),
    ),
    row(
        "thrombocytopenia", "Low platelets", "R", STOP, "practice",
        says("Platelets 49", platelets("49")),
        silent("Platelets 50", platelets("50")),
        says("Low platelets are recorded for the patient", LOW_PLATELETS),
        silent("Nothing is recorded", STANDARD),
        says("Platelets 49 after 50", platelets("50").measured("2026-01-05", "platelets", "49")),
        silent("Platelets 50 after 49", platelets("49").measured("2026-01-05", "platelets", "50")),
        says("Answered 12 months ago", LOW_PLATELETS.answered("thrombocytopenia", "Dr A agreed", "2026-01-05")
             .seen_on("2027-01-05"), as_information_at="R"),
        says("Answered 12 months and a day ago", LOW_PLATELETS
             .answered("thrombocytopenia", "Dr A agreed", "2026-01-05").seen_on("2027-01-06")),
    ),
)  # fmt: skip
