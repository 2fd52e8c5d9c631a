"""The three commands of the launcher."""

import argparse
import os
import sys
from collections.abc import Sequence

from launcher import checks, debian, environment
from launcher.running import ROOT, Trouble, become, say


def main(arguments: Sequence[str]) -> int:
    """Do what `arguments` ask and return the exit code; 3 where this computer lacks something."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.command == "test":
            return _test()
        program = ["--demo"] if asked.command == "demo" else _without_separator(asked.arguments)
        return _start(program)
    except Trouble as trouble:
        say(str(trouble))
        return 3
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="b12desk.py", description="Set b12desk up in this checkout and start it.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("demo", help="open the desktop on an invented clinic; nothing is kept")
    commands.add_parser("test", help="run every check and every test")
    anything = commands.add_parser("run", help="run b12desk with its own arguments: run -- worklist --json")
    anything.add_argument("arguments", nargs=argparse.REMAINDER, metavar="-- ARGUMENTS")
    return parser


def _without_separator(arguments: Sequence[str]) -> list[str]:
    return list(arguments[1:] if arguments and arguments[0] == "--" else arguments)


def _start(program: list[str]) -> int:
    if program in ([], ["--demo"]):
        debian.have(debian.QT_ON_A_DISPLAY, purpose="the desktop")
        _require_a_display()
    python = environment.python_with(environment.Kit.RUNTIME)
    return become([str(python), "-P", "-m", "b12desk", *program])


def _require_a_display() -> None:
    """Qt ends the process without a display; say so before it does."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise Trouble("The desktop needs a display, and this session has none: start it from a graphical session.")


def _test() -> int:
    debian.have([*debian.QT_ON_A_DISPLAY, *debian.JOURNEYS, *debian.ACCIDENTS], purpose="the tests")
    python = environment.python_with(environment.Kit.DEVELOPMENT)
    say(f"Testing {ROOT.name}")
    return checks.run_all(python)
