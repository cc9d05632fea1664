# SPDX-License-Identifier: MIT
"""Files that are there against what the registry knows of them."""

from __future__ import annotations

import bz2
import gzip
import lzma
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from fetch.download import checksum
from fetch.registry import Trouble

OPENERS = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
COMMANDS = {".zst": "zstd", ".lz4": "lz4"}  # what Python has no module for
LINE_EACH = {"msmarco", "beir", "t2ranking", "msmarco_doc"}  # formats of texts with a line per record
BLOCK = 1 << 20


def find_file(data: Path, folders: list[str], forms: list[dict]) -> tuple[Path, dict] | None:
    """The first of the forms that is there, as it is or compressed, as the tools look for it."""
    for known in forms:
        for folder in folders:
            for ending in ("", *OPENERS, *COMMANDS):
                path = data / folder / (known["path"] + ending)
                if path.exists():
                    return path, known
    return None


def differences(path: Path, known: dict) -> list[str]:
    """In words, with both numbers; what the registry leaves open is not looked at."""
    if path.is_dir():
        return []
    found: list[tuple[str, object, object]] = []
    if "md5" in known and path.name == Path(known["path"]).name:
        found.append(("md5", checksum(path, "md5"), known["md5"]))
    if "queries" in known or "judgments" in known:
        queries, judgments = count_qrels(path, known["format"])
        found.append(("queries", queries, known.get("queries", queries)))
        found.append(("judgments", judgments, known.get("judgments", judgments)))
    if "records" in known and known["format"] in LINE_EACH:
        lines = count_lines(path)
        # A header may or may not be one of the records that were published.
        found.append(("records", lines, lines if lines - 1 == known["records"] else known["records"]))
    return [f"{what}: {ours} instead of {theirs}" for what, ours, theirs in found if ours != theirs]


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    command = COMMANDS.get(path.suffix)
    if not command:
        with OPENERS.get(path.suffix, open)(path, "rb") as file:
            yield file
        return
    try:
        process = subprocess.Popen([command, "-dcq", "--", str(path)], stdout=subprocess.PIPE)
    except FileNotFoundError as error:
        raise Trouble(f"{path}: {command} is needed to look into it, and is not installed") from error
    with process:
        assert process.stdout is not None
        yield process.stdout
    if process.returncode:
        raise Trouble(f"{path}: {command} cannot read it")


def count_qrels(path: Path, layout: str) -> tuple[int, int]:
    """Distinct queries, and lines that are not blank, without the header that BEIR's files have."""
    qids: set[bytes] = set()
    judgments = 0
    with opened(path) as file:
        if layout == "beir":
            file.readline()
        for line in file:
            fields = line.split(None, 1)
            if fields:
                qids.add(fields[0])
                judgments += 1
    return len(qids), judgments


def count_lines(path: Path) -> int:
    lines, last = 0, b"\n"
    with opened(path) as file:
        while block := file.read(BLOCK):
            lines += block.count(b"\n")
            last = block[-1:]
    return lines + (last != b"\n")
