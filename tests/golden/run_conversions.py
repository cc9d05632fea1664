#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Converts real runs into every format and from each into every other.

    run_conversions.py --bin BUILD/bin --data FOLDER

What ir-convert writes is read here, by Python's csv, json and a few lines for the rest, and has to
hash like the original: every query, document and score, in the ranking. From any format any other is
then written with the same bytes as from the original, what loses something is refused, and ir-eval
says the same of all, digit for digit. The whole of each run goes through some formats, the first
queries of some runs through all pairs. Without the folder it exits 77: skipped.
"""

import argparse
import csv
import gzip
import hashlib
import io
import itertools
import json
import struct
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Callable, Iterator

SKIPPED = 77
QUERIES = 8  # of a run that goes through all pairs of formats
DATASETS = ["dl19-passage", "beir-trec-covid", "robust03"]

# query -> documents with their scores, best first
Run = dict[str, list[tuple[str, float]]]


def gathered(rows: Iterator[tuple[str, str, float]]) -> Run:
    run: Run = {}
    for qid, docid, score in rows:
        run.setdefault(qid, []).append((docid, score))
    return run


def ranked(run: Run) -> Run:
    """As trec_eval ranks: by score, then by the bytes of the docid, both descending."""
    return {qid: sorted(documents, key=lambda each: (each[1], each[0].encode()), reverse=True)
            for qid, documents in run.items()}


def columns(data: bytes, docid: int, score: int) -> Run:
    rows = (line.split() for line in data.decode().splitlines())
    return gathered((row[0], row[docid], float(row[score])) for row in rows if row)


def positions(data: bytes) -> Run:
    """MS MARCO's three columns; the score is minus the rank."""
    rows = (line.split("\t") for line in data.decode().splitlines())
    return gathered((qid, docid, -float(rank)) for qid, docid, rank in rows)


def table(data: bytes, separator: str) -> Run:
    rows = csv.DictReader(io.StringIO(data.decode(), newline=""), delimiter=separator)
    return gathered((row["qid"], row["docid"], float(row["score"])) for row in rows)


def score_maps(maps: dict[str, dict[str, float]]) -> Run:
    return {qid: [(docid, float(score)) for docid, score in documents.items()]
            for qid, documents in maps.items()}


def candidates(data: bytes) -> Run:
    records = map(json.loads, data.splitlines())
    return {record["query"]["qid"]: [(each["docid"], each["score"]) for each in record["candidates"]]
            for record in records}


def provenance(data: bytes) -> Run:
    records = map(json.loads, data.splitlines())
    return {record["id"]: [(page["wikipedia_id"], -float(rank)) for rank, page in
                           enumerate(record["output"][0]["provenance"], 1)] for record in records}


def cbor_item(data: io.BytesIO) -> object:
    """What of RFC 8949 a run is made of."""
    head = data.read(1)[0]
    kind, low = head >> 5, head & 31
    if head == 0xff:
        raise StopIteration
    if head == 0xfb:
        return struct.unpack(">d", data.read(8))[0]
    if head == 0xbf:
        items = []
        while True:
            try:
                items.append((cbor_item(data), cbor_item(data)))
            except StopIteration:
                return dict(items)
    size = low if low < 24 else int.from_bytes(data.read(1 << (low - 24)), "big")
    if kind == 3:
        return data.read(size).decode()
    assert kind == 5
    return {cbor_item(data): cbor_item(data) for _ in range(size)}


def without_frame(data: bytes) -> bytes:
    """What stored blocks of an LZ4 frame hold (LZ4 Frame Format 1.6.4)."""
    assert data.startswith(b"\x04\x22\x4d\x18")
    at, content = 7, b""
    while size := int.from_bytes(data[at:at + 4], "little"):
        assert size >> 31 == 1
        content += data[at + 4:at + 4 + (size & 0x7fffffff)]
        at += 4 + (size & 0x7fffffff)
    return content


SCORED: dict[str, Callable[[bytes], Run]] = {
    "trec": lambda data: columns(data, 2, 4),
    "t2ranking": lambda data: columns(data, 1, 3),
    "scored": lambda data: columns(data, 1, 2),
    "csv": lambda data: table(data, ","),
    "tsv": lambda data: table(data, "\t"),
    "json": lambda data: score_maps(json.loads(data)),
    "mteb": lambda data: score_maps(json.loads(data)["default"]["test"]),
    "rankllm": candidates,
    "cbor": lambda data: score_maps(cbor_item(io.BytesIO(data))),
    "ranx_lz4": lambda data: score_maps(cbor_item(io.BytesIO(without_frame(data)))),
}
RANKED = {"msmarco": positions, "kilt": provenance}
TAGGED = {"trec", "csv", "tsv"}


def content_hash(run: Run) -> str:
    """Queries in byte order, documents in theirs, scores to the last bit."""
    digest = hashlib.sha256()
    for qid in sorted(run):
        for docid, score in run[qid]:
            digest.update(f"{qid} {docid} {score.hex()}\n".encode())
    return digest.hexdigest()


def order(run: Run) -> dict[str, list[str]]:
    return {qid: [docid for docid, _ in documents] for qid, documents in run.items()}


class Conversions:
    def __init__(self, tools: Path, folder: Path) -> None:
        self.tools = tools
        self.folder = folder
        self.checked = 0
        self.failures: list[str] = []

    def check(self, name: str, holds: bool) -> None:
        self.checked += 1
        if not holds:
            self.failures.append(name)

    def convert(self, path: Path, name: str, *options: str) -> bytes | None:
        """What is written, or None if that is refused."""
        tag = ["--tag", "t"] if name in TAGGED and "--scores-from-ranks" not in options else []
        done = subprocess.run([self.tools / "ir-convert", "--quiet", "--kind", "run", path, "--to", name,
                               *tag, *options], capture_output=True, timeout=600, check=False)
        if done.returncode == 2 and done.stdout == b"":
            return None
        if done.returncode != 0:
            raise RuntimeError(f"{path} to {name} {options}: {done.stderr.decode()}")
        return done.stdout

    def evaluate(self, qrels: Path, run: Path) -> list[str]:
        done = subprocess.run([self.tools / "ir-eval", "--quiet", "-q", "-m", "all_trec", "--digits", "max",
                               qrels, run], capture_output=True, text=True, timeout=600, check=True)
        return [line for line in done.stdout.splitlines() if not line.startswith("runid")]

    def keep(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    def whole(self, path: Path, qrels: Path, names: list[str]) -> None:
        """All of a run into some formats, and back."""
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        original = ranked(SCORED["trec"](data))
        wanted = content_hash(original)
        values = self.evaluate(qrels, path)
        back = self.convert(path, "trec")
        self.check(f"{path} to trec", content_hash(SCORED["trec"](back or b"")) == wanted)
        for name in names:
            converted = self.convert(path, name) or b""
            self.check(f"{path} to {name}", content_hash(SCORED[name](converted)) == wanted)
            between = self.keep(f"whole.{name}", converted)
            self.check(f"{path} to {name} and back", self.convert(between, "trec") == back)
            self.check(f"{path} to {name}, evaluated", self.evaluate(qrels, between) == values)

    def pairs(self, path: Path, qrels: Path) -> None:
        """The first queries of a run from any format into any other."""
        rows = [line.split() for line in path.read_text().splitlines()]
        first = set(list(dict.fromkeys(row[0] for row in rows))[:QUERIES])
        head = self.keep("head.run", "".join(" ".join(row) + "\n" for row in rows if row[0] in first).encode())
        original = ranked(SCORED["trec"](head.read_bytes()))
        values = self.evaluate(qrels, head)
        files, texts = {}, {}
        for name, read in SCORED.items():
            texts[name] = self.convert(head, name) or b""
            files[name] = self.keep(f"head.{name}", texts[name])
            self.check(f"{path} to {name}", content_hash(read(texts[name])) == content_hash(original))
            self.check(f"{path} to {name}, evaluated", self.evaluate(qrels, files[name]) == values)
        for one, other in itertools.product(SCORED, SCORED):
            self.check(f"{path} to {one} to {other}", self.convert(files[one], other) == texts[other])
        for one, other in itertools.product(SCORED, RANKED):
            self.check(f"{path} to {one} to {other}: not refused", self.convert(files[one], other) is None)
        self.ranks(path, files["trec"], original)

    def ranks(self, path: Path, scored: Path, original: Run) -> None:
        """Into formats that keep nothing but the order, and from these into others."""
        files, texts = {}, {}
        for name, read in RANKED.items():
            texts[name] = self.convert(scored, name, "--allow-lossy") or b""
            files[name] = self.keep(f"ranks.{name}", texts[name])
            self.check(f"{path} to {name}", order(read(texts[name])) == order(original))
        for one, other in itertools.product(RANKED, RANKED):
            self.check(f"{path} to {one} to {other}", self.convert(files[one], other) == texts[other])
        by_rank = {qid: [(docid, 1 / rank) for rank, (docid, _) in enumerate(documents, 1)]
                   for qid, documents in original.items()}
        for one, other in itertools.product(RANKED, SCORED):
            made_up = self.convert(files[one], other, "--scores-from-ranks") or b""
            self.check(f"{path} to {one} to {other}", content_hash(SCORED[other](made_up)) == content_hash(by_rank))
        # The run id says where the scores come from, so that nothing is lost without them.
        made_up = self.keep("made-up.run", self.convert(files["msmarco"], "trec", "--scores-from-ranks") or b"")
        self.check(f"{path}: marked", all(line.endswith(b" scores-from-ranks")
                                          for line in made_up.read_bytes().splitlines()))
        self.check(f"{path} to msmarco, trec and back", self.convert(made_up, "msmarco") == texts["msmarco"])

    def t2ranking_pipe(self, path: Path, qrels: Path) -> None:
        """A cross-encoder's four columns through one pipe, against msmarco_eval.py's definitions:
        the mean is over the queries of the run, the ranking is the rank column."""
        original = ranked(SCORED["trec"](path.read_bytes()))
        relevant: dict[str, set[str]] = {}
        for line in qrels.read_text().splitlines():
            qid, _, docid, grade = line.split()
            if int(grade) >= 2:
                relevant.setdefault(qid, set()).add(docid)
        pairs = self.keep("retrieval.tsv", ("qid\tpid\n" + "".join(
            f"{qid}\t{docid}\n" for qid, docids in relevant.items() for docid in docids)).encode())
        four = self.keep("res.step-20", "".join(
            f"{qid}\t{docid}\t{rank}\t{score}\n" for qid, documents in original.items()
            for rank, (docid, score) in enumerate(documents, 1)).encode())
        reciprocals = []
        for qid, documents in original.items():
            hits = [rank for rank, (docid, _) in enumerate(documents[:10], 1) if docid in relevant.get(qid, set())]
            reciprocals.append(1 / hits[0] if hits else 0)
        command = (f"'{self.tools}/ir-convert' '{four}' --to trec | '{self.tools}/ir-eval' --quiet --as t2ranking "
                   f"-m RR@10 --digits 12 '{pairs}' -")
        done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
        wanted = f"{sum(reciprocals) / len(reciprocals):.12f}"
        self.check(f"{path} in one pipe: {done.stdout}{done.stderr}, not {wanted}",
                   done.returncode == 0 and wanted in done.stdout.split())


def check_all(conversions: Conversions, data: Path) -> None:
    names = itertools.cycle([name for name in SCORED if name != "trec"])
    for dataset in DATASETS:
        for path in sorted((data / dataset / "runs").iterdir()):
            conversions.whole(path, data / dataset / "qrels.txt", [next(names), next(names)])
    for dataset, run in (("dl19-passage", "bm25"), ("beir-trec-covid", "splade-pp-ed")):
        conversions.pairs(data / dataset / "runs" / f"{run}.txt", data / dataset / "qrels.txt")
    conversions.t2ranking_pipe(data / "dl19-passage" / "runs" / "bm25.txt", data / "dl19-passage" / "qrels.txt")


def main() -> int:
    parser = argparse.ArgumentParser(description="Converts real runs between all formats.")
    parser.add_argument("--bin", type=Path, required=True, help="folder of the tools")
    parser.add_argument("--data", type=Path, required=True, help="folder with data/")
    arguments = parser.parse_args()
    data = arguments.data / "data"
    if not data.is_dir():
        print(f"skipped: no folder {data}")
        return SKIPPED
    with tempfile.TemporaryDirectory(prefix="rankline-") as folder:
        conversions = Conversions(arguments.bin.resolve(), Path(folder))
        check_all(conversions, data)
    for failure in conversions.failures:
        print(f"differs: {failure}")
    print(f"{conversions.checked} conversions, {len(conversions.failures)} differ")
    return 1 if conversions.failures else 0


if __name__ == "__main__":
    sys.exit(main())
