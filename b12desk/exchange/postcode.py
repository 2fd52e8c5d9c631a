"""UK postcodes in their usual form."""

import re

_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})")


def tidy_postcode(text: str) -> str:
    """Return `zz99zz` as `ZZ9 9ZZ`; what isn't shaped like a UK postcode stays as it is."""
    found = _POSTCODE.fullmatch("".join(text.split()).upper())
    return f"{found[1]} {found[2]}" if found else text
