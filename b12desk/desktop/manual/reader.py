"""Shows one page of Markdown in the product's own type and colours."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from b12desk.desktop.theme.apply import colours_now
from b12desk.desktop.theme.palette import Colours
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE

_SIZES = {1: 1.6, 2: 1.3, 3: 1.15}


class Reader(QTextBrowser):
    """Reads what it is given and fetches nothing: a link is told, never followed."""

    link_asked = Signal(str)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        found = self.palette()
        found.setColor(QPalette.ColorRole.Highlight, QColor(colours_now().focus))
        found.setColor(QPalette.ColorRole.HighlightedText, QColor(colours_now().on_focus))
        self.setPalette(found)
        self.anchorClicked.connect(lambda url: self.link_asked.emit(url.toString()))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return nothing for pictures and the like: the pages are text."""
        return None

    def show_markdown(self, text: str) -> None:
        """Show a page from its beginning."""
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(GAP_WIDE)
        document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        _dress(document, colours_now())
        self.setDocument(document)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def find_next(self, text: str, *, backwards: bool = False) -> bool:
        """Go to the next place of a text, round the end of the page; return whether there is any."""
        flags = QTextDocument.FindFlag.FindBackward if backwards else QTextDocument.FindFlag(0)
        if not text or self.find(text, flags):
            return bool(text)
        kept = self.textCursor()
        end = QTextCursor.MoveOperation.End if backwards else QTextCursor.MoveOperation.Start
        self.moveCursor(end)
        if self.find(text, flags):
            return True
        self.setTextCursor(kept)
        return False


def _dress(document: QTextDocument, colours: Colours) -> None:
    """Give headings their sizes, paragraphs their distances, links and tables their colours."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor.setPosition(block.position())
        shape = QTextBlockFormat()
        shape.setTopMargin(GAP_WIDE if level else GAP_SMALL)
        shape.setBottomMargin(GAP if level else GAP_SMALL)
        shape.setLineHeight(125.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(shape)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            words = QTextCharFormat()
            words.setFontPointSize(document.defaultFont().pointSizeF() * _SIZES.get(level, 1.05))
            cursor.mergeCharFormat(words)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        _dress_table(frame, colours)
    cursor.endEditBlock()


def _dress_table(frame: QTextFrame, colours: Colours) -> None:
    if isinstance(frame, QTextTable):
        shape = frame.format()
        shape.setCellPadding(GAP_SMALL)
        shape.setCellSpacing(0)
        shape.setBorder(1)
        shape.setBorderBrush(QColor(colours.line))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderCollapse(True)
        frame.setFormat(shape)
