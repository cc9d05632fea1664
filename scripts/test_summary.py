#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints "N passed, N failed[, N skipped]" for a JUnit file of ctest; exits 1 if any failed."""

import sys
import xml.etree.ElementTree as ElementTree


def outcome(case: ElementTree.Element) -> str:
    """ctest writes a test whose program is missing as "notrun", just like one that asked to be
    skipped; only the latter is told by its exit code, and the former is a failure."""
    status = case.get("status")
    if status == "run":
        return "passed"
    skipped = case.find("skipped")
    if skipped is not None and (skipped.get("message") or "").startswith("SKIP_RETURN_CODE"):
        return "skipped"
    return "failed"


def main() -> int:
    outcomes = [outcome(case) for case in ElementTree.parse(sys.argv[1]).getroot().iter("testcase")]
    line = f"{outcomes.count('passed')} passed, {outcomes.count('failed')} failed"
    if "skipped" in outcomes:
        line += f", {outcomes.count('skipped')} skipped"
    print(line)
    return 1 if "failed" in outcomes else 0


if __name__ == "__main__":
    sys.exit(main())
