"""What the register knows of a patient's allergies: those to what is injected."""

from collections.abc import Collection

from b12desk.clinical.vocabulary import Flag

_WORDS = {Flag.COBALAMIN_HYPERSENSITIVITY: "cobalamins", Flag.COBALT_ALLERGY: "cobalt"}


def allergies_of(flags: Collection[Flag]) -> tuple[str, ...] | None:
    """Return the allergies recorded, None where none is: nobody has said then that there are none."""
    known = tuple(words for flag, words in _WORDS.items() if flag in flags)
    return known or None
