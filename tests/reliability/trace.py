"""What a process did to the files of a register, in order, as strace saw it."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CALLS = "pwrite64,fdatasync,fsync,ftruncate,unlink,unlinkat,write"
_LINE = re.compile(r"^(?:\d+\s+)?(?P<call>\w+)\((?P<rest>.*)\)\s+=\s+(?P<result>-?\d+)")
_FILE = re.compile(r"^\d+<(?P<path>[^>]*)>")
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes written at an offset of a file."""

    path: Path
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file cut to a length."""

    path: Path
    length: int


@dataclass(frozen=True, slots=True)
class Sync:
    """A file brought to the disk."""

    path: Path


@dataclass(frozen=True, slots=True)
class Removal:
    """A file taken away."""

    path: Path


@dataclass(frozen=True, slots=True)
class Said:
    """A line that the process printed."""

    line: str


Event = Write | Cut | Sync | Removal | Said


def why_not_traced() -> str:
    """Return why this computer can't watch a process's writes, nothing where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed: apt-get install strace"
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, text=True, check=False)
    return "" if tried.returncode == 0 else f"strace may not watch a process here: {tried.stderr.strip()[:200]}"


def traced(command: Sequence[str], *, to: Path) -> list[Event]:
    """Run a command under strace and return what it did to files, and said."""
    words = ["strace", "-f", "-y", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-o", str(to), *command]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    with to.open(encoding="ascii") as lines:
        return list(_events(lines))


def _events(lines: Iterator[str]) -> Iterator[Event]:
    for line in lines:
        found = _LINE.match(line)
        if found is None or int(found["result"]) < 0:
            continue
        event = _event(found["call"], found["rest"], int(found["result"]))
        if event is not None:
            yield event


def _event(call: str, rest: str, result: int) -> Event | None:
    if call in ("unlink", "unlinkat"):
        return Removal(Path(_decoded(rest).decode()))
    file = _FILE.match(rest)
    if file is None:
        return None
    path = Path(_unhexed(file["path"]))
    if call == "pwrite64":
        return Write(path, int(rest.rsplit(",", 1)[1]), _decoded(rest)[:result])
    if call == "ftruncate":
        return Cut(path, int(rest.rsplit(",", 1)[1]))
    if call in ("fsync", "fdatasync"):
        return Sync(path)
    return Said(_decoded(rest).decode().strip()) if rest.startswith("1<") else None


def _decoded(rest: str) -> bytes:
    found = _BYTES.search(rest)
    return bytes.fromhex(found[1].replace("\\x", "")) if found else b""


def _unhexed(path: str) -> str:
    return bytes.fromhex(path.replace("\\x", "")).decode() if path.startswith("\\x") else path
