"""One-place changes of a module."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OTHER_OPERATOR: dict[type[ast.AST], type[ast.AST]] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq},
    **{ast.NotEq: ast.Eq, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult},
    **{ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.And: ast.Or, ast.Or: ast.And},
}
OTHER_NAME = {
    **{"median": "mean", "mean": "median", "nanmedian": "nanmean", "max": "min", "min": "max"},
    **{"any": "all", "all": "any", "ceil": "floor", "floor": "ceil", "maximum": "minimum"},
    **{"minimum": "maximum", "gt": "ge", "ge": "gt", "lt": "le", "le": "lt", "eq": "ne", "ne": "eq"},
    **{"isna": "notna", "notna": "isna", "first": "last", "last": "first", "head": "tail"},
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed place: its module and line, what became of it within what, and the whole changed module.

    `lines` are those that run with it; there are none where it stands outside of functions.
    """

    module: Path
    line: int
    change: str
    within: str
    lines: range
    code: str

    @property
    def told(self) -> str:
        """The place and what became of it."""
        return f"  {self.module.name}:{self.line}: {self.change}   in   {self.within}"


def mutants(module: Path) -> Iterator[Mutant]:
    """All mutants of a module."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    types = [getattr(one, name, None) for one in ast.walk(tree) for name in ("annotation", "returns")]
    frames = [each for one in ast.walk(tree) for each in getattr(one, "decorator_list", [])]
    # `strict` of zip only speaks where lengths differ, which is a mistake of ours.
    strict = [one for one in ast.walk(tree) if isinstance(one, ast.keyword) and one.arg == "strict"]
    left_out = (one for one in (*types, *frames, *strict) if one is not None)
    never_run = {id(part) for one in left_out for part in ast.walk(one)}
    lines = dict(_lines_of_nodes(tree, range(0)))
    around = {id(part): one for one in ast.walk(tree) for part in ast.iter_child_nodes(one)}
    for number, node in enumerate(ast.walk(tree)):
        for other in () if id(node) in never_run else _others(node):
            changed = copy.deepcopy(tree)
            place = next(one for at, one in enumerate(ast.walk(changed)) if at == number)
            for name, value in other.items():
                setattr(place, name, value)
            before, after = ast.unparse(node)[:60], ast.unparse(place)[:60]
            line = getattr(node, "lineno", 0) or lines[id(node)].start
            whole = around[id(node)]
            # Of an argument by name and of a sign what they stand in: others are written the same.
            while isinstance(whole, (ast.keyword, ast.UnaryOp)):
                whole = around[id(whole)]
            within = " ".join(ast.unparse(whole).split())[:90]
            change = f"{before}  ->  {after}"
            yield Mutant(module, line, change, within, lines[id(node)], ast.unparse(changed))


def _lines_of_nodes(node: ast.AST, lines: range) -> Iterator[tuple[int, range]]:
    """The lines that run where a node does: its statement, of a block the head, outside of functions none."""
    if isinstance(node, ast.stmt) and not (isinstance(node, ast.ClassDef) or lines == range(0)):
        body = getattr(node, "body", None)
        lines = range(node.lineno, body[0].lineno if body else (node.end_lineno or node.lineno) + 1)
    yield id(node), lines
    if isinstance(node, ast.FunctionDef):
        lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
    for part in ast.iter_child_nodes(node):
        yield from _lines_of_nodes(part, lines)


def _others(node: ast.AST) -> Iterator[dict[str, object]]:
    """What a node may be changed to: new values of its fields."""
    match node:
        case ast.Compare(ops=[one]) | ast.BinOp(op=one) | ast.BoolOp(op=one) | ast.AugAssign(op=one):
            if type(one) in OTHER_OPERATOR:
                new = OTHER_OPERATOR[type(one)]()
                yield {"ops": [new]} if isinstance(node, ast.Compare) else {"op": new}
        case ast.UnaryOp(op=ast.Invert() | ast.Not() | ast.USub()):
            yield {"op": ast.UAdd()}
        case ast.Constant(value=bool() as value):
            yield {"value": not value}
        case ast.Constant(value=int() as value):
            yield {"value": value + 1}
        case ast.Constant(value=float() as value):
            # Of a guard against binary noise a tenth more or less is none.
            yield {"value": value * 1.1 if value > 1e-3 else 0.1 if not value else 0.0}
        case ast.Constant(value="sum" | "max" | "min" | "first" | "last" as value):
            yield {"value": {"sum": "mean", **OTHER_NAME}[value]}
        case ast.Attribute(attr=name) if name in OTHER_NAME:
            yield {"attr": OTHER_NAME[name]}
        case ast.keyword(arg="min_count"):
            yield {"value": ast.Constant(value=0)}
