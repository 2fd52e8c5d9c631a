"""What a health-care assistant may record; everything else goes to a registered nurse or a prescriber. Source: CTAC."""

from dataclasses import dataclass

from b12desk.clinical.vocabulary import Role


@dataclass(frozen=True, slots=True)
class RoleRules:
    """A clinic's rules for health-care assistants; each is True where the clinic lets them do it.

    The defaults are those of CTAC: maintenance doses under a PSD only. Source: CTAC.
    """

    may_give_without_psd: bool = False
    may_give_loading: bool = False
    may_give_first_dose: bool = False
    may_give_in_pregnancy: bool = False
    may_give_under_16: bool = False


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who is about to record a dose, and the clinic's rules for them."""

    role: Role
    rules: RoleRules
