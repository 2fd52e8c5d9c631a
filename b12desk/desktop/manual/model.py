"""The pages of the manual, without Qt."""

from dataclasses import dataclass

from b12desk.resource_files import resource_path

_PICTURE = "!["


@dataclass(frozen=True, slots=True)
class ManualPage:
    """One page: the file's name, by which other pages link to it, and its title."""

    file: str
    title: str


PAGES = (
    ManualPage("manual.md", "The manual"),
    ManualPage("what-b12desk-checks.md", "What b12desk checks"),
)


def page_of(link: str) -> ManualPage | None:
    """Return the page that a link leads to, None for an address outside the manual."""
    file = link.partition("#")[0].rpartition("/")[2]
    return next((page for page in PAGES if page.file == file and "://" not in link), None)


def text_of(page: ManualPage) -> str:
    """Return the page as Markdown, pictures left out."""
    lines = resource_path("manual", page.file).read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith(_PICTURE))
