"""Invented names in every script that paper shows by itself, and strings that break programs."""

import random
from collections.abc import Iterator

SCRIPTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Welsh": (("Llŷr", "Gruffydd-Tŵr", "Ŵyn"), ("Siân", "Tŷ", "Iôr")),
    "Polish": (("Wiśniewska", "Żółć", "Gałązka"), ("Małgorzata", "Łucja", "Święcisław")),
    "Vietnamese": (("Nguyễn", "Trương", "Đặng"), ("Thị Ánh Tuyết", "Hữu Phước", "Ngọc Bảo")),
    "Yoruba": (("Ọbáfẹ́mi", "Ṣóyínká", "Ẹkúndayọ̀"), ("Adébáyọ̀", "Ṣadé", "Títílayọ̀")),
    "Turkish": (("Yıldız", "Çağlayan", "Özgüneş"), ("Gülşah", "İpek", "Ömer")),
    "Icelandic": (("Þórsdóttir", "Ðarason"), ("Æsa", "Sóley")),
    "Greek": (("Παπαδοπούλου", "Ξυλούρης"), ("Ελένη", "Ἀναστασία")),
    "Cyrillic": (("Шевченко", "Їжакевич", "Ђорђевић"), ("Людмила", "Ґалина", "Љубица")),
    "Arabic": (("الزهراء", "عبدالله", "القحطاني"), ("فاطمة", "محمد", "هالة")),
    "Persian": (("پژوهش", "گلچین"), ("ژاله", "چکاوک")),
    "Hebrew": (("כהן", "לוי", "בן־דוד"), ("שרה", "יצחק", "אסתר")),
}
HOSTILE = (
    "<b>bold</b>", '<img src="file:///etc/passwd">', "a<b", "&amp;", "</para><para>", "%s {0} \\n (text) Tj",
    "ET Q EMC", "\x00\x01\x1b[31m", "\u202eevil\u202c", "\u2067a\u2069", "\ud800", "\ufffe", "A\u200bB\u00adC",
    "Z\u0335\u0321a\u0328lgo", "\t\n\r\x0b\x0c", "'; DROP TABLE patient;--", "=cmd|' /C calc'!A0", "../../etc/passwd",
    "\\\\server\\share", "\ufdfa", "ﬁﬂ", "x" * 400, "漢字かな", "😀👩\u200d👩", "¿¡§¶", "(((((", ")]}>",
    "שרה (Ada) 12%", "12 محمد 34", "\u0301\u0301\u0301", "…—–“”‘’",
)  # fmt: skip


def names(count: int, *, seed: int = 6) -> Iterator[tuple[str, str, str]]:
    """Yield script, family name and given name; the scripts in turn."""
    rolled, scripts = random.Random(seed), tuple(SCRIPTS)
    for number in range(count):
        script = scripts[number % len(scripts)]
        families, givens = SCRIPTS[script]
        family = " ".join(rolled.sample(families, rolled.randint(1, min(3, len(families)))))
        given = " ".join(rolled.sample(givens, rolled.randint(1, len(givens))))
        yield script, family, given


def hostile_strings(count: int, *, seed: int = 6) -> Iterator[str]:
    """Yield the strings themselves, then two of them put together."""
    rolled = random.Random(seed)
    for number in range(count):
        yield HOSTILE[number] if number < len(HOSTILE) else " ".join(rolled.sample(HOSTILE, 2))
