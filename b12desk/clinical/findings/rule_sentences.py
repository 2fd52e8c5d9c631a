"""When each finding is said, as one sentence a nurse understands. Source: CLINICAL "Findings"."""

SENTENCES = {
    "cobalamin_hypersensitivity": "Said while hypersensitivity to a cobalamin is recorded for the patient.",
    "cobalt_allergy": "Said while an allergy to cobalt is recorded for the patient: every cobalamin holds cobalt.",
    "leber_cyanocobalamin": "Said when Leber’s optic atrophy is recorded and the product is cyanocobalamin.",
    "renal_cyanocobalamin": "Said when renal dysfunction is recorded and the product is cyanocobalamin.",
    "diagnosis_unconfirmed": "Said when treatment is planned and the diagnosis is recorded as not confirmed.",
    "pregnant_or_breastfeeding": "Said while pregnancy or breastfeeding is recorded for the patient.",
    "under_16": "Said when the patient is younger than 16 on the day; from the 16th birthday on it is silent.",
    "neuro_urgent_referral": "Said while neurological involvement is recorded for the patient.",
    "neuro_symptoms_new": "Said after a review that found new or worse symptoms, until a later review that did not.",
    "neuro_untreated": (
        "Said from 90 days after neurological symptoms or the diagnosis began, while no injection was given."
    ),
    "folate_before_b12": "Said while folic acid is taken and no vitamin B12 dose of the course has counted.",
    "potassium_first_48h": (
        "Said for 7 days after the first dose in severe or pernicious anaemia, until a potassium result dated "
        "the day after that dose or later."
    ),
    "potassium_low": "Said while the latest potassium of the last 14 days is below the laboratory’s threshold.",
    "anticoagulant": "Said while an anticoagulant is recorded; an answer holds for 12 months, an INR for 12 weeks.",
    "thrombocytopenia": (
        "Said while low platelets are recorded, or the last platelet count is below the laboratory’s threshold."
    ),
    "early_dose": (
        "Said before the earliest day: 14 days before the window opens for intervals of 8 weeks or 2 months "
        "up, 3 days from 4 weeks or 1 month up, else the day itself."
    ),
    "duplicate_same_day": "Said when a dose of the same day counts already.",
    "given_in_future": "Said when the date given lies after today.",
    "given_before_birth": "Said when the date given lies before the date of birth.",
    "dose_below_plan": "Said when a dose is smaller than the phase’s, which then doesn’t count.",
    "dose_above_plan": "Said when a dose is larger than the phase’s; it counts.",
    "product_mismatch": (
        "Said when the cobalamin is not one that the phase permits, or the last counting dose was another one."
    ),
    "volume_unmeasurable": "Said when the volume is less than 0.05 mL.",
    "volume_too_large": (
        "Said when the volume is more than the site takes: deltoid 2 mL (1 mL under 18), vastus lateralis 5 mL."
    ),
    "strength_missing": "Said when the product’s strength is not recorded, so that no volume can be worked out.",
    "batch_expired": "Said when the date given lies after the expiry date; on the expiry date itself it may be used.",
    "site_restricted": "Said when the site is restricted on that day, or every site is.",
    "site_repeated": "Said when the last dose went into the same site while another site of the rotation is free.",
    "authority_missing": "Said when no prescription, PSD or PGD is recorded, or the only one begins later.",
    "authority_expired": "Said when every authority ended before the day of the dose; its last day still counts.",
    "authority_used_up": "Said when the doses given have reached the number authorised.",
    "role_not_permitted": (
        "Said when the person who records may not give this dose: a health-care assistant gives maintenance "
        "doses under a PSD only."
    ),
    "loading_stalled": (
        "Said when a dose outside maintenance, or in a maintenance of less than two weeks, is more than 7 "
        "days past its window. A decision to continue makes it information for 28 days."
    ),
    "long_gap": (
        "Said in maintenance from twice the longest interval after the last dose, or the start, on. A decision to "
        "continue makes it information for 28 days."
    ),
    "very_long_gap": (
        "Said in maintenance from 12 months and twice the longest interval after the last dose, or the start, on. A "
        "decision to continue makes it information for 28 days."
    ),
    "gate_unanswered": "Said when a dose is recorded while the review between two phases is awaited.",
    "review_overdue": "Said from the day after a review’s date, until it is recorded.",
    "hold_review": "Said when a course has been on hold for more than 28 days.",
    "deferral_review": "Said while a dose is deferred and its window closed more than 28 days ago.",
    "dose_before_start": (
        "Said when a dose lies in the 28 days before the start, or within the shortest interval of a protocol "
        "without loading."
    ),
    "course_not_running": "Said when a dose is recorded, or lies, outside a running course with injections.",
    "titration_on_biomarkers": "Said when the reason for another interval is a laboratory result.",
    "do_not_stop": "Said when a lifelong course is ended because levels are normal or symptoms improved.",
    "resection_under_20cm": "Said when a protocol for ileal resection is planned and the resection is 20 cm or less.",
    "interval_not_allowed": "Said when the interval is not one that the protocol lists.",
    "deceased": "Said while the patient is recorded as deceased.",
    "moved_away": "Said while the patient is recorded as moved away.",
}
