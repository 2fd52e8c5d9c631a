"""The one background lane: work goes in, its answer comes back on the screen's own thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from b12desk.clinical.errors import B12DeskError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Trouble = Callable[[B12DeskError], None]
SLOW_MS = 1000


class _Piece(Generic[T]):
    """One piece of work and what follows it.

    The lane’s thread only ever holds the piece. What the piece holds, such as a sheet that was closed meanwhile, is let
    go on the screen’s thread: a widget taken apart on another takes the process with it.
    """

    def __init__(self, topic: str, work: Callable[[], T], then: Callable[[T], None], failed: Trouble) -> None:
        self.topic = topic
        self._held: tuple[Callable[[], T], Callable[[T], None], Trouble] | None = (work, then, failed)
        self._answers: list[T] = []
        self._error: BaseException | None = None

    def do(self) -> None:
        """Do the work, on the lane’s thread."""
        if self._held is None:
            return
        try:
            self._answers.append(self._held[0]())
        except BaseException as error:  # raised again where the person can be told
            self._error = error

    def hand_over(self) -> None:
        """Call what follows, on the screen’s thread, and raise there what nobody expected."""
        held, answers, error = self._held, self._answers, self._error
        self.let_go()
        if held is None:
            return
        _, then, failed = held
        if isinstance(error, B12DeskError):
            failed(error)
        elif error is not None:
            raise error
        else:
            then(answers[0])

    def let_go(self) -> None:
        """Hold nothing any more."""
        self._held, self._answers, self._error = None, [], None


class Lane(QObject):
    """Runs one piece of work after the other, never two at once, and drops answers nobody waits for any more.

    Readings, which have a topic, can be stopped; what saves goes on to its end. `slow_changed` says when readings take
    longer than a second, so that stopping them is offered.
    """

    busy_changed = Signal(bool)
    slow_changed = Signal(bool)
    _answered = Signal(int)

    def __init__(self, trouble: Trouble, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trouble = trouble
        self._worker: ThreadPoolExecutor | None = None
        self._latest: dict[str, int] = {}
        self._asked = 0
        self._waiting = 0
        self._is_closed = False
        self._readings: dict[int, tuple[str, Future[None]]] = {}
        self._pieces: dict[int, _Piece[Any]] = {}
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
        piece = self._pieces[number] = _Piece(topic, work, then, trouble or self._trouble)
        future = self._open().submit(piece.do)
        if topic:
            self._readings[number] = (topic, future)
            if not self._patience.isActive() and not self._is_slow:
                self._patience.start()
        future.add_done_callback(lambda _: self._answered.emit(number))

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
        while self._pieces:
            self._pieces.popitem()[1].let_go()

    def _open(self) -> "ThreadPoolExecutor":
        """The thread and its library are not there before the first work, which comes after the first frame."""
        from concurrent.futures import ThreadPoolExecutor

        if self._worker is None:
            self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lane")
        return self._worker

    def _deliver(self, number: int) -> None:
        if self._is_closed:
            return
        self._count(-1)
        self._readings.pop(number, None)
        piece = self._pieces.pop(number)
        if not self._readings:
            self._patience.stop()
            self._show_slow(False)
        if not piece.topic or self._latest[piece.topic] == number:
            piece.hand_over()
        else:
            piece.let_go()

    def _show_slow(self, is_slow: bool) -> None:
        if is_slow != self._is_slow:
            self._is_slow = is_slow
            self.slow_changed.emit(is_slow)

    def _count(self, step: int) -> None:
        was_busy = self._waiting > 0
        self._waiting += step
        if was_busy != (self._waiting > 0):
            self.busy_changed.emit(self._waiting > 0)
