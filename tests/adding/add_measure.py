#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Adding a measure is one new file and one word: does so in a copy of the tree, and builds it.

    add_measure.py ROOT BUILD SCRATCH

BUILD is a finished build of ROOT, SCRATCH a folder that is made anew.
"""

import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

TOY = """\
// SPDX-License-Identifier: MIT
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

double compute(const Topic& topic, const Params& params) {
    const double found = static_cast<double>(topic.relevant_retrieved(params.level, params.cutoff));
    const double share = found / static_cast<double>(params.cutoff);
    return share * share;
}

}  // namespace

std::vector<MeasureRecord> toy_measures() {
    MeasureRecord record;
    record.name = "Toy";
    record.aliases = {"plaything"};
    record.summary = "precision, squared";
    record.definition = "Toy@k is P@k * P@k.";
    record.citation = "Made for a test.";
    record.undefined = "0 when the query has no relevant document.";
    record.cutoff = Cutoff::required_rank;
    record.has_level = true;
    record.compute = compute;
    return {record};
}

}  // namespace rankline
"""

EXPLAINED = """\
Toy@k - precision, squared
  Definition
      Toy@k is P@k * P@k.
  Parameters
      @k: the first k ranks, to be given
      rel: number (default: that of -l): lowest grade that is relevant
  Summary over queries
      The mean over the queries.
  Judgments
      One grade for each document.
  Undefined
      0 when the query has no relevant document.
  Other names
      plaything
  Citation
      Made for a test.
"""


def files(root: Path, build: Path) -> list[Path]:
    """Every file that belongs to the tree, without asking git, which a release does not have."""
    found = []
    for folder, names, entries in os.walk(root):
        names[:] = [name for name in names if Path(folder, name) != build
                    and not re.fullmatch(r"\.git|\.cache|__pycache__|build(-.*)?", name)]
        found += [Path(folder, entry).relative_to(root) for entry in entries if entry != ".git"]
    return sorted(found)


def copy_tree(root: Path, build: Path, copy: Path) -> None:
    for file in files(root, build):
        (copy / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / file, copy / file)


def add_toy(tree: Path) -> None:
    (tree / "metrics" / "toy.cpp").write_text(TOY, encoding="utf-8")
    lists = tree / "metrics" / "CMakeLists.txt"
    text = lists.read_text(encoding="utf-8")
    lists.write_text(re.sub(r"(set\(families\b[^)]*)\)", r"\1 toy)", text), encoding="utf-8")


def differences(root: Path, build: Path, tree: Path) -> list[str]:
    """The new and changed files, a changed one with the words that came or went."""
    told = []
    before, after = set(files(root, build)), set(files(tree, build))
    told += [f"lost {file}" for file in sorted(before - after)]
    told += [f"new {file}" for file in sorted(after - before)]
    for file in sorted(before & after):
        old, new = (root / file).read_bytes(), (tree / file).read_bytes()
        if old != new:
            told.append(f"changed {file}:" + changed_words(old.decode(), new.decode()))
    return told


def changed_words(old: str, new: str) -> str:
    had, have = re.findall(r"\w+", old), re.findall(r"\w+", new)
    gone = [word for word in set(had) if had.count(word) > have.count(word)]
    come = [word for word in set(have) for _ in range(have.count(word) - had.count(word))]
    return "".join([*(f" -{word}" for word in sorted(gone)), *(f" +{word}" for word in sorted(come))])


def run_quietly(command: list[object]) -> None:
    """What it printed matters only if it failed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{done.stdout}{done.stderr}failed: {' '.join(map(str, command))}")


def build_copy(root: Path, build: Path, tree: Path, made: Path) -> None:
    """As ROOT was configured, but for the tests. Only what differs from BUILD is compiled."""
    configured = (build / "CMakeCache.txt").read_text(encoding="utf-8")
    cache = dict(re.findall(r"^(\w+):\w+=(.*)$", configured, re.MULTILINE))
    flags = ("CMAKE_CXX_FLAGS", "CMAKE_EXE_LINKER_FLAGS")
    kept = [name for name in cache if name.startswith(flags)]
    kept += ["CMAKE_BUILD_TYPE", "CMAKE_CXX_COMPILER", "CMAKE_PREFIX_PATH", "RANKLINE_TBB",
             "CMAKE_UNITY_BUILD"]
    reuse = Path(__file__).resolve().with_name("reuse_object.py")
    launcher = [sys.executable, "-S", reuse, build, made, root, tree]
    cmake = cache["CMAKE_COMMAND"]
    run_quietly([cmake, "-S", tree, "-B", made, "-G", cache["CMAKE_GENERATOR"],
                 "-D", "RANKLINE_TESTS=OFF",
                 "-D", "CMAKE_CXX_COMPILER_LAUNCHER=" + ";".join(map(str, launcher)),
                 *(f"-D{name}={cache[name]}" for name in kept if name in cache)])
    run_quietly([cmake, "--build", made, "--target", "ir-eval", "--parallel", "2"])


class Checks:
    def __init__(self) -> None:
        self.failed = 0

    def equal(self, what: str, wanted: object, got: object) -> None:
        if wanted != got:
            self.failed += 1
            print(f"{what}:\n  wanted {wanted!r}\n  got    {got!r}")


def printed(tool: Path, *arguments: object) -> str:
    return subprocess.run([tool, *arguments], check=True, capture_output=True, text=True).stdout


def check_texts(checks: Checks, tool: Path, before: Path) -> None:
    *others, toy = printed(tool, "--list-measures").splitlines()
    checks.equal("--list-measures, the new line", ["Toy@k", "precision, squared"],
                 re.split(r"  +", toy))
    checks.equal("--list-measures, the others", printed(before, "--list-measures").splitlines(),
                 others)
    checks.equal("--explain Toy", EXPLAINED, printed(tool, "--explain", "Toy"))
    checks.equal("--completion bash has Toy", True,
                 "Toy" in re.findall(r"\w+", printed(tool, "--completion", "bash")))


def check_values(checks: Checks, tool: Path, sample: Path) -> None:
    """Held against the precision that the same program prints, by name, alias and with rel=2."""
    names = ["P@5", "P(rel=2)@5", "Toy@5", "plaything(rel=2)@5"]
    table = printed(tool, "-q", "-n", "-f", "tsv", "--digits", "max",
                    *(part for name in names for part in ("-m", name)),
                    sample / "qrels.trec", sample / "runs" / "dense.run")
    values: dict[str, dict[str, float]] = {}
    for line in table.splitlines()[1:]:
        _run, query, measure, value = line.split("\t")
        values.setdefault(query, {})[measure] = float(value)
    checks.equal("judged queries of the sample", 12, len(values))
    for query, of in values.items():
        checks.equal(f"Toy@5 of {query}", of["P@5"] * of["P@5"], of["Toy@5"])
        checks.equal(f"Toy(rel=2)@5 of {query}", of["P(rel=2)@5"] * of["P(rel=2)@5"],
                     of["Toy(rel=2)@5"])


def main() -> int:
    root, build, scratch = (Path(argument).resolve() for argument in sys.argv[1:])
    tree, made = scratch / "tree", scratch / "build"
    shutil.rmtree(scratch, ignore_errors=True)
    copy_tree(root, build, tree)
    add_toy(tree)
    checks = Checks()
    checks.equal("what was touched", ["new metrics/toy.cpp", "changed metrics/CMakeLists.txt: +toy"],
                 differences(root, build, tree))
    build_copy(root, build, tree, made)
    check_texts(checks, made / "bin" / "ir-eval", build / "bin" / "ir-eval")
    check_values(checks, made / "bin" / "ir-eval", root / "datasets" / "sample")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{used.ru_utime + used.ru_stime:.1f} s of the processors' time")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
