"""What characters a source may hold: none that hides, turns text round or passes for another."""

import io
import subprocess
import tokenize
import unicodedata
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SUFFIXES = frozenset({".py", ".toml", ".md", ".json", ".csv", ".txt", ".sql", ".svg", ".yml", ".yaml", ".cfg", ""})

# Tests hold hostile text on purpose, and files as other programs write them; what they hide is escaped or stands here.
HIDING = {
    "tests/data/injections-report.csv": "\ufeff\r",
    "tests/data/patients-report.csv": "\ufeff\r",
    "tests/register/schema-1.sql": "\t",
    "tests/register/schema-2.sql": "\t",
    "tests/reliability/hostile_strings.py": "\ufe0f",
    "tests/reliability/spoiled_files.py": "\u200d\ufe0f",
}

# Every character beyond ASCII that stands in what b12desk is made of. A new one is added here on purpose.
LISTED = (
    "“”‘’„«»–—…·•"  # typographic quotes, dashes and points in sentences for people
    "×÷−≤≥µμ⁹→"  # figures and units; both micro signs, because laboratories write both
    "▲●◷✓‖✕☐─"  # the shapes of a status, a box to tick on paper, and rules on a terminal
    "æœøðþđłıß"  # letters that a name is folded from
    "áéíóúñćńśŷâëüöÁÉÍÓÚÜŁ"  # invented names
    "＋－＝＠"  # what a spreadsheet takes for the beginning of a formula
    "\u2011"  # a hyphen that doesn't break, looked for in numbers
)
OURS = ("b12desk/", "packaging/", "resources/")


def texts() -> dict[str, str]:
    """Every text file that is kept or would be, by its place in the checkout."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    told = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    if told.returncode:
        pytest.skip("needs the checkout's own git: " + told.stderr.strip())
    files = [CHECKOUT / name for name in told.stdout.split("\0") if name]
    return {
        file.relative_to(CHECKOUT).as_posix(): file.read_bytes().decode("utf-8", errors="surrogateescape")
        for file in files
        if file.suffix in SUFFIXES and file.is_file() and file.name != "clinic-spreadsheet.csv"
    }


def is_hiding(character: str) -> bool:
    """Whether it turns text round, has no width, controls something or stands for nothing."""
    return character != "\n" and (
        unicodedata.category(character) in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
        or character in "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
        or "VARIATION SELECTOR" in unicodedata.name(character, "")
    )


def test_no_file_holds_a_character_that_hides_or_turns_text_round() -> None:
    found = {
        name: sorted({f"U+{ord(each):04X}" for each in set(text) if is_hiding(each)} - marks(HIDING.get(name, "")))
        for name, text in texts().items()
    }
    assert {name: hidden for name, hidden in found.items() if hidden} == {}


def test_what_b12desk_is_made_of_holds_listed_characters_only() -> None:
    found = {
        name: sorted(f"{each} U+{ord(each):04X}" for each in set(text) if not each.isascii() and each not in LISTED)
        for name, text in texts().items()
        if name.startswith(OURS) or "/" not in name
    }
    assert {name: unlisted for name, unlisted in found.items() if unlisted} == {}


def test_every_name_in_the_code_is_ascii() -> None:
    wrong = {
        f"{name}: {token.string}"
        for name, text in texts().items()
        if name.endswith(".py")
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type == tokenize.NAME and not token.string.isascii()
    }
    assert wrong == set()


def marks(characters: str) -> set[str]:
    return {f"U+{ord(each):04X}" for each in characters}
