"""The drafts file of one session: sealed, private to the user, replaced in one step."""

import os
from pathlib import Path
from uuid import uuid4

from b12desk.services.drafts import Draft, drafts_of, drafts_text
from b12desk.services.drafts_cipher import Cipher

SUFFIX = ".drafts"


class DraftStore:
    """What this session's sheets hold, each written down as soon as it changes.

    `tag` names the register; a file is named by register and session, so that two windows never share one.
    """

    def __init__(self, folder: Path, tag: str, cipher: Cipher, *, session: str = "") -> None:
        self._folder = folder
        self._tag = tag
        self._cipher = cipher
        self._drafts: dict[str, Draft] = {}
        self.path = folder / f"{tag}-{session or uuid4().hex[:12]}{SUFFIX}"

    def drafts(self) -> tuple[Draft, ...]:
        """Return what is kept, in the order it was begun."""
        return tuple(self._drafts.values())

    def make_home(self) -> None:
        """Make the folder, for the user alone.

        Raises:
            OSError: when the disk refuses.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder.chmod(0o700)

    def keep(self, draft: Draft) -> None:
        """Write a draft down, in the place of what it was before.

        Raises:
            OSError: when the disk refuses; the file holds what it held before then.
        """
        if draft.same_text(self._drafts.get(draft.id)):
            return
        self._drafts[draft.id] = draft
        self._write()

    def drop(self, draft_id: str) -> None:
        """Forget a draft: it was saved or discarded.

        Raises:
            OSError: when the disk refuses.
        """
        if self._drafts.pop(draft_id, None) is not None:
            self._write()

    def others(self) -> tuple[Path, ...]:
        """Return the files of other sessions of the same register."""
        return tuple(sorted(path for path in self._folder.glob(f"{self._tag}-*{SUFFIX}") if path != self.path))

    def adopt(self, path: Path) -> None:
        """Take the drafts of a session that is over; a file that can't be read holds nothing any more and goes.

        Raises:
            OSError: when the disk refuses.
        """
        for draft in self._read(path):
            self._drafts.setdefault(draft.id, draft)
        self._write()
        path.unlink(missing_ok=True)

    def _read(self, path: Path) -> tuple[Draft, ...]:
        try:
            return drafts_of(self._cipher.open(path.read_bytes()))
        except ValueError:
            return ()

    def _write(self) -> None:
        if not self._drafts:
            self.path.unlink(missing_ok=True)
            return
        self.make_home()
        partial = self.path.with_name(f"{self.path.name}.partial")
        descriptor = os.open(partial, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(self._cipher.seal(drafts_text(self.drafts())))
            file.flush()
            os.fsync(file.fileno())
        partial.replace(self.path)
