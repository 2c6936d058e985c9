"""The source tree as the structure tests see it: modules, their rooms and their imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "tumen"
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """``tumen.reading.dates`` for its file."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(module: str) -> str:
    """The part of Tumen a module belongs to: ``reading`` for ``tumen.reading.dates``, empty for ``tumen`` itself."""
    return module.split(".")[1] if "." in module else ""


def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Each module of Tumen that a file imports, with the line; ``import_module("...")`` counts too."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if _ours(alias.name))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            module = node.module or ""
            if module == "tumen":
                yield from ((node.lineno, f"tumen.{alias.name}") for alias in node.names)
            elif _ours(module):
                yield node.lineno, module
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "import_module":
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and _ours(first.value):
                yield node.lineno, first.value


def _ours(module: str) -> bool:
    return module == "tumen" or module.startswith("tumen.")
