"""Courses, events and calendars with readable defaults: dates are ISO text, a protocol is named by its id."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from b12desk.clinical.course import ClinicSettings, Course
from b12desk.clinical.events import (
    Deferral,
    End,
    Event,
    Hold,
    Injection,
    IntervalChange,
    Resume,
    Review,
)
from b12desk.clinical.open_days import EVERY_DAY, OpenDays
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.product import Product
from b12desk.clinical.quantities import Interval
from b12desk.clinical.vocabulary import CheckKind, MonitoringPlan
from b12desk.protocols.choices import with_choices
from b12desk.protocols.library import ProtocolLibrary, load_protocols
from b12desk.protocols.products import ProductCatalogue, load_products

ANYONE = PatientFacts()
ALWAYS_OPEN = OpenDays(EVERY_DAY)


@cache
def products() -> ProductCatalogue:
    return load_products()


@cache
def protocols() -> ProtocolLibrary:
    return load_protocols()


def day(text: str) -> date:
    return date.fromisoformat(text)


def product(id: str) -> Product:
    return products().get(id)


def course(
    protocol_id: str,
    start_on: str | date,
    *,
    start_phase: str | None = None,
    interval: str | None = None,
    grace_days: int = 0,
    choices: Mapping[str, str] | None = None,
    monitoring: MonitoringPlan = MonitoringPlan.NICE_SYMPTOMS,
) -> Course:
    protocol = with_choices(protocols().get(protocol_id), choices or {})
    return Course(
        protocol=protocol,
        start_on=start_on if isinstance(start_on, date) else day(start_on),
        product=product(protocol.product_id or "hydroxo-1mg-1ml"),
        start_phase=start_phase,
        maintenance_interval=Interval.parse(interval) if interval else None,
        monitoring=monitoring,
        settings=ClinicSettings(grace_days=grace_days),
    )


def given(*days: str, dose: int | None = None, product_id: str | None = None, voided: bool = False) -> list[Event]:
    """Return one injection for each day."""
    what = product(product_id) if product_id else None
    return [Injection(day(text), product=what, dose_micrograms=dose, is_voided=voided) for text in days]


def review(on: str, outcome: str, kind: CheckKind | None = None) -> Review:
    return Review(day(on), outcome, kind)


def deferral(on: str, until: str) -> Deferral:
    return Deferral(day(on), day(until), "holiday")


def change(on: str, interval: str) -> IntervalChange:
    return IntervalChange(day(on), Interval.parse(interval), "persistent_symptoms")


def hold(on: str) -> Hold:
    return Hold(day(on), "in hospital")


def resume(on: str) -> Resume:
    return Resume(day(on))


def end(on: str) -> End:
    return End(day(on), "oral_switch")


def calendar(weekdays: str = "mon tue wed thu fri", closed_on: str = "") -> OpenDays:
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return OpenDays(
        frozenset(names.index(word) for word in weekdays.split()), frozenset(day(text) for text in closed_on.split())
    )
