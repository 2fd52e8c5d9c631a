"""The panel beside the worklist: who is chosen, the next act in large words, alerts, the buttons."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, framed, row
from b12desk.desktop.widgets.status_chip import StatusChip
from b12desk.desktop.widgets.tab_order import stand_at, stops_in
from b12desk.desktop.worklist.act_buttons import ActButtons
from b12desk.desktop.worklist.offer import CONTACT, WHY, offer_for
from b12desk.services.worklist_rows import WorklistRow

if TYPE_CHECKING:
    from b12desk.desktop.widgets.finding_list import FindingList
    from b12desk.desktop.worklist.panel_text import PanelText
    from b12desk.services.show_patient import PatientPage

WIDTH = 328
_NOBODY = "Choose a patient in the list: the next dose and any alerts are shown here."


class PatientPanel(QFrame):
    """Shows the row at once and the record when it has been read."""

    act_asked = Signal(str)
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._row: WorklistRow | None = None
        self._patient_id: str | None = None
        self._chip: StatusChip | None = None
        self._alerts: FindingList | None = None
        self._name = plain_label(kind=LabelKind.SECTION, wraps=True)
        self._identity = plain_label(kind=LabelKind.HINT, wraps=True)
        self._next = plain_label(kind=LabelKind.SECTION, wraps=True)
        self._beneath = plain_label(wraps=True)
        self._phone = plain_label(kind=LabelKind.VALUE, wraps=True)
        self._notes = plain_label(kind=LabelKind.HINT, wraps=True)
        self._buttons: ActButtons | None = None
        self._outer: QVBoxLayout = column(self, margin=1, gap=0)
        self._outer.addWidget(self._scrolled(), 1)
        self.show_row(None)

    def show_row(self, row: WorklistRow | None) -> None:
        """Show what the list knows; a row that says nothing new leaves the record standing until it is read again."""
        self._offer(row)
        if row is None:
            self._show_nobody()
        elif row != self._row:
            from b12desk.desktop.worklist.panel_text import text_of_row

            self._show(text_of_row(row))
            self._say_notes(self.tr("Reading the record…"))
        self._row = row

    def show_page(self, row: WorklistRow, page: "PatientPage") -> None:
        """Show what the record says."""
        from b12desk.desktop.worklist.panel_text import text_of_page

        text = text_of_page(row, page)
        self._show(text)
        if text.alerts or self._alerts is not None:
            self._alert_list().show_findings(text.alerts or (), asks_reasons=False)
            self._put_in_tab_order()
        notes = f"{text.notes} {'note' if text.notes == 1 else 'notes'} on the patient’s page" if text.notes else ""
        self._say_notes(
            notes
            if text.alerts or notes
            else self.tr("No alerts when looking at this patient. Recording checks again.")
        )

    def show_several(self, count: int) -> None:
        """Say that several are chosen, which is nobody in particular."""
        self._next.setText(self.tr("{count} patients are chosen; Ctrl+C copies their rows.").format(count=count))
        self.setAccessibleName(self.tr("Patient panel: {count} patients are chosen").format(count=count))

    def show_trouble(self, sentence: str) -> None:
        """Say why the record can't be read."""
        self._say_notes(sentence)
        announce(self, sentence, is_urgent=True)

    def _show_nobody(self) -> None:
        self._patient_id = None
        for label in (self._name, self._identity, self._beneath, self._phone):
            label.setText("")
            label.hide()
        self._next.setText(self.tr(_NOBODY))
        self._drop_chip()
        self._clear_alerts()
        self._say_notes("")
        self.setAccessibleName(self.tr("Patient panel: nobody is chosen"))

    def _show(self, text: "PanelText") -> None:
        if text.patient_id != self._patient_id:
            self._clear_alerts()
        self._patient_id = text.patient_id
        shown = {
            self._name: text.name,
            self._identity: text.identity,
            self._next: text.next_act.replace(", due ", ",\ndue "),
            self._beneath: "\n".join(text.beneath),
            self._phone: text.phone,
        }
        for label, words in shown.items():
            label.setText(words)
            label.show()
        self._drop_chip()
        self._chip = StatusChip(text.status)
        self._head.insertWidget(0, self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        identity = text.identity.replace("\n", " · ")
        self.setAccessibleName(f"Patient panel: {text.name}, {identity}. {text.next_act}")

    def _drop_chip(self) -> None:
        if self._chip is not None:
            self._chip.hide()
            self._chip.deleteLater()
            self._chip = None

    def _clear_alerts(self) -> None:
        if self._alerts is not None:
            self._alerts.show_findings((), asks_reasons=False)

    def _say_notes(self, words: str) -> None:
        self._notes.setText(words)
        self._notes.setVisible(bool(words))

    def _alert_list(self) -> "FindingList":
        """The list of findings, loaded when there is something to say for the first time."""
        if self._alerts is None:
            from b12desk.desktop.widgets.finding_list import finding_list

            self._alerts = finding_list(self)
            self._body.insertWidget(self._body.indexOf(self._notes), self._alerts)
        return self._alerts

    def _scrolled(self) -> QScrollArea:
        holder = QWidget()
        holder.setProperty("role", "scrolled")
        self._body: QVBoxLayout = column(holder, gap=GAP)
        self._body.setContentsMargins(GAP + GAP_SMALL, GAP + GAP_SMALL, GAP + GAP_SMALL, GAP)
        self._body.addWidget(self._name)
        self._body.addWidget(self._identity)
        self._body.addWidget(self._phone)
        self._head: QVBoxLayout = column(gap=GAP_SMALL)
        self._head.addWidget(self._next)
        self._body.addLayout(self._head)
        for label in (self._notes, self._beneath):
            self._body.addWidget(label)
        self._body.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("About the patient"))
        area.setProperty("role", "read")
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._area = area
        return area

    def _offer(self, row: WorklistRow | None) -> None:
        """Show the buttons for a patient; they are made for the first one, after the window has painted itself."""
        if self._buttons is None and row is not None:
            self._buttons = ActButtons(self)
            self._buttons.act_asked.connect(self.act_asked)
            self._buttons.open_asked.connect(self.open_asked)
            self._foot = self._buttons_below(self._buttons)
            self._outer.addWidget(self._foot)
            self._put_in_tab_order()
        if self._buttons is not None:
            self._buttons.show_offer(offer_for(row) if row else None)
            self._foot.setVisible(row is not None)

    def _put_in_tab_order(self) -> None:
        """Tab goes from the top to the foot: the record, its alerts, the buttons as they are seen."""
        alerts = stops_in(self._alerts) if self._alerts is not None else ()
        buttons = stops_in(self._foot) if self._buttons is not None else ()
        stand_at(self, (self._area, *alerts, *buttons))

    def _buttons_below(self, buttons: ActButtons) -> QFrame:
        foot = framed("foot", self)
        lines = column(foot, gap=GAP_SMALL + 2)
        lines.setContentsMargins(GAP + GAP_SMALL, GAP, GAP + GAP_SMALL, GAP)
        for button in buttons.main.values():
            lines.addWidget(button)
        others = buttons.others
        for pair in (
            (others["Record injection"], others["Record review"], others["Plan regimen"]),
            (others["Defer"], others[CONTACT]),
            (others[WHY], others["Print plan"]),
            (buttons.open_patient,),
        ):
            line = row(gap=GAP_SMALL + 2)
            for button in pair:
                button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                line.addWidget(button)
            lines.addLayout(line)
        return foot
