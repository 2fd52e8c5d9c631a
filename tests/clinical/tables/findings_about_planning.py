"""Findings about what is chosen for a course: its interval, its end, its reason."""

from tests.clinical.tables.finding_rows import INFO, STOP, row, says, silent
from tests.clinical.tables.usual_courses import MONTHLY, QUARTERLY, STANDARD, planned

DIETARY = planned("dietary-6-monthly", "2026-01-05")

PLANNING = (
    row(
        "titration_on_biomarkers", "An interval changed because of a blood test", "P", STOP, "S0 S2",
        says("The reason is a laboratory result", STANDARD.choosing("P2M", "laboratory_result")),
        says("The reason is a normal level", STANDARD.choosing("P3M", "normal_levels")),
        silent("The reason is persistent symptoms", STANDARD.choosing("P2M", "persistent_symptoms")),
        silent("No reason", STANDARD.choosing("P2M")),
    ),
    row(
        "do_not_stop", "A lifelong course ended because it works", "P", STOP, "S1 S3",
        says("Ended because levels are normal", STANDARD.ending("normal_levels")),
        says("Ended because symptoms improved", STANDARD.ending("symptoms_improved")),
        silent("Ended because the patient moves away", STANDARD.ending("moved_away")),
        silent("A course that isn’t lifelong, ended because levels are normal", DIETARY.ending("normal_levels")),
    ),
    row(
        "resection_under_20cm", "A short ileal resection", "P", INFO, "S1 S3",
        says("Resection 20 cm, a protocol for ileal resection", MONTHLY.resected(20)),
        silent("Resection 21 cm, a protocol for ileal resection", MONTHLY.resected(21)),
        silent("No length is recorded", MONTHLY),
        silent("Resection 20 cm, another protocol", STANDARD.resected(20)),
    ),
    row(
        "interval_not_allowed", "An interval outside the protocol’s list", "P", STOP, "",
        says("A course planned every 5 weeks", STANDARD.ordered(maintenance_interval="P5W")),
        says("Changed to every 5 weeks", STANDARD.choosing("P5W")),
        says("A 3-monthly protocol without alternatives, changed to every 2 months", QUARTERLY.choosing("P2M")),
        silent("A course planned every 12 weeks, which the protocol lists",
               STANDARD.ordered(maintenance_interval="P12W")),
        silent("Changed to every 2 months, which the protocol lists", STANDARD.choosing("P2M")),
        silent("Changed to the protocol’s own interval", STANDARD.choosing("P2M/P3M")),
    ),
)  # fmt: skip
