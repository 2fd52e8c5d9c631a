import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

import b12desk.resource_files
from b12desk.resource_files import resource_path


def _installed(at: Path) -> Path:
    """Return the path of a font as found by a copy of the module that stands elsewhere."""
    module = at / "b12desk" / "resource_files.py"
    module.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(b12desk.resource_files.__file__, module)
    spec = importlib.util.spec_from_file_location("installed_resource_files", module)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    found = loaded.resource_path("fonts", "a.ttf")
    assert isinstance(found, Path)
    return found


def test_a_checkout_has_its_resources_beside_the_package() -> None:
    assert resource_path("fonts", "DejaVuSans.ttf").is_file()
    assert resource_path("fonts", "LICENSE-DejaVu.txt").is_file()


def test_a_wheel_has_its_resources_inside_the_package(tmp_path: Path) -> None:
    home = tmp_path / "b12desk" / "resources"
    home.mkdir(parents=True)
    assert _installed(tmp_path) == home / "fonts" / "a.ttf"


def test_a_frozen_build_has_its_resources_where_it_unpacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "unpacked" / "resources"
    home.mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(home.parent), raising=False)
    assert _installed(tmp_path / "elsewhere") == home / "fonts" / "a.ttf"
