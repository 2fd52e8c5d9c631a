"""Which changes the mutation check makes: each boundary of a module moved by one, with Cosmic Ray's operators."""
# mypy: disable-error-code="import-not-found, import-untyped, no-any-unimported"
# mypy: disallow-subclassing-any=False

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path

import cosmic_ray.operators.comparison_operator_replacement as comparisons
import parso.python.tree
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.number_replacer import NumberReplacer
from cosmic_ray.operators.operator import Example, Operator

# “180”, “3.5”, “P12M”: figures that stand in quotation marks because they are exact decimals or ISO periods.
_FIGURE = re.compile(r"(P?)([0-9]+(?:\.[0-9]+)?)([DWMY]?)")


class WrittenFigureReplacer(Operator):  # type: ignore[misc, unused-ignore]
    """Moves the last digit of a figure in quotation marks by one, up and down."""

    def mutation_positions(self, node: parso.python.tree.PythonNode) -> Iterator[tuple[object, object]]:
        if node.type == "string" and (found := _FIGURE.fullmatch(node.value[1:-1])) and (found[1] or not found[3]):
            for _ in (+1, -1):
                yield node.start_pos, node.end_pos

    def mutate(self, node: parso.python.tree.PythonNode, index: int) -> parso.python.tree.PythonNode:
        found = _FIGURE.fullmatch(node.value[1:-1])
        assert found is not None
        figure = Decimal(found[2])
        moved = figure + Decimal((0, (1,), int(figure.as_tuple().exponent))) * (+1, -1)[index]
        return parso.python.tree.String(f'"{found[1]}{moved}{found[3]}"', node.start_pos, prefix=node.prefix)

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return Example('x = "3.5"', 'x = "3.6"'), Example('x = "P12M"', 'x = "P11M"', occurrence=1)


_BOUNDARIES = ("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Eq_NotEq", "NotEq_Eq")
OPERATORS = {
    "number": (NumberReplacer,),
    "written figure": (WrittenFigureReplacer,),
    "comparison": tuple(getattr(comparisons, f"ReplaceComparisonOperator_{change}") for change in _BOUNDARIES),
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file: where, in which piece of its line, and the whole changed source."""

    path: Path
    kind: str
    line: int
    was: str
    becomes: str
    source: str


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Yield every change of the boundaries in a file, in the order of the operators."""
    source = path.read_text(encoding="utf-8")
    for kind, operators in OPERATORS.items():
        for operator in operators:
            occurrence = 0
            while (changed := mutate_code(source, operator(), occurrence)) is not None:
                ast.parse(changed)
                yield _described(path, kind, source, changed)
                occurrence += 1


def _described(path: Path, kind: str, source: str, changed: str) -> Mutant:
    pairs = zip(source.splitlines(), changed.splitlines(), strict=True)
    number, (was, becomes) = next((n, pair) for n, pair in enumerate(pairs, start=1) if pair[0] != pair[1])
    piece, into = _changed_piece(was, becomes)
    return Mutant(path, kind, number, piece, into, changed)


def _changed_piece(was: str, becomes: str) -> tuple[str, str]:
    """Return the part of a line that changed, with a little of its surroundings."""
    blocks = [op for op in SequenceMatcher(None, was, becomes, autojunk=False).get_opcodes() if op[0] != "equal"]
    _, start, _, into_start, _ = blocks[0]
    _, _, end, _, into_end = blocks[-1]
    before = was[max(0, start - 28) : start].lstrip()
    after = was[end : end + 16].rstrip()
    return f"{before}{was[start:end]}{after}", f"{before}{becomes[into_start:into_end].strip()}{after}"
