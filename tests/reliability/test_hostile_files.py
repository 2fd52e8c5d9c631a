"""Spoiled settings, protocols, cases, mappings, keys, drafts, arguments: answered in sentences, never a traceback."""

import contextlib
import io
import json
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from b12desk import bootstrap
from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.theme.looks import kept_zoom
from b12desk.exchange.saved_mapping import read_mapping
from b12desk.protocols.products import load_products
from b12desk.register.keys import keys_path
from b12desk.register.keys_file import read_keys
from b12desk.services.backup_places import backup_places
from b12desk.services.check_protocol import check_protocol
from b12desk.services.drafts import Draft, TypedField, drafts_of, drafts_text
from b12desk.services.drafts_cipher import cipher_of
from b12desk.services.drafts_store import DraftStore
from b12desk.services.forecast_cases import forecast_cases
from b12desk.services.kept_tries import keep_try, kept_tries
from b12desk.services.places import POINTER_NAME, register_path
from tests.builders import desk_in
from tests.reliability.conftest import Sized
from tests.reliability.hostile_strings import hostile_strings, unfit_sentences

CHECKOUT = Path(__file__).resolve().parents[2]
RESOURCES = CHECKOUT / "resources"
HUGE_BYTES = 100_000_000
DEEP = 100_000
BROKEN = ("b12desk has made a mistake", "Traceback")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its name, what a whole one holds, and what reads it."""

    name: str
    whole: bytes
    read: Callable[[Path], object]


def _drafts() -> bytes:
    draft = Draft("1", "review", "Review", "p", "", "Nurse", datetime(2026, 1, 5, tzinfo=UTC), (_typed(),))
    return drafts_text((draft,))


def _typed() -> TypedField:
    return TypedField("text", "Outcome", 0, "stable")


def _settings(path: Path) -> object:
    remembered = Remembered(path)
    return kept_zoom(remembered), remembered.words("worklist/columns"), remembered.text("look/zoom")


def _sealed(path: Path) -> object:
    cipher = cipher_of("secret")
    store = DraftStore(path.parent / "drafts", cipher.tag, cipher, session="mine")
    store.make_home()
    other = path.parent / "drafts" / f"{cipher.tag}-other.drafts"
    other.write_bytes(cipher.seal(path.read_bytes()) if path.stat().st_size % 2 else path.read_bytes())
    store.adopt(other)
    return store.drafts()


def _keys(path: Path) -> object:
    register = path.with_name("clinic.b12desk")
    keys_path(register).write_bytes(path.read_bytes())
    return read_keys(register)


def _tries(path: Path) -> object:
    register_id = "b8e1f0a2-0000-4000-8000-00000000abcd"
    keep_try(register_id, "first", at=datetime(2026, 1, 5, tzinfo=UTC), is_right=False)
    file = next(Path(os.environ["XDG_STATE_HOME"]).rglob(f"{register_id}.json"))
    file.write_bytes(path.read_bytes())
    kept_tries(register_id, "user")
    keep_try(register_id, "user", at=datetime(2026, 1, 5, tzinfo=UTC), is_right=False)
    return kept_tries(register_id, "user")


def _places(path: Path) -> object:
    register = path.with_name("clinic.b12desk")
    register.with_name("clinic.b12desk.backups.json").write_bytes(path.read_bytes())
    return backup_places(register)


def _pointer(path: Path) -> object:
    folder = Path(os.environ["XDG_DATA_HOME"]) / "b12desk"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / POINTER_NAME).write_bytes(path.read_bytes())
    return register_path(None)


def _mapping(path: Path) -> object:
    with contextlib.suppress(UnicodeDecodeError):
        return read_mapping(path.read_text(encoding="utf-8"))
    return None


KINDS = (
    Kind("cases.json", (RESOURCES / "protocols" / "cases").glob("*.json").__next__().read_bytes(), forecast_cases),
    Kind("ours.toml", (RESOURCES / "protocols" / "hydroxo-standard.toml").read_bytes(), check_protocol),
    Kind("products.toml", (RESOURCES / "products.toml").read_bytes(), load_products),
    Kind("mapping.toml", b'[columns]\n"Surname" = "family_name"\n"DOB" = "born_on"\n', _mapping),
    Kind(
        "desktop.ini",
        b"[window]\ngeometry=@ByteArray(x)\n[look]\nzoom=150\n[columns]\nworklist=2:140 5:90\n",
        _settings,
    ),
    Kind(
        "clinic.keys.json",
        b'{"format": 1, "register_id": "x", "wraps": [{"kind": "passphrase", "salt": "AA=="}]}',
        _keys,
    ),
    Kind("plain.drafts", _drafts(), lambda path: _suppressed(lambda: drafts_of(path.read_bytes()))),
    Kind("sealed.drafts", _drafts(), _sealed),
    Kind("tries.json", b'{"user": [["wrong", "2026-01-05T09:00:00+00:00"]]}', _tries),
    Kind("backups.json", b'{"folder": "/tmp/a", "second": "/tmp/b"}', _places),
    Kind("register-place.txt", b"/tmp/clinic.b12desk\n", _pointer),
)


def _suppressed(read: Callable[[], object]) -> object:
    with contextlib.suppress(ValueError):
        return read()
    return None


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.delenv("B12DESK_REGISTER", raising=False)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_spoiled_file_is_answered_in_sentences(kind: Kind, tmp_path: Path, sized: Sized) -> None:
    chance = random.Random(20261121)
    answered = {_answered(kind, tmp_path, content) for content in _deep_and_odd()}
    for _ in range(sized(40, 3_000)):
        answered.add(_answered(kind, tmp_path, spoiled(kind.whole, chance)))
    assert answered <= {"", "refused"}


def _answered(kind: Kind, folder: Path, content: bytes) -> str:
    path = folder / kind.name
    path.write_bytes(content)
    try:
        kind.read(path)
    except B12DeskError as error:
        return "unfit: " + "; ".join(unfit) if (unfit := unfit_sentences(error)) else "refused"
    except Exception as error:
        raise AssertionError(f"{kind.name} with {content[:200]!r}") from error
    return ""


def _deep_and_odd() -> Iterator[bytes]:
    yield from (b"", b"\0", b"\xff\xfe\x00\xd8", b"null", b"[]", b"{}", b"1e999", b'"x"', b"[" * DEEP, b'{"a":' * DEEP)
    yield from (
        b"[" * DEEP + b"]" * DEEP,
        b"a = " + b"[" * DEEP,
        b"[" * 900 + b"]" * 900,
        b'{"a":' * 900 + b"1" + b"}" * 900,
    )
    yield b"9" * 10_000
    yield b'{"expect": ' + b"[" * 400 + b"]" * 400 + b"}"
    yield b"a" + b".a" * 50_000 + b" = 1"
    yield b"[" + b",".join([b"{}"] * 20_000) + b"]"


def spoiled(whole: bytes, chance: random.Random) -> bytes:
    """Return the file with one to four faults: bytes, pieces, values of another type, hostile words."""
    content = whole
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(content))
        length = chance.randint(1, max(1, len(content) // 4))
        match chance.randrange(6):
            case 0:
                content = content[:start] + bytes_of(chance, 8) + content[start + 8 :]
            case 1:
                content = content[:start] + content[start + length :]
            case 2:
                content = content[: start + length] + content[start:]
            case 3:
                word = chance.choice(hostile_strings(150)).encode("utf-8", "surrogatepass")
                content = content[:start] + word + content[start:]
            case 4:
                old = chance.choice([b'"', b":", b"=", b"[", b"{", b"1", b"2026", b"true", b"P2M"])
                content = content.replace(
                    old, chance.choice([b"", b"[]", b"null", b"-1", b"1e400", b"9999", b'"x"']), 1
                )
            case _:
                content = _other_value(content, chance)
    return content


def bytes_of(chance: random.Random, count: int) -> bytes:
    return bytes(chance.randrange(256) for _ in range(count))


def _other_value(content: bytes, chance: random.Random) -> bytes:
    """Change one value of a JSON document into one of another type."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        return content
    places: list[tuple[dict[str, object] | list[object], str | int]] = []
    _walk(document, places)
    if not places:
        return content
    holder, name = chance.choice(places)
    odd: object = chance.choice([None, True, -1, 10**30, 1.5, "", "x", [], {}, [[]], {"a": {}}, "9999-99-99", "\ud800"])
    holder[name] = odd  # type: ignore[index]
    return json.dumps(document).encode()


def _walk(value: object, places: list[tuple[dict[str, object] | list[object], str | int]]) -> None:
    if isinstance(value, dict):
        places += [(value, name) for name in value]
        for each in value.values():
            _walk(each, places)
    elif isinstance(value, list):
        places += [(value, number) for number in range(len(value))]
        for each in value:
            _walk(each, places)


@pytest.mark.parametrize("command", [["forecast"], ["protocols", "check"], ["import"], ["advice", "use"], ["restore"]])
def test_a_huge_file_is_refused_before_it_is_read(command: list[str], tmp_path: Path) -> None:
    for ending in ("json", "toml", "csv", "xlsx"):
        file = tmp_path / f"huge.{ending}"
        with file.open("wb") as out:
            out.truncate(HUGE_BYTES)
        code, said = _run(["--register", str(_register(tmp_path)), *command, str(file)])
        assert code in (1, 2, 3), (ending, said)
        assert not [word for word in BROKEN if word in said], (ending, said)
        assert len(said) < 2_000


def test_hostile_arguments_are_answered_in_sentences(tmp_path: Path, sized: Sized) -> None:
    register = str(_register(tmp_path))
    chance = random.Random(20261121)
    texts = [text.replace("\0", "") for text in hostile_strings(sized(15, 2_000))]
    calls = [call for text in texts for call in chance.sample(_calls(text, tmp_path), 4)]
    for call in calls:
        code, said = _run(["--register", register, *call])
        assert code in (0, 1, 2, 3), (call, code)
        assert not [word for word in BROKEN if word in said], (call, said[-1500:])


def _calls(text: str, folder: Path) -> list[list[str]]:
    day = ["--on", "2026-04-01"]
    return [
        [text],
        ["worklist", "--status", text],
        ["worklist", "--on", text],
        ["worklist", "--limit", text],
        ["patient", "show", "--patient", text, *day],
        ["patient", "add", "--family", text, "--given", text, "--born", "1956-03-02"],
        ["patient", "add", "--born", text],
        ["plan", "--patient", text, "--pdf", str(folder / "plan.pdf")],
        ["record", "--patient", "nhs:9990000018", "--given-on", text],
        ["record", "--patient", text, "--batch", text],
        ["course", "start", "--patient", "nhs:9990000018", "--protocol", text],
        ["forecast", text[:200]],
        ["protocols", "check", text[:200]],
        ["import", text[:200]],
        ["import", str(folder / "none.csv"), "--course", text],
        ["clinic", "set", "--name", text],
        ["clinic", "set", "--threshold", text],
        ["result", "add", "--patient", text, "--value", text],
        ["report", "--from", text],
        ["user", "add", text, "--role", text],
        ["stock", "receive", "--batch", text],
        ["--as", text, "worklist"],
        ["--on", text],
        ["backups", "folder", text[:200]],
        ["advice", "use", text[:200]],
    ]


def _register(folder: Path) -> Path:
    with desk_in(folder, "2026-01-05") as desk:
        return desk.register.path


def _run(arguments: list[str]) -> tuple[int, str]:
    """Run a command as the console script does, with what it writes."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = bootstrap.run(arguments)
        except SystemExit as left:
            code = int(left.code or 0)
    written = b""
    for stream in (out, err):
        stream.flush()
        written += stream.buffer.getvalue()
    return code, written.decode("utf-8")


def test_a_register_that_is_no_file_is_trouble_in_words(tmp_path: Path) -> None:
    for path in (tmp_path, Path(os.devnull)):
        code, said = _run(["--register", str(path), "worklist"])
        assert code in (2, 3), said
        assert not [word for word in BROKEN if word in said]
