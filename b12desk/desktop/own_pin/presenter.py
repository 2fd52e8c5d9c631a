"""What the sheet for one's own PIN does: check what was typed twice, and set it."""

from collections.abc import Callable
from typing import Protocol

from b12desk.clinical.errors import B12DeskError, Refused
from b12desk.clinical.sign_in_records import CredentialKind
from b12desk.desktop.working import Run, SheetView
from b12desk.services.credentials import kind_of, secret_problems
from b12desk.services.desk import Desk
from b12desk.services.own_pin import set_own_pin


class View(SheetView, Protocol):
    """What the sheet can show."""

    def forget(self) -> None:
        """Empty the field of the present PIN for another try."""


class OwnPinPresenter:
    """One setting of the acting user's own PIN. `saved` is told the sentence about it."""

    def __init__(self, view: View, desk: Desk, run: Run, *, has_one: bool, saved: Callable[[str], None]) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._has_one = has_one
        self._saved = saved

    def save(self, current: str, new: str, again: str) -> None:
        """Set it, or say beside each field what is wrong."""
        problems = _problems(current, new, again, has_one=self._has_one)
        self._view.point_out(problems)
        if not problems:
            self._view.show_saving(True)
            self._run(lambda: set_own_pin(self._desk, new, current=current), self._set, self._failed)

    def _set(self, kind: CredentialKind) -> None:
        self._view.finish()
        self._saved(f"{self._desk.acting} signs in with a {kind.value} from now on.")

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        if isinstance(error, Refused) and self._has_one:
            self._view.forget()
            self._view.point_out({"current": " ".join(error.problems)})
        else:
            self._view.show_failure(error.problems)


def _problems(current: str, new: str, again: str, *, has_one: bool) -> dict[str, str]:
    problems: dict[str, str] = {}
    if has_one and not current:
        problems["current"] = "Type what you sign in with now."
    said = secret_problems(kind_of(new), new) if new else ["Type a PIN of 6 to 12 digits, or a passphrase."]
    if said:
        problems["new"] = " ".join(said)
    elif again != new:
        problems["again"] = "The two are not the same." if again else "Type the same again."
    return problems
