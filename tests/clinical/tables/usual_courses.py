"""The courses that most examples begin with, each seen on the day it starts with nothing given."""

from tests.clinical.tables.told import Told


def planned(protocol: str, start_on: str, **course: object) -> Told:
    """Return a course of that protocol, seen on the day it starts, with nothing given."""
    return Told(course={"protocol": protocol, "start_on": start_on, **course}, today=start_on)


STANDARD = planned("hydroxo-standard", "2026-01-05")
QUARTERLY = planned("bariatric-3-monthly", "2026-01-15")
NEURO = planned("hydroxo-neuro", "2026-02-02")
CYANO = planned("cyano-pernicious", "2026-01-05")
MONTHLY = planned("ileal-monthly", "2026-01-05")
TABLETS = planned("oral-high-dose", "2026-01-05")
WEEKLY = planned("individualised", "2026-01-05", choices={"dose_micrograms": 1000, "interval": "P1W"})
TRANSFERRED = planned("hydroxo-standard", "2026-06-01", start_phase="maintenance")

SIX = ("2026-01-05", "2026-01-07", "2026-01-09", "2026-01-12", "2026-01-14", "2026-01-16")
SEVEN_DAYS = tuple(f"2026-01-{number:02d}" for number in range(5, 12))
LOADED = STANDARD.given(*SIX)
