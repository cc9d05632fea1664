#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds every #include of the sources against the arrows of ARCHITECTURE.md.

CMake gives each folder an include root of its own, so most wrong includes do not compile; this
lint also catches what would compile, and says the rule. Usage: includes.py [ROOT]
"""

import re
import sys
from pathlib import Path

# What each folder may include besides itself.
ARROWS = {
    "lib/base": set(),
    "lib/parallel": {"lib/base"},
    "lib/model": {"lib/base", "lib/parallel"},
    "lib/eval": {"lib/base", "lib/parallel", "lib/model"},
    "lib/fusion": {"lib/base", "lib/parallel", "lib/model"},
    "lib/stats": {"lib/base", "lib/parallel", "lib/model"},
    "lib/convert": {"lib/base", "lib/parallel", "lib/model", "lib/stats"},
    "lib/report": {"lib/base", "lib/parallel", "lib/model"},
    "lib/bundle": {"lib/base"},
    "lib/check": {"lib/base", "lib/parallel", "lib/model"},
    "metrics": {"lib/base", "lib/parallel", "lib/model", "lib/eval"},
    "datasets": {"lib/base", "lib/parallel", "lib/model", "lib/convert"},
    "apps/cli": {"lib/base", "lib/parallel", "lib/model", "lib/eval", "lib/fusion", "lib/stats",
                 "lib/convert", "lib/report", "lib/bundle", "lib/check", "metrics", "datasets"},
    "apps": {"lib/base", "lib/parallel", "lib/model", "lib/eval", "lib/stats", "lib/report",
             "lib/check", "metrics", "datasets", "apps/cli"},
}

# Third-party headers, and the folders whose .cpp files may include them.
THIRD_PARTY = {
    r"CLI/.*": {"apps/cli"},
    r"(tbb|oneapi)/.*": {"lib/parallel"},
    r"fmt/.*": set(ARROWS),
    r"boost/.*": {"lib/stats"},
    r"fast_float/.*": {"lib/base"},
    r"archive(_entry)?\.h": {"lib/base", "lib/bundle"},
    r"zlib\.h|zstd(_errors)?\.h": {"lib/base"},
    r"openssl/.*": {"lib/base", "lib/bundle"},
    r"re2/.*": {"lib/base"},
    r"Eigen/.*": {"lib/fusion"},
    r"tsl/.*": {"lib/model", "lib/eval", "lib/stats", "lib/convert", "lib/check", "datasets"},
    r"simdjson\.h": {"lib/check", "datasets"},
    r"nlohmann/.*": {"lib/fusion", "lib/report", "lib/bundle", "datasets"},
    r"yaml-cpp/.*": {"lib/bundle", "lib/check"},
    r"toml\+\+/.*": {"lib/check"},
    # The operating system and the instruction set.
    r"(unistd|fcntl|poll)\.h|sys/.*": {"lib/base", "apps/cli"},
    r"[a-z0-9]+intrin\.h": {"lib/base", "lib/fusion", "datasets"},
}
# What headers may include all the same: the one library a folder is there for, and intrinsics, which
# are of no use behind a call.
HEADERS_MAY_SHOW = {"apps/cli": r"CLI/.*", "datasets": r"[a-z0-9]+intrin\.h", "lib/base": r"[a-z0-9]+intrin\.h"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def complaint(folder: str, is_header: bool, bracket: str, name: str) -> str | None:
    """Why this include is wrong, or None."""
    if bracket == '"':
        return f'write <rankline/.../{name}>: includes do not depend on where the file is'
    if name.startswith("rankline/"):
        part = name.split("/")[1]
        target = next((known for known in ARROWS if known.split("/")[-1] == part), None)
        if target is None:
            return f"there is no folder {part}"
        if target != folder and target not in ARROWS[folder]:
            return f"{folder} must not know {target}"
        return None
    if "/" not in name and not name.endswith(".h"):
        return None  # the standard library
    for pattern, folders in THIRD_PARTY.items():
        if re.fullmatch(pattern, name):
            if folder not in folders:
                return f"<{name}> belongs to {', '.join(sorted(folders))} alone"
            if is_header and not re.fullmatch(HEADERS_MAY_SHOW.get(folder, "(?!)"), name):
                return f"<{name}> must stay inside .cpp files"
            return None
    return f"<{name}> is not in the list of scripts/lint/includes.py"


def folder_of(file: Path) -> str | None:
    """The longest folder of ARROWS that holds `file` (a path from the root)."""
    holders = [folder for folder in ARROWS if file.is_relative_to(folder)]
    return max(holders, key=len, default=None)


def check(root: Path) -> list[str]:
    complaints = []
    for top in ("lib", "metrics", "datasets", "apps"):
        for file in sorted((root / top).rglob("*.[ch]pp")):
            path = file.relative_to(root)
            folder = folder_of(path)
            if folder is None:
                complaints.append(f"{path}: no rule for this folder")
                continue
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                match = INCLUDE.match(line)
                wrong = match and complaint(folder, file.suffix == ".hpp", *match.groups())
                if wrong:
                    complaints.append(f"{path}:{number}: {wrong}")
    return complaints


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    complaints = check(root)
    print("\n".join(complaints) if complaints else "includes: every arrow points the right way")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
