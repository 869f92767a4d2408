"""A shelf of all kinds with everything that can be wrong: every good document is read, every bad one is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from odd_shelf import MAKERS, OddShelf, build_odd_shelf

from fasti.readers import find_sources, read_documents
from fasti.record import Document
from fasti.record.manifest import Quarantined

Found = tuple[OddShelf, list[Document], list[Quarantined], Path]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    folder = tmp_path_factory.mktemp("shelf")
    shelf = build_odd_shelf(folder, 3 * len(MAKERS))
    items = list(read_documents(find_sources([folder])))
    documents = [item for item in items if isinstance(item, Document)]
    return shelf, documents, [item for item in items if isinstance(item, Quarantined)], folder


def test_odd_shelf_every_good_document_is_read_once(found: Found) -> None:
    shelf, documents, _, _ = found
    assert len(shelf.good) == 3 * len(MAKERS)
    assert len({document.id for document in documents}) == len(documents)
    assert {document.id: document.source for document in documents} == dict(shelf.good)


def test_odd_shelf_every_good_document_says_what_was_put_into_it(found: Found) -> None:
    for document in found[1]:
        assert "days, and the garrison surrendered to the count in June" in document.text, document.source
        assert "signed the Treaty of Westfold, which ended the war." in document.text, document.source


def test_odd_shelf_every_bad_file_is_named_with_its_reason(found: Found) -> None:
    shelf, _, quarantined, _ = found
    reasons = {one.source: one.reason for one in quarantined}
    assert len(reasons) == len(quarantined)
    assert set(reasons) == set(shelf.bad)
    assert {source: reasons[source] for source, why in shelf.bad.items() if why not in reasons[source]} == {}
    assert all(reason.endswith(".") for reason in reasons.values())


def test_odd_shelf_leaves_nothing_beside_it(found: Found) -> None:
    folder = found[3]
    assert not list(folder.parent.rglob("climber.txt"))
    assert not Path("/etc/rooted").exists()
