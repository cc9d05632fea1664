#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs cases of a command line: folders tests/cli/TOOL/CASE/{cmd, stdout, stderr, exit, in/}.

    run_cases.py --bin BUILD/bin [--update] [CASE...]        (all cases unless some are named)

`cmd` is run by bash in an empty folder that holds a copy of in/ and, as `sample`, the bundled
sample ($SAMPLE is that name, so no path of this machine gets into an output). The tools are on the
PATH. A missing stdout or stderr file means that nothing is expected there; a missing exit means 0.
`--update` writes what came out into the case: read the diff before you believe it.
"""

import argparse
import difflib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parents[1] / "datasets" / "sample"
SECONDS = 60


def environment(tools: Path) -> dict[str, str]:
    """A user's, less what would make the outcome depend on who runs the tests."""
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith("LC_") and name not in ("LANG", "LANGUAGE")}
    kept["PATH"] = f"{tools}{os.pathsep}{kept.get('PATH', os.defpath)}"
    kept["SAMPLE"] = "sample"
    return kept


def run(case: Path, tools: Path) -> dict[str, bytes]:
    """What came out, by the names of the files that say what should."""
    with tempfile.TemporaryDirectory(prefix="rankline-") as folder:
        if (case / "in").is_dir():
            shutil.copytree(case / "in", folder, dirs_exist_ok=True)
        Path(folder, "sample").symlink_to(SAMPLE)
        done = subprocess.run(["bash", "-c", (case / "cmd").read_text(encoding="utf-8")], cwd=folder,
                              env=environment(tools), stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=SECONDS, check=False)
    exit_code = b"" if done.returncode == 0 else f"{done.returncode}\n".encode()
    return {"stdout": done.stdout, "stderr": done.stderr, "exit": exit_code}


def expected(case: Path, name: str) -> bytes:
    path = case / name
    return path.read_bytes() if path.is_file() else b""


def difference(name: str, wanted: bytes, got: bytes) -> str:
    lines = difflib.unified_diff(wanted.decode("utf-8", "backslashreplace").splitlines(keepends=True),
                                 got.decode("utf-8", "backslashreplace").splitlines(keepends=True),
                                 f"{name} expected", f"{name} got")
    return "".join(line if line.endswith("\n") else line + "\n(no line end)\n" for line in lines)


def update(case: Path, got: dict[str, bytes]) -> None:
    for name, content in got.items():
        if content:
            (case / name).write_bytes(content)
        else:
            (case / name).unlink(missing_ok=True)


def main() -> int:
    parser = argparse.ArgumentParser(description="Runs command line cases.")
    parser.add_argument("--bin", type=Path, required=True, help="folder of the tools")
    parser.add_argument("--update", action="store_true", help="write what came out into the cases")
    parser.add_argument("case", nargs="*", help="TOOL/CASE")
    arguments = parser.parse_args()

    names = arguments.case or sorted(p.parent.relative_to(HERE).as_posix() for p in HERE.glob("*/*/cmd"))
    failed = 0
    for name in names:
        case = HERE / name
        got = run(case, arguments.bin.resolve())
        if arguments.update:
            update(case, got)
            continue
        wrong = [file for file in got if got[file] != expected(case, file)]
        if wrong:
            failed += 1
            print(f"{name}: {(case / 'cmd').read_text(encoding='utf-8').strip()}")
            for file in wrong:
                print(difference(file, expected(case, file), got[file]), end="")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
