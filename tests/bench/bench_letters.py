"""Recall letters against a bare ReportLab canvas that draws the very same lines, in the same run.

    python tests/bench/bench_letters.py [letters]

Prints the time per letter of both, and the memory that both held at their highest besides the file itself, for a fifth
and for all of the letters. Exits with 1 when the letters take more than three times the time or the memory of the bare
canvas, or when memory is not flat: what a letter leaves besides its page in the file is that page’s number and place,
less than half a kilobyte. Small runs show more, which is the interpreter’s own store for what was freed.
"""

import gc
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from io import BytesIO
from statistics import median

from reportlab.pdfgen.canvas import Canvas

from b12desk.documents.faces import Face
from b12desk.documents.letters import Letter, Paragraph, letters_pdf
from b12desk.documents.wrapping import wrap
from b12desk.services.letters_wording import LetterNumber, filled, is_for_all, program_wording, read_wording
from tests.documents.plans import CLINIC

MOST_TIMES_BARE = 3.0
MOST_KILOBYTES_A_LETTER = 1.0
ROUNDS = 5
_WIDTH = 468.0


def a_letter(number: int) -> Letter:
    """Return a letter like that of the program, to somebody of their own name and address."""
    words = read_wording(program_wording())[LetterNumber(number % 3 + 1)]
    places = {"due_by": f"{number % 28 + 1} April 2026", "phone": CLINIC.phone, "clinic": CLINIC.name}
    return Letter(
        address=(f"Mrs Ada Smith{number}", f"{number} Mill Lane", "Otterbourne", "SO21 2AA"),
        opening=("28 April 2026", f"Our reference: {number:05X}-C1D04"),
        greeting=f"Dear Mrs Smith{number}",
        heading=words.heading,
        paragraphs=tuple(Paragraph(filled(text, places), is_for_all(text)) for text in words.paragraphs),
        closing=("Yours sincerely", CLINIC.name),
    )


def lines_of(letter: Letter) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of a letter that it shares with its kind, and its own, broken beforehand."""
    shared = [letter.heading, *(each.text for each in letter.paragraphs if each.is_shared), *letter.closing]
    own = [*letter.opening, letter.greeting, *(each.text for each in letter.paragraphs if not each.is_shared)]
    return _broken([CLINIC.name, *CLINIC.address.splitlines(), *shared]), (*letter.address, *_broken(own))


def bare(lines: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> bytes:
    """Draw the same lines with nothing between them and the canvas, what is shared as one form a kind of letter."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), initialFontName=Face.REGULAR.value, invariant=1)
    forms: dict[tuple[str, ...], str] = {}
    for shared, own in lines:
        if shared not in forms:
            forms[shared] = f"form{len(forms)}"
            canvas.beginForm(forms[shared])
            _draw(canvas, shared, 760)
            canvas.endForm()
        canvas.doForm(forms[shared])
        _draw(canvas, own, 400)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _broken(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(line for text in texts for line in wrap(text, Face.REGULAR, 11, _WIDTH))


def _draw(canvas: Canvas, lines: Sequence[str], y: float) -> None:
    canvas.setFont(Face.REGULAR.value, 11)
    for line in lines:
        canvas.drawString(70, y, line)
        y -= 15


def milliseconds(work: Callable[[], bytes], letters: int) -> float:
    """Return the median time a letter."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000 / letters)
    return median(times)


def kilobytes(work: Callable[[], bytes]) -> float:
    """Return the most memory that was held at once besides the file that is made."""
    gc.collect()
    tracemalloc.start()
    made = work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (most - len(made)) / 1024


def main() -> int:
    """Run and print; return the exit code."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    letters = [a_letter(number) for number in range(count)]
    few, lines = letters[: count // 5], [lines_of(letter) for letter in letters]
    letters_pdf(CLINIC, few)
    made = milliseconds(lambda: letters_pdf(CLINIC, letters), count)
    plain = milliseconds(lambda: bare(lines), count)
    some, all_of_them = kilobytes(lambda: letters_pdf(CLINIC, few)), kilobytes(lambda: letters_pdf(CLINIC, letters))
    more = (all_of_them - some) / (count - len(few))
    held = kilobytes(lambda: bare(lines))
    sys.stdout.write(
        f"{count} letters: {made:.2f} ms each, bare canvas {plain:.2f} ms, {made / plain:.2f} times\n"
        f"memory at its highest, besides the file: {some:.0f} kB for {len(few)}, {all_of_them:.0f} kB for {count}, "
        f"{more:.2f} kB for each letter more; bare canvas {held:.0f} kB, {all_of_them / held:.2f} times\n"
    )
    is_heavy = all_of_them > MOST_TIMES_BARE * held or more > MOST_KILOBYTES_A_LETTER
    return int(made > MOST_TIMES_BARE * plain or is_heavy)


if __name__ == "__main__":
    raise SystemExit(main())
