"""What the register knows of a patient's allergies: those to what is injected, none known, or nobody has asked."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from b12desk.clinical.vocabulary import Flag

ALLERGIES: Mapping[Flag, str] = MappingProxyType(
    {Flag.COBALAMIN_HYPERSENSITIVITY: "cobalamins", Flag.COBALT_ALLERGY: "cobalt"}
)
"""The flags that are allergies, and to what."""


def allergies_of(flags: Collection[Flag]) -> tuple[str, ...] | None:
    """Return what the patient is allergic to: () where somebody said that nothing is known, None where nobody did."""
    known = tuple(words for flag, words in ALLERGIES.items() if flag in flags)
    return known if known or Flag.NO_KNOWN_ALLERGIES in flags else None


def contradiction(flags: Collection[Flag]) -> str:
    """Return the sentence about an allergy beside “no known allergies”, empty where there is none."""
    known = allergies_of(flags)
    if not known or Flag.NO_KNOWN_ALLERGIES not in flags:
        return ""
    return f"“No known allergies” can’t stand beside an allergy to {' and '.join(known)}: take one of them away."
