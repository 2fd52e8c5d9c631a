"""What somebody typed is shown letter by letter: a name can't become markup, load a file or take a shortcut."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from b12desk.desktop.widgets.banner import BannerText, banner
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.toast import toast

HOSTILE = "<img src=file:///etc/passwd> <b>& Sons</b>"


def test_every_kind_of_label_is_plain(qtbot: QtBot) -> None:
    for kind in LabelKind:
        label = plain_label(HOSTILE, kind=kind)
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text() == HOSTILE


def test_banner_and_notice_show_a_hostile_name_plainly(qtbot: QtBot) -> None:
    shown = banner()
    qtbot.addWidget(shown)
    shown.show_patient(BannerText(HOSTILE, date(1956, 3, 2), "70y", "", None))
    notice = toast(shown)
    notice.tell(HOSTILE)
    labels = shown.findChildren(QLabel)
    assert HOSTILE in [label.text() for label in labels]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_an_ampersand_on_a_button_is_no_shortcut(qtbot: QtBot) -> None:
    button = quiet_button("Smith & Sons")
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert button.accessibleName() == "Smith & Sons"


def test_whoever_makes_a_label_says_that_it_is_plain(checkout: Path) -> None:
    texts = {file: file.read_text(encoding="utf-8") for file in (checkout / "b12desk" / "desktop").rglob("*.py")}
    rich = [file.name for file, text in texts.items() if "QLabel(" in text and "PlainText" not in text]
    assert rich == []
    assert [file.name for file, text in texts.items() if "QMessageBox" in text] == []
