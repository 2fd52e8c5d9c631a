"""What the migrations make is what the tables say."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from b12desk.register.dialect import APPEND_ONLY, APPLICATION_ID, KEPT, SCHEMA, triggers
from b12desk.register.store import Register

MARKS = ("application_id", "user_version")


def test_a_migrated_register_has_exactly_the_tables_of_the_models(register: Register) -> None:
    with register.reading() as unit:
        context = MigrationContext.configure(unit.connection, opts={"compare_type": True})
        differences = compare_metadata(context, SQLModel.metadata)
    assert differences == []


def test_a_migrated_register_has_every_trigger(register: Register) -> None:
    with register.reading() as unit:
        there = unit.connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'trigger'").scalars().all()
    assert sorted(there) == sorted(triggers())


def test_every_table_that_keeps_what_happened_is_append_only() -> None:
    editable = {"meta", "name_key", "forecast_row", "closure", "setting"}
    assert set(SQLModel.metadata.tables) - editable == {*APPEND_ONLY, *KEPT}


def test_the_file_is_marked_as_a_register_of_this_schema(register: Register) -> None:
    with register.reading() as unit:
        marks = [unit.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in MARKS]
    assert marks == [APPLICATION_ID, SCHEMA]


def test_no_row_goes_with_another(register: Register) -> None:
    with register.reading() as unit:
        made = unit.connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'table'").scalars().all()
    assert [sql for sql in made if "CASCADE" in sql] == []
