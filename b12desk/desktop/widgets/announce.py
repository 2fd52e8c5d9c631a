"""Says something to a screen reader without moving the focus."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, message: str, *, is_urgent: bool = False) -> None:
    """Have a screen reader say the message; urgent ones interrupt what it is reading."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # Qt's accessibility is slow to load

    if not message or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, message)
    if is_urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
