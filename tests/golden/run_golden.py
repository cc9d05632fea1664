#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the tools against frozen outputs.

    run_golden.py --bin BUILD/bin --data FOLDER [--update] SUITE

sample             what ir-eval printed for the bundled sample when it was last reviewed;
                   --update writes it anew
trec_eval_cases    trec_eval's own test list, byte for byte      (FOLDER/data/trec_eval-cases)
trec_eval_outputs  trec_eval 10.0-rc3 on real runs, byte for byte     (FOLDER/golden/trec_eval)
published          figures from papers and leaderboards
computed           figures of measures that trec_eval does not have, by independent computations
aggregated         medians, percentiles, intervals ... of real runs, by NumPy and SciPy
profiles           what other evaluation scripts compute on real runs (--as)
explained          --why between all profiles on real runs: no difference without reasons
fused_runs         fused runs of independent computations, every score  (FOLDER/golden/fusion)
fused_figures      what fusions of real runs score in papers and in other tools
diversity          ndeval 4.5 on a random collection, to the digits that it prints
kilt               KILT's own evaluation of a random collection, to the last bit
strata             sample_eval.pl's definitions on a random pool
Without the folder all but the first and the last two exit 77: skipped.
"""

import argparse
import difflib
import functools
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
    ("dl19-passage", "bm25", "DCG(gain=exp2)@10", ["--digits", "6"], "10.209634"),
    ("dl19-passage", "bm25", "ERR@10", ["--digits", "6"], "0.317728"),
]

# ERR: gdeval.pl's definition, unrounded, over the 43 queries. User models: cwl_eval's definitions, with
# gains as ir_measures scales them, in 64 bits; all values of single queries agreed to 1e-12. The
# rest: ir_measures 0.4.3's definitions (providers compat, judged, accuracy; P and R for F), over the
# ranking by score, then docid descending. Every query has a relevant document among the first 100,
# so that none is left out of ir_measures' Accuracy. Pairs: compared one by one, over the scores as they
# are; with scores rounded to 6 digits two more pairs of BM25's are tied, and PNR is 2.518083812. Ranks,
# MicroR, Hole and R_cap: counted anew.
COMPUTED = [("dl19-passage", run, measure, ["--digits", "9"], value) for run, measure, value in [
    ("bm25", "ERR@10", "0.317728335"),
    ("bm25", "nERR@10", "0.547140177"),
    ("bm25", "SDCG(max_rel=3)@10", "0.423533009"),
    ("bm25", "INST(max_rel=3)", "0.501143886"),
    ("bm25", "INSQ(max_rel=3)", "0.433241122"),
    ("bm25", "BPM(max_rel=3)@10", "0.563851975"),
    ("bm25", "NERR8(max_rel=3)@10", "0.564083766"),
    ("bm25", "NERR9(max_rel=3)@10", "0.546036379"),
    ("bm25", "NERR10(max_rel=3)", "0.558013866"),
    ("bm25", "NERR11(max_rel=3)", "0.541794708"),
    ("rankmistral100", "ERR@10", "0.422350320"),
    ("rankmistral100", "nERR@10", "0.728330819"),
    ("rankmistral100", "SDCG(max_rel=3)@10", "0.608630219"),
    ("rankmistral100", "INST(max_rel=3)", "0.689606201"),
    ("rankmistral100", "INSQ(max_rel=3)", "0.603381734"),
    ("rankmistral100", "BPM(max_rel=3)@10", "0.722960502"),
    ("rankmistral100", "NERR8(max_rel=3)@10", "0.709206351"),
    ("rankmistral100", "NERR9(max_rel=3)@10", "0.700731211"),
    ("rankmistral100", "NERR10(max_rel=3)", "0.706802369"),
    ("rankmistral100", "NERR11(max_rel=3)", "0.699101371"),
    ("bm25", "Compat", "0.382185339"),
    ("bm25", "Compat(normalize=false)", "0.358187847"),
    ("bm25", "Judged@10", "1.000000000"),
    ("bm25", "Accuracy", "0.743413564"),
    ("bm25", "Accuracy(rel=2)", "0.732027094"),
    ("bm25", "RBP(p=0.8,rel=1)", "0.643437903"),
    ("bm25", "RBP(p=0.8,rel=2)", "0.439146137"),
    ("bm25", "F@10", "0.180643429"),
    ("bm25", "F(rel=2)@10", "0.193485031"),
    ("rankmistral100", "Compat", "0.560598593"),
    ("rankmistral100", "Compat(normalize=false)", "0.525743907"),
    ("rankmistral100", "Judged@10", "0.967441860"),
    ("rankmistral100", "Accuracy", "0.916756689"),
    ("rankmistral100", "Accuracy(rel=2)", "0.913322838"),
    ("rankmistral100", "RBP(p=0.8,rel=1)", "0.853839877"),
    ("rankmistral100", "RBP(p=0.8,rel=2)", "0.656808902"),
    ("rankmistral100", "F@10", "0.268301318"),
    ("rankmistral100", "F(rel=2)@10", "0.317399023"),
    ("bm25", "PNR", "2.518017822"),
    ("bm25", "PairAccuracy", "0.715749024"),
    ("bm25", "PNR(unjudged=skip)", "1.385244793"),
    ("bm25", "PairAccuracy(unjudged=skip)", "0.580755819"),
    ("bm25", "MicroR(rel=2)@50", "0.219512195"),
    ("bm25", "FirstRank(rel=2)@50", "3.767441860"),
    ("bm25", "MeanRank(rel=2)@50", "37.308979103"),
    ("bm25", "MedianRank(rel=2,missed=skip)@50", "16.779069767"),
    ("bm25", "Hole@100", "0.475116279"),
    ("bm25", "R_cap@10", "0.632558140"),
    ("rankmistral100", "PNR", "7.524436486"),
    ("rankmistral100", "PairAccuracy", "0.882690193"),
    ("rankmistral100", "PNR(unjudged=skip)", "4.575719254"),
    ("rankmistral100", "PairAccuracy(unjudged=skip)", "0.820650941"),
    ("rankmistral100", "MicroR(rel=2)@50", "0.277489004"),
    ("rankmistral100", "FirstRank(rel=2)@50", "2.860465116"),
    ("rankmistral100", "MeanRank(rel=2)@50", "32.646643774"),
    ("rankmistral100", "MedianRank(rel=2,missed=skip)@50", "13.000000000"),
]]

# NumPy 1.24.2 (median, percentile, std with ddof=1, min, max) and SciPy 1.10.1 (gmean of values raised
# to 1e-5) over the values of the 43 and 100 queries.
AGGREGATED = [(dataset, run, measure, ["--digits", "9", "--aggregate", aggregate], value)
              for dataset, run, measure, aggregate, value in [
    ("dl19-passage", "bm25", "AP", "median", "0.258250489"),
    ("dl19-passage", "bm25", "AP", "gmean", "0.178814047"),
    ("dl19-passage", "bm25", "AP", "sd", "0.240945065"),
    ("dl19-passage", "bm25", "AP", "min", "0.001823888"),
    ("dl19-passage", "bm25", "AP", "max", "0.950000000"),
    ("dl19-passage", "bm25", "AP", "p10", "0.033479060"),
    ("dl19-passage", "bm25", "nDCG@10", "gmean", "0.342377382"),
    ("dl19-passage", "bm25", "nDCG@10", "p75", "0.645266747"),
    ("robust03", "aplrob03a", "AP", "median", "0.228099849"),
    ("robust03", "aplrob03a", "AP", "p25", "0.113232185"),
    ("robust03", "aplrob03a", "nDCG@10", "p97.5", "0.974127720"),
    ("robust03", "aplrob03a", "RR", "sd", "0.381045080"),
]]

# SciPy 1.10.1: stats.bootstrap((values,), numpy.mean, n_resamples=200000, method="percentile",
# random_state=1), and the standard error it gives. An end of 20000 replicates is within a tenth of that.
INTERVALS = [
    ("dl19-passage", "bm25", "AP", "ci95", 0.230949571, 0.373224954, 0.036350365),
    ("dl19-passage", "bm25", "nDCG@10", "ci80", 0.456758149, 0.555012049, 0.038339935),
    ("robust03", "aplrob03a", "AP", "ci95", 0.256056815, 0.344753806, 0.022631638),
    ("robust03", "aplrob03a", "RR", "ci80", 0.637072411, 0.734082153, 0.037859293),
]
# ms_marco_eval.py's, T2Ranking's and BEIR's functions, typed anew in Python and run on these files;
# T2Ranking's and BEIR's for BM25 on DL19 are also those of a published comparison.
PROFILED = [(dataset, run, measure, ["--digits", "9", "--as", *options.split()], value)
            for dataset, run, options, values in [
    ("dl19-passage", "bm25", "msmarco", "RR@10=1.000000000"),
    ("dl19-passage", "bm25", "t2ranking -l 2",
     "RR@10=0.702417866 R@1=0.009996002 R@50=0.219512195 R@1000=0.338264694"),
    ("dl19-passage", "repllama", "t2ranking -l 2",
     "RR@10=0.909883721 R@1=0.014794082 R@50=0.339464214 R@1000=0.824870052"),
    ("beir-trec-covid", "bm25", "t2ranking -l 2",
     "RR@10=0.709079365 R@1=0.002039811 R@50=0.066680734 R@1000=0.117042977"),
    ("dl19-passage", "bm25", "beir",
     "RR@10=0.823320413 R_cap@10=0.632558140 Hole@10=0.000000000 Success@10=0.976744186 "
     "RR@100=0.824544404 R_cap@100=0.529053331 Hole@100=0.475116279"),
    ("dl19-passage", "repllama", "beir",
     "RR@10=0.984496124 R_cap@10=0.830232558 Hole@10=0.081395349 R_cap@100=0.657637070 "
     "Hole@100=0.468139535"),
    ("beir-trec-covid", "bm25", "beir",
     "RR@10=0.852857143 R_cap@10=0.644000000 Hole@10=0.052000000 Hole@100=0.153000000"),
    ("beir-trec-covid", "splade-pp-ed", "beir",
     "RR@10=0.911666667 R_cap@10=0.786000000 Hole@10=0.030000000 Hole@100=0.138200000"),
    # gdeval.pl's definition, unrounded.
    ("dl19-passage", "bm25", "gdeval", "ERR@10=0.317728335"),
] for measure, value in [each.split("=") for each in values.split()]]

PROFILES = ["trec_eval-10", "trec_eval-9", "pytrec_eval", "ir_measures", "ranx", "beir", "msmarco", "t2ranking",
            "gdeval"]
EXPLAINED_RUNS = [("dl19-passage", "bm25"), ("dl19-passage", "repllama"), ("dl19-passage", "tas-b"),
                  ("beir-trec-covid", "bm25"), ("robust03", "pircRBa1")]
# Differences and steps are printed to four places that count.
ROUNDED_STEPS = 1e-3

# The file's name says method, normalisation and parameters in ranx's words.
FUSION_METHODS = {
    "anz": "combanz", "bordafuse": "borda", "gmnz": "combgmnz", "isr": "isr", "logn_isr": "logn-isr",
    "max": "combmax", "med": "combmed", "min": "combmin", "mixed": "mixed", "mnz": "combmnz",
    "rbc": "rbc", "rrf": "rrf", "sum": "combsum", "w_bordafuse": "borda", "wmnz": "wmnz", "wsum": "wsum",
}
FUSED_RUNS = ["bm25", "tas-b", "splade-pp-ed"]
LARGEST_ERROR = 1e-9
ROUNDED_TO_6_DIGITS = 0.50001e-6

# data set, runs, options, nDCG@10, R@100, AP. Ranks are by score unless the options say otherwise;
# Pyserini and Anserini believe the rank column, which differs on TREC-COVID only: its runs hold ties.
MIN_MAX_SUM = ["--method", "combsum", "--norm", "min-max"]
FUSED_FIGURES = [
    ("dl19-passage", FUSED_RUNS, ["--method", "rrf"], "0.7263 0.5789 0.4898"),
    ("dl19-passage", FUSED_RUNS, MIN_MAX_SUM, "0.7434 0.5826 0.4940"),
    ("dl19-passage", ["bm25", "tas-b"], ["--method", "rrf"], "0.6930 0.5544 0.4453"),
    ("dl19-passage", ["bm25", "tas-b"], ["--method", "rrf", "--rank-by", "rank"], "0.6930 0.5544 0.4453"),
    ("dl19-passage", ["bm25", "tas-b"], ["--method", "average"], "0.7012 0.5158 0.4443"),
    ("dl19-passage", ["bm25", "tas-b"], ["--method", "interpolation"], "0.7012 0.5158 0.4443"),
    ("dl19-passage", ["bm25", "tas-b"], MIN_MAX_SUM, "0.6997 0.5542 0.4501"),
    # PromptReps, alpha the share of the dense run.
    ("dl19-passage", ["tas-b", "bm25"], ["--method", "interpolation(0.5)", "--norm", "min-max"], "0.6997 - -"),
    ("dl19-passage", ["tas-b", "bm25"], ["--method", "interpolation(0.7)", "--norm", "min-max"], "0.7285 - -"),
    ("dl19-passage", ["tas-b", "bm25"], ["--method", "interpolation(0.3)", "--norm", "min-max"], "0.5936 - -"),
    ("dl19-passage", ["bm25", "rankmistral100"], ["--method", "rrf"], "0.6320 - -"),
    ("dl19-passage", ["bm25", "rankmistral100"], ["--method", "rbc(0.8)"], "0.6460 - -"),
    ("beir-trec-covid", ["bm25", "splade-pp-ed"], ["--method", "rrf"], "0.7481 - -"),
    ("beir-trec-covid", ["bm25", "splade-pp-ed"], ["--method", "rrf", "--rank-by", "rank"], "0.7494 0.1293 -"),
    ("beir-trec-covid", ["bm25", "splade-pp-ed"], MIN_MAX_SUM, "0.7286 0.1296 -"),
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
    """Runs the tools and compares, counting as it goes."""

    def __init__(self, tools: Path, update: bool) -> None:
        self.tools = tools.resolve()
        self.update = update
        self.compared = 0
        self.wrong = 0

    def output(self, arguments: list[str], folder: Path, tool: str = "ir-eval") -> str:
        done = subprocess.run([self.tools / tool, *arguments], cwd=folder, stdin=subprocess.DEVNULL,
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


def trec_eval_outputs(golden: Golden, data: Path) -> None:
    for path in sorted((data / "golden" / "trec_eval").glob("*.txt*")):
        dataset, run, option = re.fullmatch(r"([^.]+)\.([^.]+)\.(.+)\.txt(?:\.gz)?", path.name).groups()
        folder = data / "data" / dataset
        arguments = ["-m", "all_trec", *OPTIONS[option], "qrels.txt", *run_files(folder, [run])]
        golden.compare(path.name, read_text(path), golden.output(arguments, folder))


def check_figures(golden: Golden, data: Path, figures: list[tuple[str, str, str, list[str], str]]) -> None:
    for dataset, run, measure, options, value in figures:
        folder = data / "data" / dataset
        got = golden.output(["-m", measure, *options, "qrels.txt", *run_files(folder, [run])], folder)
        golden.compare(f"{dataset} {run} {measure}", value, (got.split() or [""])[-1])


def published(golden: Golden, data: Path) -> None:
    check_figures(golden, data, PUBLISHED)


def computed(golden: Golden, data: Path) -> None:
    check_figures(golden, data, COMPUTED)


def aggregated(golden: Golden, data: Path) -> None:
    check_figures(golden, data, AGGREGATED)
    for dataset, run, measure, interval, low, high, error in INTERVALS:
        folder = data / "data" / dataset
        arguments = ["-m", measure, "--aggregate", interval, "--replicates", "20000", "--digits", "max"]
        lines = golden.output([*arguments, "qrels.txt", *run_files(folder, [run])], folder).splitlines()
        got = {line.split()[1]: float(line.split()[2]) for line in lines if len(line.split()) == 3}
        wanted = {f"{interval}.low": low, f"{interval}.high": high}
        near = got.keys() == wanted.keys() and all(abs(got[end] - wanted[end]) < error / 10 for end in wanted)
        golden.compare(f"{dataset} {run} {measure} {interval}", str(wanted), str(wanted if near else got))
def profiles(golden: Golden, data: Path) -> None:
    check_figures(golden, data, PROFILED)


def explained(golden: Golden, data: Path) -> None:
    """--why between each two profiles: every difference has reasons that add up to it, and is that of
    what --as prints."""
    for dataset, run in EXPLAINED_RUNS:
        folder = data / "data" / dataset
        files = ["qrels.txt", *run_files(folder, [run])]

        @functools.cache
        def values_as(profile: str, measure: str, files=tuple(files), folder=folder) -> dict[str, str]:
            arguments = ["--quiet", "--as", profile, "-m", measure, "-q", "-f", "tsv", "--digits", "6", *files]
            lines = golden.output(arguments, folder).splitlines()[1:]
            return {qid: value for _run, qid, _name, value in (line.split("\t") for line in lines)}

        for number, first in enumerate(PROFILES):
            for second in PROFILES[number + 1:]:
                got = golden.output(["--quiet", "--why", first, second, "-f", "tsv", *files], folder)
                golden.compare(f"{dataset} {run}: {first}, {second}", "", unexplained(got))
                if (dataset, run) == EXPLAINED_RUNS[0]:
                    golden.compare(f"{first}, {second}: --as", "", unlike(got, first, second, values_as))


def unlike(table: str, first: str, second: str, values_as) -> str:
    """The first row whose values are not those of --as, or "" """
    for row in table.splitlines()[1:] if "\t" in table else []:
        measure, qid, one, other, *_ = row.split("\t")
        for profile, value in (first, one), (second, other):
            if values_as(profile, measure).get(qid, "-") != value:
                return f"{row}: {profile} has {values_as(profile, measure).get(qid, '-')}"
    return ""


def unexplained(table: str) -> str:
    """The first row whose reasons do not make its difference, or "" """
    if "no measure in common" in table:
        return ""
    header, *rows = table.splitlines()
    if len(header.split("\t")) != 6:
        return table
    for row in rows:
        *_, difference, reasons = row.split("\t")
        steps = [float(step) for step in re.findall(r"(?:^|; )[a-z ]+ ([+-][0-9.e-]+|[+-]nan):", reasons)]
        if difference == "-":
            if "denominator: " not in reasons:
                return row
        elif not steps or abs(float(difference) - sum(steps)) > ROUNDED_STEPS * max(map(abs, steps)):
            return row
    return ""


def run_files(folder: Path, runs: list[str]) -> list[str]:
    files = {path.name.split(".")[0]: path.name for path in (folder / "runs").iterdir()}
    return [f"runs/{files[run]}" for run in runs]


def fusion_options(name: str) -> list[str]:
    """What the name of a golden file stands for: METHOD.NORMALISATION[.PARAMETERS]."""
    method, norm, *parameters = name.removesuffix(".gz").removesuffix(".txt").split(".", 2)
    method = FUSION_METHODS[method]
    options = ["--norm", {"zmuv": "z-score"}.get(norm, norm)] if norm != "none" else []
    if parameters and parameters[0].startswith("weights="):
        options += ["--weights", parameters[0].removeprefix("weights=").replace("-", ",")]
    elif parameters:
        method += f"({parameters[0]})"
    return ["--method", method, *options]


def farthest(wanted: dict[tuple[str, str], float], got: dict[tuple[str, str], float]) -> str:
    """The document whose score is farthest off, or "" if all are near enough."""
    if wanted.keys() != got.keys():
        return f"{len(wanted)} documents, not {len(got)}, or others"
    off = {key: abs(got[key] - score) / max(abs(score), 1e-300) for key, score in wanted.items() if got[key] != score}
    worst = max(off, key=off.get, default=None)
    return "" if worst is None or off[worst] <= LARGEST_ERROR else f"{worst}: {wanted[worst]}, not {got[worst]}"


def fused_runs(golden: Golden, data: Path) -> None:
    folder = data / "data" / "dl19-passage"
    for path in sorted((data / "golden" / "fusion").glob("*.txt*")):
        arguments = ["-k", "0", *fusion_options(path.name), *run_files(folder, FUSED_RUNS)]
        lines = [line.split() for line in golden.output(arguments, folder, "ir-fuse").splitlines()]
        got = {(line[0], line[2]): float(line[4]) for line in lines if len(line) == 6}
        wanted = {(qid, docid): float(score) for qid, docid, score in map(str.split, read_text(path).splitlines())}
        golden.compare(path.name, "", farthest(wanted, got))


def diversity(golden: Golden, _data: Path) -> None:
    """Files are named for the parameters that ndeval was given: ndeval.alpha=0.3,beta=0.8.csv."""
    folder = HERE / "diversity"
    for path in sorted(folder.glob("ndeval.*.csv")):
        header, *rows = [line.split(",") for line in read_text(path).splitlines()]
        parameters = dict(each.split("=") for each in path.name.split(".", 1)[1].removesuffix(".csv").split(","))
        measures = [part for name in header[2:] for part in ("-m", with_parameters(name, parameters))]
        arguments = ["-R", "diversity", "-q", "-n", "-f", "tsv", "--digits", "max", *measures, "qrels", "run"]
        lines = [line.split("\t") for line in golden.output(arguments, folder).splitlines()[1:]]
        got: dict[str, list[float]] = {}
        for line in lines:
            got.setdefault(line[1], []).append(float(line[3]))
        for _run, topic, *wanted in rows:
            # ndeval's nNRBP is -nan where nothing is relevant.
            off = [name for name, value, ours in zip(header[2:], wanted, got.get(topic, []))
                   if abs(float(value.replace("-nan", "0")) - ours) > ROUNDED_TO_6_DIGITS]
            golden.compare(f"{path.name} topic {topic}", f"{len(wanted)} values", " ".join(
                [f"{len(got.get(topic, []))} values", *off]))


def kilt(golden: Golden, _data: Path) -> None:
    """Files are named for the --rank_keys of kilt/eval_retrieval.py: kilt.wikipedia_id,section.csv."""
    folder = HERE / "kilt"
    for path in sorted(folder.glob("kilt.*.csv")):
        header, *rows = [line.split(",") for line in read_text(path).splitlines()]
        keys = path.name.removeprefix("kilt.").removesuffix(".csv")
        measures = [part for name in header[1:] for part in ("-m", name)]
        arguments = ["--rank-keys", keys, "-c", "-q", "-n", "-f", "tsv", "--digits", "max", *measures]
        got: dict[str, dict[str, str]] = {}
        for line in golden.output([*arguments, "gold.jsonl", "guess.jsonl"], folder).splitlines()[1:]:
            _run, topic, measure, value = line.split("\t")
            got.setdefault(topic, {})[measure] = value
        golden.compare(f"{path.name} topics", str(len(rows)), str(len(got)))
        for topic, *wanted in rows:
            values = [got[topic].get(name, "nan") for name in header[1:]]
            off = [f"{name} {ours} not {value}" for name, value, ours in zip(header[1:], wanted, values)
                   if float(value) != float(ours)]
            golden.compare(f"{path.name} topic {topic}", "", " ".join(off))


def strata(golden: Golden, _data: Path) -> None:
    """Lines "topic infAP infNDCG"; rankings there end at rank 1000."""
    folder = HERE / "strata"
    arguments = ["-R", "strata", "-q", "-n", "-f", "tsv", "--digits", "max", "-m", "xinfAP@1000", "-m",
                 "infNDCG@1000", "qrels", "run"]
    got: dict[str, list[float]] = {}
    for line in golden.output(arguments, folder).splitlines()[1:]:
        _run, topic, _measure, value = line.split("\t")
        got.setdefault(topic, []).append(float(value))
    for topic, *wanted in map(str.split, read_text(folder / "sample_eval.txt").splitlines()):
        far = [value for value, ours in zip(wanted, got.get(topic, [])) if abs(float(value) - ours) > LARGEST_ERROR]
        golden.compare(f"topic {topic}", f"{len(wanted)} values", " ".join(
            [f"{len(got.get(topic, []))} values", *far]))


def with_parameters(name: str, parameters: dict[str, str]) -> str:
    """alpha-DCG@5 with the parameters that such a measure takes."""
    measure, at, cutoff = name.partition("@")
    takes = [] if measure in ("MAP-IA", "P-IA", "strec") else ["alpha", "beta"] if "NRBP" in measure else ["alpha"]
    given = ",".join(f"{each}={parameters[each]}" for each in takes)
    return f"{measure}({given}){at}{cutoff}" if given else name


def fused_figures(golden: Golden, data: Path) -> None:
    for dataset, runs, options, wanted in FUSED_FIGURES:
        folder = data / "data" / dataset
        arguments = [*options, "--eval", "qrels.txt", "-c", "-m", "nDCG@10", "-m", "R@100", "-m", "AP"]
        lines = golden.output([*arguments, *run_files(folder, runs)], folder, "ir-fuse").splitlines()
        values = {line.split()[0]: line.split()[-1] for line in lines}
        got = [values.get(name, "") for name in ("ndcg_cut_10", "recall_100", "map")]
        told = [value if value == "-" else figure for value, figure in zip(wanted.split(), got)]
        golden.compare(f"{dataset} {' '.join(runs)} {' '.join(options)}", wanted, " ".join(told))


SUITES = {suite.__name__: suite for suite in (sample, trec_eval_cases, trec_eval_outputs, published, computed,
                                              aggregated, profiles, explained, fused_runs, fused_figures, diversity,
                                              kilt, strata)}


def main() -> int:
    parser = argparse.ArgumentParser(description="Holds the tools against frozen outputs.")
    parser.add_argument("--bin", type=Path, required=True, help="folder of the tools")
    parser.add_argument("--data", type=Path, required=True, help="folder of the real data")
    parser.add_argument("--update", action="store_true", help="rewrite the sample's outputs")
    parser.add_argument("suite", choices=SUITES)
    arguments = parser.parse_args()

    if arguments.suite not in ("sample", "diversity", "kilt", "strata") and not (arguments.data / "data").is_dir():
        print(f"SKIPPED: there is no real data in {arguments.data}; set RANKLINE_DATA_DIR")
        return SKIPPED
    golden = Golden(arguments.bin, arguments.update)
    SUITES[arguments.suite](golden, arguments.data.resolve())
    print(f"{arguments.suite}: {golden.compared} outputs compared, {golden.wrong} wrong")
    return 1 if golden.wrong or not golden.compared else 0


if __name__ == "__main__":
    sys.exit(main())
