"""What every page that lists patients can do."""

from typing import Protocol, runtime_checkable

from b12desk.desktop.widgets.table import DenseTable


@runtime_checkable
class ListPage(Protocol):
    """A page that lists patients, one of whom can be chosen."""

    @property
    def table(self) -> DenseTable:
        """The list."""

    def choose(self, patient_id: str) -> None:
        """Choose a patient and bring them into view."""

    def chosen_id(self) -> str | None:
        """Return the patient chosen, None for nobody."""
