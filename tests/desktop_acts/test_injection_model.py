from datetime import date

from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.records import InjectionRecord
from b12desk.clinical.sites import LEFT_DELTOID, LEFT_THIGH, RIGHT_DELTOID
from b12desk.desktop.injection.model import site_states


def given(day: int, site: Site | None, *, void_reason: str | None = None) -> InjectionRecord:
    return InjectionRecord(
        f"dose-{day}", "ada", date(2026, 1, day), "hydroxo-1mg-1ml", 1000, site, void_reason=void_reason
    )


def test_only_the_last_three_uses_are_shown_newest_first() -> None:
    doses = [given(5, LEFT_DELTOID), given(7, RIGHT_DELTOID), given(9, LEFT_DELTOID), given(12, LEFT_DELTOID)]

    left, right, *_ = site_states(doses, (), next_site=RIGHT_DELTOID, on=date(2026, 1, 14))

    assert left.used_on == (date(2026, 1, 12), date(2026, 1, 9))
    assert right.used_on == (date(2026, 1, 7),)
    assert right.is_next


def test_a_voided_dose_is_no_use_of_its_site() -> None:
    doses = [given(5, LEFT_DELTOID, void_reason="wrong patient"), given(7, None)]

    assert site_states(doses, (), next_site=None, on=date(2026, 1, 9))[0].used_on == ()


def test_a_restriction_is_shown_on_its_days_only() -> None:
    plaster = RestrictedSite(LEFT_THIGH, "plaster", date(2026, 1, 1), date(2026, 1, 31))

    inside = site_states((), (plaster,), next_site=None, on=date(2026, 1, 31))
    after = site_states((), (plaster,), next_site=None, on=date(2026, 2, 1))

    assert inside[2].restriction == "plaster"
    assert after[2].restriction == ""
    assert after[2].words == "Not used lately"
