"""Every finding with its moments, severity and source, and the examples that test it, in the manual's order."""

from tests.clinical.tables.finding_rows import FindingRow
from tests.clinical.tables.findings_about_gaps import GAPS
from tests.clinical.tables.findings_about_nerves_and_blood import BLOOD_FINDINGS, NERVE_FINDINGS
from tests.clinical.tables.findings_about_planning import PLANNING
from tests.clinical.tables.findings_about_site_and_authority import AUTHORITIES, ROLES, SITES
from tests.clinical.tables.findings_about_the_course import OUTSIDE_THE_COURSE, PAUSES, REVIEWS
from tests.clinical.tables.findings_about_the_dose import AMOUNTS, DATES
from tests.clinical.tables.findings_about_the_patient import FINDINGS, STANDINGS

THEMES: tuple[tuple[str, tuple[FindingRow, ...]], ...] = (
    ("The patient", (*FINDINGS, *STANDINGS)),
    ("Nerves", NERVE_FINDINGS),
    ("Folic acid, potassium, bleeding", BLOOD_FINDINGS),
    ("The date of a dose", DATES),
    ("The dose, its product, volume and batch", AMOUNTS),
    ("The site", SITES),
    ("What allows a dose, and who records it", (*AUTHORITIES, *ROLES)),
    ("Gaps", GAPS),
    ("Reviews, holds and deferrals", (*REVIEWS, *PAUSES)),
    ("Doses outside the course", OUTSIDE_THE_COURSE),
    ("What is chosen", PLANNING),
)

FINDING_TABLE = tuple(row for _, rows in THEMES for row in rows)
