"""The clinic as its register describes it: name, open days, public holidays, grace."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from b12desk.clinical.course import ClinicSettings
from b12desk.clinical.errors import RegisterTrouble
from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.plan import ClinicDetails
from b12desk.clinical.role_rules import RoleRules
from b12desk.clinical.thresholds import THRESHOLDS
from b12desk.register.read_unit import ReadUnit
from b12desk.register.store import Register
from b12desk.services.clock_check import clock_problem
from b12desk.services.weekdays import open_weekdays

NATIONS = {"England": "ENG", "Wales": "WLS", "Scotland": "SCT", "Northern Ireland": "NIR"}
YEARS_AHEAD = 3
FIRST_YEAR = 2010
QR_TEXT = "paper_qr_text"
ROLE_RULES = tuple(RoleRules.__slots__)
RULE_WORDS = {
    "may_give_without_psd": "A dose without a PSD, under any authority that holds",
    "may_give_loading": "Loading doses",
    "may_give_first_dose": "The first dose of a course",
    "may_give_in_pregnancy": "A dose in pregnancy or while breastfeeding",
    "may_give_under_16": "A dose to somebody under 16",
}
"""What each rule lets a health-care assistant record. Source: CTAC, by which none of it is theirs."""


@dataclass(frozen=True, slots=True)
class Clinic:
    """A clinic's details and settings; it starts as Monday to Friday with the holidays of England."""

    details: ClinicDetails
    open_days: OpenDays
    settings: ClinicSettings
    nation: str
    role_rules: RoleRules = field(default_factory=RoleRules)


def clinic_of(unit: ReadUnit) -> Clinic:
    """Return the clinic that a register describes."""
    settings = unit.settings()
    return Clinic(
        details=ClinicDetails(
            name=settings.get("clinic_name", ""),
            address=settings.get("clinic_address", ""),
            phone=settings.get("clinic_phone", ""),
            qr_text=settings.get(QR_TEXT, ""),
        ),
        open_days=OpenDays(
            open_weekdays(settings.get("open_weekdays")),
            frozenset(day for day, _ in unit.closures()),
        ),
        settings=_clinical_settings(settings),
        nation=settings.get("nation", "England"),
        role_rules=RoleRules(**{rule: settings.get(rule_setting(rule)) == "yes" for rule in ROLE_RULES}),
    )


def rule_setting(rule: str) -> str:
    """Return the name of the setting, `yes` or `no`, that keeps a rule for health-care assistants."""
    return f"assistant_{rule}"


def _clinical_settings(settings: Mapping[str, str]) -> ClinicSettings:
    """Return the settings that clinical rules read; what was never set is as published."""
    figures = {one.name: settings[one.name] for one in THRESHOLDS if one.name in settings}
    return ClinicSettings(grace_days=int(settings.get("grace_days", "0")), **figures)


def ensure_closures(register: Register, *, by: str, at: datetime) -> None:
    """Add the nation's public holidays to the closures, up to three years after `at`, where they are missing.

    A list as of another day asks for no more. A register that can't be written now, or by a clock
    that may be wrong, keeps what it has.
    """
    with register.reading() as unit:
        nation = unit.setting("nation") or "England"
        covered = int(unit.setting("holidays_until") or FIRST_YEAR - 1)
        known = unit.closures()
        is_wrong_clock = bool(clock_problem(unit, at))
    if covered >= at.year + 1 or is_wrong_clock:
        return
    years = range(covered + 1, at.year + YEARS_AHEAD + 1)
    closures = dict(known) | dict(public_holidays(nation, years))
    try:
        with register.writing(by=by, at=at) as writer:
            writer.set_closures(sorted(closures.items()))
            writer.set_setting("holidays_until", str(years[-1]))
    except RegisterTrouble:
        return


def public_holidays(nation: str, years: Sequence[int]) -> tuple[tuple[date, str], ...]:
    """Return the public holidays of a United Kingdom nation in these years, substitute days included."""
    import holidays

    found = holidays.country_holidays("GB", subdiv=NATIONS[nation], years=years)
    return tuple(sorted((day, str(name)) for day, name in found.items()))
