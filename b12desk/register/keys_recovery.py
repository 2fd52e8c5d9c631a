"""The code of a recovery sheet: 160 random bits in letters that are told apart on paper, and a check character.

Crockford's base 32: no I, L, O or U, capital or small alike; `I` and `L` are read as 1 and `O` as 0. The last
character is the number modulo 37, so that one letter misread or two exchanged are noticed.
"""

import secrets

from b12desk.clinical.errors import BadInput

CODE_BYTES = 20
GROUP = 4
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECKS = _ALPHABET + "*~$=U"
_LENGTH = CODE_BYTES * 8 // 5
_READ_AS = str.maketrans("ILO", "110")


def new_code() -> str:
    """Return a new code in groups, such as `7K3M-….-Q`."""
    number = secrets.randbits(CODE_BYTES * 8)
    letters = "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    groups = [letters[start : start + GROUP] for start in range(0, _LENGTH, GROUP)]
    return "-".join((*groups, _CHECKS[number % 37]))


def code_groups(code: str) -> tuple[str, ...]:
    """Return the groups of a code in order, the check character last."""
    return tuple(code.split("-"))


def code_bytes(typed: str) -> bytes:
    """Return the bits of a code as typed, with or without its spaces and hyphens.

    Raises:
        BadInput: when it is not whole, has a letter that no code has, or its check character does not fit.
    """
    letters = "".join(typed.split()).replace("-", "").upper()
    body, check = letters[:-1].translate(_READ_AS), letters[-1:]
    if len(body) != _LENGTH:
        raise BadInput(
            f"A recovery code has {_LENGTH} letters and figures and one check character; {len(letters)} were typed."
        )
    if wrong := [letter for letter in body if letter not in _ALPHABET]:
        raise BadInput(f"“{wrong[0]}” stands in no recovery code. Look at the sheet again.")
    number = 0
    for letter in body:
        number = number << 5 | _ALPHABET.index(letter)
    if check not in _CHECKS or _CHECKS.index(check) != number % 37:
        raise BadInput("The recovery code’s check character does not fit: one letter was misread. Look at it again.")
    return number.to_bytes(CODE_BYTES, "big")
