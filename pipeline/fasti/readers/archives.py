"""What is packed, unpacked in memory and within bounds: nothing is ever written to disk, no bomb goes off."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from fasti.errors import InputError

# No book comes near: the longest novels have 12 MB, and Wikipedia's longest articles 1 MB.
MOST_BYTES = 512 * 2**20
# English prose packs to a third of its size, the tags of a table to a hundredth; a bomb to a thousandth. Small files
# may repeat one sentence as often as they like.
MOST_RATIO = 200
RATIO_COUNTS_FROM = 16 * 2**20

CHUNK = 2**20

_ENCRYPTED = 0x1  # the flag of a member that needs a password


class Inflated(io.RawIOBase):
    """The bytes inside a gzip file, as they are asked for; raises InputError at a bomb or a cut."""

    def __init__(self, file: BinaryIO, *, most: int | None) -> None:
        self._packed = file
        self._plain = gzip.GzipFile(fileobj=file)
        self._most = most
        self._count = 0

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer` as far as there are bytes, and return their number."""
        view = memoryview(cast(bytearray, buffer))
        try:
            got = self._plain.read1(len(view))
        except EOFError as error:
            raise InputError("the gzip file ends in the middle; fetch it again.") from error
        except (gzip.BadGzipFile, zlib.error) as error:
            raise InputError(f"the gzip file is damaged ({error}); fetch it again.") from error
        view[: len(got)] = got
        self._count += len(got)
        _refuse_bomb(self._count, packed=self._packed.tell(), most=self._most)
        return len(got)


def inflate(file: BinaryIO, *, most: int | None = MOST_BYTES) -> BinaryIO:
    """The bytes inside a gzip file as a stream, of `most` bytes at most; raises InputError, on reading, at a bomb."""
    return cast(BinaryIO, io.BufferedReader(Inflated(file, most=most), 2**16))


def read_whole(file: BinaryIO) -> bytes:
    """All bytes of a stream; raises InputError where they are more than MOST_BYTES."""
    content = bytearray()
    while chunk := file.read(CHUNK):  # one read of MOST_BYTES would set so much memory aside
        content += chunk
        _refuse_bomb(len(content), packed=len(content), most=MOST_BYTES)
    return bytes(content)


@contextmanager
def open_zip(file: BinaryIO) -> Iterator[ZipFile]:
    """A zip archive whose members can be read into memory; raises InputError where it is damaged, locked or a bomb."""
    try:
        with ZipFile(file) as archive:
            members = archive.infolist()
            _refuse_members(members)
            # zipfile reads no more of a member than it declares, so that the sum of what is declared is a bound.
            size, packed = sum(one.file_size for one in members), sum(one.compress_size for one in members)
            _refuse_bomb(size, packed=packed, most=MOST_BYTES)
            yield archive
    except (BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise InputError(f"the file is cut off or damaged ({error}); fetch it again.") from error


def _refuse_members(members: list[ZipInfo]) -> None:
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts:
            raise InputError(f"the archive names a file outside itself ({member.filename!r}), so it was not opened.")
        if member.flag_bits & _ENCRYPTED:
            raise InputError("the file is locked with a password; save it without one.")


def _refuse_bomb(size: int, *, packed: int, most: int | None) -> None:
    if most is not None and size > most:
        raise InputError(f"it holds more than {most // 2**20:,} MB; split it into several files.")
    if size > RATIO_COUNTS_FROM and size > MOST_RATIO * max(packed, 1):
        raise InputError(
            f"it unpacks to more than {MOST_RATIO} times its size, as archives do that are made to do harm, so it was "
            "not read."
        )
