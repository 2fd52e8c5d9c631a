"""How long nobody has touched the keyboard or the mouse, without Qt."""

from collections.abc import Callable
from datetime import datetime, timedelta


class IdleWatch:
    """Compares two instants, so that a computer that slept has been idle, too. `seconds` is None for never idle."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._last = now()
        self.seconds: int | None = None

    def touch(self) -> None:
        """Somebody is there."""
        self._last = self._now()

    def is_idle(self) -> bool:
        """Return whether nobody has been there for as long as is set; a clock set back begins anew."""
        now = self._now()
        if now < self._last:
            self._last = now
        return self.seconds is not None and now - self._last >= timedelta(seconds=self.seconds)
