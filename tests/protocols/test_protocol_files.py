"""A clinic's own protocol file: every problem at once with its place, and the worked examples proved."""

from pathlib import Path

import pytest

from b12desk.clinical.errors import BadInput, NotFound
from b12desk.protocols.library import library_of, load_protocols, proved_protocol
from tests.builders import products, protocols
from tests.protocols.versions import version

OURS = """
id = "ours"
version = "2"
title = "Our own"
summary = "Two doses, then every three months."
product = "hydroxo-1mg-1ml"
substances = ["hydroxocobalamin"]
sources = ["Otherham formulary 2026"]
checked = 2026-11-20

[fit]
indications = ["other"]
why = "The clinic's own."

[[phases]]
name = "loading"
dose_micrograms = 1000
interval = "P2D"
ends = { doses = 2 }

[[phases]]
name = "maintenance"
dose_micrograms = 1000
interval = "P3M"
ends = { lifelong = true }

[[examples]]
id = "ours-window"
course = { protocol = "ours", start_on = "2026-01-05" }
events = [{ type = "injection", on = "2026-01-05" }, { type = "injection", on = "2026-01-07" }]
today = "2026-01-08"
expect = { phase = "maintenance", due_on = "2026-04-07", status = "upcoming" }
"""

TWICE = """
[[intervals]]
interval = "P3M"
source = "formulary"

[[intervals]]
interval = "P3M"
source = "formulary"

"""
CHOICE = """
[[choices]]
name = "{name}"
lowest = 1
highest = 3
default = {default}

"""


def problems_of(text: str, name: str = "ours.toml") -> tuple[str, ...]:
    with pytest.raises(BadInput) as refused:
        proved_protocol(text.encode(), name, products())
    return refused.value.problems


def changed(*changes: tuple[str, str]) -> str:
    text = OURS
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return text


def test_a_file_in_order_is_a_protocol() -> None:
    protocol = proved_protocol(OURS.encode(), "ours.toml", products())
    assert (protocol.id, protocol.version, protocol.phase_names) == ("ours", "2", ("loading", "maintenance"))
    assert protocol.has_loading
    assert protocol.is_lifelong
    assert len(protocol.sha256) == 64


ONE_PROBLEM = [
    ('version = "2"', "version = 2", "ours.toml: “version” must be a text."),
    ('title = "Our own"', 'title = " "', "ours.toml: “title” must be a text."),
    ("checked = 2026-11-20", "checked = 2026", "ours.toml: “checked” must be a date such as 2026-03-16, not “2026”."),
    ("[fit]\n", "[fit]\nrank = 0\n", "ours.toml, fit: “rank” must be a whole number from 1 to 99."),
    ("[fit]\n", "[fit]\ncolour = 1\n", "ours.toml, fit: “colour” is not a field here."),
    ('id = "ours"', 'id = "ours"\nroute = "intravenous"', "ours.toml: “route” cannot be “intravenous”."),
    (
        '["hydroxocobalamin"]',
        '["aspirin"]',
        "ours.toml: “substances”: “aspirin” is not a cobalamin that b12desk knows.",
    ),
    ('"P2D"', '"often"', "ours.toml, phases 1: “interval” cannot be “often”."),
    ('interval = "P2D"\n', "", "ours.toml, phases 1: “interval” is missing."),
    ("dose_micrograms = 1000", "dose_micrograms = 5001", "phases 1: “dose_micrograms” must be a whole number from 1"),
    ("dose_micrograms = 1000", "dose_micrograms = 1e3", "phases 1: “dose_micrograms” must be a whole number from 1"),
    ("{ doses = 2 }", "{ doses = 2, days = 3 }", "phases 1, ends: a phase ends in exactly one way"),
    ("{ doses = 2 }", "{}", "phases 1, ends: a phase ends in exactly one way"),
    ("{ doses = 2 }", "{ doses = 2, colour = 1 }", "phases 1, ends: “colour” is not a field here."),
    ("{ lifelong = true }", "{ lifelong = false }", "phases 2, ends: “lifelong” is true or left out."),
    (
        'interval = "P2D"',
        'interval = "P2D"\ncap = { doses = 3, weeks = 1 }',
        "phases 1, cap: “weeks” is not a field here.",
    ),
    ("{ doses = 2 }", "{ lifelong = true }", "ours.toml, phases 1, ends: only the last phase is lifelong."),
    ("{ lifelong = true }", "{ doses = 9 }", "ours.toml, phases 2, ends: the last phase is lifelong or"),
    ('name = "loading"', 'name = "maintenance"', "phases 2: “name”: maintenance is the name of phases 1 already."),
    ('name = "loading"', 'name = "nightly"', "phases 1: “name”: a phase is called loading, weekly"),
    ('interval = "P2D"', 'interval = "P2D"\nlowest_dose_micrograms = 2000', "the lowest dose that counts is above the"),
    ('"hydroxo-1mg-1ml"', '"aspirin"', "ours.toml: “product”: there is no product “aspirin” in the catalogue."),
    ("[[examples]]", "[[exmples]]", "“exmples” is not a field here"),
    (
        'due_on = "2026-04-07"',
        'due_on = "2026-04-08"',
        "ours.toml, examples 1 “ours-window”, expect: due_on is 2026-04-07, expected 2026-04-08.",
    ),
    (
        'phase = "maintenance", due',
        'fase = "maintenance", due',
        "ours.toml, examples 1 “ours-window”, expect: “fase” is not part of a forecast.",
    ),
    ('protocol = "ours"', 'protocol = "theirs"', "examples 1 “ours-window”, course: There is no protocol “theirs”"),
    (
        'today = "2026-01-08"',
        'today = "2026-01-06"',
        "ours.toml, examples 1 “ours-window”, events 2: 2026-01-07 is after today, 2026-01-06.",
    ),
    (
        'expect = { phase = "maintenance", due_on = "2026-04-07", status = "upcoming" }',
        "",
        "expect: nothing is expected.",
    ),
    ('id = "ours"', 'id = "Our Own"', "ours.toml: “id”: an id is small letters and digits with hyphens between"),
    ('version = "2"', 'version = "2\\n3"', "ours.toml: “version”: a version is letters, digits, dots and hyphens"),
    ('sources = ["Otherham formulary 2026"]', "", "ours.toml: “sources”: a protocol names where it comes from."),
    ('substances = ["hydroxocobalamin"]', "", "ours.toml: “substances”: an intramuscular protocol names what may be"),
    ('["hydroxocobalamin"]', '["cyanocobalamin"]', "“product”: hydroxo-1mg-1ml contains hydroxocobalamin, which"),
    ('"P3M"', '"P20Y"', "ours.toml, phases 2: “interval”: nothing is planned more than ten years apart."),
    ("[[examples]]", TWICE + "[[examples]]", "ours.toml, intervals 2: “interval”: P3M stands in intervals 1 already."),
    (
        "[[examples]]",
        CHOICE.format(name="maintenance_doses", default=2) + "[[examples]]",
        "ours.toml, choices 1: “name”: a choice is named after a phase and what ends it",
    ),
    (
        "[[examples]]",
        CHOICE.format(name="loading_doses", default=3) + "[[examples]]",
        "ours.toml, choices 1: “default”: without a choice the phase ends after 2, not 3.",
    ),
    (
        "[[examples]]",
        CHOICE.format(name="loading_doses", default=9) + "[[examples]]",
        "ours.toml, choices 1: “default”: the default of a choice lies between its lowest and its highest.",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "says"), ONE_PROBLEM, ids=[wrong[:30] for _, wrong, _ in ONE_PROBLEM])
def test_a_field_that_cannot_be_used_is_named_with_its_place(right: str, wrong: str, says: str) -> None:
    assert any(says in problem for problem in problems_of(changed((right, wrong))))


def test_every_problem_is_said_at_once() -> None:
    told = problems_of(
        changed(
            ('version = "2"', "version = 2"),
            ('"P2D"', '"often"'),
            ("{ doses = 2 }", "{}"),
            ("[fit]\n", "[fit]\ncolour = 1\n"),
            ("[[examples]]", "[[exmples]]"),
        )
    )
    assert len(told) == 6  # the examples are missing and “exmples” is unknown
    assert all(problem.startswith("ours.toml") for problem in told)


def test_the_examples_are_looked_at_although_the_protocol_has_problems() -> None:
    told = problems_of(
        changed(
            ('id = "ours"', "id = 3"),
            ('product = "hydroxo-1mg-1ml"', 'product = "aspirin"'),
            ('events = [{ type = "injection"', 'events = [{ type = "infusion"'),
        )
    )
    assert told == (
        "ours.toml: “id” must be a text.",
        "ours.toml: “product”: there is no product “aspirin” in the catalogue.",
        "ours.toml, examples 1 “ours-window”, course: there is no product “aspirin” in the catalogue.",
        "ours.toml, examples 1 “ours-window”, events 1: “infusion” is not a type of event.",
    )


NO_TOML = [
    (b"id = ", "ours.toml, line 1, at the file’s end: this is not TOML (Invalid value)."),
    (b"= 1", "ours.toml, line 1, column 1: this is not TOML (Invalid statement)."),
    (b"id = 1\nid = 2", "ours.toml, line 2, at the file’s end: this is not TOML (Cannot overwrite a value)."),
    (b"id = 1\nchecked = 2026-02-30", "ours.toml, line 2, column 11: this is not TOML (Invalid date or datetime)."),
    (b'id = "', "ours.toml, line 1, at the file’s end: this is not TOML (Unterminated string)."),
    (b'id = "ours"\ntitle = "\xff"', "ours.toml, line 2: this is not text in UTF-8; save the file as UTF-8."),
    (b"id = " + b"[" * 100_000, "ours.toml: this is not TOML that can be read (too many brackets"),
    (b"id = " + b"9" * 5000, "ours.toml: this is not TOML (Exceeds the limit"),
    (b"#" * 1_000_001, "ours.toml: a protocol file is no larger than 1 MB."),
]


@pytest.mark.parametrize(("content", "says"), NO_TOML, ids=[says[9:40] for _, says in NO_TOML])
def test_what_is_no_toml_is_refused_with_the_line_where_it_stops_being_so(content: bytes, says: str) -> None:
    with pytest.raises(BadInput) as refused:
        proved_protocol(content, "ours.toml", products())
    (problem,) = refused.value.problems
    assert problem.startswith(says)


def test_an_empty_file_lacks_everything() -> None:
    assert len(problems_of("")) >= 5


def test_two_files_with_one_id_are_refused() -> None:
    with pytest.raises(BadInput, match="The protocol id “ours” stands in two files"):
        library_of([("a.toml", OURS.encode()), ("b.toml", OURS.encode())], products())


def test_the_problems_of_every_file_come_together(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(changed(('version = "2"', "version = 2")), encoding="utf-8")
    (tmp_path / "b.toml").write_text(changed(('"P2D"', '"often"')), encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        load_protocols(products(), tmp_path)
    assert [problem.split(":")[0] for problem in refused.value.problems] == ["a.toml", "b.toml, phases 1"]


def test_the_protocols_that_come_with_the_program_are_all_there_best_supported_first() -> None:
    found = protocols().all()
    assert len(found) == 19
    assert found[0].id == "hydroxo-standard"
    assert [protocol.fit.rank for protocol in found] == sorted(protocol.fit.rank for protocol in found)
    assert all(protocol.sources and protocol.sha256 for protocol in found)
    with pytest.raises(NotFound, match="There is no protocol “theirs”"):
        protocols().get("theirs")


def test_the_library_keeps_the_text_that_a_protocol_was_read_from() -> None:
    library = library_of([("ours.toml", OURS.encode())], products())
    assert library.text_of(library.get("ours")) == OURS


def test_a_clinic_s_own_version_stands_in_the_place_of_the_packaged_one() -> None:
    own = version("2", ("rank = 5", "rank = 98")).decode()
    library = protocols().overlaid([own, OURS])
    assert len(library.all()) == 20
    assert (library.get("hydroxo-standard").version, library.all()[-1].id) == ("2", "hydroxo-standard")
    assert library.text_of(library.get("hydroxo-standard")) == own
    assert library.text_of(library.get("prophylaxis")) == protocols().text_of(protocols().get("prophylaxis"))
    assert (library.has("ours"), protocols().has("ours")) == (True, False)
