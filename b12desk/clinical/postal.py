"""A postal address as lines."""

import re

_NUMBER = re.compile(r"\d+[A-Za-z]?")


def address_parts(address: str) -> tuple[str, ...]:
    """Return an address, kept on one line or on several, line by line; a house number stays with its street."""
    parts: list[str] = []
    for part in (piece.strip() for line in address.splitlines() for piece in line.split(",")):
        if part and parts and _NUMBER.fullmatch(parts[-1]):
            parts[-1] = f"{parts[-1]} {part}"
        elif part:
            parts.append(part)
    return tuple(parts)
