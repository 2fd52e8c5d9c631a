"""Later versions of a protocol that comes with the program, as a clinic would write them."""

from b12desk.resource_files import resource_path

TWO_MONTHS = (
    (
        'interval = "P2M/P3M"\nends = { lifelong = true }\nsource = "S0 S1 S2 S3, BNF"',
        'interval = "P2M"\nends = { lifelong = true }\nsource = "Otherham formulary"',
    ),
    ('due_by = "2026-04-16"', 'due_by = "2026-03-16"'),
    ('overdue_from = "2026-04-17"', 'overdue_from = "2026-03-17"'),
)
ONLY_MAINTENANCE = (
    (
        '[[phases]]\nname = "loading"\ndose_micrograms = 1000\ninterval = "P2D"\nends = { doses = 6 }\n'
        'cap = { doses = 3, days = 7 }\nsource = "S0 S1 S2 S3, BNF"\n\n',
        "",
    ),
    ('due_on = "2026-01-12", due_by = "2026-01-12", dose_number = 4, doses_in_phase = 6', ""),
    ('status = "upcoming", phase = "loading", ', 'status = "upcoming", phase = "maintenance"'),
)


def packaged(protocol_id: str = "hydroxo-standard") -> str:
    """Return the text of a protocol as it comes with the program."""
    return resource_path("protocols", f"{protocol_id}.toml").read_text(encoding="utf-8")


def version(label: str, *changes: tuple[str, str], protocol_id: str = "hydroxo-standard") -> bytes:
    """Return a later version of that protocol with parts of its text changed."""
    text = packaged(protocol_id)
    for before, after in (('version = "1"', f'version = "{label}"'), *changes):
        assert before in text, before
        text = text.replace(before, after, 1)
    return text.encode("utf-8")


def two_months(label: str = "2") -> bytes:
    """Return the standard protocol with maintenance every two months, no longer two to three."""
    return version(label, *TWO_MONTHS)


def without_loading(label: str = "2") -> bytes:
    """Return the standard protocol without its loading doses."""
    return version(label, *ONLY_MAINTENANCE)


def new_protocol() -> bytes:
    """Return a protocol of an id that nobody knows yet."""
    text = packaged().replace("hydroxo-standard", "otherham")
    return text.replace('title = "Hydroxocobalamin, standard"', 'title = "Otherham schedule"').encode("utf-8")
