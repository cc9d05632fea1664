# SPDX-License-Identifier: MIT
"""A file from an address. It grows as NAME.part, so that a download can be taken up again where it
ended, and gets its name when size and checksum are as published."""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import os
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from fetch.registry import Trouble

ATTEMPTS = 5  # without a byte more; a transfer that goes on may break as often as it likes
PAUSE = 0.2  # seconds before the second attempt; twice as long before each further one
TIMEOUT = 60
BLOCK = 1 << 20


class Broken(Exception):
    """The transfer ended early; the next attempt goes on from there."""


def checksum(path: Path, kind: str) -> str:
    digest = hashlib.new(kind)
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def defects(item: dict, path: Path) -> list[str]:
    """How the file is not what is published."""
    size = path.stat().st_size
    if item.get("bytes", size) != size:
        return [f"{size:,} bytes instead of {item['bytes']:,}"]
    return [f"{kind} {found} instead of {item[kind]}" for kind in ("md5", "sha256") if kind in item
            for found in [checksum(path, kind)] if found != item[kind].lower()]


def is_as_published(item: dict, path: Path) -> bool:
    return not defects(item, path)


def download(item: dict, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    attempts = ATTEMPTS
    while True:
        before = size_of(part)
        try:
            transfer(item, part)
            break
        except Broken as error:
            attempts = ATTEMPTS if size_of(part) > before else attempts - 1
            if not attempts:
                raise Trouble(f"{item['url']}: {error}; {size_of(part):,} bytes are kept in {part}, and the next "
                              "call goes on from there") from error
            time.sleep(PAUSE * 2 ** (ATTEMPTS - attempts))
    wrong = defects(item, part)
    if wrong:
        forget(part)
        raise Trouble(f"{item['url']}: {'; '.join(wrong)}: not what is published, thrown away")
    os.replace(part, target)
    forget(part)


def size_of(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def forget(part: Path) -> None:
    part.unlink(missing_ok=True)
    version_file(part).unlink(missing_ok=True)


def version_file(part: Path) -> Path:
    """Holds what the server calls this version of the file, so that no two are put together."""
    return part.with_name(part.name + ".version")


def transfer(item: dict, part: Path) -> None:
    """Brings `part` to its end. Throws Broken for what may work the next time, else Trouble."""
    have = size_of(part)
    if have == item.get("bytes"):
        return
    if have > item.get("bytes", have):
        forget(part)
        have = 0
    try:
        with urllib.request.urlopen(request_for(item["url"], part, have), timeout=TIMEOUT) as response:
            receive(item, response, part, have)
    except urllib.error.HTTPError as error:
        refused(error, item["url"], part, have)
    except urllib.error.URLError as error:
        raise Trouble(f"{urlsplit(item['url']).netloc or item['url']} cannot be reached ({error.reason}): "
                      "this machine seems to be offline, or a proxy is missing (https_proxy)" + kept(part)) from error
    except (http.client.HTTPException, OSError) as error:
        raise Broken(str(error) or type(error).__name__) from error


def kept(part: Path) -> str:
    return f"; {size_of(part):,} bytes are kept in {part}" if part.exists() else ""


def request_for(url: str, part: Path, have: int) -> urllib.request.Request:
    request = urllib.request.Request(url, headers={"User-Agent": "rankline-fetch-dataset"})
    if have:
        request.add_header("Range", f"bytes={have}-")
        with contextlib.suppress(FileNotFoundError):
            request.add_header("If-Range", version_file(part).read_text(encoding="latin-1"))
    return request


def refused(error: urllib.error.HTTPError, url: str, part: Path, have: int) -> None:
    if error.code == 416 and have:  # nothing behind what is there: it is all, or of another file
        if error.headers.get("Content-Range") == f"bytes */{have}":
            return
        forget(part)
        raise Broken("the file there is another one now") from error
    if error.code >= 500 or error.code == 429:
        raise Broken(f"HTTP status {error.code}") from error
    raise Trouble(f"{url}: HTTP status {error.code} {error.reason}") from error


def receive(item: dict, response, part: Path, have: int) -> None:
    goes_on = getattr(response, "status", None) == 206 and \
        response.headers.get("Content-Range", "").startswith(f"bytes {have}-")
    start = have if goes_on else 0
    length = response.headers.get("Content-Length")
    total = start + int(length) if length else None
    if total is not None and total != item.get("bytes", total):
        raise Trouble(f"{item['url']}: {total:,} bytes are offered instead of {item['bytes']:,}: not what is published")
    if not start:
        remember_version(response, part)
    with part.open("ab" if start else "wb") as file, Progress(part.name, total) as progress:
        while block := response.read(BLOCK):
            file.write(block)
            progress.show(file.tell())
        end = file.tell()
    if total is not None and end < total:
        raise Broken(f"the connection ended at {end:,} of {total:,} bytes")


def remember_version(response, part: Path) -> None:
    forget(part)
    tag = response.headers.get("ETag", "")
    version = tag if tag and not tag.startswith("W/") else response.headers.get("Last-Modified", "")
    if version:
        version_file(part).write_text(version, encoding="latin-1")


class Progress:
    """A line on a terminal, ten times a second at most."""

    def __init__(self, name: str, total: int | None) -> None:
        self.name, self.total, self.next = name, total, 0.0
        self.wanted = sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_ignored) -> None:
        if self.wanted:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

    def show(self, done: int) -> None:
        if not self.wanted or time.monotonic() < self.next:
            return
        self.next = time.monotonic() + 0.1
        share = f" of {self.total / 1e6:,.1f} MB, {100 * done // self.total} %" if self.total else " MB"
        print(f"\r{self.name}: {done / 1e6:,.1f}{share}\033[K", end="", file=sys.stderr, flush=True)
