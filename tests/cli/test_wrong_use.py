"""Whatever is typed, a command answers in sentences on standard error and with the right exit code."""

import pytest

from tests.cli.conftest import Ask

WRONG = [
    ("nonsense",),
    ("--nonsense",),
    ("worklist", "--nonsense"),
    ("worklist", "--on", "tomorrow"),
    ("worklist", "--on", "2026-02-30"),
    ("worklist", "--on", "9999-12-31"),
    ("worklist", "--on", "0001-01-01"),
    ("worklist", "--on"),
    ("worklist", "--status", "late"),
    ("worklist", "--limit", "0"),
    ("worklist", "--limit", "many"),
    ("patient", "add"),
    ("patient", "add", "--family-name", "Smith"),
    ("patient", "add", "--family-name", "S\udce9", "--given-name", "Ada", "--born-on", "1956-03-02"),
    ("patient", "nonsense"),
    ("patient", "show"),
    ("record",),
    ("record", "--patient", "x", "--product", "x", "--dose", "much", "--muscle", "deltoid", "--side", "left"),
    ("void",),
    ("void", "x"),
    ("course", "start", "--patient", "x", "--protocol", "x", "--prescriber", "x", "--monitoring", "x"),
    ("course", "start", "--patient", "x", "--protocol", "x", "--prescriber", "x", "--choice", "six"),
    ("import", "gone.csv"),
    ("import", "/"),
    ("forecast", "gone.json"),
    ("forecast", "/"),
    ("protocols", "nonsense"),
    ("protocols", "check", "gone.toml"),
    ("--as", "half a \udce9", "worklist"),
]
NOBODY = [
    ("patient", "show", "nobody"),
    ("patient", "show", "nhs:9990000018"),
    ("patient", "set", "nobody", "--phone", "1"),
    ("plan", "--patient", "nobody", "--pdf", "never.pdf"),
    ("course", "end", "--patient", "nobody", "--reason", "x"),
    ("record", "--patient", "nobody", "--product", "x", "--dose", "1", "--muscle", "deltoid", "--side", "left"),
    ("void", "nobody", "--reason", "x"),
    ("patient", "list", "--find", "nobody"),
]


@pytest.mark.parametrize("words", WRONG, ids=lambda words: ascii(" ".join(words))[:60])
def test_wrong_use_is_exit_2_with_a_sentence(words: tuple[str, ...], b12desk: Ask) -> None:
    told = b12desk(*words)
    assert (told.code, told.out) == (2, "")
    assert told.err.strip()


@pytest.mark.parametrize("words", NOBODY, ids=" ".join)
def test_nobody_there_is_exit_1(words: tuple[str, ...], b12desk: Ask) -> None:
    told = b12desk(*words)
    assert (told.code, told.out) == (1, "")


@pytest.mark.parametrize(
    "words",
    [(), ("patient",), ("patient", "add"), ("course",), ("course", "start"), ("record",), ("void",), ("worklist",),
     ("plan",), ("backup",), ("verify",), ("import",), ("forecast",), ("protocols",), ("protocols", "check")],
    ids=" ".join,
)  # fmt: skip
def test_every_command_has_help(words: tuple[str, ...], b12desk: Ask) -> None:
    told = b12desk(*words, "--help")
    assert (told.code, told.err) == (0, "")
    assert "Usage: b12desk" in told.out
