"""A register started with its clinic and first user, whole or not at all; and where this computer looks for it."""

from datetime import date
from pathlib import Path

import pytest

from b12desk.clinical.errors import B12DeskError, BadInput, RegisterTrouble
from b12desk.clinical.vocabulary import Role
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import open_desk
from b12desk.services.new_register import NewRegister, start_register
from b12desk.services.open_elsewhere import open_elsewhere
from b12desk.services.people import list_users
from b12desk.services.places import register_path, remember_register

CLOCK = ClockSetTo(date(2026, 3, 28))
NEW = NewRegister("Riverside", "Scotland", ("mon", "thu"), "Ada Ojo", Role.NURSE)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("B12DESK_REGISTER", raising=False)
    return tmp_path


def test_a_new_register_has_its_clinic_and_its_first_user_who_acts(tmp_path: Path) -> None:
    desk = start_register(tmp_path / "new" / "clinic.b12desk", NEW, clock=CLOCK)
    clinic = desk.clinic()
    assert (clinic.details.name, clinic.nation, clinic.open_days.weekdays) == (
        "Riverside",
        "Scotland",
        frozenset({0, 3}),
    )
    assert date(2026, 11, 30) in clinic.open_days.closed_on  # Saint Andrew's day
    assert [(user.name, user.role) for user in list_users(desk)] == [("Ada Ojo", Role.NURSE)]
    assert (desk.acting, desk.register.is_demo) == ("Ada Ojo", False)
    desk.close()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["clinic.b12desk"]


@pytest.mark.parametrize(
    "wrong",
    [
        NewRegister(" ", "England", ("mon",), "Ada Ojo", Role.NURSE),
        NewRegister("Riverside", "England", (), "Ada Ojo", Role.NURSE),
        NewRegister("Riverside", "France", ("mon",), "Ada Ojo", Role.NURSE),
        NewRegister("Riverside", "England", ("mon",), " ", Role.NURSE),
        NewRegister("Riverside", "England", ("mon",), "setup", Role.NURSE),
    ],
    ids=["no name", "never open", "another nation", "nobody", "the name of nobody"],
)
def test_what_can_t_be_used_leaves_no_file(tmp_path: Path, wrong: NewRegister) -> None:
    with pytest.raises(BadInput):
        start_register(tmp_path / "clinic.b12desk", wrong, clock=CLOCK)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "clinic.b12desk"
    path.write_text("a note", encoding="utf-8")
    with pytest.raises(RegisterTrouble, match="there already"):
        start_register(path, NEW, clock=CLOCK)
    assert path.read_text(encoding="utf-8") == "a note"


def test_the_data_folder_names_a_register_that_lies_elsewhere(home: Path) -> None:
    usual, other = home / "data" / "b12desk" / "register.b12desk", home / "elsewhere.b12desk"
    assert register_path(None) == usual
    remember_register(other)
    assert register_path(None) == other
    assert register_path(str(usual)) == usual
    open_desk(usual, clock=CLOCK).close()
    assert register_path(None) == usual


def test_opening_a_register_elsewhere_makes_it_the_usual_one(home: Path) -> None:
    other = home / "elsewhere.b12desk"
    open_desk(other, clock=CLOCK).close()
    open_elsewhere(other, clock=CLOCK, acting="setup").close()
    assert register_path(None) == other


@pytest.mark.parametrize("name", ["gone.b12desk", "note.txt"])
def test_what_is_no_register_is_not_opened_and_not_made(home: Path, name: str) -> None:
    (home / "note.txt").write_text("a note", encoding="utf-8")
    with pytest.raises(B12DeskError):
        open_elsewhere(home / name, clock=CLOCK, acting="setup")
    assert not (home / "gone.b12desk").exists()
    assert register_path(None) == home / "data" / "b12desk" / "register.b12desk"


def test_invented_patients_are_never_the_usual_register(home: Path) -> None:
    invented = home / "invented.b12desk"
    open_desk(invented, clock=CLOCK, is_demo=True).close()
    desk = open_elsewhere(invented, clock=CLOCK, acting="setup")
    assert desk.register.is_demo
    desk.close()
    assert register_path(None) != invented
