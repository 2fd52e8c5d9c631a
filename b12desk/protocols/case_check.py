"""Compare what a case expects with what is forecast."""

from collections.abc import Iterator, Mapping

from b12desk.clinical.forecast import forecast
from b12desk.clinical.forecast_document import Document, forecast_document
from b12desk.protocols.cases import Case


def forecast_case(case: Case) -> Document:
    """Return the forecast of a case as a document."""
    return forecast_document(
        forecast(case.course, case.events, patient=case.patient, open_days=case.open_days, today=case.today)
    )


def mismatches(case: Case, document: Mapping[str, object]) -> tuple[str, ...]:
    """Return one sentence for each expectation that the forecast doesn't meet.

    `findings` are ids that must be present, `no_findings` ids that must be absent; a shorter list of projected doses
    compares with the first ones; every check listed must be there.
    """
    return tuple(f"{case.id}: {says}" for says in unmet(case, document))


def unmet(case: Case, document: Mapping[str, object]) -> tuple[str, ...]:
    """Return the same without the case's id in front."""
    return tuple(says for name, wanted in case.expect.items() for says in _one(name, wanted, document))


def _one(name: str, wanted: object, document: Mapping[str, object]) -> Iterator[str]:
    if name in ("findings", "no_findings"):
        present = _finding_ids(document)
        for id in wanted if isinstance(wanted, list) else [wanted]:
            if (id in present) is not (name == "findings"):
                yield f"finding {id} is {'absent' if name == 'findings' else 'present'}"
        return
    if name not in document:
        yield f"“{name}” is not part of a forecast"
        return
    got = document[name]
    if name == "projection" and isinstance(wanted, list) and isinstance(got, list):
        got = got[: len(wanted)]
    if name == "checks" and isinstance(wanted, list) and isinstance(got, list):
        got = [check for check in got if check in wanted]
    if got != wanted:
        yield f"{name} is {got}, expected {wanted}"


def _finding_ids(document: Mapping[str, object]) -> set[object]:
    findings = document["findings"]
    found: set[object] = set()
    for one in findings if isinstance(findings, list) else []:
        if isinstance(one, Mapping):
            found.add(one["id"])
    return found
