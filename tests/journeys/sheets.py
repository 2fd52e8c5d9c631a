"""The menus' entries that open something, and the title of what each opens; a new entry has to be entered here."""

OPENS_NO_SHEET = {
    "Undo the last act…", "Open patient…", "Set my PIN…", "Sort the list…", "Choose columns…",
    "List as of another day…",
}  # fmt: skip
NAMED_AS_ITS_ENTRY = {
    "New patient…", "Import…", "Record injection…", "Plan regimen…", "Defer…", "Not given…", "Record contact…",
    "Record review…", "Record result…", "Record authority…", "Record decision…", "Edit details…",
    "Change interval…", "Move to the current version…", "Offer a date…", "Print plan…", "Change user…", "People…",
    "Audit trail…", "Clinic details…", "Protocols…", "Products…",
    "Paper settings…", "Letter wording…", "Receive a batch…", "Recall letters…",
    "Clinic list for a day…", "Batch recall list…", "Appointment card…", "Appointment cards, two A6…",
    "Transfer summary…", "Audit extract…", "Downtime kit…", "Back-entry…", "Commands…", "Keys and version",
    "Manual",
}  # fmt: skip
NAMED_OTHERWISE = {
    "Hold the course…": "Hold course",
    "Resume the course…": "Resume course",
    "End the course…": "End course",
    "Why this date…": "Why this date?",
    "Who did and saw what…": "Audit trail",
    "Who received…": "Who received a batch",
    "Print the list…": "Print list",
    "Labels for the letters…": "Address labels",
    "Address label…": "Address labels",
}
SHEETS = dict.fromkeys(OPENS_NO_SHEET, "") | {name: name.rstrip("…") for name in NAMED_AS_ITS_ENTRY} | NAMED_OTHERWISE
