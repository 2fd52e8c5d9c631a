"""What the sheet that opens an encrypted register does with what was typed."""

from collections.abc import Callable
from typing import Generic, TypeVar

from b12desk.clinical.errors import B12DeskError, BadInput, WrongPassphrase
from b12desk.desktop.working import Run, SheetView
from b12desk.services.encryption import Secret, WrapKind

T = TypeVar("T")


class UnlockPresenter(Generic[T]):
    """One asking; `open` tries a secret away from the screen, `opened` is handed what it opened."""

    def __init__(self, view: SheetView, open: Callable[[Secret], T], run: Run, *, opened: Callable[[T], None]) -> None:
        self._view = view
        self._open = open
        self._run = run
        self._opened = opened

    def try_secret(self, text: str, *, is_recovery: bool) -> None:
        """Open the register by a passphrase or a recovery code, or show that it is another one."""
        field = "code" if is_recovery else "passphrase"
        if not text.strip():
            self._view.point_out({field: "Type the recovery code." if is_recovery else "Type the passphrase."})
            return
        self._view.point_out({})
        self._view.show_saving(True)
        secret = Secret(text, WrapKind.RECOVERY if is_recovery else WrapKind.PASSPHRASE)
        self._run(lambda: self._open(secret), self._done, lambda error: self._failed(field, error))

    def _done(self, answer: T) -> None:
        self._view.show_saving(False)
        self._view.finish()
        self._opened(answer)

    def _failed(self, field: str, error: B12DeskError) -> None:
        self._view.show_saving(False)
        if isinstance(error, WrongPassphrase | BadInput):
            self._view.point_out({field: " ".join(error.problems)})
        else:
            self._view.show_failure(error.problems)
