"""After a day at the desk nothing but the register names a patient: no log, temporary file, title or clipboard."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.desktop_day import BORN, FAMILY, GIVEN, NUMBER

CHECKOUT = Path(__file__).resolve().parents[2]
NAMES = (FAMILY, FAMILY.upper(), FAMILY.lower(), GIVEN, GIVEN.upper(), "Blatherwick")
NUMBERS = (NUMBER, f"{NUMBER[:3]} {NUMBER[3:6]} {NUMBER[6:]}", f"{NUMBER[:3]}-{NUMBER[3:6]}-{NUMBER[6:]}", "9990000034")
BIRTHS = (
    BORN.isoformat(),
    f"{BORN:%d-%b-%Y}",
    f"{BORN:%d/%m/%Y}",
    f"{BORN:%d.%m.%Y}",
    f"{BORN:%Y%m%d}",
    f"{BORN.day} March {BORN.year}",
    "1961-07-14",
)
TRACES = tuple(trace.encode(encoding) for trace in (*NAMES, *NUMBERS, *BIRTHS) for encoding in ("utf-8", "utf-16-le"))


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str], str]:
    """A day at the desk with folders of its own: where it left things, the lines it said, and its errors."""
    folder = tmp_path_factory.mktemp("day")
    told = subprocess.run(
        [sys.executable, "-m", "tests.reliability.desktop_day", str(folder / "clinic")],
        cwd=CHECKOUT,
        env=surroundings(folder),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    return folder, told.stdout.splitlines(), told.stderr


def surroundings(folder: Path) -> dict[str, str]:
    """Return an environment in which everything that a program leaves goes into the folder."""
    (folder / "clinic").mkdir()
    own = {}
    for name in ("TMPDIR", "HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        (folder / name).mkdir()
        own[name] = str(folder / name)
    return os.environ | own | {"QT_QPA_PLATFORM": "offscreen", "TMP": own["TMPDIR"], "TEMP": own["TMPDIR"]}


def test_no_file_but_the_register_and_its_backups_holds_a_trace(day: tuple[Path, list[str], str]) -> None:
    folder, _, _ = day
    looked = [path for path in folder.rglob("*") if path.is_file() and not _is_register(path)]
    assert any(path.name == "b12desk.log" for path in looked)
    found = [(path.relative_to(folder), trace) for path in looked for trace in TRACES if trace in path.read_bytes()]
    assert found == []


def test_no_file_or_folder_is_named_after_anybody(day: tuple[Path, list[str], str]) -> None:
    folder, _, _ = day
    names = " ".join(path.name for path in folder.rglob("*"))
    assert [trace for trace in (*NAMES, *NUMBERS, *BIRTHS) if trace in names] == []


def test_nothing_is_left_in_the_temporary_folder(day: tuple[Path, list[str], str]) -> None:
    folder, _, _ = day
    assert [path.name for path in (folder / "TMPDIR").iterdir()] == []


def test_what_a_session_s_own_log_catches_names_nobody(day: tuple[Path, list[str], str]) -> None:
    _, _, errors = day
    only_asked = errors.replace(f"“{FAMILY}”", "")  # the command line says back what was asked for
    assert [trace for trace in (*NAMES, *NUMBERS, *BIRTHS) if trace in only_asked] == []


def test_the_window_stays_after_a_mistake_and_a_report_is_shown(day: tuple[Path, list[str], str]) -> None:
    assert "after the mistake: window True, report 1" in day[1]


def test_the_clipboard_and_the_titles_name_nobody(day: tuple[Path, list[str], str]) -> None:
    _, lines, _ = day
    assert "copied True" in lines
    assert "still copied False" in lines
    titles = next(line for line in lines if line.startswith("titles"))
    assert [trace for trace in (*NAMES, *NUMBERS, *BIRTHS) if trace in titles] == []


def test_the_log_has_the_day_by_ids(day: tuple[Path, list[str], str]) -> None:
    folder, _, _ = day
    log = next(folder.rglob("b12desk.log")).read_text(encoding="utf-8")
    for event in ("began version=", "opened register=", "ended code=", "failed kind=keyerror", "report"):
        assert event in log, log


def _is_register(path: Path) -> bool:
    return ".b12desk" in path.name and not path.name.endswith((".json", ".window", ".log"))
