"""What the reviews and blood tests are called on screens, in files and on staff paper."""

from collections.abc import Mapping
from types import MappingProxyType

from b12desk.clinical.vocabulary import CheckKind
from b12desk.services.entry_words import REVIEW_WORDS

CHECK_WORDS: Mapping[CheckKind, str] = MappingProxyType(
    {
        **{CheckKind(kind): words for kind, words in REVIEW_WORDS.items()},
        CheckKind.SERUM_B12: "Serum B12",
        CheckKind.FULL_BLOOD_COUNT: "Full blood count",
        CheckKind.HOMOCYSTEINE: "Homocysteine",
        CheckKind.MMA: "MMA",
        CheckKind.POTASSIUM: "Potassium",
        CheckKind.RETICULOCYTES: "Reticulocytes",
        CheckKind.PLATELETS: "Platelets",
    }
)
