"""One window at a time writes in a register on a computer; another one reads until the first is closed."""

from dataclasses import dataclass

from b12desk.register.window_lock import Holder, WindowLock, take_window_lock
from b12desk.services.backup_standing import moment_words
from b12desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class WindowClaim:
    """Keep it as long as the window is open. `sentence` says why this window only reads, empty where it writes."""

    sentence: str = ""
    lock: WindowLock | None = None

    def release(self) -> None:
        """Let another window write."""
        if self.lock is not None:
            self.lock.release()


def claim_window(desk: Desk) -> WindowClaim:
    """Take the register for this window, or have the desk only read while another window has it.

    A folder that refuses the lock's file is no reason to stop working: the register's own transactions still queue.
    """
    try:
        taken = take_window_lock(desk.register.path, at=desk.clock.now())
    except OSError:
        return WindowClaim()
    if isinstance(taken, WindowLock):
        desk.register.only_read("")
        return WindowClaim(lock=taken)
    sentence = f"This window only reads: the register is open in another window{_since(taken)}."
    desk.register.only_read(f"{sentence} Nothing was saved. Work there, or close that window and try again.")
    return WindowClaim(sentence)


def _since(holder: Holder) -> str:
    return f" since {moment_words(holder.since)}" if holder.since is not None else ""
