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


def named(found: Survey, root: Path) -> dict[str, str]:
    return {source.id: source.path.relative_to(root).as_posix() for source in found.sources if source.path}


def test_survey_tells_files_of_one_stem_apart_by_what_stands_before_and_after_it(tmp_path: Path) -> None:
    put(tmp_path, "a/x.txt", "b/x.txt", "b/x.md", "c/x.txt", "c/c-x.txt", "y.txt")
    found = survey([tmp_path], kinds=KINDS)
    assert named(found, tmp_path) == {
        "a-x": "a/x.txt",
        "b-x.txt": "b/x.txt",
        "b-x.md": "b/x.md",
        "c-x.txt": "c/x.txt",
        "c-c-x": "c/c-x.txt",
        "y": "y.txt",
    }
    assert found.sources[0].notes == ("another file is named 'x' too; this document is 'a-x'.",)
    assert found.sources[-1].notes == ()


def test_survey_ids_do_not_depend_on_the_order_of_the_paths(tmp_path: Path) -> None:
    put(tmp_path, "a/x.txt", "b/x.txt", "b/x.md", "c/x.txt", "c/c-x.txt")
    found = survey([tmp_path], kinds=KINDS)
    assert survey([tmp_path / "c", tmp_path / "b", tmp_path / "a"], kinds=KINDS) == found


def test_survey_ids_of_a_shared_stem_stay_when_one_more_file_has_it(tmp_path: Path) -> None:
    put(tmp_path, "b/x.txt", "c/x.txt")
    before = named(survey([tmp_path], kinds=KINDS), tmp_path)
    put(tmp_path, "a/x.txt")
    assert before.items() <= named(survey([tmp_path], kinds=KINDS), tmp_path).items()


def test_survey_ids_are_numbered_where_no_path_tells_them_apart(tmp_path: Path) -> None:
    put(tmp_path, "a-b/x.txt", "a/b-x.txt", "b/x.txt", "c/b-x.txt")
    assert len({source.id for source in survey([tmp_path], kinds=KINDS).sources}) == 4


def test_survey_id_of_a_packed_file_is_its_stem_without_both_suffixes(tmp_path: Path) -> None:
    put(tmp_path, "letters.txt.gz", "tape.tar.gz")
    found = survey([tmp_path], kinds=KINDS)
    assert ids(found) == ["letters"]
    assert [Path(name).name for name in found.left_alone] == ["tape.tar.gz"]


def test_survey_takes_a_pattern(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "shelf/b.txt", "shelf/a.md", "shelf/photo.png", "shelf/.hidden.txt", "shelf/deep/c.txt", "[1].txt")
    monkeypatch.chdir(tmp_path)
    assert ids(survey(["shelf/*.txt"], kinds=KINDS)) == ["b"]
    assert ids(survey([f"{tmp_path}/shelf/**/*.txt"], kinds=KINDS)) == ["b", "c"]
    assert ids(survey(["[1].txt"], kinds=KINDS)) == ["[1]"]
    found = survey(["shelf/*"], kinds=KINDS)
    assert ids(found) == ["a", "b", "c"]
    assert found.left_alone == ("shelf/photo.png",)


def test_survey_refuses_a_pattern_that_matches_nothing(tmp_path: Path) -> None:
    (refused,) = survey([tmp_path / "*.txt"], kinds=KINDS).refused
    assert "no file matches the pattern" in refused.reason


def test_survey_does_not_follow_links_to_folders_and_says_so(tmp_path: Path) -> None:
    put(tmp_path, "shelf/a.txt")
    (tmp_path / "shelf/circle").symlink_to(tmp_path / "shelf")
    found = survey([tmp_path / "shelf"], kinds=KINDS)
    assert ids(found) == ["a"]
    assert [Path(name).name for name in found.left_alone] == ["circle"]


def test_survey_refuses_a_pipe_in_a_folder(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    found = survey([tmp_path], kinds=KINDS)
    assert ids(found) == ["a"]
    assert "a pipe, a socket or a device" in found.refused[0].reason


def test_survey_makes_an_undecodable_name_readable(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(raw)).write_text("It fell.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    (source,) = survey([tmp_path], kinds=KINDS).sources
    assert source.id == "caf�"
    source.name.encode("utf-8")
