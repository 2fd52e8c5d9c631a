"""Start b12desk: `python -m b12desk`, or the `b12desk` command."""

import sys

from b12desk.bootstrap import run


def main() -> int:
    """Run the command or the desktop and return the exit code."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
