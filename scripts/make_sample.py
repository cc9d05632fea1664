#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the bundled sample: a small collection, its judgments and runs, in every common format.

    scripts/make_sample.py [FOLDER]        (datasets/sample unless told otherwise)

The same bytes come out each time: the only source of chance is random.Random.random(), which
Python keeps stable for a seed; its other methods may change from version to version.
"""

import json
import math
import random
import re
import sys
from pathlib import Path

from sample_topics import TOPICS

SEED = 20240229
DEPTH = 20          # documents per query in a run
POOL = 6            # of each run this many documents are judged
FIRST_QUERY = 101
FIRST_DOCUMENT = 2001

Run = dict[str, list[tuple[str, float]]]  # by query, documents by score descending


def shuffled(chance: random.Random, items: list) -> list:
    return [item for _, item in sorted(((chance.random(), i), item) for i, item in enumerate(items))]


def pick(chance: random.Random, items: list[str], count: int) -> list[str]:
    return shuffled(chance, items)[:count]


def sentences(chance: random.Random, topic, grade: int) -> list[str]:
    """What a document of this grade says about the topic."""
    if grade == 3:
        return pick(chance, topic.answers, 2) + pick(chance, topic.related, 1)
    if grade == 2:
        return pick(chance, topic.answers, 1) + pick(chance, topic.related, 1)
    if grade == 1:
        return pick(chance, topic.related, 2)
    return pick(chance, topic.other, 2)


def make_collection(chance: random.Random) -> tuple[list[dict], dict[str, dict[str, int]]]:
    """The documents in order of their ids, and the true grade of each for its query."""
    drafts = []
    for number, topic in enumerate(TOPICS):
        for grade in topic.grades:
            title = pick(chance, topic.titles, 1)[0]
            drafts.append((str(FIRST_QUERY + number), grade, title, " ".join(sentences(chance, topic, grade))))
    corpus = []
    truth: dict[str, dict[str, int]] = {}
    for number, (qid, grade, title, text) in enumerate(shuffled(chance, drafts)):
        docid = str(FIRST_DOCUMENT + number)
        corpus.append({"_id": docid, "title": title, "text": text})
        truth.setdefault(qid, {})[docid] = grade
    return corpus, dict(sorted(truth.items()))


def best(scores: dict[str, float]) -> list[tuple[str, float]]:
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:DEPTH]


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def bm25(corpus: list[dict], queries: dict[str, str], k1: float = 0.9, b: float = 0.4) -> Run:
    """A real lexical system: BM25 with Lucene's idf."""
    documents = {each["_id"]: tokens(each["title"] + " " + each["text"]) for each in corpus}
    mean_length = sum(map(len, documents.values())) / len(documents)
    run = {}
    for qid, query in queries.items():
        scores: dict[str, float] = {}
        for term in tokens(query):
            having = [docid for docid, words in documents.items() if term in words]
            idf = math.log(1 + (len(documents) - len(having) + 0.5) / (len(having) + 0.5))
            for docid in having:
                count = documents[docid].count(term)
                norm = k1 * (1 - b + b * len(documents[docid]) / mean_length)
                scores[docid] = scores.get(docid, 0) + idf * count / (count + norm)
        run[qid] = best(scores)
    return run


def dense(chance: random.Random, corpus: list[dict], truth: dict[str, dict[str, int]]) -> Run:
    """A simulated embedding model: it sees the true grade through noise."""
    run = {}
    for qid, grades in truth.items():
        scores = {}
        for each in corpus:
            signal = 0.08 * grades[each["_id"]] if each["_id"] in grades else -0.04
            noise = sum(chance.random() for _ in range(4)) / 4 - 0.5
            scores[each["_id"]] = round(0.6 + signal + 0.5 * noise, 6)
        run[qid] = best(scores)
    return run


def reciprocal_rank_fusion(runs: list[Run], k: int = 60) -> Run:
    fused = {}
    for qid in runs[0]:
        scores: dict[str, float] = {}
        for run in runs:
            for rank, (docid, _) in enumerate(run[qid], 1):
                scores[docid] = scores.get(docid, 0) + 1 / (k + rank)
        fused[qid] = best(scores)
    return fused


def with_ties(run: Run) -> Run:
    """The scores of a system that keeps whole numbers only."""
    return {qid: [(docid, float(round(score))) for docid, score in ranking] for qid, ranking in run.items()}


def partial(run: Run) -> Run:
    """Two queries failed, one came back short, and one that nobody judged is in the file."""
    kept = {qid: ranking for qid, ranking in run.items() if qid not in ("103", "107")}
    kept["105"] = kept["105"][:3]
    kept["199"] = kept["110"][:5]
    return kept


def judged(truth: dict[str, dict[str, int]], runs: list[Run]) -> dict[str, dict[str, int]]:
    """Pooling as TREC does it: the top of each run is judged, and what the assessors knew of."""
    qrels = {}
    for qid, grades in truth.items():
        pool = set(grades)
        for run in runs:
            pool.update(docid for docid, _ in run[qid][:POOL])
        qrels[qid] = {docid: grades.get(docid, 0) for docid in sorted(pool)}
    return qrels


def qrels_files(qrels: dict[str, dict[str, int]]) -> dict[str, str]:
    graded = [(qid, docid, grade) for qid, grades in qrels.items() for docid, grade in grades.items()]
    relevant = [(qid, docid) for qid, docid, grade in graded if grade >= 2]
    return {
        "qrels.trec": "".join(f"{q} 0 {d} {g}\n" for q, d, g in graded),
        "qrels.tsv": "query-id\tcorpus-id\tscore\n" + "".join(f"{q}\t{d}\t{g}\n" for q, d, g in graded),
        "qrels.msmarco.tsv": "".join(f"{q}\t0\t{d}\t1\n" for q, d in relevant),
        "qrels.retrieval.tsv": "qid\tpid\n" + "".join(f"{q}\t{d}\n" for q, d in relevant),
        "qrels.t2ranking.tsv": "qid\t-\tpid\trel\n" + "".join(f"{q}\t0\t{d}\t{g}\n" for q, d, g in graded),
    }


def trec(run: Run, tag: str, digits: int) -> str:
    return "".join(f"{qid} Q0 {docid} {rank} {score:.{digits}f} {tag}\n"
                   for qid, ranking in run.items() for rank, (docid, score) in enumerate(ranking, 1))


def run_files(runs: dict[str, Run]) -> dict[str, str]:
    ranked = [(qid, docid, rank, score) for qid, ranking in runs["dense"].items()
              for rank, (docid, score) in enumerate(ranking, 1)]
    digits = {"ties": 1}
    files = {f"{name}.run": trec(run, name, digits.get(name, 6)) for name, run in runs.items()}
    files["dense.msmarco.tsv"] = "".join(f"{q}\t{d}\t{r}\n" for q, d, r, _ in ranked)
    files["dense.t2ranking.tsv"] = "".join(f"{q}\t{d}\t{r}\t{s:.6f}\n" for q, d, r, s in ranked)
    files["dense.json"] = json.dumps({qid: dict(ranking) for qid, ranking in runs["dense"].items()},
                                    indent=1) + "\n"
    return files


def json_lines(records: list[dict]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def sample_files() -> dict[str, str]:
    """Every generated file by its path inside the sample."""
    chance = random.Random(SEED)
    corpus, truth = make_collection(chance)
    queries = {str(FIRST_QUERY + number): topic.query for number, topic in enumerate(TOPICS)}
    lexical = bm25(corpus, queries)
    semantic = dense(chance, corpus, truth)
    runs = {"bm25": lexical, "dense": semantic, "hybrid": reciprocal_rank_fusion([lexical, semantic]),
            "ties": with_ties(lexical), "partial": partial(semantic)}
    return {
        "corpus.jsonl": json_lines(corpus),
        "queries.jsonl": json_lines([{"_id": qid, "text": text} for qid, text in queries.items()]),
        **qrels_files(judged(truth, [lexical, semantic])),
        **{f"runs/{name}": text for name, text in run_files(runs).items()},
    }


def main() -> None:
    default = Path(__file__).resolve().parents[1] / "datasets" / "sample"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    for name, text in sample_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
