"""One consistent look at the register, on which every reading is built."""

from collections.abc import Sequence

import sqlalchemy as sa

from b12desk.clinical.errors import RegisterTrouble

_UNREADABLE = (
    "The register is damaged: it holds a day that can’t be read. It was left as it is; restore the last good backup."
)


class Look:
    """An open transaction and how rows are read in it."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def _rows(self, statement: sa.Select[tuple[object, ...]]) -> Sequence[sa.RowMapping]:
        try:
            return self.connection.execute(statement).mappings().all()
        except UnicodeEncodeError:  # half a letter was asked for, which no row can hold
            return ()
        except (ValueError, TypeError):  # a date that a damaged page holds
            raise RegisterTrouble(_UNREADABLE) from None
