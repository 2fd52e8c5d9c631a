"""Reads something long part by part on the lane, so that other work takes its turn between two parts."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from b12desk.desktop.lane import Lane

P = TypeVar("P")


class ReadingOn(Generic[P]):
    """One long reading at a time; `goes_on` tells whether anybody still looks at what it brings."""

    def __init__(self, lane: Lane, topic: str, show: Callable[[P], None], goes_on: Callable[[], bool]) -> None:
        self._lane = lane
        self._topic = topic
        self._show = show
        self._goes_on = goes_on

    def begin(self, parts: Iterator[P]) -> None:
        """Begin to read; what an earlier reading still brings is dropped."""
        self._lane.ask(lambda: next(parts, None), lambda part: self._take(parts, part), topic=self._topic)

    def _take(self, parts: Iterator[P], part: P | None) -> None:
        if part is not None:
            self._show(part)
            if self._goes_on():
                self.begin(parts)
