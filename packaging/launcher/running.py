"""Where the checkout is, how a child process is run in it, and how the launcher speaks."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Trouble(Exception):
    """This computer lacks something; the message is the sentence for the person."""


def say(sentence: str) -> None:
    """Tell the person something, in order with what child processes print."""
    print(sentence, file=sys.stderr, flush=True)


def run_at_most(minutes: int, command: Sequence[str], *, also: Mapping[str, str] | None = None) -> int:
    """Run `command` in the checkout with `also` in its environment, for `minutes` at most; return its exit code.

    What it started and left behind, as a test that crashed leaves its programs, is ended with it: it would hold the
    output open and keep whoever reads that waiting.
    """
    process = subprocess.Popen(command, cwd=ROOT, env=child_environment(also), start_new_session=os.name == "posix")
    try:
        return process.wait(minutes * 60)
    except subprocess.TimeoutExpired:
        say(f"Not ended after {minutes} minutes, so it was stopped.")
        return 1
    finally:
        _end_with_all_it_started(process)


def _end_with_all_it_started(process: "subprocess.Popen[bytes]") -> None:
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def become(command: Sequence[str]) -> int:
    """Let `command` take this process's place, signals and all, in the person's own folder.

    Where the system knows no such thing, run it and return its exit code.
    """
    if os.name != "posix":
        return subprocess.run(command, env=child_environment(), check=False).returncode
    os.execve(command[0], list(command), child_environment())


def child_environment(also: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without what would lead another Python to the wrong libraries, and with `also`."""
    misleading = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"}
    kept = {name: value for name, value in os.environ.items() if name not in misleading}
    return kept | dict(also or {})
