"""One consistent look at the register, on which every reading is built."""

from collections.abc import Sequence

import sqlalchemy as sa


class Look:
    """An open transaction and how rows are read in it."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def _rows(self, statement: sa.Select[tuple[object, ...]]) -> Sequence[sa.RowMapping]:
        return self.connection.execute(statement).mappings().all()
