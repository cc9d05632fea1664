#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Damages real runs and has ir-check repair them.

    repaired_runs.py --bin BUILD/bin --data FOLDER

Lines are shuffled and ended as on Windows, ranks are lost, points become commas, documents stand
twice, a byte-order mark is put before it all. What --fix makes of that must check clean, have the
queries, documents and scores of the original, as Python reads them, and be worth the same. Without
the folder it exits 77: skipped.
"""

import argparse
import gzip
import random
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
SETS = ("robust03", "dl19-passage", "beir-trec-covid")
RUNS = 2  # of each

Content = dict[tuple[str, str], float]


def lines_of(run: Path) -> list[list[str]]:
    opener = gzip.open if run.suffix == ".gz" else open
    with opener(run, "rt", encoding="utf-8") as text:
        return [line.split() for line in text]


def content(lines: list[list[str]]) -> Content:
    return {(qid, docid): float(score) for qid, _, docid, _, score, _ in lines}


def damaged(lines: list[list[str]], seed: int) -> str:
    """All that can be mended: a second mention of a document has a lower score, so that the first
    counts, and stands anywhere."""
    lowest = min(float(line[4]) for line in lines) - 1
    rows = [[qid, "0", docid, "0", score.replace(".", ","), "my+run"] for qid, _, docid, _, score, _ in lines]
    rows += [[qid, "Q0", docid, "x7", str(lowest), "other"] for qid, _, docid, _, _, _ in lines[::97]]
    random.Random(seed).shuffle(rows)
    return "\ufeff" + "\r\n\r\n".join(" ".join(row) for row in rows)


def worth(tools: Path, qrels: Path, run: Path) -> list[str]:
    done = subprocess.run([tools / "ir-eval", "--quiet", "-q", "-m", "all_trec", qrels, run],
                          capture_output=True, text=True, timeout=600, check=True)
    return [line for line in done.stdout.splitlines() if not line.startswith("runid")]


def complaints(tools: Path, qrels: Path, run: Path, folder: Path) -> list[str]:
    original = lines_of(run)
    bad, fixed = folder / "bad.run", folder / "fixed.run"
    bad.write_bytes(damaged(original, len(original)).encode())
    told: list[str] = []
    if subprocess.run([tools / "ir-check", "--cap", "1", bad], capture_output=True, timeout=600,
                      check=False).returncode != 1:
        told.append("the damage is not noticed")
    done = subprocess.run([tools / "ir-check", "--cap", "1", "--fix", fixed, bad], capture_output=True,
                          text=True, timeout=600, check=False)
    if done.returncode != 0:
        return [*told, f"exit {done.returncode}: {done.stdout[-400:]}{done.stderr[-400:]}"]
    if content(lines_of(fixed)) != content(original):
        told.append("the copy says something else")
    if worth(tools, qrels, fixed) != worth(tools, qrels, run):
        told.append("the copy is worth something else")
    return told


def main() -> int:
    parser = argparse.ArgumentParser(description="Damages real runs and has ir-check repair them.")
    parser.add_argument("--bin", type=Path, required=True, help="folder of the tools")
    parser.add_argument("--data", type=Path, required=True, help="folder with data/")
    arguments = parser.parse_args()
    runs = [(folder / "qrels.txt", run) for folder in (arguments.data / "data" / name for name in SETS)
            for run in sorted((folder / "runs").glob("*.txt*"))[:RUNS]]
    if not runs:
        print(f"skipped: no runs in {arguments.data}")
        return SKIPPED
    failures = 0
    with tempfile.TemporaryDirectory(prefix="rankline-") as temporary:
        for qrels, run in runs:
            for complaint in complaints(arguments.bin, qrels, run, Path(temporary)):
                failures += 1
                print(f"{run.parent.parent.name}/{run.name}: {complaint}")
    print(f"{len(runs)} runs damaged and repaired, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
