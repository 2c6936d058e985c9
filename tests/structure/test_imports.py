from __future__ import annotations

import ast

import pytest
from tests.structure.source import MODULES, imports_of, name_of, part_of, tree_of

FLOORS = [
    {"errors"},
    {"model", "vocabulary", "settings", "contract", "sample"},
    {"reading", "extraction", "consolidation", "ledger", "sanctions", "relations"},
    {"workflow"},
    {"reports"},
    {"sharing"},
    {"bulk", "web"},
    {"cli"},
]
ROOMS = FLOORS[2]
FLOOR_OF = {part: number for number, floor in enumerate(FLOORS) for part in floor}
PURE = ("extraction", "consolidation", "relations", "vocabulary", "model", "contract")
CLOCKS = {"now", "utcnow", "today"}


def _reaches_up(module: str, imported: str) -> bool:
    here, there = part_of(module), part_of(imported)
    if here == there:
        return False
    if here in ROOMS and there in ROOMS:
        return True
    return FLOOR_OF[there] > FLOOR_OF[here]


def test_every_part_has_a_floor() -> None:
    parts = {part_of(name_of(path)) for path in MODULES} - {"", "__main__"}
    assert parts <= FLOOR_OF.keys()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_run_only_downward_and_rooms_know_nothing_of_each_other(path) -> None:
    module = name_of(path)
    if part_of(module) in {"", "__main__"}:
        pytest.skip("the front door may open on any room")
    wrong = [
        f"{path.name}:{line}: {module} imports {imported}"
        for line, imported in imports_of(path)
        if imported == "tumen" or _reaches_up(module, imported)
    ]
    assert not wrong


def test_the_rule_would_catch_a_room_that_imports_another() -> None:
    assert _reaches_up("tumen.relations.view", "tumen.ledger.store")
    assert _reaches_up("tumen.ledger.store", "tumen.workflow")
    assert not _reaches_up("tumen.web.site", "tumen.ledger.store")


@pytest.mark.parametrize("path", [path for path in MODULES if part_of(name_of(path)) in PURE], ids=name_of)
def test_pure_parts_have_no_clock_and_no_chance(path) -> None:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in CLOCKS, f"{path.name}:{node.lineno} asks what time it is"
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {alias.name for alias in node.names} | {getattr(node, "module", None)}
            assert not names & {"random", "secrets", "uuid"}, f"{path.name}:{node.lineno} draws by chance"
