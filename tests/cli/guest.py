"""Run in an interpreter of its own, as nobody where it starts as root: every command on a register one may not write.

Prints, as JSON, each command's exit code and what it said.
"""

import io
import json
import os
import shutil
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from b12desk.bootstrap import run
from tests.cli.troubled import COMMANDS


def said(register: Path, words: tuple[str, ...]) -> tuple[int, str]:
    err = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(err):
        code = run(["--register", str(register), *words])
    return code, "".join(err.getvalue().splitlines(keepends=True)[-1:])


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as mine:  # loads every library while they may still be read
        shutil.copy(folder / "register.b12desk", mine)
        for each in COMMANDS.values():
            said(Path(mine) / "register.b12desk", each(folder))
    for made in ("copy.b12desk", "plan.pdf"):
        (folder / made).unlink(missing_ok=True)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    print(json.dumps({name: said(folder / "register.b12desk", words(folder)) for name, words in COMMANDS.items()}))
