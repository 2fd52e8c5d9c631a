"""That nothing is known of an allergy is said by somebody, and stands beside none."""

import pytest

from b12desk.clinical.errors import BadInput
from b12desk.clinical.vocabulary import Flag
from b12desk.services.add_patient import add_patient
from b12desk.services.change_patient import change_patient
from b12desk.services.desk import Desk
from b12desk.services.paper_words import allergy_words, flag_words
from b12desk.services.show_patient import show_patient
from tests.builders import a_patient_draft


def test_none_known_is_kept_and_printed_until_there_is_one(desk: Desk) -> None:
    asked = frozenset({Flag.NO_KNOWN_ALLERGIES, Flag.ANTICOAGULANT})
    ada = add_patient(desk, a_patient_draft(flags=asked)).patient_id
    patient = show_patient(desk, ada).patient
    assert (allergy_words(patient), flag_words(patient)) == ("No known allergies", "Anticoagulant")
    with pytest.raises(BadInput) as refused:
        change_patient(desk, ada, a_patient_draft(flags=asked | {Flag.COBALT_ALLERGY}))
    (problem,) = refused.value.problems
    assert problem == "“No known allergies” can’t stand beside an allergy to cobalt: take one of them away."
    change_patient(desk, ada, a_patient_draft(flags=frozenset({Flag.COBALT_ALLERGY})))
    assert allergy_words(show_patient(desk, ada).patient) == "Cobalt"
