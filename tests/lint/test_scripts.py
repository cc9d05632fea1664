#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The lints and the test summary find what they are there to find."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


def run(script: str, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-B", str(SCRIPTS / script), *arguments],
                          capture_output=True, text=True, check=False)


class InTemporaryTree(unittest.TestCase):
    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = Path(holder.name)

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


class Includes(InTemporaryTree):
    def complaint(self, path: str, line: str) -> str:
        self.write(path, line + "\n")
        return run("lint/includes.py", str(self.root)).stdout

    def test_lower_folders_do_not_know_higher_ones(self) -> None:
        self.assertIn("lib/base must not know lib/model",
                      self.complaint("lib/base/a.cpp", "#include <rankline/model/run.hpp>"))

    def test_measures_do_not_know_file_formats(self) -> None:
        self.assertIn("metrics must not know datasets",
                      self.complaint("metrics/a.cpp", "#include <rankline/datasets/read.hpp>"))

    def test_libraries_stay_out_of_headers(self) -> None:
        self.assertIn("must stay inside .cpp files",
                      self.complaint("lib/report/a.hpp", "#include <fmt/format.h>"))

    def test_tbb_is_seen_by_one_folder(self) -> None:
        self.assertIn("lib/parallel alone", self.complaint("lib/eval/a.cpp", "#include <tbb/task_arena.h>"))

    def test_quotes_are_refused(self) -> None:
        self.assertIn("includes do not depend", self.complaint("apps/a.cpp", '#include "b.hpp"'))

    def test_what_is_allowed_passes(self) -> None:
        self.write("apps/cli/a.hpp", "#include <CLI/CLI.hpp>\n#include <vector>\n")
        self.write("metrics/a.cpp", "#include <rankline/eval/measure.hpp>\n")
        self.assertEqual(run("lint/includes.py", str(self.root)).returncode, 0)


class Tree(InTemporaryTree):
    def complaints(self) -> str:
        return run("lint/tree.py", str(self.root)).stdout

    def test_missing_licence_line_and_readme(self) -> None:
        self.write("lib/a.cpp", "int a;\n")
        self.assertIn("lib/a.cpp: the first line", self.complaints())
        self.assertIn("lib: no README.md", self.complaints())

    def test_long_files(self) -> None:
        self.write("README.md", "x\n" * 151)
        self.write("lib/a.cpp", "// SPDX-License-Identifier: MIT\n" + "int a;\n" * 500)
        self.assertIn("README.md: 151 lines, 150 at most", self.complaints())
        self.assertIn("lib/a.cpp: 501 lines", self.complaints())

    def test_words_and_paths_that_do_not_belong(self) -> None:
        self.write("scripts/a.sh", "# SPDX-License-Identifier: MIT\n# TO" + "DO\ncd /ho" + "me/ann\n")
        self.assertIn("a.sh:2: a word that promises later work", self.complaints())
        self.assertIn("a.sh:3: a path of one machine", self.complaints())


class Summary(InTemporaryTree):
    def summary(self, cases: str) -> subprocess.CompletedProcess:
        self.write("results.xml", f"<testsuite>{cases}</testsuite>")
        return run("test_summary.py", str(self.root / "results.xml"))

    def test_counts(self) -> None:
        result = self.summary('<testcase status="run"/><testcase status="run"/>')
        self.assertEqual((result.stdout, result.returncode), ("2 passed, 0 failed\n", 0))

    def test_a_failure_fails(self) -> None:
        result = self.summary('<testcase status="run"/><testcase status="fail"/>')
        self.assertEqual((result.stdout, result.returncode), ("1 passed, 1 failed\n", 1))

    def test_skipped_on_purpose(self) -> None:
        result = self.summary('<testcase status="notrun"><skipped message="SKIP_RETURN_CODE=77"/></testcase>')
        self.assertEqual((result.stdout, result.returncode), ("0 passed, 0 failed, 1 skipped\n", 0))

    def test_a_missing_program_is_a_failure(self) -> None:
        result = self.summary('<testcase status="notrun"><skipped message="Unable to find executable"/></testcase>')
        self.assertEqual((result.stdout, result.returncode), ("0 passed, 1 failed\n", 1))


if __name__ == "__main__":
    unittest.main()
