"""What a developer needs of a mistake of the program: types and lines, never a value or a message."""

import sys
from pathlib import Path

from b12desk import __version__

MOST_FRAMES = 40


def failure_report(error: BaseException, *, also: str = "") -> str:
    """Return types and the lines of the program that led there; `also` names a library's version.

    A message may hold a name or a number of a patient; the line that raised it holds only code. Of a long stack the
    innermost lines are kept.
    """
    import platform  # these are needed once something has failed, and not before
    import traceback

    lines = [
        ", ".join(filter(None, (f"b12desk {__version__}, Python {platform.python_version()}", also, sys.platform)))
    ]
    seen: list[BaseException] = []
    now: BaseException | None = error
    while now is not None and now not in seen:
        seen.append(now)
        lines.append(type(now).__qualname__)
        frames = traceback.extract_tb(now.__traceback__)[-MOST_FRAMES:]
        lines += [f"  {Path(frame.filename).name}, line {frame.lineno}, in {frame.name}" for frame in frames]
        now = now.__cause__ or now.__context__
    return "\n".join(lines)
