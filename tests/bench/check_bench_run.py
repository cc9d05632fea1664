#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The synthetic run has the shape that the benchmark says it has: check_bench_run.py PROGRAM"""

import subprocess
import sys
import tempfile
from pathlib import Path

QUERIES, DEPTH = 30, 200


def make(folder: str, *variant: str) -> tuple[list[list[str]], set[tuple[str, str]]]:
    """The lines of a run, and (query, document) of its qrels."""
    judged = Path(folder, "judged")
    judged.write_text("".join(f"{100 + q} 0 {q * 1000 + d} 1\n" for q in range(20) for d in range(3)))
    run, qrels = Path(folder, "run"), Path(folder, "qrels")
    subprocess.run([sys.argv[1], judged, str(QUERIES), str(DEPTH), run, qrels, *variant], check=True)
    return ([line.split(" ") for line in run.read_text().splitlines()],
            {(fields[0], fields[2]) for fields in map(str.split, qrels.read_text().splitlines())})


def check(rows: list[list[str]], relevant: set[tuple[str, str]]) -> None:
    by_query: dict[str, list[list[str]]] = {}
    for row in rows:
        by_query.setdefault(row[0], []).append(row)
    assert len(rows) == QUERIES * DEPTH and len(by_query) == QUERIES
    for ranking in by_query.values():
        assert len({row[2] for row in ranking}) == DEPTH, "a document twice"
        assert [int(row[3]) for row in ranking] == list(range(1, DEPTH + 1))
        scores = [float(row[4]) for row in ranking]
        assert scores == sorted(scores, reverse=True) and scores[-1] > 0
        assert all(len(row[4].split(".")[1]) == 6 and row[1] == "Q0" and row[5] == "Anserini" for row in ranking)
    found = sum((row[0], row[2]) in relevant for row in rows)
    assert len(relevant) == 20 * 3 + 10 and 0.7 * len(relevant) < found < len(relevant)
    assert any(a[4] == b[4] and a[0] == b[0] for a, b in zip(rows, rows[1:])), "no tie"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="rankline-") as folder:
        check(*make(folder))
        variants = [make(folder, variant) for variant in ("1", "2")]
        for variant in variants:
            check(*variant)
        first, second = ({(row[0], row[2]) for row in rows} for rows, _ in variants)
        assert 0.35 < len(first & second) / len(first) < 0.75, "variants have about half in common"
    return 0


if __name__ == "__main__":
    sys.exit(main())
