"""What every use case works with, and how it is opened."""

from dataclasses import dataclass
from pathlib import Path

from b12desk.clinical.open_days import OpenDays
from b12desk.exchange.clean_text import clean_text
from b12desk.protocols.library import ProtocolLibrary, load_protocols
from b12desk.protocols.products import ProductCatalogue, load_products
from b12desk.register.keys import RegisterKey
from b12desk.register.store import Register, open_register
from b12desk.services.clinic_settings import Clinic, clinic_of, ensure_closures
from b12desk.services.clock import Clock, SystemClock
from b12desk.services.where_it_lies import refuse_unsafe_place

FIRST_USER = "setup"
LONGEST_USER = 80


@dataclass(frozen=True, slots=True)
class Desk:
    """An open register with the products and clock of this run, and the user who acts.

    `protocols` are those that come with the program; `current_protocols` tells which ones the clinic works with.
    """

    register: Register
    protocols: ProtocolLibrary
    products: ProductCatalogue
    clock: Clock
    acting: str = FIRST_USER

    def clinic(self) -> Clinic:
        """Return the clinic as its register describes it."""
        with self.register.reading() as unit:
            return clinic_of(unit)

    def open_days(self) -> OpenDays:
        """Return the clinic's open days."""
        return self.clinic().open_days

    def close(self) -> None:
        """Close the register."""
        self.register.close()


def open_desk(
    path: Path,
    *,
    clock: Clock | None = None,
    acting: str = FIRST_USER,
    is_demo: bool = False,
    key: RegisterKey | None = None,
) -> Desk:
    """Open the register at `path`, creating it where there is none, with public holidays for the years to come.

    Raises:
        PassphraseNeeded: when the register is encrypted and no key was given.
        BadInput: when the user's name can't be kept.
        Refused: when the register lies where it isn't safe.
        RegisterTrouble: when the register can't be used, with a sentence that says why.
    """
    acting = clean_text(acting, limit=LONGEST_USER) or FIRST_USER
    refuse_unsafe_place(path)
    products = load_products()
    clock = clock or SystemClock()
    desk = Desk(open_register(path, key, is_demo=is_demo), load_protocols(products), products, clock, acting)
    ensure_closures(desk.register, by=acting, at=clock.now())
    return desk
