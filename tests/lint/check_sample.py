#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The bundled sample is, byte for byte, what scripts/make_sample.py writes, and nothing else."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
sys.dont_write_bytecode = True

from make_sample import sample_files  # noqa: E402  (found by the line above)


def main() -> int:
    folder = ROOT / "datasets" / "sample"
    made = {name: text.encode() for name, text in sample_files().items()}
    found = {path.relative_to(folder).as_posix(): path.read_bytes()
             for path in folder.rglob("*") if path.is_file() and path.name != "README.md"}
    wrong = sorted(name for name in made.keys() | found.keys() if made.get(name) != found.get(name))
    for name in wrong:
        print(f"datasets/sample/{name} is not what scripts/make_sample.py makes")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
