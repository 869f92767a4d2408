"""What a survey finds under paths, and the ids that it gives."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fasti.readers.survey import Survey, survey

KINDS = (".md", ".txt")


def put(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("It fell.", encoding="utf-8")


def ids(found: Survey) -> list[str]:
    return [source.id for source in found.sources]


def test_survey_walks_folders_in_order_and_passes_hidden_files_by(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/c.md", "a/deep/A.TXT", ".hidden.txt", ".git/x.txt", "a/.x.txt")
    assert ids(survey([tmp_path], kinds=KINDS)) == ["A", "b", "c"]


def test_survey_leaves_other_kinds_alone_and_names_them(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "scan.pdf", "noext", "sub/data.csv")
    found = survey([tmp_path], kinds=KINDS)
    assert ids(found) == ["a"]
    assert [Path(name).name for name in found.left_alone] == ["noext", "scan.pdf", "data.csv"]
    assert found.refused == ()


def test_survey_passes_the_output_folder_by(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "outputs/README.md")
    assert ids(survey([tmp_path], kinds=KINDS, skip=tmp_path / "outputs")) == ["a"]
    assert ids(survey([tmp_path / "outputs"], kinds=KINDS, skip=tmp_path / "outputs")) == ["README"]


@pytest.mark.parametrize("name", ["letter.1914", "1. Introduction", "noext"])
def test_survey_takes_a_named_file_without_a_kind(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    assert len(survey([tmp_path / name], kinds=KINDS).sources) == 1


def test_survey_refuses_what_is_not_there_or_of_another_kind(tmp_path: Path) -> None:
    put(tmp_path, "scan.pdf")
    (tmp_path / "empty").mkdir()
    paths = [tmp_path / "nope.txt", tmp_path / "scan.pdf", tmp_path / "empty"]
    refused = survey(paths, kinds=KINDS).refused
    assert [one.source for one in refused] == [path.as_posix() for path in paths]
    assert "no such file" in refused[0].reason
    assert "files of the kind .pdf are not read; the kinds are .md, .txt" in refused[1].reason
    assert "holds no file to read" in refused[2].reason


def test_survey_refuses_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (refused,) = survey([tmp_path / "pipe.txt"], kinds=KINDS).refused
    assert "neither a file nor a folder" in refused.reason


def test_survey_takes_each_file_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)
    assert [source.name for source in survey(["a.txt", "./a.txt", ".", "-", "-"], kinds=KINDS).sources] == [
        "a.txt",
        "-",
    ]


def test_survey_gives_a_taken_stem_its_folder_and_then_a_number(tmp_path: Path) -> None:
    put(tmp_path, "a/x.txt", "b/x.txt", "b/x.md", "c/x.txt", "c/c-x.txt")
    found = survey([tmp_path], kinds=KINDS)
    named = {source.id: source.path.relative_to(tmp_path).as_posix() for source in found.sources if source.path}
    assert named == {"x": "a/x.txt", "b-x": "b/x.md", "x-2": "b/x.txt", "c-x": "c/c-x.txt", "x-3": "c/x.txt"}
    assert "belongs to" in found.sources[0].notes[0]
    assert survey([tmp_path / "c", tmp_path / "b", tmp_path / "a"], kinds=KINDS) == found


def test_survey_makes_an_undecodable_name_readable(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(raw)).write_text("It fell.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    (source,) = survey([tmp_path], kinds=KINDS).sources
    assert source.id == "caf�"
    source.name.encode("utf-8")
