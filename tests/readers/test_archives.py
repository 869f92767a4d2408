"""Unpacking within bounds: bombs, cuts and climbers are named, and nothing is written."""

from __future__ import annotations

import gzip
import io

import pytest
from making import make_zip

from fasti.errors import InputError
from fasti.readers import archives
from fasti.readers.archives import inflate, open_zip, read_whole

ZEROS = b"\0" * 2**25


def test_inflate_gives_what_was_packed_in_one_part_or_two() -> None:
    packed = gzip.compress(b"It fell. ") + gzip.compress(b"It rose.")
    assert inflate(io.BytesIO(packed)).read() == b"It fell. It rose."


def test_inflate_stops_at_a_bomb_before_it_has_gone_off() -> None:
    stream, read = inflate(io.BytesIO(gzip.compress(ZEROS)), most=None), 0
    with pytest.raises(InputError, match="more than 200 times its size"):
        while content := stream.read(2**16):
            read += len(content)
    assert read <= archives.RATIO_COUNTS_FROM


def test_inflate_keeps_to_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="holds more than 1 MB; split it"):
        inflate(io.BytesIO(gzip.compress(ZEROS)), most=2**20).read()


@pytest.mark.parametrize(
    ("packed", "reason"),
    [
        (gzip.compress(b"It fell." * 99)[:-8], "ends in the middle"),
        (gzip.compress(b"It fell." * 99)[:-8] + b"\0" * 8, "is damaged"),
        (gzip.compress(b"It fell.")[:10] + b"\xff" * 40, "is damaged"),
    ],
)
def test_inflate_names_what_is_broken(packed: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        inflate(io.BytesIO(packed)).read()


def test_read_whole_keeps_to_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 2**20)
    assert read_whole(io.BytesIO(b"x" * 2**20)) == b"x" * 2**20
    with pytest.raises(InputError, match="holds more than 1 MB"):
        read_whole(io.BytesIO(b"x" * (2**20 + 1)))


@pytest.mark.parametrize("name", ["../a.txt", "a/../../b.txt", "/etc/a.txt", "..\\a.txt", "a\\..\\..\\b.txt"])
def test_open_zip_refuses_names_that_lead_out(name: str) -> None:
    with pytest.raises(InputError, match="names a file outside itself"), open_zip(io.BytesIO(make_zip({name: "a"}))):
        pass


def test_open_zip_refuses_a_bomb_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="more than 200 times"), open_zip(io.BytesIO(make_zip({"a": ZEROS}))):
        pass
    monkeypatch.setattr(archives, "MOST_BYTES", 2**20)
    with pytest.raises(InputError, match="more than 1 MB"), open_zip(io.BytesIO(make_zip({"a": ZEROS}))):
        pass


def test_open_zip_reads_no_more_of_a_member_than_it_declares() -> None:
    packed = make_zip({"a": ZEROS}).replace((2**25).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    with pytest.raises(InputError, match="damaged"), open_zip(io.BytesIO(packed)) as archive:
        archive.read("a")


def test_open_zip_names_a_password() -> None:
    packed = bytearray(make_zip({"a": b"It fell."}))
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(InputError, match="locked with a password"), open_zip(io.BytesIO(bytes(packed))):
        pass
