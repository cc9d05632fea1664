#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The pipelines scripts/submit-*.sh make bundles of the sample's runs.

    submit_scripts.py --bin BUILD/bin
"""

import argparse
import bz2
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"
SAMPLE = ROOT / "datasets" / "sample"
NAMES = ["submit-beir.sh", "submit-msmarco.sh", "submit-mteb.sh", "submit-tira.sh", "submit-trec.sh"]
ENVIRONMENT = dict(os.environ)


def run(folder: Path, *command: object) -> subprocess.CompletedProcess:
    return subprocess.run([str(part) for part in command], cwd=folder, env=ENVIRONMENT,
                          capture_output=True, text=True, timeout=60, check=False)


class InFolder(unittest.TestCase):
    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory(prefix="rankline-")
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)

    def submit(self, name: str, *arguments: object) -> subprocess.CompletedProcess:
        return run(self.folder, SCRIPTS / name, *arguments)

    def make(self, name: str, *arguments: object) -> list[str]:
        """The files of the bundle "out", whose digests are right."""
        done = self.submit(name, "-o", "out", *arguments)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        out = self.folder / "out"
        sums = run(out, "sha256sum", "--quiet", "-c", "SHA256SUMS")
        self.assertEqual(sums.returncode, 0, sums.stdout + sums.stderr)
        files = [str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()]
        return sorted(set(files) - {"CHECKLIST.txt", "MD5SUMS", "SHA256SUMS"})

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


class Usage(InFolder):
    def test_each_tells_its_usage(self) -> None:
        for name in NAMES:
            done = self.submit(name, "-h")
            self.assertTrue(done.stdout.startswith("usage: " + name), name)
            self.assertIn("example: " + name, done.stdout)
            self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_what_is_missing_is_told(self) -> None:
        for arguments, message in [(("submit-msmarco.sh", "-d", "a"), "-e, the run of the eval"),
                                   (("submit-beir.sh", "-o", "out"), "NAME=RUN is missing"),
                                   (("submit-beir.sh", "-o", "out", "a"), "not NAME=RUN: a"),
                                   (("submit-mteb.sh",), "-q, the judgments, is missing"),
                                   (("submit-tira.sh", "-o", "out"), "one RUN is wanted, not 0"),
                                   (("submit-trec.sh", "-t"), "-t needs an argument"),
                                   (("submit-trec.sh", "-x"), "there is no option -x")]:
            done = self.submit(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(message, done.stderr)
            self.assertIn(f"see {arguments[0]} -h", done.stderr)

    def test_shellcheck(self) -> None:
        if shutil.which("shellcheck") is None:
            self.skipTest("shellcheck is not installed")
        for name in [*NAMES, "submit-common.sh"]:
            done = run(SCRIPTS, "shellcheck", "-x", "-P", "SCRIPTDIR", name)
            self.assertEqual(done.stdout, "")


class Pipelines(InFolder):
    def test_msmarco(self) -> None:
        for command in ("openssl genrsa -out private.pem 2048",
                        "openssl rsa -in private.pem -pubout -out public.pem"):
            self.assertEqual(run(self.folder, *command.split()).returncode, 0)
        metadata = self.write("20240131-me-metadata.json", json.dumps(
            {"team": "T", "model_description": "M", "paper": "", "code": "", "type": "reranking"}))
        # The queries of the two are never the same.
        lines = (SAMPLE / "runs" / "dense.run").read_text().splitlines()
        other = self.write("eval.run", "".join(f"9{line}\n" for line in lines))
        arguments = ("-d", SAMPLE / "runs" / "bm25.run", "-e", other,
                     "-m", metadata, "-k", "public.pem")
        # There a query of the run is not judged.
        refused = self.submit("submit-msmarco.sh", "-o", "refused", *arguments,
                              "-q", SAMPLE / "qrels.msmarco.tsv")
        self.assertEqual((refused.returncode, (self.folder / "refused").exists()), (1, False))
        files = self.make("submit-msmarco.sh", *arguments, "-q", SAMPLE / "qrels.trec")
        self.assertEqual([file for file in files if not file.startswith("private/")],
                         ["submissions/20240131-me-metadata.json.enc",
                          "submissions/20240131-me.key.bin.enc", "submissions/20240131-me.tar.enc"])
        unpack = """openssl pkeyutl -decrypt -inkey private.pem -in $in.key.bin.enc -out key.bin &&
            openssl enc -d -aes-256-cbc -in $in.tar.enc -pass file:key.bin -pbkdf2 | tar x"""
        done = run(self.folder, "bash", "-c", "in=out/submissions/20240131-me; " + unpack)
        self.assertEqual(done.returncode, 0, done.stderr)
        dev = bz2.decompress((self.folder / "20240131-me" / "dev.txt.bz2").read_bytes()).decode()
        first = (SAMPLE / "runs" / "bm25.run").read_text().split()
        self.assertEqual(dev.splitlines()[0], f"{first[0]}\t{first[2]}\t1")

    def test_beir(self) -> None:
        qrels = self.folder / "data" / "a" / "qrels" / "test.tsv"
        qrels.parent.mkdir(parents=True)
        shutil.copy(SAMPLE / "qrels.tsv", qrels)
        self.assertEqual(self.make("submit-beir.sh", "-q", "data", f"a={SAMPLE}/runs/dense.json"),
                         ["results/a.json", "results/a.run.trec", "results/table.tsv"])
        done = run(self.folder, "ir-eval", "--as", "beir", "-m", "nDCG@10", "--digits", "5",
                   qrels, SAMPLE / "runs" / "dense.json")
        results = json.loads((self.folder / "out" / "results" / "a.json").read_text())
        self.assertEqual(float(done.stdout.split()[2]), results["ndcg"]["NDCG@10"])

    def test_mteb(self) -> None:
        metadata = self.write("meta.yml", "model_meta: {name: org/model, revision: '1'}\n"
                              "task_name: Sample\ndataset_revision: a\nmteb_version: 2.14.0\n"
                              "split: test\nlanguages: [eng-Latn]\n")
        self.assertEqual(self.make("submit-mteb.sh", "-q", SAMPLE / "qrels.tsv", "-m", metadata,
                                   SAMPLE / "runs" / "dense.json"),
                         ["results/org__model/1/Sample.json", "results/org__model/1/model_meta.json"])

    def test_tira(self) -> None:
        self.assertEqual(self.make("submit-tira.sh", "-t", "mine", SAMPLE / "runs" / "dense.json"),
                         ["output/run.txt.gz"])
        with gzip.open(self.folder / "out" / "output" / "run.txt.gz", "rt") as lines:
            self.assertTrue(all(line.split()[5] == "mine" for line in lines))

    def test_trec(self) -> None:
        arguments = ("submit-trec.sh", "-t", "mine", "-k", "10", SAMPLE / "runs" / "bm25.run")
        self.assertEqual(self.make(*arguments), ["run/mine"])
        # A bundle is not replaced; what has errors is not made.
        self.assertEqual(self.submit(*arguments[:-1], "-o", "out", arguments[-1]).returncode, 2)
        done = self.submit("submit-trec.sh", "-t", "a" * 26, "-o", "other", arguments[-1])
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertFalse((self.folder / "other").exists())


def main() -> int:
    parser = argparse.ArgumentParser(description="Runs scripts/submit-*.sh on the sample.")
    parser.add_argument("--bin", type=Path, required=True, help="folder of the tools")
    arguments = parser.parse_args()
    ENVIRONMENT["PATH"] = f"{arguments.bin.resolve()}{os.pathsep}{os.environ['PATH']}"
    if shutil.which("ir-convert", path=ENVIRONMENT["PATH"]) is None:
        print("skipped: there is no ir-convert")
        return 77
    return 0 if unittest.main(argv=[sys.argv[0]], exit=False).result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
