"""What asks who works does: list who may act, and have the desk act as the one who has proved who they are."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.sign_in_records import CredentialKind
from b12desk.desktop.working import Run
from b12desk.services.clock import SystemClock
from b12desk.services.desk import Desk
from b12desk.services.people import Person, list_people
from b12desk.services.sign_in import sign_in


class View(Protocol):
    """What asks who works: the sheet, or the page of a window that is locked."""

    def show_people(self, people: Sequence[Person], *, acting: str) -> None:
        """Show who may act, the one who does chosen."""

    def ask_secret(self, kind: CredentialKind) -> None:
        """Ask for the PIN or passphrase that is still missing."""

    def forget_secret(self) -> None:
        """Empty the field for the next try and go to it."""

    def show_failure(self, problems: Sequence[str]) -> None:
        """Say why nobody was signed in."""

    def show_saving(self, is_saving: bool) -> None:
        """Let nobody try twice while a try is under way."""

    def finish(self) -> None:
        """Go: somebody has signed in."""


class SignInPresenter:
    """One sign-in. `act_as` is told the name; `without_pin` is called after it where they have no PIN yet."""

    def __init__(
        self,
        view: View,
        desk: Desk,
        run: Run,
        *,
        act_as: Callable[[str], None],
        without_pin: Callable[[], None] | None = None,
    ) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._act_as = act_as
        self._without_pin = without_pin
        self._people: dict[str, Person] = {}

    def start(self) -> None:
        """Show who may act."""
        self._run(lambda: list_people(self._desk), self._show, self._failed)

    def choose(self, name: str, secret: str) -> None:
        """Work as that user, once they have proved who they are; waits are counted by the computer's clock."""
        person = self._people.get(name)
        if person is None:
            self._view.show_failure(["Choose who works at this desk."])
            return
        if person.has_proof and not secret:
            self._view.ask_secret(person.signs_in_with)
            return
        self._view.show_saving(True)
        desk = replace(self._desk, clock=SystemClock())
        self._run(lambda: sign_in(desk, name, secret), lambda _: self._signed_in(person), self._refused)

    def _show(self, people: Sequence[Person]) -> None:
        may_act = [one for one in people if not one.user.is_disabled]
        self._people = {one.user.name: one for one in may_act}
        self._view.show_people(may_act, acting=self._desk.acting)

    def _signed_in(self, person: Person) -> None:
        self._view.show_saving(False)
        self._act_as(person.user.name)
        self._view.finish()
        if not person.has_proof and self._without_pin is not None:
            self._without_pin()

    def _refused(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)
        self._view.forget_secret()

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)
