#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds ir-convert's run surgery against a plain program, byte for byte.

    run_surgery.py --bin BUILD/bin [--rounds N] [--seed S]

Each round makes a random run, random options and the files that these name, and compares what
ir-convert writes with what `Surgery` makes of the same.
"""

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

INFINITY = float("inf")


def shortest(value):
    """The shortest text that reads back as `value`: plain digits, unless an exponent is shorter."""
    if value in (INFINITY, -INFINITY):
        return str(value)
    sign, digits, exponent = Decimal(repr(value)).as_tuple()
    digits = "".join(map(str, digits)).lstrip("0")
    exponent += len(digits) - len(digits.rstrip("0"))
    digits = digits.rstrip("0") or "0"
    if digits == "0":
        exponent = 0
    plain = format(Decimal((0, tuple(map(int, digits)), exponent)), "f")
    point = exponent + len(digits) - 1
    scientific = digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + "e%+03d" % point
    return "-" * sign + (plain if len(plain) <= len(scientific) else scientific)


def by_bytes(text):
    return text.encode("latin-1")


class Entry:
    """A document of a query; `line` is where it stood, `rank` what the rank column said."""

    def __init__(self, docid, score, rank, line):
        self.docid, self.score, self.rank, self.line = docid, score, rank, line


def ranked(entries, ties, key):
    """By `key`, lower first; equal ones by the rule, in a stable order."""
    entries = list(entries)
    if ties == "docid-desc":
        entries.sort(key=lambda entry: by_bytes(entry.docid), reverse=True)
    elif ties == "docid-asc":
        entries.sort(key=lambda entry: by_bytes(entry.docid))
    elif ties == "rank":
        entries.sort(key=lambda entry: entry.rank)
    return sorted(entries, key=key)


class NoNumber(Exception):
    """A passage that --collapse first cannot compare."""


class Surgery:
    """Random options for a run of these queries and documents, and what they do."""

    def __init__(self, rng, folder, qids, docids, merged):
        self.rng, self.folder = rng, folder
        self.arguments = []
        self.ties = rng.choice(["docid-desc", "docid-desc", "docid-asc", "rank", "file"])
        self.rank_column = rng.random() < 0.2  # what shards are merged by is the score
        if self.ties != "docid-desc":
            self.arguments += ["--ties", self.ties]
        if self.rank_column:
            self.arguments += ["--rank-by", "rank"]
        self.rank_column &= not merged
        # Scores in another order than the ranking's.
        self.arguments += ["--allow-lossy"]
        self.steps = []  # in the order in which they act
        likely = rng.choice([0.15, 0.4])
        for add in (self.queries, self.documents, self.judgments, self.own_query,
                    self.equivalents, self.collapse, self.minimum, self.depth):
            if rng.random() < likely:
                add(qids, docids)
        # Options are given in any order.
        groups = [[]]
        for argument in self.arguments:
            if argument.startswith("--") or argument == "-k":
                groups.append([])
            groups[-1].append(argument)
        rng.shuffle(groups)
        self.arguments = sum(groups, [])

    def by_score(self, entries):
        return ranked(entries, self.ties, lambda entry: -entry.score)

    def file(self, name, lines):
        path = self.folder / name
        path.write_bytes(by_bytes("".join(line + "\n" for line in lines)))
        return str(path)

    def some(self, ids):
        return self.rng.sample(ids, self.rng.randint(1, len(ids)))

    def queries(self, qids, _):
        keep = self.rng.random() < 0.5
        listed = self.some(qids)
        if not keep and len(listed) == len(qids):
            listed = listed[1:] or ["none"]
        layout = self.rng.choice(["%s", "%s\ta text, of 3 words", "%s 0 d1 1"])
        path = self.file("queries", [layout % qid for qid in listed])
        self.arguments += ["--keep-queries" if keep else "--drop-queries", path]
        self.steps.append(lambda qid, entries: entries if (qid in listed) == keep else [])

    def documents(self, qids, docids):
        keep = self.rng.random() < 0.5
        pairs = {(self.rng.choice(qids), docid) for docid in self.some(docids)}
        layout = self.rng.choice(["for all", "by query", "both", "table", "json"])
        if layout == "for all":
            pairs = {("", docid) for _, docid in pairs}
            lines = [docid for _, docid in pairs]
        elif layout == "both":
            pairs = {(qid if len(docid) % 2 else "", docid) for qid, docid in pairs}
            lines = [(qid + "\t" + docid).strip() for qid, docid in pairs]
        elif layout == "table":
            lines = ["docid,qid"] + ['"%s","%s"' % (docid.replace('"', '""'), qid)
                                     for qid, docid in pairs]
        elif layout == "json":
            # JSON is UTF-8.
            pairs = {(qid, docid) for qid, docid in pairs
                     if (qid + docid).isascii()} or {("q", "d")}
            lines = [json.dumps({qid: [docid for its, docid in pairs if its == qid]
                                 for qid, _ in pairs})]
        else:
            lines = ["%s %s" % pair for pair in pairs]
        path = self.file("documents", lines)
        self.arguments += ["--keep-docs" if keep else "--drop-docs", path]
        self.steps.append(lambda qid, entries: [
            entry for entry in entries
            if (("", entry.docid) in pairs or (qid, entry.docid) in pairs) == keep])

    def judgments(self, qids, docids):
        judged = self.rng.random() < 0.5
        grades = {(self.rng.choice(qids), docid): self.rng.randint(-1, 2)
                  for docid in self.some(docids)}
        path = self.file("qrels", ["%s 0 %s %d" % (*pair, grade)
                                   for pair, grade in grades.items()])
        self.arguments += ["--judged" if judged else "--unjudged", "--qrels", path]
        least = self.rng.choice([None, -1, 1])
        if least is not None:
            self.arguments += ["--min-grade", str(least)]
        self.steps.append(lambda qid, entries: [
            entry for entry in entries
            if (grades.get((qid, entry.docid), -INFINITY) >= (least or 0)) == judged])

    def own_query(self, _, __):
        self.arguments += ["--drop-own-query"]
        self.steps.append(
            lambda qid, entries: [entry for entry in entries if entry.docid != qid])

    def equivalents(self, _, docids):
        """A class per line, so that the first of them is the canonical one."""
        rest = self.some(docids)
        names = {}
        lines = []
        while rest:
            members, rest = rest[:3], rest[3:]
            if self.rng.random() < 0.3:
                members.insert(0, "canon%d" % len(lines))
            names.update((docid, members[0]) for docid in members)
            # The same class may be told in pieces.
            lines += ["%s %s" % (members[0], docid) for docid in members]
        rename = self.rng.random() < 0.5
        self.arguments += ["--equivalents", self.file("equivalents", lines)]
        if rename:
            self.arguments += ["--canonical-ids"]

        def act(_, entries):
            left = {}
            for entry in entries:
                left.setdefault(names.get(entry.docid, entry.docid), entry)
            if not rename:
                return list(left.values())
            for name, entry in left.items():
                entry.docid = name
            return list(left.values()) if self.rank_column else self.by_score(left.values())
        self.steps.append(act)

    def collapse(self, _, __):
        method = self.rng.choice(["max", "first", "sum", "mean"])
        top = self.rng.choice([None, 1, 2, 3]) if method in ("sum", "mean") else None
        self.arguments += ["--collapse", method]
        if top:
            self.arguments += ["--collapse-top", str(top)]
        how = self.rng.choice(["default", "delimiter", "pattern"])
        delimiter = self.rng.choice(["#", "#1", "d"]) if how == "delimiter" else "#"
        pattern = "^(.+?)" + delimiter
        if how == "delimiter":
            self.arguments += ["--passage-delimiter", delimiter]
        elif how == "pattern":
            pattern = self.rng.choice([r"^(.+)#[^#]*$", r"([a-z0-9]+)#"])
            self.arguments += ["--passage-pattern", pattern]

        def act(_, entries):
            documents = {}
            for entry in self.by_score(entries):
                match = re.search(pattern, entry.docid, re.DOTALL)
                docid = match.group(1) if match else entry.docid
                behind = entry.docid[match.end(1):] if match else ""
                number = re.search("[0-9]+", behind)
                if match and not number and method == "first":
                    raise NoNumber
                number = int(number.group()) if number else -1
                documents.setdefault(docid, []).append((number, entry))
            left = []
            for docid, passages in documents.items():
                scores = [entry.score for _, entry in passages]
                if method == "max":
                    score = scores[0]
                elif method == "first":
                    score = min(passages, key=lambda passage: passage[0])[1].score
                else:
                    scores = scores[:top or len(scores)]
                    # Not sum(), which newer Pythons compensate.
                    score = scores[0]
                    for other in scores[1:]:
                        score += other
                    score = score if method == "sum" else score / len(scores)
                best = passages[0][1]
                left.append(Entry(docid, score, best.rank, best.line))
            return self.by_score(left)
        self.steps.append(act)

    def minimum(self, _, __):
        least = self.rng.choice([-0.5, 0, 0.5, 1, 2])
        self.arguments += ["--min-score", str(least)]
        self.steps.append(
            lambda _, entries: [entry for entry in entries if entry.score >= least])

    def depth(self, _, __):
        depth = self.rng.randint(1, 6)
        self.arguments += ["-k", str(depth)]
        self.steps.append(lambda _, entries: entries[:depth])

    def expected(self, run, tag):
        lines = []
        for qid, entries in run.items():
            if self.rank_column:
                entries = ranked(entries, self.ties, lambda entry: entry.rank)
            else:
                entries = self.by_score(entries)
            for step in self.steps:
                entries = step(qid, entries)
            for place, entry in enumerate(entries, 1):
                lines.append("%s Q0 %s %d %s %s\n" %
                             (qid, entry.docid, place, shortest(entry.score), tag))
        return by_bytes("".join(lines))


def random_ids(rng):
    """Ids of passages and of what is none, some of any bytes; a query may be called like one."""
    odd = ["\xf8\xfe", "a:b", "x,y", "ü", "q\"uote", "\x01", "d"]
    documents = ["d%d" % number for number in range(6)] + rng.sample(odd, 3)
    docids = ["%s#%d" % (document, number) for document in documents
              for number in rng.sample(range(12), 4)]
    docids += ["d1#2_77", "d1#10#3"] + rng.sample(documents, 3)
    qids = ["q%d" % number for number in range(rng.randint(1, 6))] + [rng.choice(docids)]
    return [qid for qid in qids if '"' not in qid], docids


def random_score(rng):
    if rng.random() < 0.2:
        return rng.uniform(-2, 3)
    return rng.randint(-4, 8) / 4


def without_repeated(entries, policy):
    """Each document once, where the mention stands that counts."""
    kept = {}
    for entry in entries:
        before = kept.get(entry.docid)
        if before is None or policy == "last" or (policy == "best" and entry.score > before.score):
            kept[entry.docid] = entry
    return [entry for entry in entries if kept[entry.docid] is entry]


class Run:
    """A random run in one file or as shards of one, its lines by query or scattered, some documents
    of a query more than once."""

    def __init__(self, rng, folder, qids, docids):
        policy = rng.choice([None, None, "first", "best", "last"])
        lines = []
        for qid in qids:
            its = rng.sample(docids, rng.randint(1, len(docids)))
            if policy:
                its += rng.choices(its, k=rng.randint(0, 5))
            lines += [(qid, docid, rng.randint(1, 30), random_score(rng)) for docid in its]
        if rng.random() < 0.4:
            rng.shuffle(lines)
        shards = rng.choice([1, 1, 1, 2, 3])
        parts = [[] for _ in range(shards)]
        for line in lines:
            rng.choice(parts).append(line)
        parts = [part for part in parts if part]
        self.merged = len(parts) > 1
        self.arguments = ["--merge"] if self.merged else []
        if policy:
            self.arguments += ["--duplicates", policy]
        self.queries = {}
        for number, part in enumerate(parts):
            path = folder / ("run%d" % number)
            path.write_bytes(by_bytes("".join("%s Q0 %s %d %r tag\n" % line for line in part)))
            self.arguments.append(str(path))
            for place, (qid, docid, rank, score) in enumerate(part):
                self.queries.setdefault(qid, []).append(Entry(docid, score, rank, place))
        for qid, entries in self.queries.items():
            self.queries[qid] = without_repeated(entries, policy)


def play(convert, seed):
    """One round; returns whether the program wrote what was expected."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        qids, docids = random_ids(rng)
        run = Run(rng, folder, qids, docids)
        surgery = Surgery(rng, folder, qids, docids, run.merged)
        tag = rng.choice(["tag", "other"])
        command = [convert, "--quiet", "--to", "trec", "-j", str(rng.choice([1, 3])),
                   *run.arguments, *surgery.arguments]
        if tag != "tag":
            command += ["--tag", tag]
        result = subprocess.run(command, capture_output=True, check=False)
        try:
            expected = surgery.expected(run.queries, tag)
        except NoNumber:
            if result.returncode == 2 and b"has no number" in result.stderr:
                return True
            expected = b"(an error: a passage has no number)"
        if result.returncode == 0 and result.stdout == expected:
            return True
        if result.returncode == 2 and not expected and b"none of the " in result.stderr:
            return True
        print("seed", seed, "exit", result.returncode, *command)
        for path in sorted(folder.iterdir()):
            print("==", path.name, "==", path.read_bytes().decode("latin-1"), sep="\n")
        print("-- expected --", expected.decode("latin-1"), "-- written --",
              result.stdout.decode("latin-1"), result.stderr.decode("latin-1"), sep="\n")
        return False


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bin", required=True, type=Path)
    parser.add_argument("--rounds", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    convert = str(options.bin / "ir-convert")
    failed = 0
    for seed in range(options.seed, options.seed + options.rounds):
        failed += not play(convert, seed)
        if failed == 3:
            break
    print("run surgery: %d rounds, %d wrong" % (options.rounds, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
