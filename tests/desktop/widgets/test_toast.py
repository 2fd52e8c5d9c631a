from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from b12desk.desktop.widgets.toast import toast


def test_the_act_after_it_happens_once_and_the_notice_goes(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    done: list[str] = []
    notice = toast(page)
    notice.tell("Recorded. Next dose 16-Mar-2026 to 16-Apr-2026", action="Correct this", act=lambda: done.append("it"))
    assert page.rect().contains(notice.geometry())
    button = next(b for b in notice.findChildren(QPushButton) if b.accessibleName() == "Correct this")
    button.click()
    button.click()
    assert done == ["it"]
    assert not notice.isVisible()


def test_a_notice_without_an_act_has_no_button_for_one(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    notice = toast(page)
    notice.tell("Deferred.")
    shown = [b.accessibleName() for b in notice.findChildren(QPushButton) if b.isVisible()]
    assert shown == ["Close notice"]
