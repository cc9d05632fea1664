#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the tree against the house rules that a compiler does not see. Usage: tree.py [ROOT]"""

import os
import re
import sys
from pathlib import Path

CODE = {".cpp", ".hpp"}
SCRIPT = {".py", ".sh"}
TEXT = CODE | SCRIPT | {".md", ".cmake", ".txt", ".json", ".in"}

LINE_LIMITS = {"README.md": 150, "ARCHITECTURE.md": 150}
SOURCE_LINES = 500
FOLDER_README_LINES = range(3, 41)
COLUMNS = 100
FILE_BYTES = 1 << 20

# Spelled so that this file does not find itself.
MACHINE_PATH = re.compile(r"(?<![\w.$])/(?:home|root|work|Users)/\w")
LATER_WORK = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK|not " r"implemented|un" r"implemented|place"
                        r"holder|st" r"ub)\b")

# Inputs and expected outputs of tests, and real or generated data: bytes that are as they must be.
DATA = ("tests/cli/", "tests/golden/", "tests/data/", "tests/fuzz/corpus/", "datasets/sample/")


def files(root: Path) -> list[Path]:
    """Every file that belongs to the tree, without asking git, which a release does not have."""
    found = []
    for folder, names, entries in os.walk(root):
        names[:] = [name for name in names if not re.fullmatch(r"\.git|\.cache|__pycache__|build(-.*)?", name)]
        found += [Path(folder, entry).relative_to(root) for entry in entries if not entry.endswith(".pyc")]
    return sorted(found)


def is_data(path: Path) -> bool:
    return path.as_posix().startswith(DATA) and path.suffix not in CODE | SCRIPT and path.name != "README.md"


def check_lines(path: Path, text: str) -> list[str]:
    complaints = []
    for number, line in enumerate(text.split("\n"), 1):
        place = f"{path}:{number}"
        if line != line.rstrip():
            complaints.append(f"{place}: blanks at the end of the line")
        if path.suffix in CODE and "\t" in line:
            complaints.append(f"{place}: a tab")
        if path.suffix in CODE and len(line) > COLUMNS:
            complaints.append(f"{place}: {len(line)} columns, {COLUMNS} at most")
        if MACHINE_PATH.search(line):
            complaints.append(f"{place}: a path of one machine")
        if LATER_WORK.search(line):
            complaints.append(f"{place}: a word that promises later work")
    return complaints


def check_text(path: Path, text: str) -> list[str]:
    complaints = check_lines(path, text)
    lines = text.count("\n")
    if text and not text.endswith("\n"):
        complaints.append(f"{path}: no line end at the end")
    if path.suffix in CODE | SCRIPT and lines > SOURCE_LINES:
        complaints.append(f"{path}: {lines} lines, {SOURCE_LINES} at most")
    if lines > LINE_LIMITS.get(path.as_posix(), lines):
        complaints.append(f"{path}: {lines} lines, {LINE_LIMITS[path.as_posix()]} at most")
    if path.suffix in CODE and not text.startswith("// SPDX-License-Identifier: MIT\n"):
        complaints.append(f"{path}: the first line is not the licence's SPDX line")
    if path.suffix in SCRIPT and "# SPDX-License-Identifier: MIT" not in text.split("\n")[:2]:
        complaints.append(f"{path}: no SPDX line behind the #! line")
    return complaints


def check_folders(root: Path, paths: list[Path]) -> list[str]:
    """Each folder of the first two levels says in a README what it is for."""
    complaints = []
    folders = {parent for path in paths for parent in path.parents if 1 <= len(parent.parts) <= 2}
    for folder in sorted(folders):
        if folder.parts[0].startswith("."):
            continue
        readme = root / folder / "README.md"
        if not readme.is_file():
            complaints.append(f"{folder}: no README.md")
        elif readme.read_text(encoding="utf-8").count("\n") not in FOLDER_README_LINES:
            complaints.append(f"{folder}/README.md: {FOLDER_README_LINES.start} to "
                              f"{FOLDER_README_LINES.stop - 1} lines")
    return complaints


def check(root: Path) -> list[str]:
    paths = files(root)
    complaints = check_folders(root, paths)
    for path in paths:
        file = root / path
        if file.stat().st_size > FILE_BYTES:
            complaints.append(f"{path}: larger than a mebibyte")
        elif path.suffix in TEXT and not is_data(path):
            text = file.read_text(encoding="utf-8")
            complaints += check_text(path, text)
            if text.startswith("#!") and not os.access(file, os.X_OK):
                complaints.append(f"{path}: has a #! line but no run bit")
    for name in LINE_LIMITS:
        if not (root / name).is_file():
            complaints.append(f"{name}: missing")
    return complaints


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    complaints = check(root)
    print("\n".join(complaints) if complaints else "tree: in order")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
