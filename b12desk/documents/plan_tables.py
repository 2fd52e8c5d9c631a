"""The plan's tables: the injections to come, those given, and the reviews and blood tests."""

from datetime import date

from b12desk.clinical.forecast_value import Check
from b12desk.clinical.plan import PastDose, PatientPlan, PlannedDose
from b12desk.clinical.quantities import patient_date, patient_weekday_date
from b12desk.documents.blocks import BODY, SMALL, heading, lines, sentences
from b12desk.documents.palette import RED, TEXT
from b12desk.documents.plan_words import check_words, waits_for_review
from b12desk.documents.sheet import Face
from b12desk.documents.strips import Strip, side_by_side, space
from b12desk.documents.table import Column, Row, TableLook, table
from b12desk.documents.words import CHECK_WORDS, capital, place_words, window_words

_GIVEN_SHOWN = 6
_WINDOW = frozenset({1})
_CONTINUES = "Your plan continues after your review."
_GAP = 18.0
_CHECKS_WIDTH = 224.0
_DATE_WIDTH = 112.0
_SMALL_TABLE = TableLook(size=9, leading=12)


def dose_table(plan: PatientPlan, width: float) -> tuple[Strip, ...]:
    """Return the injections to come, each with its window, the day to offer and the site next by rotation."""
    if not plan.doses:
        return ()
    columns = (
        Column("No.", 28, Face.BOLD),
        Column("Any day in this window is on time", 205),
        Column("Day we offer you", 178, Face.BOLD),
        Column("Next site", width - 411),
    )
    note = "Each date assumes that you have the injection before it on the day we offer."
    if waits_for_review(plan):
        note = f"Your review comes first; these days may change with it. {note}"
    rows = table(columns, [_dose_row(dose, as_of=plan.as_of) for dose in plan.doses])
    noted = (space(5), *lines(note, width, SMALL)) if len(plan.doses) > 1 or waits_for_review(plan) else ()
    return (*heading("Your next injections", width), *rows, *noted)


def given_and_checks(plan: PatientPlan, width: float, *, tallest: float) -> tuple[Strip, ...]:
    """Return the last injections given beside the reviews and blood tests."""
    room = width - _GAP - _CHECKS_WIDTH
    columns = side_by_side(_given(plan, room), _checks(plan, _CHECKS_WIDTH), across=room + _GAP, tallest=tallest)
    return (space(14), *columns)


def _dose_row(dose: PlannedDose, *, as_of: date) -> Row:
    """Return a dose to come; a window that has passed says so, in words."""
    window = window_words(dose.opens_on, dose.closes_on)
    has_passed = dose.closes_on < as_of
    offered = patient_weekday_date(dose.offered_on) if dose.offered_on else "On hold: no day yet"
    site = capital(place_words(dose.site)) if dose.site else "We choose with you"
    cells = (str(dose.number), f"Was due {window}" if has_passed else window, offered, site)
    note = _CONTINUES if dose.continues else ""
    return Row(cells, note=note, colour=RED if has_passed else TEXT, coloured=_WINDOW)


def _given(plan: PatientPlan, width: float) -> tuple[Strip, ...]:
    title = heading("Injections you have had", width, above=0)
    newest = sorted(plan.history, key=lambda dose: dose.given_on, reverse=True)[:_GIVEN_SHOWN]
    if not newest:
        return (*title, *sentences(["None recorded here yet."], width, BODY))
    columns = (Column("Date", _DATE_WIDTH, Face.BOLD), Column("Injection and site", width - _DATE_WIDTH))
    return (*title, *table(columns, [_given_row(dose, plan.product) for dose in newest], _SMALL_TABLE))


def _given_row(dose: PastDose, planned: str) -> Row:
    """Return a dose given; the product is named where it is not the planned one."""
    what = f"{dose.dose_micrograms} micrograms" + (f", {place_words(dose.site)}" if dose.site else "")
    if dose.product != planned:
        what = f"{dose.product}, {what}"
    return Row((patient_date(dose.given_on), what))


def _checks(plan: PatientPlan, width: float) -> tuple[Strip, ...]:
    title = heading("Reviews and blood tests", width, above=0)
    if not plan.checks:
        return (*title, *sentences(["None are planned."], width, BODY))
    columns = (Column("What", 100, Face.BOLD), Column("When", width - 100))
    return (*title, *table(columns, [_check_row(check, plan) for check in plan.checks], _SMALL_TABLE))


def _check_row(check: Check, plan: PatientPlan) -> Row:
    words = check_words(check, as_of=plan.as_of)
    return Row((CHECK_WORDS[check.kind], words), colour=RED if check.is_overdue else TEXT)
