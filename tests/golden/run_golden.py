#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds ir-eval against frozen outputs.

    run_golden.py --bin BUILD/bin --data FOLDER [--update] SUITE

sample             what ir-eval printed for the bundled sample when it was last reviewed;
                   --update writes it anew
trec_eval_cases    trec_eval's own test list, byte for byte      (FOLDER/data/trec_eval-cases)
trec_eval_outputs  trec_eval 10.0-rc3 on real runs, byte for byte     (FOLDER/golden/trec_eval)
published          figures from papers and leaderboards
Without the folder the last three exit 77: skipped.
"""

import argparse
import difflib
import gzip
import re
import shlex
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parents[1] / "datasets" / "sample"
SKIPPED = 77

OPTIONS = {
    "default": [],
    "complete": ["-c"],
    "level2": ["-l", "2"],
    "judged": ["-J"],
    "depth20": ["-M", "20"],
    "complete.perquery": ["-q", "-c"],
}

# data set, run, measure, options, value
PUBLISHED = [
    ("dl19-passage", "bm25", "nDCG@10", ["-c"], "0.5058"),
    ("dl19-passage", "bm25-rm3", "nDCG@10", ["-c"], "0.5216"),
    ("dl19-passage", "rankmistral100", "nDCG@10", ["-c"], "0.7255"),
    ("beir-trec-covid", "bm25", "nDCG@10", ["-c"], "0.5947"),
    ("beir-trec-covid", "bm25", "R@100", ["-c"], "0.1091"),
]

SAMPLE_RUNS = ["bm25", "dense", "hybrid", "ties", "partial"]
SAMPLE_OPTIONS = {
    "default": [],
    "level2": ["-l", "2"],
    "judged": ["-J"],
    "depth5": ["-M", "5"],
    "complete.perquery": ["-q", "-c"],
}


class Golden:
    """Runs ir-eval and compares, counting as it goes."""

    def __init__(self, tools: Path, update: bool) -> None:
        self.program = tools.resolve() / "ir-eval"
        self.update = update
        self.compared = 0
        self.wrong = 0

    def output(self, arguments: list[str], folder: Path) -> str:
        done = subprocess.run([self.program, *arguments], cwd=folder, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=300, check=False)
        text = done.stdout.decode("utf-8", "backslashreplace")
        if done.returncode != 0:
            text += f"(exit {done.returncode}) {done.stderr.decode('utf-8', 'backslashreplace')}\n"
        return text

    def compare(self, label: str, wanted: str, got: str) -> None:
        self.compared += 1
        if got == wanted:
            return
        self.wrong += 1
        print(f"WRONG {label}")
        lines = difflib.unified_diff(wanted.splitlines(), got.splitlines(), "expected", "got", lineterm="", n=0)
        for line in list(lines)[:12]:
            print(f"    {line}")

    def check_file(self, path: Path, arguments: list[str], folder: Path) -> None:
        got = self.output(arguments, folder)
        if self.update:
            path.write_text(got, encoding="utf-8", newline="\n")
        self.compare(f"{path.name}: {shlex.join(arguments)}", read_text(path), got)


def read_text(path: Path) -> str:
    if not path.is_file():
        return ""
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8", "backslashreplace")


def sample(golden: Golden, _data: Path) -> None:
    folder = HERE / "sample"
    for run in SAMPLE_RUNS:
        for option, arguments in SAMPLE_OPTIONS.items():
            golden.check_file(folder / f"{run}.{option}.txt",
                              ["-m", "all_trec", *arguments, "qrels.trec", f"runs/{run}.run"], SAMPLE)


def trec_eval_cases(golden: Golden, data: Path) -> None:
    folder = data / "data" / "trec_eval-cases"
    for arguments, wanted in re.findall(r"^\| `(.+)` \| (\S+) \|$", read_text(folder / "README.md"), re.MULTILINE):
        golden.compare(arguments, read_text(folder / wanted), golden.output(shlex.split(arguments), folder))


def runs_of(data: Path, dataset: str) -> dict[str, Path]:
    return {path.name.split(".")[0]: path for path in (data / "data" / dataset / "runs").iterdir()}


def trec_eval_outputs(golden: Golden, data: Path) -> None:
    for path in sorted((data / "golden" / "trec_eval").glob("*.txt*")):
        dataset, run, option = re.fullmatch(r"([^.]+)\.([^.]+)\.(.+)\.txt(?:\.gz)?", path.name).groups()
        folder = data / "data" / dataset
        arguments = ["-m", "all_trec", *OPTIONS[option], "qrels.txt", f"runs/{runs_of(data, dataset)[run].name}"]
        golden.compare(path.name, read_text(path), golden.output(arguments, folder))


def published(golden: Golden, data: Path) -> None:
    for dataset, run, measure, options, value in PUBLISHED:
        folder = data / "data" / dataset
        got = golden.output(["-m", measure, *options, "qrels.txt", f"runs/{runs_of(data, dataset)[run].name}"], folder)
        golden.compare(f"{dataset} {run} {measure}", value, (got.split() or [""])[-1])


SUITES = {suite.__name__: suite for suite in (sample, trec_eval_cases, trec_eval_outputs, published)}


def main() -> int:
    parser = argparse.ArgumentParser(description="Holds ir-eval against frozen outputs.")
    parser.add_argument("--bin", type=Path, required=True, help="folder of the tools")
    parser.add_argument("--data", type=Path, required=True, help="folder of the real data")
    parser.add_argument("--update", action="store_true", help="rewrite the sample's outputs")
    parser.add_argument("suite", choices=SUITES)
    arguments = parser.parse_args()

    if arguments.suite != "sample" and not (arguments.data / "data").is_dir():
        print(f"SKIPPED: there is no real data in {arguments.data}; set RANKLINE_DATA_DIR")
        return SKIPPED
    golden = Golden(arguments.bin, arguments.update)
    SUITES[arguments.suite](golden, arguments.data.resolve())
    print(f"{arguments.suite}: {golden.compared} outputs compared, {golden.wrong} wrong")
    return 1 if golden.wrong or not golden.compared else 0


if __name__ == "__main__":
    sys.exit(main())
