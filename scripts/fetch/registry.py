# SPDX-License-Identifier: MIT
"""What datasets/registry says, and what a name stands for. The records are described in its README."""

import difflib
import json
from pathlib import Path
from typing import NamedTuple


class Trouble(Exception):
    """What keeps a dataset from being fetched, in words for the user."""


class Choice(NamedTuple):
    """What a name stands for: one split or several, of one dataset or of all its parts."""
    name: str
    folders: list[str]
    downloads: list[dict]
    files: list[tuple[str, list[dict]]]  # qrels, queries or corpus; the forms in which they exist
    by_hand: str
    licence: str


def read_registry(folder: Path) -> list[dict]:
    families = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    if not families:
        raise Trouble(f"{folder}: there are no descriptions of datasets")
    return families


def choose(families: list[dict], name: str) -> Choice:
    datasets = {dataset["name"]: (family, dataset) for family in families for dataset in family["datasets"]}
    whole, _, split_name = name.rpartition(":") if ":" in name else (name, "", "")
    for family, dataset in datasets.values():
        for split in dataset.get("splits", []):
            if name in split.get("aliases", []):
                return chosen(f"{dataset['name']}:{split['name']}", family, [(dataset, [split])])
    if whole not in datasets:
        raise Trouble(f"there is no dataset {name!r}{nearest(whole, datasets)}")
    family, dataset = datasets[whole]
    splits = [split for split in dataset.get("splits", []) if split_name in ("", split["name"])]
    if not splits and split_name:
        names = ", ".join(split["name"] for split in dataset.get("splits", [])) or "none"
        raise Trouble(f"{whole} has no split {split_name!r}; it has {names}")
    parts = [datasets[part][1] for part in dataset.get("parts", [])]
    return chosen(name, family, [(dataset, splits), *((part, part["splits"]) for part in parts)])


def nearest(name: str, names) -> str:
    near = difflib.get_close_matches(name, names, 3)
    return f"; did you mean {' or '.join(near)}?" if near else ""


def chosen(name: str, family: dict, splits_of: list[tuple[dict, list[dict]]]) -> Choice:
    downloads: dict[str, dict] = {}
    files: list[tuple[str, list[dict]]] = []

    def add_download(item: dict) -> None:
        """What several splits name is fetched once, for all that it is named for."""
        known = downloads.setdefault(item["url"], {**item, "holds": []})
        known["holds"] = sorted({*known["holds"], *item["holds"]})

    def add_files(kind: str, forms: list[dict]) -> None:
        if forms and (kind, forms) not in files:
            files.append((kind, forms))

    for dataset, splits in splits_of:
        for split in splits:
            for item in split.get("downloads", []):
                add_download(item)
            add_files("qrels", split.get("qrels", []))
            add_files("queries", split.get("queries", dataset.get("queries", [])))
        for item in dataset.get("downloads", []):
            add_download(item)
        add_files("corpus", dataset.get("corpus", []))
    head = splits_of[0][0]
    return Choice(name, family["folders"], list(downloads.values()), files,
                  head.get("by_hand", {}).get("note", ""), family["licences"][head["licence"]]["note"])
