"""The words of a web page that the program made, in the order in which a screen reader reads them."""

from html.parser import HTMLParser

_HEADINGS = frozenset({"h1", "h2", "h3"})
_BLOCKS = _HEADINGS | {"header", "main", "section", "footer", "p", "br", "ul", "ol", "li", "dl", "dt"}
_UNREAD = frozenset({"style", "title"})


def page_text(page: bytes) -> str:
    """Return the page's words, a line a paragraph, an empty line before each heading, a point before what is listed."""
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    reader.close()
    return "\n".join(reader.lines).strip()


class _Reader(HTMLParser):
    """Collects lines; a term and what it is stand on one."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._line = ""
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._end_line(tag)
        self._unread += tag in _UNREAD
        if tag in _HEADINGS:
            self.lines.append("")
        elif tag == "li":
            self._line = "• "

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in _UNREAD
        if tag == "dt":
            self._line += ": "
        else:
            self._end_line(tag)

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._line += data

    def _end_line(self, tag: str) -> None:
        if tag not in _BLOCKS:
            return
        said, self._line = " ".join(self._line.split()), ""
        if said not in ("", "•"):
            self.lines.append(said)
