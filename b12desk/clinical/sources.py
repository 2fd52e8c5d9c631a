"""What the short names of sources stand for, so that a finding can say in full where it comes from."""

SOURCES = {
    "S0": "founding text on intramuscular dosing",
    "S1": "founding text on dosing with anaemia",
    "S2": "founding text giving an overview of treatment",
    "S3": "founding text on confirmed deficiency and injection sites",
    "S4": "founding text on product strength",
    "BNF": "British National Formulary, hydroxocobalamin",
    "NICE": "NICE guideline NG239 on vitamin B12 deficiency (2024)",
    "CKS": "NICE Clinical Knowledge Summary on anaemia, B12 and folate deficiency",
    "BSH": "British Society for Haematology, cobalamin and folate guideline (2014)",
    "SmPC": "UK product texts of hydroxocobalamin 1 mg/1 mL",
    "FDA": "FDA label of cyanocobalamin injection",
    "AU label": "Australian product label",
    "BOMSS": "British Obesity and Metabolic Surgery Society guidance",
    "ESPEN": "ESPEN guideline on nutrition in inflammatory bowel disease",
    "SPS": "NHS Specialist Pharmacy Service on intramuscular injections and anticoagulants",
    "CTAC": "NHS treatment-room protocols",
    "convention": "a documented choice of this program; no published source",
    "practice": "usual practice of injection clinics",
}


def in_full(source: str) -> str:
    """Return a source such as `S0, CTAC` or `S1 S3` in words, each short name once; empty for no source."""
    parts = [part.strip() for chunk in source.replace(";", ",").split(",") for part in _names(chunk.strip())]
    return "; ".join(SOURCES.get(part, part) for part in dict.fromkeys(parts) if part)


def _names(chunk: str) -> list[str]:
    """Return the names that a chunk holds: one of several words, or several of one word each."""
    words = chunk.split()
    return words if all(word in SOURCES for word in words) else [chunk]
