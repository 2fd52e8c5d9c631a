"""What is particular to SQLite: pragmas, marks of the file, and the triggers that keep it append-only."""

APPLICATION_ID = 0x62313264  # "b12d"
SCHEMA = 3
WRITTEN_BY = "written_by"
"""The name under which a register keeps the version of b12desk that last changed its schema."""

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "busy_timeout=30000",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
)

APPEND_ONLY = (
    "injection",
    "injection_void",
    "course",
    "course_event",
    "course_event_void",
    "authority",
    "authority_withdrawal",
    "contact",
    "contact_void",
    "protocol_file",
    "protocol_approval",
    "clinic_product",
    "clinic_product_withdrawal",
    "stock_movement",
    "credential",
    "audit",
)
KEPT = ("patient", "clinic_user")


def triggers() -> tuple[str, ...]:
    """Return the triggers: events refuse UPDATE and DELETE, patients refuse DELETE."""
    made = [_refusal(table, act) for table in APPEND_ONLY for act in ("UPDATE", "DELETE")]
    made += [_refusal(table, "DELETE") for table in KEPT]
    return tuple(made)


def _refusal(table: str, act: str) -> str:
    return (
        f"CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} rows are added, never changed'); END"
    )
