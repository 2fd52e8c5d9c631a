"""The timeline on the patient's page: the drawing, the sentence of the item that is chosen, and the key."""

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from b12desk.desktop.patient.flow import FlowLayout
from b12desk.desktop.patient.timeline_items import Kind, TimelineItem, timeline_items
from b12desk.desktop.patient.timeline_paint import paint_mark
from b12desk.desktop.patient.timeline_view import TimelineView
from b12desk.desktop.theme.apply import colours_now
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import clear, column, row
from b12desk.services.show_patient import PatientPage

TWO_YEARS = 731
_SHAPE = 11


class Timeline(QWidget):
    """Past and planned doses to scale. Says `opened` with an entry's id when an item is asked for with Enter."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = TimelineView()
        self.says = plain_label(kind=LabelKind.VALUE, wraps=True)
        self._near = quiet_button(self.tr("Two years"))
        self._all = quiet_button(self.tr("Everything"))
        self._scales = QButtonGroup(self)
        for button in (self._near, self._all):
            button.setCheckable(True)
            button.setAutoExclusive(True)  # read out as radio buttons: the arrow keys go from one to the other
            self._scales.addButton(button)
        self._near.setAccessibleName(self.tr("Timeline of two years"))
        self._all.setAccessibleName(self.tr("Timeline of everything"))
        self._near.setChecked(True)
        self._scales.buttonToggled.connect(lambda _, is_on: self._fit() if is_on else None)
        self.view.selectionModel().currentChanged.connect(lambda index, _: self._say(index))
        self.view.activated.connect(self._open)
        self._key_holder = QWidget()
        self._key = FlowLayout(self._key_holder, margin_x=0, margin_y=0, gap=GAP_WIDE)
        self._place()

    def show_page(self, page: PatientPage) -> None:
        """Show a patient's timeline; the item that was chosen stays chosen, at first it is the next dose."""
        chosen = self._chosen()
        items = timeline_items(page)
        self.setVisible(bool(items))
        self.view.show_items(items, today=page.as_of)
        self._show_key(items)
        many = self.view.days > TWO_YEARS
        self._near.setVisible(many)
        self._all.setVisible(many)
        self._fit()
        at = items.index(chosen) if chosen in items else _next_of(items)
        self.view.setCurrentIndex(self.view.timeline.index(at))
        self.view.show_today()

    def _chosen(self) -> TimelineItem | None:
        at = self.view.currentIndex().row()
        return self.view.timeline.items[at] if at >= 0 else None

    def _fit(self) -> None:
        self.view.show_days(TWO_YEARS if self._near.isChecked() and self.view.days > TWO_YEARS else None)

    def _say(self, index: QModelIndex) -> None:
        items = self.view.timeline.items
        self.says.setText(items[index.row()].sentence if index.isValid() else "")

    def _open(self, index: QModelIndex) -> None:
        entry_id = self.view.timeline.items[index.row()].entry_id
        if entry_id:
            self.opened.emit(entry_id)

    def _show_key(self, items: tuple[TimelineItem, ...]) -> None:
        clear(self._key)
        there = {item.kind for item in items}
        for kind in Kind:
            if kind in there:
                self._key.addWidget(_KeyEntry(kind))
        self._key_holder.updateGeometry()

    def _place(self) -> None:
        outer = column(self, gap=GAP_SMALL)
        outer.setContentsMargins(GAP_WIDE, 0, GAP_WIDE, 0)
        outer.addWidget(self.says)
        outer.addWidget(self.view)
        foot = row(gap=GAP)
        foot.addWidget(self._key_holder, 1)
        for button in (self._near, self._all):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(foot)


class _KeyEntry(QWidget):
    """A shape and its word."""

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setAccessibleName(kind.value)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        wide = scaled(_SHAPE) + GAP_SMALL + metrics.horizontalAdvance(self._kind.value) + 2
        return QSize(round(wide), round(max(metrics.lineSpacing(), scaled(_SHAPE))) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = scaled(_SHAPE)
        paint_mark(painter, self._kind, QRectF(0, (self.height() - size) / 2, size, size), colours_now())
        painter.setPen(self.palette().windowText().color())
        left = size + GAP_SMALL
        box = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._kind.value)
        painter.end()


def _next_of(items: tuple[TimelineItem, ...]) -> int:
    """Return the place of the next planned dose, of the last item where none is planned."""
    return next((at for at, item in enumerate(items) if item.kind is Kind.PLANNED), len(items) - 1)
