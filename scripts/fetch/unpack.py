# SPDX-License-Identifier: MIT
"""Archives. A member may be a file or a folder below the folder of data, and nothing else: links,
devices, absolute names and names with `..` are refused whatever the archive's checksum."""

import os
import shutil
import stat
import tarfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from fetch.registry import Trouble

DAMAGED = (zipfile.BadZipFile, tarfile.TarError, EOFError, zlib.error, RuntimeError, NotImplementedError)


def unpack(archive: Path, kind: str, folder: Path) -> None:
    try:
        if kind == "zip":
            unpack_zip(archive, folder)
        elif kind in ("tar", "tar.gz"):
            unpack_tar(archive, folder)
        else:
            raise Trouble(f"{archive}: the registry wants it unpacked as {kind!r}, which is not known")
    except DAMAGED as error:
        raise Trouble(f"{archive}: damaged: {error}") from error


def unpack_zip(archive: Path, folder: Path) -> None:
    with zipfile.ZipFile(archive) as members:
        for member in members.infolist():
            path = place(folder, member.filename)
            kind = stat.S_IFMT(member.external_attr >> 16)
            if member.is_dir():
                path.mkdir(parents=True, exist_ok=True)
            elif kind in (0, stat.S_IFREG):
                with members.open(member) as content:
                    write(content, path)
            else:
                raise Trouble(f"{archive}: {member.filename!r} is neither a file nor a folder")


def unpack_tar(archive: Path, folder: Path) -> None:
    with tarfile.open(archive, "r|*") as members:
        for member in members:
            path = place(folder, member.name)
            if member.isdir():
                path.mkdir(parents=True, exist_ok=True)
            elif member.isreg():
                content = members.extractfile(member)
                assert content is not None
                write(content, path)
            else:
                raise Trouble(f"{archive}: {member.name!r} is neither a file nor a folder")


def place(folder: Path, name: str) -> Path:
    """Where a member goes. Links that are in the folder already are followed, but not out of it."""
    pure = PurePosixPath(name)
    path = folder.joinpath(pure)
    root = folder.resolve()
    inside = not pure.is_absolute() and ".." not in pure.parts and "\\" not in name and "\0" not in name
    if not inside or not path.resolve().is_relative_to(root):
        raise Trouble(f"a member of the archive would be written outside of {folder}: {name!r}")
    return path


def write(content, path: Path) -> None:
    """A file appears when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".unpacking")
    try:
        with part.open("wb") as file:
            shutil.copyfileobj(content, file, 1 << 20)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
