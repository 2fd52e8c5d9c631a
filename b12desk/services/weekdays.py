"""The weekdays a clinic opens on, as its settings keep them."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONDAY_TO_FRIDAY = "mon,tue,wed,thu,fri"


def open_weekdays(setting: str | None) -> frozenset[int]:
    """Return the weekdays (Monday is 0) of a setting such as `mon,tue,fri`; a clinic starts as Monday to Friday."""
    return frozenset(WEEKDAYS.index(word) for word in (setting or MONDAY_TO_FRIDAY).split(",") if word in WEEKDAYS)
