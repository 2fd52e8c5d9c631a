import pytest
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import PatientStanding
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.details.view import DetailsSheet
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from b12desk.services.worklist import worklist
from tests.desktop_acts.window import Window, press
from tests.desktop_more.steps import choose, closed, opened


@pytest.mark.parametrize(
    ("words", "standing"), [("Deceased", PatientStanding.DECEASED), ("Moved away", PatientStanding.MOVED_AWAY)]
)
def test_a_standing_set_by_mistake_is_undone_where_it_was_set(
    qtbot: QtBot, window: Window, acts: DeskActs, late: Desk, ada: str, words: str, standing: PatientStanding
) -> None:
    before = worklist(late)
    assert before.counts["overdue"] == 1

    for chosen, expected, total in ((words, standing, 0), ("Active", PatientStanding.ACTIVE, 1)):
        acts.edit_details(ada)
        sheet = opened(qtbot, window, DetailsSheet)
        choose(sheet, "Standing", chosen)
        press(sheet, "Save details")
        closed(qtbot, sheet)
        assert show_patient(late, ada).patient.standing is expected
        assert worklist(late).counts["total"] == total

    assert worklist(late) == before
    assert window.changes == 2
