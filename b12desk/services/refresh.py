"""Keep the worklist's rows true: the same transaction that adds an event writes the window it moves."""

from datetime import date

from b12desk.register.write_unit import WriteUnit
from b12desk.services.history import Sources, history_in, rows_of


def refresh_rows(unit: WriteUnit, patient_id: str, sources: Sources, *, today: date) -> None:
    """Write the worklist rows of a patient's courses anew."""
    unit.put_forecast_rows(rows_of(history_in(unit, patient_id), sources, today=today))
