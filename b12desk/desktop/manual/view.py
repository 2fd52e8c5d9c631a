"""The sheet of the manual: its pages, a search in the page, and the text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.manual.model import PAGES, ManualPage, page_of, text_of
from b12desk.desktop.manual.reader import Reader
from b12desk.desktop.theme.scale import GAP
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.fields import choice_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import row
from b12desk.desktop.widgets.search_field import SearchField

_WIDTH = 940
_LONGEST = 100


class ManualSheet(ActSheet):
    """Reads the pages that come with the program; nothing is fetched from anywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Manual"), parent, width=_WIDTH, is_tall=True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pages = choice_field(self.tr("Page of the manual"))
        self.pages.offer([(page.file, page.title) for page in PAGES])
        self.search = SearchField(self.tr("Find in the manual"), self.tr("Find on this page"), max_length=_LONGEST)
        self.reader = Reader(self.tr("Text of the manual"))
        self.reader.setMinimumHeight(280)
        self._says = plain_label(kind=LabelKind.HINT)
        self._place()
        self.search.textChanged.connect(lambda _: self._find_anew())
        self.search.returnPressed.connect(lambda: self._find(backwards=False))
        self.reader.link_asked.connect(self._follow)
        self.pages.currentIndexChanged.connect(lambda _: self._show_chosen())
        self.pages.choose(PAGES[0].file)

    def has_unsaved(self) -> bool:
        """What is looked for is nothing that could be lost."""
        return False

    def show_page(self, page: ManualPage) -> None:
        """Show a page from its beginning."""
        self.pages.choose(page.file)

    def _place(self) -> None:
        line = row(gap=GAP)
        line.addWidget(self.pages, 2)
        line.addWidget(self.search, 3)
        for words, backwards in ((self.tr("Previous"), True), (self.tr("Next"), False)):
            button = quiet_button(words)
            button.clicked.connect(lambda _=False, backwards=backwards: self._find(backwards=backwards))
            line.addWidget(button)
        self.body.addLayout(line)
        self.body.addWidget(self._says)
        self.body.addWidget(self.reader, 1)
        self.add_button(quiet_button(self.tr("Close"))).clicked.connect(self.reject)

    def _show_chosen(self) -> None:
        page = page_of(self.pages.value() or "")
        if page is not None:
            self.reader.show_markdown(text_of(page))
            self._say("")

    def _follow(self, link: str) -> None:
        page = page_of(link)
        if page is not None:
            self.show_page(page)
        else:
            self._say(self.tr("This leads out of the manual, and b12desk works offline: {link}").format(link=link))

    def _find_anew(self) -> None:
        cursor = self.reader.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.reader.setTextCursor(cursor)
        self._find(backwards=False)

    def _find(self, *, backwards: bool) -> None:
        text = self.search.text().strip()
        is_there = self.reader.find_next(text, backwards=backwards)
        self._say("" if is_there or not text else self.tr("“{text}” is not on this page.").format(text=text))

    def _say(self, sentence: str) -> None:
        self._says.setText(sentence)
        announce(self.search, sentence)
