"""Small changes to a program, one at a time, each of which a test should notice. Pure."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType

_PAIRS: tuple[tuple[type[ast.cmpop], type[ast.cmpop]], ...] = (
    (ast.Lt, ast.GtE),
    (ast.LtE, ast.Gt),
    (ast.Eq, ast.NotEq),
    (ast.Is, ast.IsNot),
    (ast.In, ast.NotIn),  # codespell:ignore notin
)
_OPPOSITES = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
_BOUNDARIES: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_FUNCTIONS = {"any": "all", "all": "any", "min": "max", "max": "min"}
# Types and decorators are not behaviour that a test of a function sees.
_SKIPPED_FIELDS = frozenset({"annotation", "returns", "decorator_list", "type_params"})
# zip(strict=True) only guards against mistakes of our own.
_SKIPPED_KEYWORDS = frozenset({"strict"})
_MARK = "XX"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A program with one change. Line: where it is; before and after: the changed part."""

    line: int
    before: str
    after: str
    code: CodeType


def mutants(source: str, filename: str) -> Iterator[Mutant]:
    """All mutants of a module."""
    tree = ast.parse(source)
    for holder, field, index, node in _places(tree):
        for changed in _changes(node):
            before, after = ast.unparse(node), ast.unparse(changed)
            ast.copy_location(changed, node)
            _put(holder, field, index, changed)
            yield Mutant(getattr(node, "lineno", 0), before, after, compile(ast.fix_missing_locations(tree), filename, "exec"))
            _put(holder, field, index, node)


def _put(holder: ast.AST, field: str, index: int | None, node: ast.AST) -> None:
    if index is None:
        setattr(holder, field, node)
    else:
        getattr(holder, field)[index] = node


def _places(holder: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.AST]]:
    """Each node below a node with the field, and its index, in which it is held."""
    for field, value in list(ast.iter_fields(holder)):
        if field in _SKIPPED_FIELDS:
            continue
        for index, node in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(node, ast.AST) and not _is_skipped(holder, node):
                yield holder, field, index, node
                yield from _places(node)


def _is_skipped(holder: ast.AST, node: ast.AST) -> bool:
    """Docstrings, the sentences of an enumeration, and arguments that only guard."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.keyword):
        return node.arg in _SKIPPED_KEYWORDS
    return isinstance(holder, ast.ClassDef) and isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare():
            yield from _comparisons(node)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.And() if isinstance(op, ast.Or) else ast.Or(), values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            yield ast.BinOp(left, _OPERATORS[type(op)](), right)
        case ast.AugAssign(target=target, op=op, value=value) if type(op) in _OPERATORS:
            yield ast.AugAssign(target, _OPERATORS[type(op)](), value)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in _FUNCTIONS:
            yield ast.Call(ast.Name(_FUNCTIONS[name], ast.Load()), args, keywords)
        case ast.Constant():
            yield from _constants(node)
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield ast.Return(ast.Constant(None))
        case ast.Continue():
            yield ast.Break()
        case ast.Expr(value=ast.Call()):
            yield ast.Pass()


def _comparisons(node: ast.Compare) -> Iterator[ast.AST]:
    for index, op in enumerate(node.ops):
        for table in (_OPPOSITES, _BOUNDARIES):
            if type(op) in table:
                yield ast.Compare(node.left, [*node.ops[:index], table[type(op)](), *node.ops[index + 1 :]], node.comparators)


def _constants(node: ast.Constant) -> Iterator[ast.AST]:
    match node.value:
        case bool(value):
            yield ast.Constant(not value)
        case int(value) | float(value):
            yield ast.Constant(value + 1)
        case str(value):
            yield ast.Constant(_MARK + value + _MARK)
