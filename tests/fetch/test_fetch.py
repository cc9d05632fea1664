#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""scripts/fetch-dataset, with a registry and a server of the test's own."""

import gzip
import hashlib
import http.server
import io
import json
import re
import stat
import subprocess
import sys
import tarfile
import tempfile
import threading
import unittest
import zipfile
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "fetch-dataset"
QRELS = "query-id\tcorpus-id\tscore\n" + "".join(f"q{i // 2}\td{i}\t1\n" for i in range(6))
QUERIES = "".join(f'{{"_id": "q{i}", "text": "?"}}\n' for i in range(3))


def md5(content: bytes) -> str:
    return hashlib.md5(content).hexdigest()


def zipped(members: dict[str, str], kind: int = 0) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members.items():
            member = zipfile.ZipInfo(name)
            member.external_attr = kind << 16
            file.writestr(member, text)
    return archive.getvalue()


def tarred(member: tarfile.TarInfo, content: bytes = b"") -> bytes:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w:gz") as file:
        member.size = len(content)
        file.addfile(member, io.BytesIO(content))
    return archive.getvalue()


WHOLE = {"tiny/qrels/test.tsv": QRELS, "tiny/queries.jsonl": QUERIES}


class Server:
    """Serves one content at every address, and notes what was asked for."""

    def __init__(self) -> None:
        self.content = b""
        self.version = '"1"'
        self.ranges = True
        self.cuts: list[int] = []  # how many bytes the next answers send before the connection ends
        self.status = 200
        self.asked: list[str] = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.answer(self)

            def log_message(self, *_ignored) -> None:
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}/"
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def answer(self, request: http.server.BaseHTTPRequestHandler) -> None:
        wanted = request.headers.get("Range", "")
        self.asked.append(wanted)
        if self.status != 200:
            request.send_error(self.status)
            return
        start = 0
        fresh = request.headers.get("If-Range", self.version) == self.version
        if wanted and self.ranges and fresh:
            start = int(re.fullmatch(r"bytes=(\d+)-", wanted)[1])
        if start and start >= len(self.content):
            request.send_response(416)
            request.send_header("Content-Range", f"bytes */{len(self.content)}")
            request.send_header("Content-Length", "0")
            request.end_headers()
            return
        body = self.content[start:]
        request.send_response(206 if start else 200)
        if start:
            request.send_header("Content-Range", f"bytes {start}-{len(self.content) - 1}/{len(self.content)}")
        request.send_header("ETag", self.version)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body[:self.cuts.pop(0)] if self.cuts else body)

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()


class Fetch(unittest.TestCase):
    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = Path(holder.name)
        self.data = self.root / "data"
        self.server = Server()
        self.addCleanup(self.server.close)

    def describe(self, content: bytes, **changes) -> None:
        """The registry has a dataset of one archive, which the server serves."""
        self.server.content = content
        item = {"url": self.server.url + "tiny.zip", "path": "tiny.zip", "unpack": "zip", "from": ["s"],
                "holds": ["qrels", "queries", "corpus"], "bytes": len(content), "md5": md5(content)} | changes
        item = {name: value for name, value in item.items() if value is not None}
        family = {
            "family": "Tiny", "folders": ["sets", ""], "sources": {"s": "made up"},
            "licences": {"free": {"note": "Free.", "from": ["s"]}},
            "evaluations": {"e": {"measures": ["AP"], "queries": "both", "from": ["s"]}},
            "datasets": [{
                "name": "tiny", "title": "Tiny", "licence": "free", "evaluation": "e", "downloads": [item],
                "corpus": [{"path": "tiny/corpus.jsonl", "format": "beir", "from": ["s"]}],
                "queries": [{"path": "tiny/queries.jsonl", "format": "beir", "records": 3, "from": ["s"]}],
                "splits": [{"name": "test", "aliases": ["tiny/test"], "qrels": [
                    {"path": "tiny/qrels/test.tsv", "format": "beir", "queries": 3, "judgments": 6, "from": ["s"]},
                ]}]}]}
        folder = self.root / "registry"
        folder.mkdir(exist_ok=True)
        (folder / "tiny.json").write_text(json.dumps(family), encoding="utf-8")

    def run_script(self, *arguments: str, name: str = "tiny:test") -> subprocess.CompletedProcess:
        return subprocess.run([sys.executable, str(SCRIPT), name, "--data-dir", str(self.data), "--registry",
                               str(self.root / "registry"), *arguments], capture_output=True, text=True, check=False)

    def fetched(self, code: int, *arguments: str, **options) -> subprocess.CompletedProcess:
        done = self.run_script(*arguments, **options)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertNotIn("Traceback", done.stderr)
        return done

    def files(self) -> list[str]:
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.rglob("*")
                      if path.is_file() and "registry" not in path.parts)

    def test_fetches_unpacks_verifies_and_does_not_fetch_again(self) -> None:
        self.describe(zipped(WHOLE))
        done = self.fetched(0)
        self.assertEqual(self.files(), ["data/sets/tiny/qrels/test.tsv", "data/sets/tiny/queries.jsonl"])
        self.assertEqual([line.split("\t")[1:] for line in done.stdout.splitlines()],
                         [["qrels", "as in the registry"], ["queries", "as in the registry"]])
        self.assertIn("licence: Free.", done.stderr)
        self.assertIn("is there already", self.fetched(0, name="tiny/test").stderr)
        self.assertEqual(self.server.asked, [""])

    def test_dry_run_writes_and_asks_nothing(self) -> None:
        self.describe(zipped(WHOLE))
        done = self.fetched(0, "--dry-run")
        self.assertIn(f"would fetch {self.server.url}tiny.zip -> {self.data}/sets/tiny.zip", done.stdout)
        self.assertEqual((self.files(), self.server.asked), ([], []))

    def test_a_connection_that_ends_early_is_taken_up_where_it_ended(self) -> None:
        self.describe(zipped(WHOLE))
        self.server.cuts = [100, 50]
        self.fetched(0)
        self.assertEqual(self.server.asked, ["", "bytes=100-", "bytes=150-"])

    def test_the_next_call_goes_on_where_the_last_one_ended(self) -> None:
        self.describe(zipped(WHOLE))
        self.server.cuts = [100] + [0] * 5
        self.assertIn("100 bytes are kept", self.fetched(2).stderr)
        self.server.asked.clear()
        self.fetched(0, "--keep")
        self.assertEqual(self.server.asked, ["bytes=100-"])
        self.assertEqual((self.data / "sets" / "tiny.zip").read_bytes(), self.server.content)

    def test_a_file_that_changed_meanwhile_is_fetched_anew(self) -> None:
        first, second = zipped(WHOLE), zipped({"tiny/extra": "more"} | WHOLE)
        self.describe(first, bytes=None, md5=None)
        self.server.cuts = [100] + [0] * 5
        self.fetched(2)
        self.server.content, self.server.version = second, '"2"'
        self.fetched(0, "--keep")
        self.assertEqual((self.data / "sets" / "tiny.zip").read_bytes(), second)

    def test_a_server_without_ranges_is_asked_from_the_start(self) -> None:
        self.describe(zipped(WHOLE))
        self.server.cuts = [100]
        self.server.ranges = False
        self.fetched(0)

    def test_a_part_that_is_all_there_is_not_fetched(self) -> None:
        self.describe(zipped(WHOLE), bytes=None)
        (self.data / "sets").mkdir(parents=True)
        (self.data / "sets" / "tiny.zip.part").write_bytes(self.server.content)
        self.fetched(0)
        self.assertEqual(self.server.asked, [f"bytes={len(self.server.content)}-"])

    def test_a_wrong_checksum_is_told_and_the_file_thrown_away(self) -> None:
        self.describe(zipped(WHOLE), md5="0" * 32)
        done = self.fetched(2)
        self.assertIn(f"md5 {md5(self.server.content)} instead of {'0' * 32}", done.stderr)
        self.assertEqual(self.files(), [])

    def test_a_sha256_is_held_against_the_file_too(self) -> None:
        content = zipped(WHOLE)
        self.describe(content, sha256=hashlib.sha256(content).hexdigest())
        self.fetched(0)
        self.describe(content, sha256="0" * 64, md5=None)
        (self.data / "sets" / "tiny" / "queries.jsonl").unlink()
        self.assertIn("sha256", self.fetched(2).stderr)

    def test_a_wrong_size_is_told_before_anything_is_received(self) -> None:
        self.describe(zipped(WHOLE), bytes=7)
        self.assertIn("offered instead of 7", self.fetched(2).stderr)
        self.assertEqual(self.files(), [])

    def test_counts_that_differ_are_told(self) -> None:
        self.describe(zipped(WHOLE | {"tiny/qrels/test.tsv": QRELS + "q9\td1\t1\n"}))
        done = self.fetched(1)
        self.assertIn("queries: 4 instead of 3; judgments: 7 instead of 6", done.stdout)
        self.assertIn("queries\tas in the registry", done.stdout)

    def test_what_an_archive_should_have_and_has_not_is_told(self) -> None:
        self.describe(zipped({"tiny/qrels/test.tsv": QRELS}))
        self.assertIn("the queries of tiny:test are not where they should be", self.fetched(1).stderr)

    def test_offline_is_said(self) -> None:
        self.describe(zipped(WHOLE))
        self.server.close()
        done = self.fetched(2)
        self.assertIn("cannot be reached", done.stderr)
        self.assertIn("offline", done.stderr)
        self.assertEqual(self.files(), [])
        self.assertFalse(self.data.exists())

    def test_an_address_that_is_gone_is_said_at_once(self) -> None:
        self.describe(zipped(WHOLE))
        self.server.status = 404
        self.assertIn("HTTP status 404", self.fetched(2).stderr)
        self.assertEqual(len(self.server.asked), 1)

    def test_no_member_is_written_outside_of_the_folder(self) -> None:
        for name in ("../out.txt", "tiny/../../out.txt", "/out-of-rankline-test.txt", "..\\out.txt"):
            with self.subTest(name):
                self.describe(zipped({name: "bad"}))
                self.assertIn("outside of", self.fetched(2).stderr)
                self.assertNotIn("out.txt", " ".join(self.files()))

    def test_links_and_devices_are_refused(self) -> None:
        self.describe(zipped({"tiny/queries.jsonl": "/etc/passwd"}, stat.S_IFLNK | 0o777))
        self.assertIn("neither a file nor a folder", self.fetched(2).stderr)
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
            member = tarfile.TarInfo("tiny/queries.jsonl")
            member.type, member.linkname = kind, "/etc/passwd"
            self.describe(tarred(member), unpack="tar.gz")
            self.assertIn("neither a file nor a folder", self.fetched(2).stderr)
        self.assertFalse((self.data / "sets" / "tiny" / "queries.jsonl").exists())

    def test_a_link_that_is_in_the_folder_already_leads_nowhere_else(self) -> None:
        (self.data / "sets").mkdir(parents=True)
        (self.root / "elsewhere").mkdir()
        (self.data / "sets" / "tiny").symlink_to(self.root / "elsewhere")
        self.describe(zipped(WHOLE))
        self.assertIn("outside of", self.fetched(2).stderr)
        self.assertEqual(list((self.root / "elsewhere").iterdir()), [])

    def test_tars_are_unpacked(self) -> None:
        self.describe(tarred(tarfile.TarInfo("tiny/qrels/test.tsv"), QRELS.encode()), unpack="tar.gz")
        self.assertIn("qrels\tas in the registry", self.fetched(1).stdout)

    def test_a_damaged_archive_is_told(self) -> None:
        self.describe(zipped(WHOLE)[:200])
        self.assertIn("damaged", self.fetched(2).stderr)
        self.describe(tarred(tarfile.TarInfo("tiny/a"), bytes(range(256)) * 99)[:-200], unpack="tar.gz")
        self.assertIn("damaged", self.fetched(2).stderr)

    def test_compressed_files_are_used_as_they_are(self) -> None:
        self.describe(gzip.compress(QRELS.encode(), mtime=0), unpack=None, path="tiny/qrels/test.tsv.gz",
                      holds=["qrels"])
        done = self.fetched(2)
        self.assertIn("the queries of tiny:test cannot be downloaded", done.stderr)
        self.assertEqual(self.files(), ["data/sets/tiny/qrels/test.tsv.gz"])

    def test_what_is_compressed_as_only_the_tools_can_read_it_is_found_and_counted(self) -> None:
        self.describe(zipped(WHOLE))
        self.fetched(0)
        qrels = self.data / "sets/tiny/qrels/test.tsv"
        qrels.unlink()
        for command, ending in (("zstd", ".zst"), ("lz4", ".lz4")):
            packed = qrels.with_name(qrels.name + ending)
            for text, code, told in ((QRELS, 0, "as in the registry"), (QRELS + "q9 d 1\n", 1, "4 instead of 3")):
                packed.write_bytes(subprocess.run([command, "-c"], input=text.encode(), capture_output=True,
                                                  check=True).stdout)
                self.assertIn(told, self.fetched(code).stdout.splitlines()[0])
            packed.write_bytes(packed.read_bytes()[:-8])
            self.assertIn(f"{command} cannot read it", self.fetched(2).stderr)
            packed.unlink()
        self.assertEqual(self.server.asked, [""])

    def test_unknown_names_are_answered_with_the_nearest(self) -> None:
        self.describe(zipped(WHOLE))
        self.assertIn("did you mean tiny?", self.fetched(2, name="tny").stderr)
        self.assertIn("it has test", self.fetched(2, name="tiny:tset").stderr)


class Registry(unittest.TestCase):
    def test_every_name_of_the_tree_has_a_plan_or_says_how_it_is_got(self) -> None:
        folder = SCRIPT.parents[1] / "datasets" / "registry"
        names = [dataset["name"] for path in folder.glob("*.json")
                 for dataset in json.loads(path.read_text(encoding="utf-8"))["datasets"]]
        sys.path.insert(0, str(SCRIPT.parent))
        sys.dont_write_bytecode = True
        from fetch.registry import choose, read_registry
        families = read_registry(folder)
        self.assertGreater(len(names), 30)
        for name in names:
            choice = choose(families, name)
            self.assertTrue(choice.downloads or choice.by_hand, name)
        # CQADupStack is one archive for all its forums.
        forums = choose(families, "beir/cqadupstack")
        self.assertEqual((len(forums.downloads), len([kind for kind, _ in forums.files if kind == "qrels"])), (1, 12))


if __name__ == "__main__":
    unittest.main()
