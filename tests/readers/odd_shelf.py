"""A shelf of mixed documents, many of them odd and some broken on purpose, and what must become of each."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count as count_from
from pathlib import Path

from making import CONTAINER, make_docx, make_epub, make_html, make_pdf, make_tei, make_zip

ROWS = 5  # documents in a file that holds several
LAUGHS = '<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
GERMAN = (
    "Im Jahre 1618 begann mit dem Fenstersturz zu Prag ein Krieg, der dreißig Jahre dauern und weite Teile des Reiches "
    "verwüsten sollte. Die Stände warfen die Statthalter des Kaisers aus dem Fenster und wählten einen neuen König, "
    "der schon nach einem Winter vor den Truppen der Liga fliehen musste und nie wieder in sein Land zurückkehrte."
)


@dataclass(frozen=True)
class OddShelf:
    """What a run over the folder must say: the documents done, and what is quarantined and why.

    `good` maps the id of each document to its file, `bad` the source of each thing quarantined to words of its reason.
    Files are named from the folder on (`folder/a.txt`), as a survey of `folder` names them.
    """

    good: Mapping[str, str]
    bad: Mapping[str, str]


def tell(number: int) -> list[str]:
    """Two paragraphs of events that no other number has."""
    year, day = 1400 + number % 500, 1 + number % 28
    return [
        f"On {day} May {year} the army of Count Regis {number} besieged the city of Aldmoor. The siege lasted for "
        f"{number} days, and the garrison surrendered to the count in June {year}.",
        f"In {year + 1} the king and the {number} nobles of the province signed the Treaty of Westfold, which ended "
        "the war.",
    ]


def build_odd_shelf(folder: Path, count: int, *, longest_line: int = 50_000_000) -> OddShelf:
    """Put `count` good documents of every kind into the folder, and one file for each way of being bad."""
    good: dict[str, str] = {}
    numbers = count_from()
    for make in _in_turn(count):
        for id_, name in make(folder, next(numbers), min(ROWS, count - len(good))):
            good[id_] = (folder / name).as_posix()
    bad = {(folder / name).as_posix(): why for name, why in _put_bad(folder, longest_line=longest_line)}
    return OddShelf(good, bad)


Maker = Callable[[Path, int, int], Iterator[tuple[str, str]]]


def _in_turn(count: int) -> Iterator[Maker]:
    """Makers until there are `count` documents: those of several documents come seldom."""
    several = {_csv, _jsonl, _csv_gz}
    while count > 0:
        for make in MAKERS:
            if count > 0:
                yield make
                count -= min(ROWS, count) if make in several else 1


def _put(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return name


def _one(suffix: str, content: Callable[[int], bytes]) -> Maker:
    def make(folder: Path, number: int, most: int) -> Iterator[tuple[str, str]]:
        yield f"d{number}{suffix.partition('.')[0]}", _put(folder, f"{number % 7}/d{number}{suffix}", content(number))

    return make


def _plain(number: int) -> str:
    return "\n\n".join(tell(number)) + "\n"


def _rows(number: int, most: int) -> list[tuple[str, str]]:
    return [(f"r{row}", _plain(100_000 + number * ROWS + row)) for row in range(most)]


def _jsonl(folder: Path, number: int, most: int) -> Iterator[tuple[str, str]]:
    rows = _rows(number, most)
    name = _put(
        folder, f"rows/j{number}.jsonl", "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in rows).encode()
    )
    yield from ((f"j{number}/{id_}", name) for id_, _ in rows)


def _table(number: int, most: int) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([("id", "year", "text"), *((i, 1453, t) for i, t in _rows(number, most))])
    return file.getvalue().encode()


def _csv(folder: Path, number: int, most: int) -> Iterator[tuple[str, str]]:
    name = _put(folder, f"rows/t{number}.csv", _table(number, most))
    yield from ((f"t{number}/r{row}", name) for row in range(most))


def _csv_gz(folder: Path, number: int, most: int) -> Iterator[tuple[str, str]]:
    name = _put(folder, f"rows/t{number}.csv.gz", gzip.compress(_table(number, most)))
    yield from ((f"t{number}/r{row}", name) for row in range(most))


def _twin(folder: Path, number: int, most: int) -> Iterator[tuple[str, str]]:
    yield f"t{number}-same", _put(folder, f"twins/t{number}/same.txt", _plain(number).encode())


MAKERS: tuple[Maker, ...] = (
    _one(".txt", lambda number: _plain(number).encode()),
    _one(".md", lambda number: f"# The war {number}\n\n{_plain(number)}".encode()),
    _one(".html", lambda number: make_html(f"The war {number}", tell(number))),
    _one(".pdf", lambda number: make_pdf([tell(number)])),
    _one(".docx", lambda number: make_docx(f"The war {number}", tell(number))),
    _one(".epub", lambda number: make_epub({f"The war {number}": tell(number)})),
    _one(".xml", lambda number: make_tei("".join(f"<p>{one}</p>" for one in tell(number)))),
    _twin,
    _twin,
    _jsonl,
    _csv,
    _one(".txt.gz", lambda number: gzip.compress(_plain(number).encode())),
    _one("-utf16.txt", lambda number: _plain(number).encode("utf-16")),
    _one("-unmarked.txt", lambda number: _plain(number).encode("utf-16-le")),
    _one("-latin.txt", lambda number: f"The café of Málaga fell too.\n\n{_plain(number)}".encode("cp1252")),
    _one("-pdf.txt", lambda number: make_pdf([tell(number)])),
    _one("-page.txt", lambda number: make_html(f"The war {number}", tell(number))),
    _one("-plain.pdf", lambda number: _plain(number).encode()),
    _csv_gz,
)


def _put_bad(folder: Path, *, longest_line: int) -> Iterator[tuple[str, str]]:
    """Put one of each kind of bad file, and yield its source with words of the reason."""
    folder = folder / "bad"
    for name, (content, why) in _bad_files(longest_line).items():
        yield f"bad/{_put(folder, name, content)}", why
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    yield "bad/loop.txt", "cannot be read"
    (folder / "circle").symlink_to(folder)  # neither read nor a fault: left alone
    os.mkfifo(folder / "pipe.txt")
    yield "bad/pipe.txt", "pipe"
    if os.geteuid():  # nothing is unreadable to root
        (folder / _put(folder, "secret.txt", b"It fell.")).chmod(0)
        yield "bad/secret.txt", "Permission denied"
    _put(folder, "lines.jsonl", b'{"text": "Brea fell in 1453."\n\n["Brea"]\n{"text": "\\ud800"}\n')
    yield "bad/lines.jsonl:1", "no JSON"
    yield "bad/lines.jsonl:3", "no object"
    yield "bad/lines.jsonl (lines/4)", "half a character"
    _put(folder, "wide.csv", b'id,text\n1,Brea fell,in 1453\n2,"Brea\n')
    yield "bad/wide.csv:2", "3 fields, the head 2"
    yield "bad/wide.csv:3", "no CSV"


def _bad_files(longest_line: int) -> dict[str, tuple[bytes, str]]:
    pdf = make_pdf([tell(1)] * 3)
    zeros = b"\0" * 2**25
    return {
        "empty.txt": (b"", "is empty"),
        "empty.pdf": (b"", "is empty"),
        "blank.txt": (b" \r\n\t ", "no words"),
        "nul.txt": (b"It fell.\0\0\0 In 1453.", "NUL"),
        "program.txt": (b"\x7fELF\2\1\1\0\0\0\0", "NUL"),
        "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture"),
        "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "old kind"),
        "rich.txt": (rb"{\rtf1 It fell.}", "RTF"),
        "scan.pdf": (make_pdf([[], []]), "no text layer"),
        "cut.pdf": (pdf[: len(pdf) // 2], "ends in the middle"),
        "locked.pdf": (make_pdf([tell(2)], password="secret"), "password"),
        "cut.docx": (make_docx("A", tell(3))[:9000], "cut off"),
        "bomb.docx": (make_zip({"[Content_Types].xml": b"", "word/document.xml": zeros}), "do harm"),
        "bomb.epub": (make_epub({"A": tell(4)}, more={"OEBPS/big.xhtml": zeros}), "do harm"),
        "bomb.txt.gz": (gzip.compress(zeros), "do harm"),
        "cut.txt.gz": (gzip.compress(_plain(5).encode())[:-20], "ends in the middle"),
        "climber.epub": (make_epub({"A": tell(6)}, more={"../../climber.txt": b"It fell."}), "outside itself"),
        "rooted.docx": (
            make_zip({"[Content_Types].xml": b"", "word/a.xml": b"", "/etc/rooted": b""}),
            "outside itself",
        ),
        "archive.epub": (make_zip({"a.txt": "It fell."}), "archive"),
        "hollow.epub": (make_zip({"META-INF/container.xml": CONTAINER}), "package file"),
        "laughs.xml": (make_tei("<p>&c;</p>", before=LAUGHS), "do harm"),
        "fetching.xml": (
            make_tei("<p>&x;</p>", before='<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
            "do harm",
        ),
        "other.xml": (b"<catalogue><book>It fell.</book></catalogue>", "no TEI"),
        "cut.xml": (make_tei("<p>It fell.</p>")[:-30], "not well-formed"),
        "line.txt": (b"fell " * (longest_line // 5), "characters long"),
        "german.txt": (GERMAN.encode(), "English"),
        "nocolumn.csv": (b"id,body\n1,It fell.\n", "no column 'text'"),
    }
