#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The README's table of measures names every measure that ir-eval has, and no other.

    check_measures.py IR_EVAL README.md
"""

import re
import subprocess
import sys
from pathlib import Path


def main() -> int:
    listed = subprocess.run([sys.argv[1], "--list-measures"], capture_output=True, text=True, check=True).stdout
    registry = {re.match(r"\w+", line).group() for line in listed.splitlines()}
    readme = Path(sys.argv[2]).read_text(encoding="utf-8")
    section = re.search(r"^## Measures\n(.*?)^## ", readme, re.MULTILINE | re.DOTALL).group(1)
    rows = re.findall(r"^\| [^|]+ \| (.+) \|$", section, re.MULTILINE)
    named = [name for row in rows for name in row.split(", ")]
    for name in sorted(registry - set(named)):
        print(f"README.md does not name {name}")
    for name in sorted(set(named) - registry):
        print(f"README.md names {name}, which ir-eval does not have")
    twice = sorted({name for name in named if named.count(name) > 1})
    for name in twice:
        print(f"README.md names {name} twice")
    return 1 if registry != set(named) or twice else 0


if __name__ == "__main__":
    sys.exit(main())
