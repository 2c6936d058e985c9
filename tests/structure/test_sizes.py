from __future__ import annotations

import ast
from statistics import median

import pytest
from tests.structure.source import MODULES, name_of, tree_of

LONGEST_FILE = 500
MEDIAN_FILE = 150
LONGEST_FUNCTION = 70
VAGUE = {"utils", "util", "helpers", "helper", "misc", "manager", "common"}


def _lines(path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_longer_than_500_lines_and_the_median_is_under_150() -> None:
    lengths = {name_of(path): _lines(path) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}
    assert median(lengths.values()) < MEDIAN_FILE


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_function_is_longer_than_70_lines(path) -> None:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{path.name}:{node.lineno}: {node.name} is {length} lines long"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_error_is_swallowed_whole(path) -> None:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ExceptHandler):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            names = {getattr(kind, "id", None) for kind in kinds}
            assert not names & {None, "Exception"} or any(isinstance(kind, ast.Attribute) for kind in kinds), (
                f"{path.name}:{node.lineno} catches everything"
            )
            reraises = any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node))
            assert "BaseException" not in names or reraises, f"{path.name}:{node.lineno} keeps every error to itself"


def test_names_say_what_a_module_is_about() -> None:
    assert {name_of(path) for path in MODULES if path.stem in VAGUE} == set()
