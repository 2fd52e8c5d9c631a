"""The closed lists of words that the clinical core, the screen and the paper share."""

from enum import StrEnum


class Status(StrEnum):
    """What the desk does about a patient today; the order is the order in which the first that fits is taken."""

    ENDED = "ended"
    ON_HOLD = "on_hold"
    AWAITING_REVIEW = "awaiting_review"
    DEFERRED = "deferred"
    OVERDUE = "overdue"
    DUE = "due"
    UPCOMING = "upcoming"
    NO_INJECTIONS = "no_injections"
    NO_PLAN = "no_plan"


class Muscle(StrEnum):
    """Where an injection went. Only the first two are offered; the others occur in history recorded elsewhere."""

    DELTOID = "deltoid"
    VASTUS_LATERALIS = "vastus_lateralis"
    BUTTOCK = "buttock"
    OTHER = "other"


class Side(StrEnum):
    """The patient's own left or right."""

    LEFT = "left"
    RIGHT = "right"


class Rotation(StrEnum):
    """Which sites a patient's injections take turns among."""

    DELTOID = "deltoid"
    VASTUS_LATERALIS = "vastus_lateralis"
    ALL = "all"


class Substance(StrEnum):
    """The cobalamins a product may contain."""

    HYDROXOCOBALAMIN = "hydroxocobalamin"
    CYANOCOBALAMIN = "cyanocobalamin"
    METHYLCOBALAMIN = "methylcobalamin"


class Route(StrEnum):
    """How a protocol gives its B12; only intramuscular protocols have injection dates."""

    INTRAMUSCULAR = "intramuscular"
    ORAL = "oral"
    SUBLINGUAL = "sublingual"
    NONE = "none"


class Flag(StrEnum):
    """A lasting fact about a patient that changes what is safe."""

    COBALAMIN_HYPERSENSITIVITY = "cobalamin_hypersensitivity"
    COBALT_ALLERGY = "cobalt_allergy"
    NO_KNOWN_ALLERGIES = "no_known_allergies"
    LEBER_OPTIC_ATROPHY = "leber_optic_atrophy"
    RENAL_DYSFUNCTION = "renal_dysfunction"
    ANTICOAGULANT = "anticoagulant"
    THROMBOCYTOPENIA = "thrombocytopenia"
    PREGNANT = "pregnant"
    BREASTFEEDING = "breastfeeding"
    FOLIC_ACID = "folic_acid"
    SEVERE_ANAEMIA = "severe_anaemia"
    ANAEMIA = "anaemia"
    PERNICIOUS_ANAEMIA = "pernicious_anaemia"
    POST_BARIATRIC = "post_bariatric"
    NEURO_INVOLVEMENT = "neuro_involvement"
    DIAGNOSIS_UNCONFIRMED = "diagnosis_unconfirmed"


class PatientStanding(StrEnum):
    """Whether a patient is the clinic's to call."""

    ACTIVE = "active"
    DECEASED = "deceased"
    MOVED_AWAY = "moved_away"


class Severity(StrEnum):
    """How strongly a finding speaks: a block can't be saved, a stop asks for a reason, an info is shown."""

    BLOCK = "block"
    STOP = "stop"
    INFO = "info"


class Moment(StrEnum):
    """When a finding speaks."""

    PLANNING = "planning"
    RECORDING = "recording"
    VIEWING = "viewing"


class CheckKind(StrEnum):
    """The reviews and blood tests that a course asks for."""

    SYMPTOM_REVIEW = "symptom_review"
    NEURO_REVIEW = "neuro_review"
    PHASE_REVIEW = "phase_review"
    GATE_REVIEW = "gate_review"
    SERUM_B12 = "serum_b12"
    FULL_BLOOD_COUNT = "full_blood_count"
    HOMOCYSTEINE = "homocysteine"
    MMA = "mma"
    POTASSIUM = "potassium"
    RETICULOCYTES = "reticulocytes"
    PLATELETS = "platelets"


REVIEW_KINDS = frozenset(
    {CheckKind.SYMPTOM_REVIEW, CheckKind.NEURO_REVIEW, CheckKind.PHASE_REVIEW, CheckKind.GATE_REVIEW}
)


class MonitoringPlan(StrEnum):
    """The plan of reviews and blood tests, chosen apart from the regimen."""

    NICE_SYMPTOMS = "nice-symptoms"
    FIRST_YEAR = "first-year"
    QUARTERLY_UNTIL_STABLE = "quarterly-until-stable"
    NONE = "none"


class Role(StrEnum):
    """What somebody is in the clinic. Source: CTAC treatment-room protocols."""

    HEALTH_CARE_ASSISTANT = "health-care assistant"
    NURSE = "nurse"
    PRESCRIBER = "prescriber"
    ADMINISTRATOR = "administrator"


class AuthorityKind(StrEnum):
    """What allows a dose: a prescription, a patient-specific direction or a patient group direction."""

    PRESCRIPTION = "prescription"
    PSD = "PSD"
    PGD = "PGD"


class GapChoice(StrEnum):
    """What a prescriber decides about a long gap."""

    CONTINUE = "continue"
    RELOAD = "reload"
    BLOODS_FIRST = "bloods_first"
    REFER = "refer"


class NotGiven(StrEnum):
    """Why a dose was not given although it was the day for it: attendance, never a dose."""

    REFUSED = "refused"
    UNWELL = "unwell"
    NO_AMPOULE = "no_ampoule"
    CONTRAINDICATED = "contraindicated"
    DID_NOT_ATTEND = "did_not_attend"


class Channel(StrEnum):
    """How somebody tried to reach a patient."""

    PHONE = "phone"
    TEXT_MESSAGE = "text_message"
    LETTER = "letter"
    EMAIL = "email"
    IN_PERSON = "in_person"


class ContactOutcome(StrEnum):
    """What came of one attempt to reach a patient; an attempt is no contact, and a contact is no attendance."""

    SENT = "sent"
    NO_ANSWER = "no_answer"
    LEFT_MESSAGE = "left_message"
    WRONG_NUMBER = "wrong_number"
    SPOKE = "spoke"
    AGREED_TO_COME = "agreed_to_come"
    BOOKED = "booked"
    DECLINED = "declined"
    TREATED_ELSEWHERE = "treated_elsewhere"


class FormatNeed(StrEnum):
    """How a patient needs to be written to. Source: Accessible Information Standard."""

    STANDARD = "standard"
    LARGE_PRINT_16 = "large_print_16"
    LARGE_PRINT_18 = "large_print_18"
    LARGE_PRINT_20 = "large_print_20"
    LARGE_PRINT_24 = "large_print_24"
    SCREEN_READER = "screen_reader"


class Symptom(StrEnum):
    """What a review scores from 0, none, to 10, as bad as can be."""

    FATIGUE = "fatigue"
    PARAESTHESIA = "paraesthesia"
    BALANCE = "balance"
    MEMORY = "memory"
    MOOD = "mood"


MAINTENANCE = "maintenance"
LOADING = "loading"
