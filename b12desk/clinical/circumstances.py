"""What a prescriber knows when choosing a regimen: the cause, the surgery, and lasting facts about the patient."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from b12desk.clinical.vocabulary import Flag

LONGEST_ILEUM_CM = 600
AT_RISK = "at_risk"
ILEAL_RESECTION = "ileal_resection"
CROHNS_DISEASE = "crohns_disease"
PERNICIOUS_ANAEMIA = "pernicious_anaemia"
ORAL_FAILS = "oral_fails"
"""The outcome of a review that found tablets not to correct the deficiency."""

INDICATION_WORDS: Mapping[str, str] = MappingProxyType(
    {
        PERNICIOUS_ANAEMIA: "Pernicious anaemia",
        "malabsorption": "Malabsorption",
        "dietary": "Dietary deficiency",
        "metformin": "Metformin",
        "bariatric_surgery": "After bariatric surgery",
        ILEAL_RESECTION: "Ileal resection",
        CROHNS_DISEASE: "Crohn’s disease of the ileum",
        "optic_neuropathy": "Leber’s optic atrophy or tobacco amblyopia",
        "prophylaxis": "Prophylaxis, no deficiency found",
        AT_RISK: "At risk, no deficiency found",
        "other": "Another cause",
    }
)
"""The indications that protocol files name, in words and in the order in which they are offered."""


class Surgery(StrEnum):
    """An operation after which vitamin B12 is absorbed badly; the value is the word in commands."""

    NONE = "none"
    BARIATRIC = "bariatric"
    GASTRECTOMY = "gastrectomy"
    ILEAL_RESECTION = "ileal_resection"


SURGERY_WORDS: Mapping[Surgery, str] = MappingProxyType(
    {
        Surgery.NONE: "None",
        Surgery.BARIATRIC: "Bariatric surgery",
        Surgery.GASTRECTOMY: "Gastrectomy",
        Surgery.ILEAL_RESECTION: "Ileal resection",
    }
)

_CAUSE_OF_SURGERY = {
    Surgery.BARIATRIC: "bariatric_surgery",
    Surgery.GASTRECTOMY: "malabsorption",
    Surgery.ILEAL_RESECTION: ILEAL_RESECTION,
}
_CAUSE_OF_FLAG = {
    Flag.PERNICIOUS_ANAEMIA: PERNICIOUS_ANAEMIA,
    Flag.POST_BARIATRIC: "bariatric_surgery",
    Flag.LEBER_OPTIC_ATROPHY: "optic_neuropathy",
}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What bears on the choice of a protocol. `indication` None is not said; a clinic's own word may stand there.

    `resection_cm` is the length of ileum removed, 1 to 600, None when none was or it isn't known. `oral_failed` tells
    that tablets did not correct the deficiency; `age` is in completed years.
    """

    indication: str | None = None
    has_neuro: bool = False
    resection_cm: int | None = None
    surgery: Surgery = Surgery.NONE
    flags: frozenset[Flag] = frozenset()
    age: int | None = None
    oral_failed: bool = False

    def __post_init__(self) -> None:
        if self.resection_cm is not None and not 1 <= self.resection_cm <= LONGEST_ILEUM_CM:
            raise ValueError(f"the length of ileum removed is 1 to {LONGEST_ILEUM_CM} cm, not {self.resection_cm}")

    @property
    def is_neuro(self) -> bool:
        """Whether nerves are involved, as said now or as recorded."""
        return self.has_neuro or Flag.NEURO_INVOLVEMENT in self.flags

    @property
    def causes(self) -> tuple[str, ...]:
        """What was said to be the cause: the indication, then what the surgery stands for. Empty for nothing said."""
        said = [self.indication] if self.indication else []
        if self.surgery in _CAUSE_OF_SURGERY:
            said.append(_CAUSE_OF_SURGERY[self.surgery])
        if self.resection_cm is not None:
            said.append(ILEAL_RESECTION)
        return tuple(dict.fromkeys(said))

    @property
    def known_causes(self) -> tuple[str, ...]:
        """The causes said, then those that the patient's recorded facts stand for."""
        recorded = [cause for flag, cause in _CAUSE_OF_FLAG.items() if flag in self.flags]
        return tuple(dict.fromkeys((*self.causes, *recorded)))


def indication_words(indication: str) -> str:
    """Return an indication as a person says it; a clinic's own word is taken as it is written."""
    return INDICATION_WORDS.get(indication) or indication.replace("_", " ").capitalize()
