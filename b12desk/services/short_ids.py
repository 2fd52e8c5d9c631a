"""The short id by which a paper slip or a letter names a patient: the first ten figures of the register's id.

It says nothing about the patient to anybody who doesn't hold the register.
"""

import re

_LENGTH, _HALF = 10, 5
_TYPED = re.compile(r"^(?:B12[- ]?)?([0-9A-F]{5})[- ]?([0-9A-F]{5})$")


def short_id(patient_id: str) -> str:
    """Return the short id in two halves, `3F2A9-C1D04`."""
    figures = patient_id.replace("-", "")[:_LENGTH].upper()
    return f"{figures[:_HALF]}-{figures[_HALF:]}"


def typed_short_id(text: str) -> str | None:
    """Return the short id that was scanned or typed, None when the text is none."""
    found = _TYPED.match(text.strip().upper())
    return f"{found[1]}-{found[2]}" if found else None
