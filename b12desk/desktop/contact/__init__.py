"""Record contact: one attempt to reach a patient, what came of it, and when somebody looks again."""
