"""What the paper tells every patient, with where it comes from."""

INFORMS = "b12desk informs; your clinician decides."

WHY_LIFELONG = (
    "Your injections are for life. Your body cannot take in enough vitamin B12 from food, and the injections do not "
    "change that. Do not stop because you feel better or because a blood test is normal."
)
"""Source: S0, S1, S2, S3."""

MISSED_DATE = (
    "Call us as soon as you can. Do not wait for the next date.",
    "Any day in your window is on time.",
    "Later dates are counted from the day you have it. Ask us for a new plan.",
    "After a long gap we ask about your symptoms.",
)
"""Source: the schedule counts from the dose given; after a long gap the prescriber decides."""

CALL_TODAY = (
    "new numbness, tingling or weakness",
    "unsteady walking, or falls",
    "changes in your sight",
    "new confusion or memory problems",
    "new bladder or bowel problems",
)
"""Signs of the cord, the optic nerve and the brain. Source: S0, S2, CTAC; NICE."""

CALL_TODAY_WHY = "Nerve damage can become permanent if it is not treated in time."
"""Source: S2."""

NERVES_INVOLVED = "Your nerves are already affected. Tell us of any change at once."

NOT_FOR_EMERGENCIES = (
    "This plan is not for emergencies. Call 999 if your life is at risk, for example if you cannot breathe well or "
    "your face, lips or throat swell after an injection. If you need help when we are closed, call 111."
)
"""Source: SmPC (hypersensitivity); NHS service manual for the wording."""
