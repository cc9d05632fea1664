#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Converts real qrels into every format and from each into every other.

    qrels_conversions.py --bin BUILD/bin --data FOLDER

What ir-convert writes is read here, by Python's csv and json, and has to be what the original says:
every query, document and grade. From any format any other is then written with the same bytes as
from the original. What loses something is refused, and only that. Without the folder it exits 77:
skipped.
"""

import argparse
import csv
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SKIPPED = 77

# query -> {(document, group, sub-group): grade}; group and sub-group are "" where there are none.
Content = dict[str, dict[tuple[str, str, str], float]]


def columns(text: str, *places: int) -> Content:
    """Blank-separated columns; places of query, document, grade, group, sub-group, -1 for none."""
    content: Content = {}
    for line in text.splitlines():
        fields = line.split()
        if not fields or line.startswith("#"):
            continue
        qid, docid, grade, group, subgroup = ("" if place < 0 else fields[place] for place in places)
        content.setdefault(qid, {})[docid, group, subgroup] = float(grade)
    return content


def table(text: str, separator: str) -> Content:
    content: Content = {}
    for qid, docid, grade in list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))[1:]:
        content.setdefault(qid, {})[docid, "", ""] = float(grade)
    return content


def json_of(text: str) -> Content:
    return {qid: {(docid, "", ""): float(grade) for docid, grade in documents.items()}
            for qid, documents in json.loads(text).items()}


def retrieval(text: str) -> Content:
    content: Content = {}
    for line in text.splitlines()[1:]:
        qid, docid = line.split("\t")
        content.setdefault(qid, {})[docid, "", ""] = 1
    return content


GRADED = {
    "trec": lambda text: columns(text, 0, 2, 3, -1, -1),
    "msmarco": lambda text: columns(text, 0, 2, 3, -1, -1),
    "beir": lambda text: table(text, "\t"),
    "csv": lambda text: table(text, ","),
    "json": json_of,
    "t2ranking": lambda text: columns(text.split("\n", 1)[1], 0, 2, 3, -1, -1),
}


class Conversions:
    def __init__(self, tools: Path) -> None:
        self.tools = tools
        self.checked = 0
        self.failures: list[str] = []

    def convert(self, path: Path, *options: str) -> str | None:
        """What is written, or None if that is refused."""
        done = subprocess.run([self.tools / "ir-convert", "--quiet", path, *options],
                              capture_output=True, timeout=600, check=False)
        if done.returncode not in (0, 2):
            raise RuntimeError(f"{path} {options}: {done.stderr.decode()}")
        return None if done.returncode else done.stdout.decode()

    def check(self, name: str, holds: bool) -> None:
        self.checked += 1
        if not holds:
            self.failures.append(name)

    def graded(self, path: Path, folder: Path) -> None:
        original = GRADED["trec"](path.read_text())
        everything_is_1 = all(grade == 1 for lines in original.values() for grade in lines.values())
        texts = {}
        for name, read in GRADED.items():
            texts[name] = self.convert(path, "--kind", "qrels", "--to", name) or ""
            self.check(f"{path} to {name}", texts[name] != "" and read(texts[name]) == original)
        for first, text in texts.items():
            between = folder / f"qrels.{first}"
            between.write_text(text)
            for second, wanted in texts.items():
                got = self.convert(between, "--kind", "qrels", "--to", second)
                self.check(f"{path} to {first} to {second}", got == wanted)
        pairs = self.convert(path, "--to", "t2ranking-retrieval")
        self.check(f"{path} to t2ranking-retrieval", (pairs is not None) == everything_is_1)
        if pairs is not None:
            self.check(f"{path} to t2ranking-retrieval", retrieval(pairs) == original)
        self.relevant_only(path, original)
        self.check(f"{path} to diversity", self.convert(path, "--to", "diversity", "--allow-lossy") is None)

    def relevant_only(self, path: Path, original: Content) -> None:
        pairs = self.convert(path, "--to", "t2ranking-retrieval", "--level", "2", "--allow-lossy")
        wanted = {qid: {key: 1 for key, grade in lines.items() if grade >= 2} for qid, lines in original.items()}
        wanted = {qid: lines for qid, lines in wanted.items() if lines}
        self.check(f"{path} from grade 2 on", (retrieval(pairs) if pairs else {}) == wanted)

    def same_format(self, path: Path, name: str, places: tuple[int, ...]) -> None:
        """Formats with groups go into no other without a loss."""
        text = self.convert(path, "-R", name, "--to", name) or ""
        self.check(f"{path} to {name}", text != "" and
                   columns(text, *places) == columns(path.read_text(), *places))
        for other in GRADED:
            self.check(f"{path} to {other}", self.convert(path, "-R", name, "--to", other) is None)


def main() -> int:
    parser = argparse.ArgumentParser(description="Converts real qrels between all formats.")
    parser.add_argument("--bin", type=Path, required=True, help="folder of the tools")
    parser.add_argument("--data", type=Path, required=True, help="folder with data/")
    arguments = parser.parse_args()
    conversions = Conversions(arguments.bin.resolve())
    conversions.same_format(HERE / "diversity" / "qrels", "diversity", (0, 2, 3, 1, -1))
    conversions.same_format(HERE / "strata" / "qrels", "strata", (0, 2, 4, 3, -1))

    data = arguments.data / "data"
    if data.is_dir():
        cases = data / "trec_eval-cases"
        conversions.same_format(cases / "prefs.test", "prefs", (0, 3, 4, 1, 2))
        conversions.same_format(cases / "qrels.123", "qrels_jg", (0, 2, 3, 1, -1))
        files = [*sorted(data.glob("beir-qrels/*.txt")), *sorted(data.glob("*/qrels.txt")), cases / "qrels.test",
                 cases / "qrels.test.with-comments", cases / "qrels.rel_level", cases / "qrels.comment.test"]
        with tempfile.TemporaryDirectory(prefix="rankline-") as folder:
            for path in files:
                conversions.graded(path, Path(folder))

    for failure in conversions.failures:
        print(f"differs: {failure}")
    print(f"{conversions.checked} conversions, {len(conversions.failures)} differ")
    if conversions.failures:
        return 1
    if not data.is_dir():
        print(f"skipped the real qrels: no folder {data}")
        return SKIPPED
    return 0


if __name__ == "__main__":
    sys.exit(main())
