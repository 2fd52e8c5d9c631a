"""A bit that flips where the register says how its tables look is damage, in a sentence, wherever it is opened."""

from contextlib import closing
from pathlib import Path

import pytest

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.gateway import open_connection
from b12desk.register.sqlite_library import sqlite
from b12desk.register.store import open_register
from tests.builders import register_file

WORDS = b"CREATE TABLE injection"


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    return register_file(tmp_path)


def test_a_letter_that_is_no_text_any_more_is_damage(whole: Path) -> None:
    content = whole.read_bytes()
    place = content.index(WORDS)
    for letter in range(len(WORDS)):
        at = place + letter
        whole.write_bytes(content[:at] + bytes([content[at] ^ 0x80]) + content[at + 1 :])
        with pytest.raises(RegisterTrouble, match=r"damaged|Another program has changed"):
            open_register(whole, create=False)


def test_a_message_of_sqlite_that_is_no_text_is_an_error_of_the_database(whole: Path) -> None:
    content = whole.read_bytes()
    at = content.index(WORDS) + len(b"CREATE T")
    whole.write_bytes(content[:at] + b"\xe9" + content[at + 1 :])
    with closing(open_connection(whole, "ro")) as connection, pytest.raises(sqlite.DatabaseError):
        connection.execute("SELECT count(*) FROM injection")


def test_what_can_be_read_is_read(whole: Path) -> None:
    with closing(open_connection(whole, "ro")) as connection:
        assert connection.execute("SELECT count(*) FROM injection").fetchone() == (0,)
