"""A PDF that grows page by page: what is drawn on a page goes into the file at once, and only its place is kept."""

from hashlib import md5
from io import BytesIO

from reportlab.pdfbase.pdfdoc import PDFFile, PDFIndirectObject, PDFTrailer
from reportlab.pdfgen.canvas import Canvas

_DATE = "D:20000101000000+00'00'"
"""The library would ask the computer, so that the same paper would be other bytes."""


class PageByPage:
    """The file of a canvas. The library alone would keep the drawing of every page until the last one is done."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._document = canvas._doc
        self._document.format = self._rest
        self._file = BytesIO()
        self._file.write(PDFFile(self._document._pdfVersion).format(self._document))
        self._places: dict[int, int] = {}
        canvas.setDateFormatter(lambda *_: _DATE)

    def page_is_done(self) -> None:
        """Put the page that was just ended into the file and forget its drawing."""
        pages = self._document.Pages.pages
        page = pages.pop()
        number = self._put(self._document.Reference(page).name)
        self._put(self._document.Reference(page.Contents).name)
        for one in (page, page.Contents):
            self._forget(self._document.Reference(one).name)
        pages.append(f"{number} 0 R")

    def finish(self) -> bytes:
        """Return the whole file."""
        return bytes(self._canvas.getpdfdata())

    def _put(self, name: str) -> int:
        """Put an object into the file and return its number."""
        number: int = self._document.idToObjectNumberAndVersion[name][0]
        self._places[number] = self._file.tell()
        self._file.write(PDFIndirectObject(name, self._document.idToObject[name]).format(self._document))
        return number

    def _forget(self, name: str) -> None:
        """Drop what the library knows of an object that is in the file."""
        number, _ = self._document.idToObjectNumberAndVersion.pop(name)
        del self._document.idToObject[name], self._document.numberToId[number]

    def _rest(self) -> bytes:
        """Put in what belongs to no single page, fonts above all, then where everything lies; return the file.

        Called by the library in place of its own, which would put in everything from the first page on.
        """
        document, file = self._document, self._file
        root, info = document.Reference(document.Catalog), document.Reference(document.info)
        number = 1
        while number in self._places or number in document.numberToId:
            if number not in self._places:
                self._put(document.numberToId[number])
            number += 1
        start = file.tell()
        file.write(b"xref\n0 %d\n0000000000 65535 f \n" % number)
        file.writelines(b"%010d 00000 n \n" % self._places[each] for each in range(1, number))
        document.signature = md5(file.getbuffer(), usedforsecurity=False)
        file.write(PDFTrailer(startxref=start, Size=number, Root=root, Info=info, ID=document.ID()).format(document))
        return file.getvalue()
