"""Set b12desk up in this checkout and start it; needs nothing but Python.

python3 packaging/b12desk.py demo            the desktop on an invented clinic
python3 packaging/b12desk.py test            every check and every test
python3 packaging/b12desk.py run -- ARGS     b12desk itself, with its own arguments
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  an older Python gets this far, and deserves a sentence
    sys.exit("b12desk needs Python 3.11 or newer; this is Python " + sys.version.split()[0] + ".")

from launcher.command_line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
