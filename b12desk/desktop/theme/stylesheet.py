"""The style sheet: everything that is shared by all widgets of one kind, in the colours and sizes given."""

from string import Template

from b12desk.desktop.theme.palette import Colours
from b12desk.desktop.theme.scale import RADIUS, SCROLL_BAR, TARGET, TypeScale

MARKS = ("arrow", "up", "check")

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QDialog { background: $page; }
QToolTip { background: $surface; color: $text; border: 1px solid $control_line; padding: 4px; }

QLabel { background: transparent; }
QLabel[kind="hint"] { color: $text_soft; font-size: ${small}pt; }
QLabel[kind="label"] { color: $text_soft; }
QLabel[kind="value"] { font-weight: 600; }
QLabel[kind="lead"] { font-size: ${lead}pt; font-weight: 600; }
QLabel[kind="section"] { font-size: ${section}pt; font-weight: 600; }
QLabel[kind="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[kind="figure"] { font-size: ${figure}pt; font-weight: 600; }
QLabel[kind="problem"] { color: $stop_ink; font-weight: 600; }

QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[role="problems"] { background: $block_fill; border: none; border-top: 2px solid $block_ink; }
QFrame[role="problems"] QLabel { color: $block_ink; font-weight: 600; }
QFrame[role="question"] { background: $stop_fill; border: none; border-top: 2px solid $stop_ink; }
QFrame[role="question"] QLabel { color: $stop_ink; font-weight: 600; }
QFrame[role="toast"] { background: $good_fill; border: 1px solid $good_ink; border-radius: ${radius}px; }
QFrame[role="toast"] QLabel { color: $good_ink; font-weight: 600; }
QFrame[role="strip"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[role="foot"] { background: $sunken; border: none; border-top: 1px solid $line; }
QFrame[role="navigation"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[role="rule"] { background: $line; border: none; }

QWidget[role="demo"] { background: $demo_fill; }
QLabel[role="demo"] { background: $demo_fill; color: $demo_ink; border: 2px solid $demo_ink;
    border-radius: ${radius}px; padding: 3px 10px; font-weight: 600; }

QPushButton, QCheckBox, QRadioButton, QToolButton { outline: none; }
QPushButton { background: $surface; color: $text; border: 1px solid $control_line; border-radius: ${radius}px;
    padding: 3px 12px; min-height: ${inner}px; }
QPushButton:hover { background: $accent_soft; border-color: $accent; }
QPushButton:pressed { background: $sunken; }
QPushButton:disabled { color: $text_off; background: $sunken; border: 1px dashed $control_line; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_strong; border-color: $accent_strong; }
QPushButton[kind="primary"]:disabled { color: $text_off; background: $sunken; border: 1px dashed $control_line; }
QPushButton[kind="danger"] { color: $danger; border-color: $danger; }
QPushButton[kind="danger"]:hover { background: $danger; color: $on_danger; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $accent;
    padding: 3px 6px; text-decoration: underline; }
QPushButton[kind="link"]:hover { color: $accent_strong; border-color: $accent; }
QPushButton[kind="danger"]:disabled { color: $text_off; border: 1px dashed $control_line; }
QPushButton[kind="link"]:disabled { color: $text_off; }
QPushButton[kind="icon"] { padding: 3px 6px; }
QPushButton[kind="chip"] { border-radius: 11px; padding: 0 10px; min-height: 22px; }
QPushButton[kind="quiet"]:checked { background: $accent_soft; border: 2px solid $accent; padding: 2px 11px; }
QPushButton[kind="chip"]:checked { background: $accent_soft; border: 2px solid $accent; padding: 0 9px;
    min-height: 20px; }
QPushButton[kind="chip"]:focus { padding: 0 9px; min-height: 20px; }
QPushButton[kind="icon"]:focus { padding: 2px 5px; }
QPushButton:focus, QPushButton[kind="primary"]:focus, QPushButton[kind="danger"]:focus, QPushButton[kind="link"]:focus {
    background: $focus; color: $on_focus; border: 2px solid $on_focus; padding: 2px 11px; }
QPushButton[kind="link"]:focus { padding: 2px 5px; }
QPushButton[kind="chip"]:checked:focus, QPushButton[kind="quiet"]:checked:focus { background: $focus; color: $on_focus;
    border-color: $on_focus; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${radius}px; padding: 3px;
    min-height: ${inner}px; min-width: ${inner}px; }
QToolButton:hover { background: $accent_soft; border-color: $accent; }
QToolButton[kind="navigation"] { border: none; border-left: 4px solid transparent; border-radius: 0;
    padding: 4px 4px 4px 0; }
QToolButton[kind="navigation"]:hover { background: $sunken; }
QToolButton[kind="navigation"][current="true"] { background: $accent_soft; border-left-color: $accent;
    font-weight: 600; }
QToolButton:focus, QToolButton[kind="navigation"]:focus { border: 2px solid $text; padding: 2px; }

QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox { background: $surface; color: $text;
    border: 1px solid $control_line; border-radius: ${radius}px; padding: 3px 7px; min-height: ${inner}px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $text_soft; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $accent; padding: 2px 6px; }
QLineEdit[problem="true"], QComboBox[problem="true"], QPlainTextEdit[problem="true"] {
    border: 2px solid $block_ink; padding: 2px 6px; }
QLineEdit:read-only { background: $sunken; border-color: $line; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
    background: $sunken; color: $text_off; border: 1px dashed $control_line; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$arrow"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $control_line; outline: 0;
    selection-background-color: $accent_soft; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: ${target}px; padding: 0 6px; }

QAbstractSpinBox { padding-right: 22px; }
QAbstractSpinBox:focus { padding-right: 21px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { background: transparent; border: none; width: 20px;
    subcontrol-origin: border; right: 2px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; top: 2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; bottom: 2px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $accent_soft; }
QAbstractSpinBox::up-arrow { image: url("$up"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$arrow"); width: 12px; height: 12px; }

QCheckBox, QRadioButton { spacing: 8px; min-height: ${target}px; padding: 0 4px; border: 2px solid transparent;
    border-radius: ${radius}px; }
QCheckBox:focus, QRadioButton:focus { background: $focus; color: $on_focus; border-color: $on_focus; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 2px solid $control_line;
    background: $surface; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QRadioButton::indicator:checked { border-color: $accent; background: qradialgradient(cx:0.5, cy:0.5, radius:0.5,
    fx:0.5, fy:0.5, stop:0 $accent, stop:0.5 $accent, stop:0.6 $surface, stop:1 $surface); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
    border: 1px dashed $control_line; background: $sunken; }

QTableView { background: $surface; alternate-background-color: $stripe; border: none; gridline-color: $line; outline: 0;
    selection-background-color: $accent_soft; selection-color: $text; }
QTableView::item { padding: 0 5px; border: none; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $text; border: none; border-right: 1px solid $line;
    border-bottom: 1px solid $control_line; padding: 5px 8px; font-weight: 600; }
QHeaderView::section:hover { background: $accent_soft; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 12px; height: 12px; subcontrol-position: center right;
    right: 4px; }
QHeaderView::up-arrow { image: url("$up"); }
QHeaderView::down-arrow { image: url("$arrow"); }
QTableCornerButton::section { background: $sunken; border: none; border-bottom: 1px solid $control_line; }
QListView::item { min-height: ${target}px; padding: 0 6px; }
QListWidget[role="found"], QListWidget[role="found"]:focus { border: none; }
QStackedWidget[role="pages"] { background: $page; }
QListView { background: $surface; border: 1px solid $control_line; outline: 0;
    selection-background-color: $accent_soft; selection-color: $text; }

QTabWidget::pane { border: none; border-top: 1px solid $line; background: $surface; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $text; border: none; border-bottom: 3px solid transparent;
    padding: 6px 14px 4px 14px; min-height: ${inner}px; }
QTabBar::tab:hover { background: $sunken; }
QTabBar::tab:selected { border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { background: $focus; color: $on_focus; }

QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 1px 4px; }
QMenuBar::item { background: transparent; padding: 4px 10px; border-radius: ${radius}px; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu { background: $surface; border: 1px solid $control_line; padding: 4px 0; }
QMenu::item { padding: 5px 28px 5px 24px; min-height: 16px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $text_off; }
QMenu::indicator { width: 12px; height: 12px; left: 5px; border: 1px solid $control_line; background: $surface;
    border-radius: 3px; }
QMenu::indicator:exclusive { border-radius: 7px; }
QMenu::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }
QStatusBar { background: $sunken; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QStatusBar QLabel { padding: 2px 14px; }

QScrollArea { background: transparent; border: none; }
QScrollArea[role="read"] { border: 2px solid transparent; border-radius: ${radius}px; }
QScrollArea[role="read"]:focus { border-color: $text; }
QScrollArea[role="pages"] { background: $page; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[role="scrolled"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; }
QScrollBar::handle { background: $control_line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $accent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $sunken; border: 1px solid $line; border-radius: ${radius}px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")


def stylesheet(colours: Colours, scale: TypeScale, drawings: dict[str, str]) -> str:
    """Return the sheet; `drawings` gives the file of each of the MARKS."""
    inks = {
        name: getattr(colours, name)
        for name in (
            "page", "surface", "sunken", "stripe", "line", "control_line", "text", "text_soft", "text_off", "accent",
            "accent_strong", "on_accent", "accent_soft", "danger", "on_danger", "focus", "on_focus",
        )
    }  # fmt: skip
    tones = {
        "good": colours.good,
        "block": colours.block,
        "stop": colours.stop,
        "info": colours.info,
        "demo": colours.demo,
    }
    inks |= {f"{name}_ink": tone.ink for name, tone in tones.items()}
    inks |= {f"{name}_fill": tone.fill for name, tone in tones.items()}
    sizes = {name: str(getattr(scale, name)) for name in TypeScale.__dataclass_fields__}
    return _SHEET.substitute(
        inks | sizes | drawings, radius=str(RADIUS), target=str(TARGET), inner=str(TARGET - 8), bar=str(SCROLL_BAR)
    )
