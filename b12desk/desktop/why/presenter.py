"""What explains a date, as sentences under headings."""

from dataclasses import dataclass

from b12desk.clinical.findings.catalogue import why
from b12desk.clinical.quantities import staff_date
from b12desk.desktop.patient.presenter import next_words, viewing
from b12desk.services.show_patient import PatientPage


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer in one line, then (heading, sentences) in the order in which it was worked out."""

    answer: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def explanation_of(page: PatientPage) -> Explanation:
    """Return why the next dose is due when it is, at the site where it is, and where that comes from."""
    if page.forecast is None:
        return Explanation(next_words(page), ())
    parts = [("How the date was worked out", page.forecast.because)]
    if page.forecast.next_site is not None or page.forecast.site_reasons:
        parts.append(("How the site was chosen", _site_sentences(page)))
    if page.protocol is not None:
        title = f"{page.protocol.title}, version {page.protocol.version}, checked {staff_date(page.protocol.checked)}."
        approved = (
            f"Approved by {page.protocol.approved_by}." if page.protocol.approved_by else "Not signed by a clinic."
        )
        sources = f"Sources: {', '.join(page.protocol.sources)}."
        parts.append(("Where the rule comes from", (title, sources, approved)))
    shown = viewing(page.forecast.findings)
    parts.append(("Why these findings?", tuple(" ".join((found.message, *why(found))) for found in shown)))
    return Explanation(next_words(page), tuple((heading, tuple(says)) for heading, says in parts if says))


def _site_sentences(page: PatientPage) -> tuple[str, ...]:
    assert page.forecast is not None
    site = page.forecast.next_site
    chosen = (
        "No site is free."
        if site is None
        else f"The {site.words} is next: of the sites in turn it was used longest ago, or never."
    )
    return (*page.forecast.site_reasons, chosen)
