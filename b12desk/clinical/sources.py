"""What the short names of sources stand for, so that screen and paper say in full where something comes from."""

SOURCES = {
    "S0": "S0, intramuscular dosing",
    "S1": "S1, dosing with anaemia",
    "S2": "S2, treatment overview",
    "S3": "S3, confirmed deficiency and sites",
    "S4": "S4, product strength",
    "BNF": "British National Formulary",
    "NICE": "NICE guideline NG239",
    "CKS": "NICE Clinical Knowledge Summaries",
    "BSH": "British Society for Haematology 2014",
    "SmPC": "product information (SmPC)",
    "FDA": "FDA label, cyanocobalamin injection",
    "AU label": "Australian product label",
    "BOMSS": "British Obesity and Metabolic Surgery Society",
    "ESPEN": "ESPEN guideline",
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
