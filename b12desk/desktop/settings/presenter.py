"""What the page of settings shows of the clinic, and how it makes a backup."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.product import Product
from b12desk.clinical.quantities import staff_date
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.working import Run
from b12desk.services.back_up import back_up
from b12desk.services.clinic_settings import Clinic
from b12desk.services.current_products import current_products
from b12desk.services.desk import Desk
from b12desk.services.letters_wording import kept_wording
from b12desk.services.paper_settings import PaperSettings, paper_settings
from b12desk.services.people import list_users
from b12desk.services.weekdays import WEEKDAYS

LAST_BACKUP = "backup/last"
BACKUP_FOLDER = "backup/folder"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class SettingsWords:
    """The page in sentences: the clinic and its opening, who works there, and where the register lies."""

    clinic: str
    people: str
    products: tuple[Line, ...]
    paper: str
    register: str
    last_backup: str


class View(Protocol):
    """What the page can show."""

    def show_words(self, words: SettingsWords) -> None:
        """Show what is set."""

    def show_backup(self, sentence: str, *, is_working: bool) -> None:
        """Show how far a backup has come; while it is under way nobody starts another."""


class Kept(Protocol):
    """Texts that are kept between two starts."""

    def text(self, name: str) -> str:
        """Return what was kept, empty where nothing was."""

    def keep_text(self, name: str, text: str) -> None:
        """Keep a text under a name."""


class SettingsPresenter:
    """Reads what is set, and makes backups. `desk` returns the desk with whoever works at it now."""

    def __init__(self, view: View, desk: Callable[[], Desk], run: Run, kept: Kept) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._kept = kept

    def refresh(self) -> None:
        """Read everything that is shown again."""
        desk = self._desk()
        self._run(lambda: self._read(desk), self._view.show_words, lambda _: None)

    def suggested_file(self) -> Path:
        """Return a name for a backup: the folder of the last one, and a file named for the minute."""
        desk = self._desk()
        path = desk.register.path
        folder = Path(self._kept.text(BACKUP_FOLDER) or path.parent)
        day, now = desk.clock.today(), desk.clock.now()
        return folder / f"{path.stem}-backup-{day.isoformat()}-{now:%H%M}{path.suffix}"

    def back_up(self, path: Path) -> None:
        """Write a verified copy of the register to a new file."""
        desk = self._desk()
        self._view.show_backup("Writing and verifying the backup…", is_working=True)
        self._run(lambda: back_up(desk, path), lambda done: self._backed_up(done.path), self._not_backed_up)

    def _read(self, desk: Desk) -> SettingsWords:
        users = [user for user in list_users(desk) if not user.is_disabled]
        people = ", ".join(f"{user.name} ({user.role.value})" for user in users)
        return SettingsWords(
            clinic=clinic_words(desk.clinic()),
            people=people or "No users yet: whoever opens the register does everything.",
            products=product_lines(current_products(desk).all()),
            paper=paper_words(paper_settings(desk), is_own=bool(kept_wording(desk))),
            register=str(desk.register.path),
            last_backup=self._kept.text(LAST_BACKUP) or "No backup was made from this desk yet.",
        )

    def _backed_up(self, path: Path) -> None:
        on = staff_date(self._desk().clock.today())
        sentence = f"Backed up and verified on {on}: {path}"
        self._kept.keep_text(LAST_BACKUP, sentence)
        self._kept.keep_text(BACKUP_FOLDER, str(path.parent))
        self._view.show_backup(sentence, is_working=False)

    def _not_backed_up(self, error: B12DeskError) -> None:
        self._view.show_backup(" ".join(error.problems), is_working=False)


def clinic_words(clinic: Clinic) -> str:
    """Return the clinic's name, its open days and its public holidays in a sentence or two."""
    open_days = [_DAYS[day] for day in range(len(WEEKDAYS)) if day in clinic.open_days.weekdays]
    grace = clinic.settings.grace_days
    days = "no grace days" if not grace else f"{grace} grace day{'s' if grace > 1 else ''}"
    name = clinic.details.name or "The clinic has no name yet"
    return f"{name}. Open on {', '.join(open_days)}; public holidays of {clinic.nation}; {days}."


def paper_words(settings: PaperSettings, *, is_own: bool) -> str:
    """Return what is set for paper: the QR code, the fonts, whose words the letters use."""
    code = f"QR code on plans: {settings.qr_text}" if settings.qr_text else "No QR code on plans"
    names = ", ".join(path.name for path in settings.font_files)
    fonts = f"Added fonts: {names}" if names else "No added fonts"
    return f"{code}. {fonts}. Recall letters use {'the clinic’s own words' if is_own else 'the program’s words'}."


def product_lines(products: Sequence[Product]) -> tuple[Line, ...]:
    """Return a line for each product: name, strength, container, note."""
    return tuple(_product_line(product) for product in products)


def _product_line(product: Product) -> Line:
    cells = product_cells(product)
    return Line(product.id, cells, ", ".join(cell for cell in cells if cell))


def product_cells(product: Product) -> tuple[str, str, str, str]:
    """Return what is in a product, how strong it is, its container, and the note."""
    strength = product.strength_micrograms_per_ml
    strength_words = f"{_plain(strength)} micrograms/mL" if strength is not None else "Not stated"
    container = f"{_plain(product.container_ml)} mL, {'single use' if product.is_single_use else 'multi-dose'}"
    return (product.substance.value.capitalize(), strength_words, container, product.note)


def _plain(figure: Decimal) -> str:
    return f"{figure.normalize():f}"
