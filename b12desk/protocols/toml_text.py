"""Parse the text of a file, with the line where it stops being TOML."""

import re
import tomllib

from b12desk.clinical.errors import BadInput

LARGEST_BYTES = 1_000_000
DEEPEST_NAME = 100
"""More dots than any name of a field has; the parser’s time grows with their square."""
_PLACE = re.compile(r"(?P<says>.*) \(at line (?P<line>[0-9]+), column (?P<column>[0-9]+)\)", re.DOTALL)
_AT_END = " (at end of document)"


def parsed_toml(content: bytes, name: str) -> object:
    """Return the parsed content of a TOML file in UTF-8. `name` stands in front of the problem.

    Raises:
        BadInput: with the line and column where the file can't be read on, if the parser knows them.
    """
    if len(content) > LARGEST_BYTES:
        raise BadInput(f"{name}: a protocol file is no larger than {LARGEST_BYTES // 1_000_000} MB.")
    try:
        text = content.decode("utf-8")
        if any(line.partition("=")[0].count(".") > DEEPEST_NAME for line in text.splitlines()):
            raise BadInput(f"{name}: a name has more than {DEEPEST_NAME} dots; that is no file for b12desk.")
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadInput(f"{name}, line {line}: this is not text in UTF-8; save the file as UTF-8.") from None
    except RecursionError:
        raise BadInput(f"{name}: this is not TOML that can be read (too many brackets within brackets).") from None
    except ValueError as error:
        raise BadInput(_sentence(name, str(error), last_line=content.rstrip().count(b"\n") + 1)) from None


def _sentence(name: str, says: str, *, last_line: int) -> str:
    found = _PLACE.fullmatch(says)
    if found is not None:
        return f"{name}, line {found['line']}, column {found['column']}: this is not TOML ({found['says']})."
    if says.endswith(_AT_END):
        return f"{name}, line {last_line}, at the file’s end: this is not TOML ({says.removesuffix(_AT_END)})."
    return f"{name}: this is not TOML ({says})."
