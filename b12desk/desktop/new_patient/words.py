"""The flags and rotations in words, as the new-patient sheet and the patient page say them."""

from b12desk.clinical.vocabulary import Flag, Rotation

FLAG_WORDS = {
    Flag.NEURO_INVOLVEMENT: "Neurological involvement",
    Flag.ANTICOAGULANT: "Takes an anticoagulant",
    Flag.THROMBOCYTOPENIA: "Low platelets",
    Flag.PREGNANT: "Pregnant",
    Flag.BREASTFEEDING: "Breastfeeding",
    Flag.FOLIC_ACID: "Takes folic acid",
    Flag.ANAEMIA: "Anaemia",
    Flag.SEVERE_ANAEMIA: "Severe anaemia",
    Flag.PERNICIOUS_ANAEMIA: "Pernicious anaemia",
    Flag.RENAL_DYSFUNCTION: "Renal dysfunction",
    Flag.LEBER_OPTIC_ATROPHY: "Leber’s optic atrophy",
    Flag.POST_BARIATRIC: "After bariatric surgery",
    Flag.COBALAMIN_HYPERSENSITIVITY: "Hypersensitive to cobalamins",
    Flag.COBALT_ALLERGY: "Allergic to cobalt",
    Flag.NO_KNOWN_ALLERGIES: "No known allergies",
    Flag.DIAGNOSIS_UNCONFIRMED: "Diagnosis not confirmed",
}
"""Every flag; the commonest on an injection list come first."""

ROTATION_WORDS = {
    Rotation.DELTOID: "Deltoids, left and right in turn",
    Rotation.VASTUS_LATERALIS: "Vastus lateralis, left and right in turn",
    Rotation.ALL: "All four sites in turn",
}
