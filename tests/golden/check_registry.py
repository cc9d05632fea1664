#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the registry of datasets against the real files: counts, checksums, and published figures
that ir-eval --dataset has to reach by itself.

    check_registry.py --bin BUILD/bin --data FOLDER

The files of FOLDER/data are shown to the tool under the names that Anserini distributes them by.
Exits 77, skipped, where they are not.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
REGISTRY = Path(__file__).resolve().parents[2] / "datasets" / "registry"

# dataset, where its judgments are in the real data, the name by which they are distributed
FILES = [(f"beir/{name}:test", f"beir-qrels/{name}.txt", f"qrels.beir-v1.0.0-{name}.test.txt")
         for name in ("arguana", "fiqa", "nfcorpus", "scidocs", "scifact")] + [
    ("beir/trec-covid:test", "beir-trec-covid/qrels.txt", "qrels.beir-v1.0.0-trec-covid.test.txt"),
    ("msmarco-passage:dev-small", "msmarco-passage-dev/qrels.txt", "qrels.msmarco-passage.dev-subset.txt"),
    ("msmarco-passage:dl19", "dl19-passage/qrels.txt", "qrels.dl19-passage.txt"),
]

# Anserini's and RankLLM's pages of reproductions, as in run_golden.py.
FIGURES = [
    ("msmarco-passage:dl19", "dl19-passage/runs/bm25.txt", {"nDCG@10": "0.5058"}),
    ("msmarco-passage:dl19", "dl19-passage/runs/rankmistral100.txt", {"nDCG@10": "0.7255"}),
    ("beir/trec-covid:test", "beir-trec-covid/runs/bm25.txt", {"NDCG@10": "0.5947", "Recall@100": "0.1091"}),
]


def report(tools: Path, dataset: str, folder: Path, run: Path) -> dict:
    done = subprocess.run([tools / "ir-eval", "--dataset", dataset, "--data-dir", folder, "-f", "json", "--quiet", run],
                          capture_output=True, check=False, timeout=300)
    return json.loads(done.stdout) if done.returncode == 0 else {"error": done.stderr.decode()}


def ideal_run(qrels: Path, run: Path) -> None:
    """Each judged document, so that there is something to score."""
    lines = [line.split() for line in qrels.read_text(encoding="utf-8").splitlines()]
    run.write_text("".join(f"{qid} Q0 {docid} 1 {grade} ideal\n" for qid, _, docid, grade in lines), encoding="utf-8")


def known_md5(name: str) -> str:
    """What the registry says of the file of that name; "" if nothing."""
    for path in REGISTRY.glob("*.json"):
        for dataset in json.loads(path.read_text(encoding="utf-8"))["datasets"]:
            for split in dataset.get("splits", []):
                for known in split.get("qrels", []):
                    if known["path"] == name:
                        return known.get("md5", "")
    return ""


def check_counts(got: dict, qrels: Path) -> list[str]:
    """Of the tool, of the registry and of the file, counted here, that they are the same."""
    if "error" in got:
        return [got["error"]]
    lines = qrels.read_text(encoding="utf-8").splitlines()
    counted = {"judgments": len(lines), "queries": len({line.split()[0] for line in lines})}
    found = got["dataset"]["qrels"][0]
    return [f"{what}: {found[what]} where the file has {count}" for what, count in counted.items()
            if found[what] != {"found": count, "expected": count}]


def check(tools: Path, data: Path, folder: Path) -> tuple[int, list[str]]:
    wrong = []
    for dataset, path, name in FILES:
        (folder / name).symlink_to(data / path)
        run = folder / "ideal.run"
        ideal_run(data / path, run)
        wrong += [f"{dataset}: {off}" for off in check_counts(report(tools, dataset, folder, run), data / path)]
        md5 = hashlib.md5((data / path).read_bytes()).hexdigest()
        if known_md5(name) not in ("", md5):
            wrong.append(f"{name}: md5 {md5}, and {known_md5(name)} in the registry")
    for dataset, path, figures in FIGURES:
        got = report(tools, dataset, folder, data / path)
        summary = got["runs"][0]["summary"] if "runs" in got else {}
        values = {measure: f"{value:.4f}" for measure, value in summary.items()}
        wrong += [f"{dataset} {path}: {measure} {values.get(measure)}, not {value}"
                  for measure, value in figures.items() if values.get(measure) != value]
    return len(FILES) + len(FIGURES), wrong


def main() -> int:
    parser = argparse.ArgumentParser(description="Holds the registry of datasets against the real files.")
    parser.add_argument("--bin", type=Path, required=True, help="folder of the tools")
    parser.add_argument("--data", type=Path, required=True, help="folder of the real data")
    arguments = parser.parse_args()
    data = arguments.data.resolve() / "data"
    if not all((data / path).is_file() for _, path, _ in FILES):
        print(f"SKIPPED: there is no real data in {arguments.data}; set RANKLINE_DATA_DIR")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        compared, wrong = check(arguments.bin.resolve(), data, Path(folder))
    print(*wrong, f"registry: {compared} datasets and figures compared, {len(wrong)} wrong", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
