"""A file that is saved is there whole, or what was there before is."""

import resource
import signal
from pathlib import Path

import pytest

from b12desk.clinical.errors import RegisterTrouble
from b12desk.services.save_file import save_file

OLD, NEW = b"of yesterday", b"of today" * 40_000


def test_it_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(OLD)
    assert save_file(path, NEW, what="The list was") == path
    assert path.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [path]


def test_where_it_cannot_be_written_the_one_before_stays_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(OLD)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write past the limit then fails
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(RegisterTrouble, match=r"^The list was not saved: .+\. Choose another place\.$"):
            save_file(path, NEW, what="The list was")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(RegisterTrouble, match="No such file or directory"):
        save_file(tmp_path / "gone" / "list.csv", NEW, what="The list was")
