"""Forecast the cases of a file, without any register."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from b12desk.clinical.errors import BadInput
from b12desk.protocols.case_check import forecast_case, mismatches
from b12desk.protocols.cases import read_cases
from b12desk.protocols.library import load_protocols
from b12desk.protocols.products import load_products

LARGEST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class ForecastCase:
    """One case's forecast as a document, with a sentence for each expectation that it doesn't meet."""

    id: str
    document: Mapping[str, object]
    mismatches: tuple[str, ...]


def forecast_cases(path: Path) -> tuple[ForecastCase, ...]:
    """Return the forecast of each case of the file, in order.

    Raises:
        BadInput: with one sentence for each problem of the file.
    """
    products = load_products()
    cases = read_cases(_parsed(path), load_protocols(products), products)
    found = []
    for case in cases:
        document = forecast_case(case)
        found.append(ForecastCase(case.id, document, mismatches(case, document)))
    return tuple(found)


def _parsed(path: Path) -> object:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise BadInput(f"{path.name} is larger than {LARGEST_BYTES // 1_000_000} MB.")
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadInput(f"{path.name} can’t be read: {error.strerror}.") from None
    except RecursionError:
        raise BadInput(f"{path.name} is not a JSON file that can be read: too many brackets within brackets.") from None
    except ValueError as error:
        raise BadInput(f"{path.name} is not a JSON file: {error}.") from None
