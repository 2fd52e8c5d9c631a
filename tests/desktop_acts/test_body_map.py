from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from b12desk.clinical.patient import Site
from b12desk.clinical.sites import LEFT_DELTOID, LEFT_THIGH, OFFERED_SITES, RIGHT_DELTOID, RIGHT_THIGH
from b12desk.desktop.injection.body_figure import muscle_edge
from b12desk.desktop.injection.body_map import BodyMap
from b12desk.desktop.injection.model import SiteState
from tests.desktop_acts.window import named


@pytest.fixture
def body(qtbot: QtBot) -> BodyMap:
    shown = BodyMap()
    qtbot.addWidget(shown)
    shown.resize(640, 420)
    shown.show()
    return shown


@pytest.mark.parametrize(
    ("key", "site"),
    [
        (Qt.Key.Key_1, LEFT_DELTOID),
        (Qt.Key.Key_2, RIGHT_DELTOID),
        (Qt.Key.Key_3, LEFT_THIGH),
        (Qt.Key.Key_4, RIGHT_THIGH),
    ],
)
def test_a_number_chooses_its_site(qtbot: QtBot, body: BodyMap, key: Qt.Key, site: Site) -> None:
    with qtbot.waitSignal(body.site_chosen) as heard:
        qtbot.keyClick(body, key)

    assert (heard.args or [None])[0] == site
    assert body.site == site


def test_a_number_works_while_a_radio_button_has_the_focus(qtbot: QtBot, body: BodyMap) -> None:
    qtbot.keyClick(named(body, QRadioButton, "Left deltoid"), Qt.Key.Key_4)

    assert body.site == RIGHT_THIGH


@pytest.mark.parametrize("site", OFFERED_SITES, ids=lambda site: site.words)
def test_clicking_a_muscle_on_the_figure_chooses_it(qtbot: QtBot, body: BodyMap, site: Site) -> None:
    inside = muscle_edge(site)
    inside.setX(inside.x() * 0.9)

    qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=body.to_screen().map(inside).toPoint())

    assert body.site == site


def test_the_patients_right_is_on_the_viewers_left(body: BodyMap) -> None:
    right, left = (named(body, QRadioButton, name) for name in ("Right deltoid", "Left deltoid"))

    assert right.mapTo(body, right.rect().center()).x() < left.mapTo(body, left.rect().center()).x()


def test_choosing_for_the_person_is_not_told(qtbot: QtBot, body: BodyMap) -> None:
    with qtbot.assertNotEmitted(body.site_chosen):
        body.choose(LEFT_THIGH)

    assert body.site == LEFT_THIGH
    assert named(body, QRadioButton, "Left vastus lateralis").isChecked()


def test_a_screen_reader_hears_what_is_known_about_a_site(body: BodyMap) -> None:
    body.show_sites(
        [
            SiteState(LEFT_DELTOID, restriction="mastectomy"),
            SiteState(RIGHT_DELTOID, is_next=True, used_on=(date(2026, 1, 12), date(2026, 1, 7))),
        ]
    )

    assert named(body, QRadioButton, "Left deltoid").accessibleDescription() == "Restricted: mastectomy"
    told = named(body, QRadioButton, "Right deltoid").accessibleDescription()
    assert told == "Next by rotation. Used 12-Jan-2026, 07-Jan-2026"


def test_captions_of_one_side_never_overlap(body: BodyMap) -> None:
    long = "a very long reason why this arm must not be used, in words that take several lines of the caption"
    body.show_sites([SiteState(site, restriction=long) for site in OFFERED_SITES])

    boxes = [named(body, QRadioButton, name).parentWidget() for name in ("Left deltoid", "Left vastus lateralis")]

    assert not boxes[0].geometry().intersects(boxes[1].geometry())
