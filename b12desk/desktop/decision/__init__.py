"""Record decision: what a prescriber decided about a long gap, with the symptom check that it rests on."""
