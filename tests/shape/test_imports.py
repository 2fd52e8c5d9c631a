"""Who may import whom, and what must stay unloaded until it is used."""

import subprocess
import sys
from pathlib import Path

import pytest

QT_FREE = ("clinical", "protocols", "register", "documents", "exchange", "services", "cli", "resource_files")
LATE = ("reportlab", "alembic", "openpyxl", "holidays", "typer", "pypdfium2", "python_calamine")

# Run in a fresh interpreter: imports every module of the parts named, with Qt made impossible to import. Alembic alone
# can load what stands in `migrations`.
IMPORT_WITHOUT_QT = """
import importlib, pkgutil, sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None
for part in sys.argv[1:]:
    package = importlib.import_module(f"b12desk.{part}")
    for module in pkgutil.walk_packages(getattr(package, "__path__", ()), f"{package.__name__}."):
        if ".migrations." not in module.name:
            importlib.import_module(module.name)
"""

# Run in a fresh interpreter: imports the module named first and prints which of the others came with it.
IMPORT_AND_SAY = """
import importlib, sys
importlib.import_module(sys.argv[1])
print(*(name for name in sys.argv[2:] if name in sys.modules))
"""


def run_python(checkout: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)


def test_every_import_contract_holds(checkout: Path) -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run([lint, "--no-cache"], cwd=checkout, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize("part", QT_FREE)
def test_everything_but_the_desktop_works_where_qt_is_absent(part: str, checkout: Path) -> None:
    told = run_python(checkout, IMPORT_WITHOUT_QT, part)
    assert told.returncode == 0, told.stderr


@pytest.mark.parametrize("module", ["b12desk.desktop.application", "b12desk.services.desk"])
def test_starting_loads_no_library_that_only_some_acts_need(module: str, checkout: Path) -> None:
    told = run_python(checkout, IMPORT_AND_SAY, module, *LATE)
    assert (told.returncode, told.stdout.split()) == (0, []), told.stderr
