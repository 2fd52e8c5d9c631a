"""Findings about where a dose goes, what allows it, and who records it."""

from b12desk.clinical.role_rules import RoleRules
from b12desk.clinical.vocabulary import AuthorityKind, Role
from tests.clinical.tables.finding_rows import BLOCK, INFO, STOP, row, says, silent
from tests.clinical.tables.told import Proposal, Told
from tests.clinical.tables.usual_courses import QUARTERLY, STANDARD, TABLETS

PSD, PGD = AuthorityKind.PSD, AuthorityKind.PGD
DUE = QUARTERLY.given("2026-01-15", site="left deltoid").seen_on("2026-04-15")
INTO_LEFT = DUE.proposing(Proposal(site="left deltoid"))
INTO_RIGHT = DUE.proposing(Proposal(site="right deltoid"))
BOTH_DELTOIDS = [{"muscle": "deltoid", "reason": "lymphoedema"}]
ALL_FOUR = [*BOTH_DELTOIDS, {"muscle": "vastus_lateralis", "reason": "weakness"}]
RIGHT_DELTOID = {"muscle": "deltoid", "side": "right", "reason": "plaster"}
ASSISTANT = Role.HEALTH_CARE_ASSISTANT
UNDER_PSD = DUE.authorised(PSD).recorded_by(ASSISTANT)


def restricted(told: Told, **dates: str) -> Told:
    return told.about(restricted_sites=[{**RIGHT_DELTOID, **dates}])


def let(told: Told, **rules: bool) -> Told:
    """Return the situation in a clinic that lets its health-care assistants do more."""
    return told.recorded_by(ASSISTANT, RoleRules(**rules))


SITES = (
    row(
        "site_restricted", "A restricted site", "R", STOP, "S3",
        says("The last day of the restriction", restricted(INTO_RIGHT, until="2026-04-15")),
        silent("The day after the last day of the restriction", restricted(INTO_RIGHT, until="2026-04-14")),
        says("The first day of the restriction", restricted(INTO_RIGHT, **{"from": "2026-04-15"})),
        silent("The day before the first day of the restriction", restricted(INTO_RIGHT, **{"from": "2026-04-16"})),
        says("All four sites are restricted, none is chosen", DUE.about(restricted_sites=ALL_FOUR)),
        silent("Both deltoids are restricted, the next site is a thigh", DUE.about(restricted_sites=BOTH_DELTOIDS)),
        silent("The other side is restricted", restricted(INTO_LEFT)),
    ),
    row(
        "site_repeated", "The same site again", "R", INFO, "S3",
        says("Left deltoid after left deltoid", INTO_LEFT),
        silent("Right deltoid after left deltoid", INTO_RIGHT),
        says("Left deltoid again after a dose into an unknown site", INTO_LEFT.given("2026-01-16")),
        silent("Left thigh after left deltoid", DUE.proposing(Proposal(site="left vastus lateralis"))),
        silent("Left deltoid after left deltoid, the right one is restricted", restricted(INTO_LEFT)),
        silent("Left deltoid, no site is known", QUARTERLY.given("2026-01-15").seen_on("2026-04-15")
               .proposing(Proposal(site="left deltoid"))),
    ),
)  # fmt: skip

AUTHORITIES = (
    row(
        "authority_missing", "Nothing allows the dose", "R", BLOCK, "CTAC",
        says("No prescription, PSD or PGD is recorded", DUE.unauthorised()),
        says("The only one begins tomorrow", DUE.authorised(since="2026-04-16")),
        silent("It begins today", DUE.authorised(since="2026-04-15")),
        silent("A prescription", DUE.authorised()),
        silent("A PSD", DUE.authorised(PSD)),
        silent("A PGD", DUE.authorised(PGD)),
        silent("History of another clinic", DUE.unauthorised().proposing(Proposal(is_elsewhere=True))),
        silent("Authorities are not looked at, as in a case file", DUE),
    ),
    row(
        "authority_expired", "What allowed the dose has ended", "R", BLOCK, "CTAC",
        says("The day after the authority’s last day", DUE.authorised(until="2026-04-14")),
        silent("The authority’s last day", DUE.authorised(until="2026-04-15")),
        says("The day after its last day, another begins tomorrow",
             DUE.authorised(until="2026-04-14").authorised(since="2026-04-16")),
        silent("It has no end", DUE.authorised()),
        silent("One has ended, another holds", DUE.authorised(until="2026-04-14").authorised(PSD)),
        silent("History of another clinic",
               DUE.authorised(until="2026-04-14").proposing(Proposal(is_elsewhere=True))),
    ),
    row(
        "authority_used_up", "Every dose authorised has been given", "R", BLOCK, "CTAC",
        says("6 doses authorised, 6 given", DUE.authorised(doses=6, drawn=6)),
        silent("6 doses authorised, 5 given: the sixth is allowed", DUE.authorised(doses=6, drawn=5)),
        silent("Its doses are not counted", DUE.authorised(drawn=6)),
        silent("One is used up, another holds", DUE.authorised(doses=6, drawn=6).authorised(PSD)),
        silent("History of another clinic",
               DUE.authorised(doses=6, drawn=6).proposing(Proposal(is_elsewhere=True))),
    ),
)  # fmt: skip

ROLES = (
    row(
        "role_not_permitted", "Who may record the dose", "R", BLOCK, "CTAC",
        says("A health-care assistant, a loading dose",
             STANDARD.given("2026-01-05").seen_on("2026-01-07").authorised(PSD).recorded_by(ASSISTANT)),
        silent("The clinic lets assistants give loading doses",
               let(STANDARD.given("2026-01-05").seen_on("2026-01-07").authorised(PSD), may_give_loading=True)),
        silent("A nurse, a loading dose", STANDARD.recorded_by(Role.NURSE)),
        silent("A prescriber, a loading dose", STANDARD.recorded_by(Role.PRESCRIBER)),
        says("A health-care assistant, the first dose of a course without loading",
             QUARTERLY.authorised(PSD).recorded_by(ASSISTANT)),
        silent("The clinic lets assistants give first doses",
               let(QUARTERLY.authorised(PSD), may_give_first_dose=True)),
        says("A health-care assistant, the patient is pregnant", UNDER_PSD.flagged("pregnant")),
        says("A health-care assistant, the patient is breastfeeding", UNDER_PSD.flagged("breastfeeding")),
        silent("The clinic lets assistants inject in pregnancy",
               let(UNDER_PSD.flagged("pregnant"), may_give_in_pregnancy=True)),
        says("A health-care assistant, the day before the patient’s 16th birthday",
             UNDER_PSD.about(born_on="2010-04-16")),
        silent("A health-care assistant, the patient’s 16th birthday", UNDER_PSD.about(born_on="2010-04-15")),
        silent("The clinic lets assistants inject under 16",
               let(UNDER_PSD.about(born_on="2010-04-16"), may_give_under_16=True)),
        says("A health-care assistant, under a prescription", DUE.authorised().recorded_by(ASSISTANT)),
        says("A health-care assistant, under a PGD", DUE.authorised(PGD).recorded_by(ASSISTANT)),
        silent("A health-care assistant, a maintenance dose under a PSD", UNDER_PSD),
        silent("The clinic lets assistants inject without a PSD", let(DUE.authorised(), may_give_without_psd=True)),
        says("A health-care assistant, the day after the PSD’s last day",
             DUE.authorised(PSD, until="2026-04-14").recorded_by(ASSISTANT)),
        silent("A health-care assistant, the PSD’s last day",
               DUE.authorised(PSD, until="2026-04-15").recorded_by(ASSISTANT)),
        says("A health-care assistant, the PSD’s doses are all given",
             DUE.authorised(PSD, doses=4, drawn=4).recorded_by(ASSISTANT)),
        says("A health-care assistant, no course with injections is running",
             TABLETS.authorised(PSD).recorded_by(ASSISTANT)),
        says("An administrator", DUE.authorised(PSD).recorded_by(Role.ADMINISTRATOR)),
        silent("Roles are not kept, as in a case file", STANDARD),
    ),
)  # fmt: skip
