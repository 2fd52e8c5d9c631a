"""What the protocols sheet does: list, read, compare a file with the current version, approve what was compared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol as Shape

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.working import Run
from b12desk.services.approve_protocol import ProtocolApproved, approve_protocol
from b12desk.services.check_protocol import protocol_content
from b12desk.services.compare_protocol import ProtocolComparison, compare_protocol
from b12desk.services.desk import Desk
from b12desk.services.list_protocols import ListedProtocol, list_protocols
from b12desk.services.protocol_reading import ProtocolReading, protocol_reading
from b12desk.services.version_words import approved_sentence


@dataclass(frozen=True, slots=True)
class ApprovalForm:
    """Who approves, and what the approval rests on."""

    approved_by: str
    note: str = ""


class View(Shape):
    """What the protocols sheet can show."""

    def show_protocols(self, listed: Sequence[ListedProtocol], *, chosen: str) -> None:
        """Show the list, with the protocol of that id chosen, none for an empty id."""

    def show_reading(self, reading: ProtocolReading) -> None:
        """Show one protocol in words."""

    def show_working(self, is_working: bool) -> None:
        """Say that a file is being compared or approved; nothing else can be started until it is done."""

    def show_comparison(self, comparison: ProtocolComparison) -> None:
        """Show what the file would change; only now it can be approved."""

    def show_file_problems(self, name: str, problems: Sequence[str]) -> None:
        """Show every problem of a file that can't be used."""

    def show_done(self, sentence: str) -> None:
        """Say what was done, beside the list."""

    def point_out(self, problems: dict[str, str]) -> None:
        """Show a sentence beside each field that can't be used."""

    def show_failure(self, problems: Sequence[str]) -> None:
        """Show why something was not done; everything typed stays."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """A file's content as it was compared; the file itself may change meanwhile."""

    content: bytes
    name: str
    comparison: ProtocolComparison

    @property
    def current_sha256(self) -> str:
        current = self.comparison.current
        return current.sha256 if current else ""


class ProtocolsPresenter:
    """The clinic's protocols, from reading one to approving another version of it."""

    def __init__(self, view: View, desk: Desk, run: Run, *, saved: Callable[[str], None]) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._saved = saved
        self._listed: tuple[ListedProtocol, ...] = ()
        self._compared: _Compared | None = None

    def start(self) -> None:
        """List the protocols."""
        self._list(chosen="")

    def read(self, protocol_id: str) -> None:
        """Show a protocol in words."""
        found = next((one for one in self._listed if one.protocol.id == protocol_id), None)
        if found is not None:
            self._view.show_reading(protocol_reading(self._desk, found))

    def compare(self, path: Path) -> None:
        """Read and prove a file, and show what approving it would change."""
        self._compared = None
        self._view.show_working(True)

        def work() -> _Compared:
            content = protocol_content(path)
            return _Compared(content, path.name, compare_protocol(self._desk, content, path.name))

        self._run(work, self._shown, lambda error: self._not_compared(path.name, error))

    def leave(self) -> None:
        """Forget the file that was compared: it has to be compared again to be approved."""
        self._compared = None

    def approve(self, form: ApprovalForm) -> None:
        """Approve what was compared, once somebody is named."""
        compared = self._compared
        if compared is None:
            return
        if not form.approved_by.strip():
            self._view.point_out({"approved_by": "Give the name of who approves it."})
            return
        self._view.show_working(True)
        self._run(
            lambda: approve_protocol(
                self._desk,
                compared.content,
                compared.name,
                approved_by=form.approved_by,
                note=form.note,
                instead_of=compared.current_sha256,
            ),
            self._approved,
            self._not_approved,
        )

    def _list(self, *, chosen: str) -> None:
        self._run(lambda: list_protocols(self._desk), lambda listed: self._list_shown(listed, chosen), self._not_listed)

    def _list_shown(self, listed: tuple[ListedProtocol, ...], chosen: str) -> None:
        self._listed = listed
        self._view.show_protocols(listed, chosen=chosen)

    def _shown(self, compared: _Compared) -> None:
        self._compared = compared
        self._view.show_working(False)
        self._view.show_comparison(compared.comparison)

    def _approved(self, done: ProtocolApproved) -> None:
        self._compared = None
        self._view.show_working(False)
        self._list(chosen=done.protocol.id)
        sentence = approved_sentence(done)
        self._view.show_done(sentence)
        self._saved(sentence)

    def _not_compared(self, name: str, error: B12DeskError) -> None:
        self._view.show_working(False)
        self._view.show_file_problems(name, error.problems)

    def _not_approved(self, error: B12DeskError) -> None:
        self._view.show_working(False)
        self._view.show_failure(error.problems)

    def _not_listed(self, error: B12DeskError) -> None:
        self._view.show_failure(error.problems)
