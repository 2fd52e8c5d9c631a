"""One window writes in a register on a computer; the lock goes with the program that holds it."""

import subprocess
import sys
from pathlib import Path

from b12desk.register.window_lock import Holder, WindowLock, lock_path, take_window_lock
from tests.builders import AT

HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from b12desk.register.window_lock import take_window_lock
lock = take_window_lock(Path(sys.argv[1]), at=datetime(2026, 1, 5, 9, 30, tzinfo=UTC))
print(type(lock).__name__, flush=True)
sys.stdin.read()
"""


def test_the_second_is_told_who_has_it_until_the_first_lets_go(tmp_path: Path) -> None:
    register = tmp_path / "register.b12desk"
    first = take_window_lock(register, at=AT)
    assert isinstance(first, WindowLock)
    second = take_window_lock(register, at=AT)
    assert isinstance(second, Holder)
    assert (second.since, second.process > 0) == (AT, True)
    first.release()
    first.release()
    third = take_window_lock(register, at=AT)
    assert isinstance(third, WindowLock)
    third.release()


def test_a_program_that_is_killed_holds_it_no_longer(tmp_path: Path) -> None:
    register = tmp_path / "register.b12desk"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(register)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "WindowLock\n"
        assert isinstance(take_window_lock(register, at=AT), Holder)
        other.kill()
        other.wait()
    mine = take_window_lock(register, at=AT)
    assert isinstance(mine, WindowLock)
    mine.release()


def test_a_lock_file_that_was_spoilt_is_taken_all_the_same(tmp_path: Path) -> None:
    register = tmp_path / "register.b12desk"
    lock_path(register).write_bytes(b"\xff not json")
    lock = take_window_lock(register, at=AT)
    assert isinstance(lock, WindowLock)
    lock.release()
