# SPDX-License-Identifier: MIT
"""A compiler launcher for a copy of the tree. What the copy shares with a tree that was built
already, is not compiled again: its object is taken from there.

    reuse_object.py BUILD COPY_BUILD ROOT COPY_ROOT COMPILER ARGUMENT...

The arguments of the compiler have to be those of the first build. Headers are taken to be the same,
which holds for a copy to which only a source was added.
"""

import filecmp
import os
import re
import shutil
import sys


def counterpart(path: str, folders: "list[tuple[str, str]]") -> str:
    """The same file in the tree or build that was copied, "" for what is in neither."""
    for copied, original in folders:
        if path.startswith(copied + os.sep):
            return original + path[len(copied):]
    return ""


def joined_sources(path: str) -> "list[str]":
    """The files that a file of a unity build includes, or the file itself."""
    if os.path.basename(os.path.dirname(path)) != "Unity":
        return [path]
    with open(path, encoding="utf-8") as unity:
        return re.findall(r'^#include "(.*)"$', unity.read(), re.MULTILINE)


def is_built(copied_source: str, built: str, folders: "list[tuple[str, str]]") -> bool:
    source = counterpart(copied_source, folders)
    if not (os.path.isfile(built) and os.path.isfile(source)):
        return False
    copies, originals = joined_sources(copied_source), joined_sources(source)
    if [counterpart(copy, folders) for copy in copies] != originals:
        return False
    return all(filecmp.cmp(original, copy, shallow=False)
               and os.path.getmtime(built) >= os.path.getmtime(original)
               for original, copy in zip(originals, copies))


def main() -> None:
    build, copy_build, root, copy_root, *command = sys.argv[1:]
    folders = [(copy_build, build), (copy_root, root)]
    if "-c" in command and "-o" in command:
        copied_source = os.path.abspath(command[command.index("-c") + 1])
        target = os.path.abspath(command[command.index("-o") + 1])
        built = counterpart(target, folders)
        if is_built(copied_source, built, folders):
            shutil.copyfile(built, target)
            if "-MF" in command:
                with open(command[command.index("-MF") + 1], "w", encoding="utf-8") as dependencies:
                    dependencies.write(f"{command[command.index('-o') + 1]}:\n")
            return
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
