#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the examples of a Markdown file: every block fenced as ```console.

    run_examples.py --bin BUILD/bin README.md

A line "$ COMMAND" is run by bash in a folder where datasets/ is the project's; the lines up to the
next "$ " are what it must print, standard error included.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def examples(markdown: str) -> list[tuple[str, str]]:
    """(command, expected output) for each "$ " line."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```$", markdown, re.MULTILINE | re.DOTALL):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = example.partition("\n")
            while command.endswith("\\"):
                more, _, output = output.partition("\n")
                command = command[:-1] + more.lstrip()
            found.append((command, output))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="Runs the examples of a Markdown file.")
    parser.add_argument("--bin", type=Path, required=True, help="folder of the tools")
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()

    environment = dict(os.environ, PATH=f"{arguments.bin.resolve()}{os.pathsep}{os.environ['PATH']}")
    found = examples(arguments.file.read_text(encoding="utf-8"))
    failed = 0
    with tempfile.TemporaryDirectory(prefix="rankline-") as folder:
        Path(folder, "datasets").symlink_to(ROOT / "datasets")
        for command, wanted in found:
            done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False)
            if done.stdout != wanted:
                failed += 1
                print(f"$ {command}\n--- expected\n{wanted}--- got\n{done.stdout}")
    print(f"{len(found)} examples, {failed} wrong")
    return 1 if failed or not found else 0


if __name__ == "__main__":
    sys.exit(main())
