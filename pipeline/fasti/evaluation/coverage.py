"""Whether the run that predicted the events has read what gold annotates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fasti.errors import InputError
from fasti.evaluation.reading import Gold, Predicted
from fasti.record import Manifest


def check_coverage(gold: Gold, predicted: Predicted) -> None:
    """Hold the gold documents against the manifest of the run; without a manifest there is nothing to hold.

    Raises InputError naming each gold document that the run did not read, or of which it read another text.
    """
    if predicted.manifest is None:
        return
    faults = [f"{predicted.manifest_path}: {fault}" for fault in _find_faults(gold, predicted.manifest)]
    if faults:
        raise InputError("\n".join(faults))


def _find_faults(gold: Gold, manifest: Manifest) -> Iterator[str]:
    read = {document.id: document for document in manifest.documents}
    reasons = {Path(one.source).stem: one.reason for one in manifest.quarantined}
    for file in gold.files:
        name = file.document
        if name not in read:
            why = f" ({reasons[name]})" if name in reasons else ""
            yield f"the run did not read the gold document {name!r}{why}; extract it too, or leave its gold file out."
        elif read[name].sha256 != file.text_sha256:
            yield (
                f"the run read another text of {name!r} than gold annotates (their sha256 differ); extract the events "
                "again from the annotated text."
            )
