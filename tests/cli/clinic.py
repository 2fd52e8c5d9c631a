"""A patient and her doses, by commands alone."""

from collections.abc import Sequence

from tests.builders import LOADING_DAYS, nhs_number

ADA = f"nhs:{nhs_number(1)}"
ADD_ADA = (
    "patient", "add", "--family-name", "Smith", "--given-name", "Ada", "--born-on", "1956-03-02",
    "--nhs-number", nhs_number(1), "--title", "Mrs", "--on", "2026-01-05",
)  # fmt: skip
START_ADA = (
    "course", "start", "--patient", ADA, "--protocol", "hydroxo-standard", "--prescriber", "Dr A. Example",
    "--on", "2026-01-05",
)  # fmt: skip


def a_dose(on: str, *more: str, side: str = "left", dose: str = "1000") -> Sequence[str]:
    return (
        "record", "--patient", ADA, "--product", "hydroxo-1mg-1ml", "--dose", dose, "--batch", "H24817",
        "--expiry", "2028-03-31", "--muscle", "deltoid", "--side", side, "--on", on, *more,
    )  # fmt: skip


def ada_after_loading() -> Sequence[Sequence[str]]:
    """Return the commands that add Ada, start her course and record six doses, left and right in turn."""
    sides = ("left", "right") * 3
    return [ADD_ADA, START_ADA, *(a_dose(on, side=side) for on, side in zip(LOADING_DAYS, sides, strict=True))]
