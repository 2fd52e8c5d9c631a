"""Every command on a register of invented patients says that it is one."""

from pathlib import Path

import pytest

from b12desk.bootstrap import run
from b12desk.services.desk import open_desk


@pytest.mark.parametrize("command", [("worklist",), ("worklist", "--json"), ("monitoring",), ("report",)])
def test_a_list_of_invented_patients_says_so(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "invented.b12desk"
    open_desk(path, is_demo=True).close()
    assert run(["--register", str(path), *command]) == 0
    assert "Invented patients – not for clinical use." in capsys.readouterr().err


def test_a_list_of_real_patients_does_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--register", str(tmp_path / "clinic.b12desk"), "worklist"]) == 0
    assert "nvented" not in capsys.readouterr().err
