"""What the sheet of people does: list and add them, change a role, remove a PIN, disable and enable again."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.records import UserRecord
from b12desk.clinical.vocabulary import Role
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.people.model import people_lines
from b12desk.desktop.working import Run, SheetView
from b12desk.services.credentials import remove_credential
from b12desk.services.desk import Desk
from b12desk.services.people import Person, add_user, change_role, disable_user, enable_user, list_people

ROLES = tuple((role.value, role.value.capitalize()) for role in Role)


class View(SheetView, Protocol):
    """What the sheet can show."""

    def show_people(self, lines: Sequence[Line], *, disabled: Collection[str], proving: Collection[str]) -> None:
        """Show everybody; the names of the disabled and of those who have a PIN tell what can be done."""

    def clear_form(self) -> None:
        """Empty the fields for the next person."""

    def say(self, sentence: str) -> None:
        """Say what was done."""


class PeoplePresenter:
    """The people of one register. `act_as` is told the name by which the desk works from then on.

    The first user of a register takes over at once: from then on only users act. Whoever disables themselves stops
    working; `act_as` hears the same name again then, and asks who works instead.
    """

    def __init__(
        self, view: View, desk: Desk, run: Run, *, saved: Callable[[str], None], act_as: Callable[[str], None]
    ) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._saved = saved
        self._act_as = act_as

    def start(self) -> None:
        """Show who there is."""
        self._run(lambda: list_people(self._desk), self._show, self._failed)

    def add(self, name: str, role: str) -> None:
        """Add somebody, or show what is missing."""
        problems = {} if name.strip() else {"name": "Give the name by which they act."}
        if not role:
            problems["role"] = "Choose the role."
        self._view.point_out(problems)
        if not problems:
            self._view.show_saving(True)
            self._run(lambda: add_user(self._desk, name, Role(role)), self._added, self._failed)

    def disable(self, name: str) -> None:
        """Disable somebody until they are enabled again."""
        self._run(lambda: disable_user(self._desk, name), self._disabled, self._failed)

    def enable(self, name: str) -> None:
        """Let somebody act again."""
        self._run(lambda: enable_user(self._desk, name), self._enabled, self._failed)

    def change_role(self, name: str, role: str) -> None:
        """Give somebody another role."""
        if not role:
            self._view.show_failure(["Choose the new role."])
            return
        self._run(lambda: change_role(self._desk, name, Role(role)), self._changed, self._failed)

    def remove_pin(self, name: str) -> None:
        """Remove somebody's PIN or passphrase, which also ends their wait."""
        said = f"Removed: the PIN of {name}, who sets a new one at the next sign-in."
        self._run(lambda: remove_credential(self._desk, name), lambda _: self._done(said), self._failed)

    def _added(self, user: UserRecord) -> None:
        self._view.show_saving(False)
        self._view.clear_form()
        self._tell(f"Added: {user.name}, {user.role.value}.")
        self._run(lambda: list_people(self._desk), lambda people: self._after_adding(people, user), self._failed)

    def _after_adding(self, people: Sequence[Person], added: UserRecord) -> None:
        if not any(one.user.name == self._desk.acting and not one.user.is_disabled for one in people):
            self._desk = replace(self._desk, acting=added.name)
            self._act_as(added.name)
            self._tell(f"Added: {added.name}, {added.role.value}, who works at this desk from now on.")
        self._show(people)

    def _enabled(self, user: UserRecord) -> None:
        self._done(f"Enabled again: {user.name}, {user.role.value}.")

    def _changed(self, user: UserRecord) -> None:
        self._done(f"Changed: {user.name} is {user.role.value} from now on.")
        if user.name == self._desk.acting:
            self._act_as(user.name)

    def _done(self, sentence: str) -> None:
        self._tell(sentence)
        self.start()

    def _disabled(self, user: UserRecord) -> None:
        self._tell(f"Disabled: {user.name}. What they did stays theirs.")
        if user.name == self._desk.acting:
            self._view.finish()
            self._act_as(user.name)
        else:
            self.start()

    def _show(self, people: Sequence[Person]) -> None:
        self._view.show_people(
            people_lines(people, acting=self._desk.acting),
            disabled={one.user.name for one in people if one.user.is_disabled},
            proving={one.user.name for one in people if one.has_proof},
        )

    def _tell(self, sentence: str) -> None:
        self._view.say(sentence)
        self._saved(sentence)

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)
