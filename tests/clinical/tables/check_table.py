"""Every series of reviews and blood tests with its dates and source, in the manual's order."""

from tests.clinical.tables.check_rows import CheckRow
from tests.clinical.tables.checks_by_circumstance import DECISIONS, FIRST_DAYS, PHASES
from tests.clinical.tables.checks_of_plans import PLANS

CHECK_THEMES: tuple[tuple[str, tuple[CheckRow, ...]], ...] = (
    ("Monitoring plans", PLANS),
    ("Added by the patient’s circumstances", FIRST_DAYS),
    ("Added by the phase", PHASES),
    ("Added by a decision about a gap", DECISIONS),
)

CHECK_TABLE = tuple(row for _, rows in CHECK_THEMES for row in rows)
