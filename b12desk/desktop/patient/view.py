"""The page of one patient."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QTabWidget, QWidget

from b12desk.desktop.authority.held import HeldAuthorities
from b12desk.desktop.lane import Lane
from b12desk.desktop.patient.contacts_tab import ContactsTab
from b12desk.desktop.patient.documents_tab import DocumentsTab
from b12desk.desktop.patient.flow import FlowLayout
from b12desk.desktop.patient.head import PatientHead
from b12desk.desktop.patient.monitoring_tab import MonitoringTab
from b12desk.desktop.patient.page_scroll import PageScroll
from b12desk.desktop.patient.presenter import (
    CourseActs,
    PatientPresenter,
    dose_lines,
    history_lines,
    injection_lines,
    regimen_words,
)
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.patient.timeline import Timeline
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.widgets.buttons import primary_button, quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import clear, column, framed
from b12desk.desktop.widgets.menu_button import MenuButton
from b12desk.services.desk import Desk
from b12desk.services.show_patient import PatientPage as Page

_TAB_OF_INJECTIONS = 1


class PatientPage(QWidget):
    """Who it is and what is next at the top; the plan, the injections and the history beneath."""

    def __init__(self, desk: Desk, lane: Lane, acts: CourseActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._dose_ids: frozenset[str] = frozenset()
        self._presenter = PatientPresenter(self, desk, lane.run)
        self.head = PatientHead()
        self.head.why_asked.connect(lambda: acts.why(self.patient_id))
        self.head.decision_asked.connect(lambda: acts.record_decision(self.patient_id))
        self.head.dates_asked.connect(lambda: acts.offer_date(self.patient_id))
        self.head.switch_asked.connect(lambda: acts.plan_regimen(self.patient_id))
        self._trouble = plain_label(self.tr("Choose a patient from the worklist."), kind=LabelKind.LEAD, wraps=True)
        self._trouble.setContentsMargins(GAP_WIDE, GAP_WIDE, GAP_WIDE, GAP_WIDE)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._doses = LinesTable(
            self.tr("Plan table"),
            [self.tr("Dose"), self.tr("Phase"), self.tr("Due from"), self.tr("Due by"), self.tr("Offer"), ""],
            [52, 118, 112, 112, 112],
            numbers=[0],
            empty=self.tr("No doses to come. Plan regimen starts a course."),
        )
        self._doses.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.timeline = Timeline()
        self.timeline.opened.connect(self._show_entry)
        self.injections = LinesTable(
            self.tr("Injections table"),
            [
                self.tr("Date"), self.tr("Product"), self.tr("Dose"), self.tr("Site"), self.tr("Batch"),
                self.tr("Given by"), self.tr("Recorded"), self.tr("State"),
            ],
            [100, 276, 122, 144, 76, 92, 154],
            numbers=[2],
            empty=self.tr("No injections recorded yet."),
        )  # fmt: skip
        self.injections.activated.connect(lambda _: self._correct())
        self._history = LinesTable(
            self.tr("History table"), [self.tr("When"), self.tr("Who"), self.tr("What")], [180, 160]
        )
        self._history.activated.connect(lambda _: self._correct())
        self.monitoring = MonitoringTab()
        self.monitoring.correct_asked.connect(self._correct_chosen)
        self.contacts = ContactsTab()
        self.contacts.correct_asked.connect(self._correct_contact)
        self.documents = DocumentsTab()
        self.documents.reprint_asked.connect(lambda document: acts.reprint(self.patient_id, document))
        self.authorities = HeldAuthorities()
        self.authorities.record_asked.connect(lambda: acts.record_authority(self.patient_id))
        self.authorities.withdraw_asked.connect(lambda id: acts.withdraw_authority(self.patient_id, id))
        self._place()

    @property
    def patient_id(self) -> str:
        """The patient shown, empty when there is none yet."""
        return self._presenter.patient_id

    def show_patient(self, patient_id: str) -> None:
        """Read and show a patient."""
        self._presenter.show(patient_id)

    def refresh(self) -> None:
        """Read and show the same patient again."""
        self._presenter.refresh()

    def show_page(self, page: Page) -> None:
        """Show one patient."""
        chosen = self.injections.chosen_id()
        self._dose_ids = frozenset(injection.id for injection in page.injections)
        self._trouble.hide()
        self.head.show_page(page)
        self._show_regimen(page)
        self.authorities.show_page(page)
        self.timeline.show_page(page)
        self._doses.lines.show_lines(dose_lines(page.forecast))
        self._doses.setFixedHeight(self._doses.full_height(0))
        self.injections.lines.show_lines(injection_lines(page))
        self.injections.choose_id(chosen)
        self._history.lines.show_lines(history_lines(page))
        self.monitoring.show_page(page)
        self.contacts.show_page(page)
        self.documents.show_page(page)
        self._tabs.setTabText(_TAB_OF_INJECTIONS, self.tr("Injections ({count})").format(count=len(page.injections)))
        for part in self._parts:
            part.show()
        self._scroll.fit_soon()

    def show_trouble(self, problems: Sequence[str]) -> None:
        """Say why the patient can't be shown."""
        self._trouble.setText("\n".join(problems))
        self._trouble.show()
        for part in self._parts:
            part.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the letters have become larger or smaller."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_scroll"):
            self._doses.setFixedHeight(self._doses.full_height(0))
            self._scroll.fit_soon()

    def _place(self) -> None:
        outer = column(self, gap=0)
        outer.addWidget(self._trouble)
        outer.addWidget(self.head.banner)
        above = QWidget()
        layout = column(above, gap=0)
        layout.addWidget(self.head)
        layout.addWidget(self._button_bar())
        self._scroll = PageScroll(above, self._tabs)
        outer.addWidget(self._scroll, 1)
        self._tabs.addTab(self._plan_tab(), self.tr("Plan"))
        self._tabs.addTab(self.injections, self.tr("Injections"))
        self._tabs.addTab(self.monitoring, self.tr("Monitoring"))
        self._tabs.addTab(self.contacts, self.tr("Contacts"))
        self._tabs.addTab(self.documents, self.tr("Documents"))
        self._tabs.addTab(self._history, self.tr("History"))
        self._parts = (self.head.banner, self.head, self._scroll)
        for part in self._parts:
            part.hide()

    def _button_bar(self) -> QWidget:
        bar = framed("strip")
        line = FlowLayout(bar, margin_x=GAP_WIDE, margin_y=GAP, gap=GAP)
        record = primary_button(self.tr("Record injection"), icon="injection")
        record.clicked.connect(lambda: self._acts.record_injection(self.patient_id))
        line.addWidget(record)
        for text, icon, act in (
            (self.tr("Plan regimen"), "plan", self._acts.plan_regimen),
            (self.tr("Defer"), "defer", self._acts.defer),
            (self.tr("Record contact"), "contact", self._acts.record_contact),
            (self.tr("Record review"), "review", self._acts.record_review),
            (self.tr("Record result"), "result", self._acts.record_result),
            (self.tr("Print plan"), "print", self._acts.print_plan),
            (self.tr("Edit details"), "patients", self._acts.edit_details),
        ):
            button = quiet_button(text, icon=icon)
            button.clicked.connect(lambda _=False, act=act: act(self.patient_id))
            line.addWidget(button)
        correct = quiet_button(self.tr("Correct entry"), icon="correct")
        correct.clicked.connect(self._correct)
        line.addWidget(correct)
        line.addWidget(self._course_button())
        return bar

    def _course_button(self) -> QPushButton:
        acts = (
            (self.tr("Change &regimen…"), self._acts.plan_regimen),
            (self.tr("Change &interval…"), self._acts.change_interval),
            (self.tr("&Hold…"), self._acts.hold),
            (self.tr("Re&sume…"), self._acts.resume),
            (self.tr("&End…"), self._acts.end),
        )
        return MenuButton(self.tr("Course"), [(text, self._about_shown(act)) for text, act in acts])

    def _about_shown(self, act: Callable[[str], None]) -> Callable[[], None]:
        """Return the act about whoever is shown when it is started."""
        return lambda: act(self.patient_id)

    def _plan_tab(self) -> QWidget:
        tab = QWidget()
        layout = column(tab, gap=GAP)
        layout.setContentsMargins(0, GAP, 0, 0)
        holder = QWidget()
        self._regimen = QGridLayout(holder)
        self._regimen.setContentsMargins(GAP_WIDE, 0, GAP_WIDE, 0)
        self._regimen.setHorizontalSpacing(GAP_WIDE)
        self._regimen.setVerticalSpacing(GAP_SMALL)
        self._regimen.setColumnStretch(1, 3)
        self._regimen.setColumnStretch(3, 2)
        for part in (self.timeline, self._doses, holder, self.authorities):
            layout.addWidget(part)
        layout.addStretch(1)
        tab.setProperty("role", "scrolled")
        area = QScrollArea()
        area.setWidget(tab)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _show_regimen(self, page: Page) -> None:
        clear(self._regimen)
        pairs = regimen_words(page) or ((self.tr("Regimen"), self.tr("None yet")),)
        half = (len(pairs) + 1) // 2
        for number, (label, value) in enumerate(pairs):
            place = 0 if number < half else 2
            self._regimen.addWidget(plain_label(label, kind=LabelKind.LABEL), number % half, place)
            value_label = plain_label(value, kind=LabelKind.VALUE, wraps=True)
            self._regimen.addWidget(value_label, number % half, place + 1)

    def _show_entry(self, entry_id: str) -> None:
        """Show the line of an entry that was asked for on the timeline: a dose, or what the history says of it."""
        table = self.injections if self.injections.lines.row_of(entry_id) >= 0 else self._history
        self._tabs.setCurrentWidget(table)
        table.choose_id(entry_id)
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _correct(self) -> None:
        """Correct the entry chosen on the tab that is shown; where none could have been, show the injections first."""
        match self._tabs.currentWidget():
            case self.monitoring:
                chosen = self.monitoring.chosen_id()
                if not chosen:
                    self.monitoring.ask_for_a_choice()
            case self.contacts:
                self._correct_contact(self.contacts.chosen_id())
                return
            case self._history:
                chosen = self._history.chosen_id()
            case self.injections:
                chosen = self.injections.chosen_id()
            case _:
                chosen = self.injections.chosen_id()
                self._tabs.setCurrentIndex(_TAB_OF_INJECTIONS)
                self.injections.setFocus(Qt.FocusReason.OtherFocusReason)
        self._correct_chosen(chosen)

    def _correct_contact(self, contact_id: str) -> None:
        if contact_id:
            self._acts.correct_contact(self.patient_id, contact_id)

    def _correct_chosen(self, entry_id: str) -> None:
        """Correct a dose, or void another entry; nothing for a line that is no entry."""
        if entry_id in self._dose_ids:
            self._acts.correct(entry_id)
        elif entry_id:
            self._acts.correct_entry(self.patient_id, entry_id)
