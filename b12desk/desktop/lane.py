"""The one background lane: work goes in, its answer comes back on the screen's own thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from b12desk.clinical.errors import B12DeskError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Trouble = Callable[[B12DeskError], None]
SLOW_MS = 1000


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one piece of work brought back; `number` tells whether a newer one of its topic was asked since."""

    topic: str
    number: int
    deliver: Callable[[], None]


class Lane(QObject):
    """Runs one piece of work after the other, never two at once, and drops answers nobody waits for any more.

    Readings, which have a topic, can be stopped; what saves goes on to its end. `slow_changed` says when readings take
    longer than a second, so that stopping them is offered.
    """

    busy_changed = Signal(bool)
    slow_changed = Signal(bool)
    _answered = Signal(object)

    def __init__(self, trouble: Trouble, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trouble = trouble
        self._worker: ThreadPoolExecutor | None = None
        self._latest: dict[str, int] = {}
        self._asked = 0
        self._waiting = 0
        self._is_closed = False
        self._readings: dict[int, tuple[str, Future[object]]] = {}
        self._kept: dict[int, object] = {}
        self._is_slow = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_MS)
        self._patience.timeout.connect(lambda: self._show_slow(bool(self._readings)))
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self, work: Callable[[], T], then: Callable[[T], None], *, topic: str = "", trouble: Trouble | None = None
    ) -> None:
        """Do the work in the background, then hand its answer to `then` on the screen's thread.

        Of one topic only the newest answer is handed over. An expected error goes to `trouble`; any other is raised on
        the screen's thread, where the last-resort hook reports it.
        """
        if self._is_closed:
            return
        self._asked += 1
        number = self._asked
        if topic:
            self._latest[topic] = number
        self._count(1)
        future = self._open().submit(work)
        if topic:
            self._readings[number] = (topic, cast("Future[object]", future))
            if not self._patience.isActive() and not self._is_slow:
                self._patience.start()
        failed = trouble or self._trouble
        self._kept[number] = (work, then, failed)
        future.add_done_callback(
            lambda done: self._answered.emit(_Answer(topic, number, lambda: _hand_over(done, then, failed)))
        )

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Trouble, /) -> None:
        """Do the work in the background and call one of `done` and `failed` afterwards."""
        self.ask(work, done, trouble=failed)

    def stop(self) -> bool:
        """Drop every reading that is under way or waits its turn, and return whether there was one."""
        readings, self._readings = self._readings, {}
        for topic, future in readings.values():
            self._asked += 1
            self._latest[topic] = self._asked
            future.cancel()
        self._show_slow(False)
        return bool(readings)

    def close(self, last: Callable[[], None] | None = None) -> None:
        """Wait for what is under way, do one last thing on the lane, and hand over nothing any more."""
        if self._is_closed:
            return
        self._is_closed = True
        if last is not None:
            self._open().submit(last).result()
        if self._worker is not None:
            self._worker.shutdown(wait=True)

    def _open(self) -> "ThreadPoolExecutor":
        """The thread and its library are not there before the first work, which comes after the first frame."""
        from concurrent.futures import ThreadPoolExecutor

        if self._worker is None:
            self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lane")
        return self._worker

    def _deliver(self, answer: _Answer) -> None:
        if self._is_closed:
            return
        self._count(-1)
        self._readings.pop(answer.number, None)
        kept = self._kept.pop(answer.number, None)
        if not self._readings:
            self._patience.stop()
            self._show_slow(False)
        if not answer.topic or self._latest[answer.topic] == answer.number:
            answer.deliver()
        del kept  # what the work holds, such as a sheet closed meanwhile, goes on the screen's thread

    def _show_slow(self, is_slow: bool) -> None:
        if is_slow != self._is_slow:
            self._is_slow = is_slow
            self.slow_changed.emit(is_slow)

    def _count(self, step: int) -> None:
        was_busy = self._waiting > 0
        self._waiting += step
        if was_busy != (self._waiting > 0):
            self.busy_changed.emit(self._waiting > 0)


def _hand_over(done: "Future[T]", then: Callable[[T], None], failed: Trouble) -> None:
    try:
        answer = done.result()
    except B12DeskError as error:
        failed(error)
        return
    then(answer)
