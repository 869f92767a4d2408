"""The conductor: what was found is read, parsed, harvested, merged and written, and the manifest says so."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from fasti import __version__
from fasti.errors import FastiError, InputError, RecordError
from fasti.readers import Survey, read_documents
from fasti.record import Document, Event, Manifest
from fasti.record.manifest import ManifestDocument, Quarantined
from fasti.record.schema import SCHEMA_VERSION
from fasti.sinks import SINKS, FileSink

if TYPE_CHECKING:
    from spacy.language import Language

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Engine:
    """What turns a document into events, and the names under which the manifest knows it."""

    read: Callable[[Document], tuple[Event, ...]]
    model: str
    rules_sha256: str


@dataclass(frozen=True)
class Done:
    """A document that was read, and its events in order of the text."""

    document: Document
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Result:
    """What a run did: the manifest that it wrote, the number of words read, and an event to show."""

    out: Path
    manifest: Manifest
    words: int
    sample: Event | None
    left_alone: tuple[str, ...]

    @property
    def events(self) -> int:
        """The number of events over all documents."""
        return sum(document.events for document in self.manifest.documents)


@dataclass
class _Tally:
    documents: list[ManifestDocument] = field(default_factory=list)
    quarantined: list[Quarantined] = field(default_factory=list)
    words: int = 0
    sample: Event | None = None


def load_engine(*, model: str | None = None, rules: Path | None = None, min_confidence: float = 0.0) -> Engine:
    """The engine with a spaCy pipeline (ours, or the one named) and the shipped rules with a user's pack after them.

    Events and values less sure than `min_confidence` are left out. Raises ModelError or RuleError where one of them
    does not hold.
    """
    # spaCy takes seconds to import; a wrong path or a bad rule is told before that.
    from fasti.rules import load_rules

    sha256 = load_rules(rules).sha256
    from fasti.nlp import load, model_name

    nlp = load(model, rules=rules)
    read = partial(extract_document, nlp, min_confidence=min_confidence)
    return Engine(read=read, model=model_name(nlp), rules_sha256=sha256)


def extract(text: str | Document, *, nlp: Language | None = None, min_confidence: float = 0.0) -> tuple[Event, ...]:
    """The events of a text or document, in order of the text; `nlp` is what `load` gives, the shipped one if None.

    Events and values less sure than `min_confidence` are left out.
    """
    document = text if isinstance(text, Document) else Document(id="text", text=text)
    return extract_document(nlp or _shipped(), document, min_confidence=min_confidence)


def extract_document(nlp: Language, document: Document, *, min_confidence: float = 0.0) -> tuple[Event, ...]:
    """The events of one document, merged, in order of the text; raises InputError for a text too long to parse."""
    from fasti.harvest import harvest
    from fasti.resolve import assess, keep_surest, merge

    if len(document.text) > nlp.max_length:
        raise InputError(f"the text is longer than {nlp.max_length:,} characters; split it into several files.")
    # One document at a time, never a batch: the floating-point sums of a batch depend on what else is in it.
    events = assess(merge(harvest(nlp(document.text), document)))
    return tuple(sorted(keep_surest(events, min_confidence), key=_place))


def run(
    found: Survey, engine: Engine, *, out: Path, on_done: Callable[[Done | Quarantined], None] | None = None
) -> Result:
    """Extract the events of all that was found into the folder `out`, and tell `on_done` of each document.

    Documents come in order of their ids. One that cannot be read, or on which the engine fails, is quarantined and the
    run goes on. The files appear when the last document is done. Raises InputError where `out` is no folder.
    """
    _prepare(out)
    tally = _Tally()
    with _sinks(out) as sinks:
        for item in _extract_all(found, engine):
            if isinstance(item, Done):
                for sink in sinks:
                    sink.write(item.document, item.events)
            _count(tally, item)
            if on_done:
                on_done(item)
    manifest = _manifest(tally, engine, out)
    _write_whole(out / MANIFEST, manifest.model_dump_json(indent=2) + "\n")
    return Result(out, manifest, tally.words, tally.sample, found.left_alone)


def _extract_all(found: Survey, engine: Engine) -> Iterator[Done | Quarantined]:
    seen: set[str] = set()
    for document in read_documents(found):
        if isinstance(document, Quarantined):
            yield document
            continue
        try:
            events = engine.read(document)
            _check(events, seen)
        except FastiError as error:
            yield Quarantined(source=document.source or document.id, reason=str(error))
        except Exception as error:  # whatever one document does to the engine, the others are still read
            told = " ".join(f"{type(error).__name__}: {error}".split())
            reason = f"the extraction failed on this document ({told})."
            yield Quarantined(source=document.source or document.id, reason=reason)
        else:
            seen.update(event.id for event in events)
            yield Done(document, events)


def _check(events: tuple[Event, ...], seen: set[str]) -> None:
    """Raise RecordError where ids repeat or `part_of` names no event: a database would refuse them."""
    ids = {event.id for event in events}
    if len(ids) < len(events):
        raise RecordError("two of its events have the same id; its events are left out.")
    if not ids.isdisjoint(seen):
        raise RecordError("its events have the ids of another document's; it seems a second copy of that text.")
    loose = sorted({event.part_of for event in events if event.part_of} - ids)
    if loose:
        raise RecordError(f"part_of names {', '.join(loose)}, no event of this document; its events are left out.")


def _place(event: Event) -> tuple[int, int, str]:
    return event.mentions[0].start, event.mentions[0].end, event.id


@lru_cache(maxsize=1)
def _shipped() -> Language:
    from fasti.nlp import load

    return load()


@contextmanager
def _sinks(out: Path) -> Iterator[tuple[FileSink, ...]]:
    with ExitStack() as stack:
        yield tuple(stack.enter_context(sink(out / name)) for name, sink in SINKS.items())


def _count(tally: _Tally, item: Done | Quarantined) -> None:
    if isinstance(item, Quarantined):
        tally.quarantined.append(item)
        return
    document = item.document
    tally.words += len(document.text.split())
    tally.documents.append(
        ManifestDocument(
            id=document.id,
            source=document.source,
            sha256=document.sha256,
            characters=len(document.text),
            events=len(item.events),
            notes=document.notes,
        )
    )
    tally.sample = max((event for event in (tally.sample, *item.events) if event), key=roundness, default=None)


def roundness(event: Event) -> tuple[int, int]:
    """How good an example an event is: the more of its slots are filled, and then the fewer values they hold."""
    slots = (event.dates, event.actors, event.places, event.outcomes)
    return sum(bool(slot) for slot in slots), -sum(len(slot) for slot in slots)


def _prepare(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"{out}: the output folder cannot be made ({error.strerror}); name another with --out."
        ) from error


def _manifest(tally: _Tally, engine: Engine, out: Path) -> Manifest:
    return Manifest(
        fasti=__version__,
        schema_version=SCHEMA_VERSION,
        model=engine.model,
        rules_sha256=engine.rules_sha256,
        documents=tuple(tally.documents),
        quarantined=tuple(tally.quarantined),
        outputs={name: _digest(out / name) for name in SINKS},
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_whole(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)
