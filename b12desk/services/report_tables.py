"""The reports as tables with bars, in the words that screen, paper and file share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.measures import AGES, OnTime
from b12desk.clinical.quantities import staff_date
from b12desk.services.reports import Report, WeekFigures, place_words

ON_TIME, OVERDUE, GIVEN, WEEKS, NEVER_LOST = "On time", "Overdue", "Doses given", "Next 12 weeks", "Never lost"
PARTS = (ON_TIME, OVERDUE, GIVEN, WEEKS, NEVER_LOST)
"""The parts of the reports in their order."""

ON_TIME_MEANS = (
    "Of the maintenance doses given here, the share given within their window: from the first day that is not early "
    "to the last day on which the worklist did not call the patient overdue (open days, grace and deferrals "
    "included). Left out: loading and other phases, a course’s first dose and what was given before the course began, "
    "doses given while on hold, doses given elsewhere, voided entries. Who has not come is not in it: see Overdue."
)
OVERDUE_MEANS = (
    "Patients whom the worklist calls overdue today, by days since the last day of their window. "
    "Patients on hold, deferred or awaiting a review are not counted here: see Never lost."
)
GIVEN_MEANS = (
    "Every dose on record in the last 12 months, this month up to today; voided entries are left out. "
    "Products and sites count the doses given here. “Recorded afterwards” are those of them that were entered from "
    "paper slips after a time without the computer. Reactions are not recorded as such, so none are counted."
)
WEEKS_MEANS = (
    "The doses expected on the day each would be offered, as the patients’ plans have it. Overdue doses count on the "
    "next open day. Not in it: courses on hold, and doses behind a review that is still to come; of a patient at "
    "most the next twelve doses."
)
NEVER_LOST_MEANS = (
    "Everybody in the register is in exactly one place. The total is counted apart, from the register itself, and "
    "everybody’s place is worked out again from what is recorded about them."
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `part` of `value` is painted in the second tone; `words` stand beside it."""

    label: str
    value: int
    words: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One table of a part, with the bars that picture it; `most` is the end of the scale, 0 for the longest bar.

    `key` are the words for the whole bar and for its second tone, empty where it has none.
    """

    part: str
    title: str
    means: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[Bar, ...] = ()
    most: int = 0
    key: tuple[str, str] = ("", "")

    @property
    def sentence(self) -> str:
        """The bars as a colleague would read them out."""
        return f"{self.title}: " + "; ".join(f"{bar.label}: {bar.words}" for bar in self.bars)


def tables_of(report: Report) -> tuple[ReportTable, ...]:
    """Return every table, part by part."""
    return (
        _on_time(report),
        _overdue(report),
        _months(report),
        _counted("Doses by product", "Product", report.products),
        _counted("Doses by site", "Site", report.sites),
        _weeks(report),
        _places(report),
        *_strays(report),
    )


def month_words(first: date) -> str:
    """Return `Mar-2026`."""
    return staff_date(first)[3:]


def _on_time(report: Report) -> ReportTable:
    rows = [(month_words(month.first), month.on_time) for month in report.months]
    total = ("All 12 months", report.on_time)
    return ReportTable(
        ON_TIME,
        "Maintenance doses on time, by month",
        ON_TIME_MEANS,
        ("Month", "Share on time", "Early", "On time", "Late", "Doses"),
        tuple(
            (name, percent_words(one), str(one.early), str(one.on_time), str(one.late), str(one.given))
            for name, one in (*rows, total)
        ),
        tuple(Bar(name, one.percent or 0, _share_words(one)) for name, one in (*rows, total)),
        most=100,
    )


def percent_words(one: OnTime) -> str:
    """Return `94 %`, or that there was nothing to count."""
    return "no doses" if one.percent is None else f"{one.percent} %"


def _share_words(one: OnTime) -> str:
    return "no doses" if one.percent is None else f"{one.percent} % ({one.on_time} of {one.given})"


def _overdue(report: Report) -> ReportTable:
    names = [f"{first} to {last} days" if last else f"over {first - 1} days" for first, last in AGES]
    pairs = list(zip(names, report.ages, strict=True))
    return ReportTable(
        OVERDUE,
        "Overdue patients, by how long",
        OVERDUE_MEANS,
        ("Days overdue", "Patients"),
        (*((name, str(count)) for name, count in pairs), ("Total", str(sum(report.ages)))),
        tuple(Bar(name, count, str(count)) for name, count in pairs),
    )


def _months(report: Report) -> ReportTable:
    rows = [(month_words(one.first), one.here, one.elsewhere, one.afterwards) for one in report.months]
    here, there, later = (sum(figures) for figures in zip(*(row[1:] for row in rows), strict=True))
    total = ("All 12 months", here, there, later)
    return ReportTable(
        GIVEN,
        "Doses by month",
        GIVEN_MEANS,
        ("Month", "Given here", "Recorded afterwards", "Given elsewhere", "Doses"),
        tuple(
            (name, str(here), str(later), str(there), str(here + there)) for name, here, there, later in (*rows, total)
        ),
        tuple(Bar(name, here + there, str(here + there), part=there) for name, here, there, _ in rows),
        key=("given here", "given elsewhere"),
    )


def _counted(title: str, heading: str, counts: Sequence[tuple[str, int]]) -> ReportTable:
    total = sum(count for _, count in counts)
    return ReportTable(
        GIVEN,
        title,
        "",
        (heading, "Doses"),
        (*((name, str(count)) for name, count in counts), ("Total", str(total))),
        tuple(Bar(name, count, str(count)) for name, count in counts),
    )


def _weeks(report: Report) -> ReportTable:
    total = sum(one.doses for one in report.weeks)
    overdue = sum(one.overdue for one in report.weeks)
    open_days = sum(one.week.open_days for one in report.weeks)
    sums = ("All 12 weeks", str(open_days), str(total), str(overdue), _per_day(total, open_days))
    return ReportTable(
        WEEKS,
        "Doses expected, by week",
        WEEKS_MEANS,
        ("Week", "Open days", "Doses", "Overdue now", "Per open day"),
        (*(_week_row(one) for one in report.weeks), sums),
        tuple(Bar(_week_words(one), one.doses, _demand_words(one), part=one.overdue) for one in report.weeks),
        key=("expected", "of them overdue now"),
    )


def _week_row(one: WeekFigures) -> tuple[str, ...]:
    days = one.week.open_days
    return _week_words(one), str(days), str(one.doses), str(one.overdue), _per_day(one.doses, days)


def _week_words(one: WeekFigures) -> str:
    return f"{staff_date(one.week.first)} to {staff_date(one.week.last)}"


def _demand_words(one: WeekFigures) -> str:
    days = one.week.open_days
    return f"{one.doses} on {days} open day{'' if days == 1 else 's'}"


def _per_day(doses: int, days: int) -> str:
    """Return doses an open day to one decimal, half up; a dash where no day is open."""
    if not days:
        return "–"
    tenths = (20 * doses + days) // (2 * days)
    return f"{tenths // 10}.{tenths % 10}"


def _places(report: Report) -> ReportTable:
    pairs = [(place_words(place).capitalize(), count) for place, count in report.places.items()]
    total = sum(report.places.values())
    verdict = "The places add up to the register: nobody is lost."
    if total != report.patients or report.strays:
        verdict = f"The places do NOT agree with the register: {len(report.strays)} to look into, listed below."
    return ReportTable(
        NEVER_LOST,
        "Where everybody is",
        f"{NEVER_LOST_MEANS} {verdict}",
        ("Place", "Patients"),
        (
            *((name, str(count)) for name, count in pairs),
            ("In all places", str(total)),
            ("In the register", str(report.patients)),
        ),
        tuple(Bar(name, count, str(count)) for name, count in pairs),
    )


def _strays(report: Report) -> tuple[ReportTable, ...]:
    if not report.strays:
        return ()
    rows = tuple((stray.patient_id, stray.says) for stray in report.strays)
    return (ReportTable(NEVER_LOST, "To look into", "", ("Patient’s id in the register", "What is wrong"), rows),)
