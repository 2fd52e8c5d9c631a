"""Text on a page: always plain, never markup, in one of a few kinds."""

from enum import StrEnum
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class LabelKind(StrEnum):
    """What a text is for; the style sheet gives each kind its size and weight."""

    BODY = "body"
    HINT = "hint"
    LABEL = "label"
    VALUE = "value"
    LEAD = "lead"
    SECTION = "section"
    TITLE = "title"
    FIGURE = "figure"
    PROBLEM = "problem"


def plain_label(
    text: str = "", *, kind: LabelKind = LabelKind.BODY, wraps: bool = False, parent: QWidget | None = None
) -> QLabel:
    """Return a label that shows its text letter by letter, so that a name can never become markup."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("kind", kind.value)
    label.setWordWrap(wraps)
    return label


def plain_tip(text: str) -> str:
    """Return the text for a tool tip, which takes markup, so that it is shown letter by letter as well."""
    return f"<span>{escape(text)}</span>" if "<" in text else text


def set_kind(label: QLabel, kind: LabelKind) -> None:
    """Change what a label is for."""
    label.setProperty("kind", kind.value)
    wear_again(label)


def wear_again(widget: QWidget) -> None:
    """Have the style sheet look at a widget again whose properties have changed; unless it has not looked yet."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
