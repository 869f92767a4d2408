"""`fasti explain`: why each value of each event is there, and why what gold has is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fasti.cli.options import MinConfidenceOption, ModelOption, RulesOption
from fasti.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from fasti.evaluation import Gold
    from fasti.record import Document, GoldFile

_PLAIN_WIDTH = 160  # columns of a table that goes to a file or a pipe
_PATH = re.compile(r"\S+\.[A-Za-z]{2,4}|\S*/\S+")  # what looks like a path rather than a sentence


def explain(
    text: Annotated[
        str | None, typer.Argument(metavar="FILE|TEXT", help="A text file, - for stdin, or the text itself.")
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option(metavar="GOLD", help="A gold file or folder: tell why each gold event and value was missed."),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The folder of the annotated texts, if it is not ../texts beside GOLD."),
    ] = None,
    model: ModelOption = None,
    rules: RulesOption = None,
    min_confidence: MinConfidenceOption = 0.0,
) -> None:
    """Show for every event each value with its words, its rule, and how sure the rule is.

    With `--gold` show what was missed: for each gold event that no event is aligned with the stage that dropped it
    (the lexicon, the tagger, a rule's frame, merging, ...), with what was tried; for each missed value of the others
    likewise. FILE then picks one of the annotated texts.

    ```
    fasti explain chapter.txt
    fasti explain "In 1066 the Normans invaded England."
    fasti explain chapter.txt --rules my-rules/
    fasti explain --gold corpus/gold
    fasti explain --gold corpus/gold corpus/texts/nystad.txt
    ```
    """
    from rich.console import Console

    console = Console()
    if not console.is_terminal:
        console = Console(width=_PLAIN_WIDTH)
    if gold is not None:
        _explain_missed(console, gold, text, texts=texts, model=model, rules=rules)
    elif text is None:
        raise typer.BadParameter("give a text or a file; or --gold for what was missed.", param_hint="FILE|TEXT")
    else:
        _explain_found(console, text, model=model, rules=rules, min_confidence=min_confidence)


def _explain_found(
    console: Console, text: str, *, model: str | None, rules: Path | None, min_confidence: float
) -> None:
    from fasti import run
    from fasti.report.explanation import explanation

    documents = list(_documents(text))
    engine = run.load_engine(model=model, rules=rules, min_confidence=min_confidence)
    for document in documents:
        events = engine.read(document)
        labels = {event.id: event.label for event in events}
        for event in events:
            console.print(explanation(event, labels=labels))
            console.print()
        if not events:
            console.print(f"No event was found in {document.source or 'the text'}.", markup=False)


def _explain_missed(
    console: Console, gold: Path, text: str | None, *, texts: Path | None, model: str | None, rules: Path | None
) -> None:
    from fasti.evaluation import read_gold

    if text is None:
        annotated = read_gold(gold, texts=texts)
    else:
        annotated = read_gold(_gold_of(Path(text), gold), texts=texts or Path(text).parent)
    files = _with_text(annotated, gold)
    from fasti.diagnosis import diagnose
    from fasti.nlp import load
    from fasti.readers.wraps import unwrap
    from fasti.record import Document
    from fasti.report.missed import missed, stages

    nlp = load(model, rules=rules)
    diagnoses = []
    for file in files:
        document = Document(id=file.document, text=annotated.texts[file.document])
        diagnoses.append(diagnose(nlp, nlp(unwrap(document.text)), document, file.events))
        console.print(missed(diagnoses[-1]))
        console.print()
    console.print(stages(diagnoses))


def _gold_of(text: Path, gold: Path) -> Path:
    """The gold file of one text; raises InputError where there is none."""
    path = gold / f"{text.stem}.gold.json" if gold.is_dir() else gold
    if not path.is_file() or path.name != f"{text.stem}.gold.json":
        raise InputError(f"{gold}: there is no {text.stem}.gold.json; name a text that has gold, or none for all.")
    return path


def _with_text(annotated: Gold, gold: Path) -> tuple[GoldFile, ...]:
    """All gold files; raises InputError where the text of one is not at hand."""
    absent = [file.document for file in annotated.files if file.document not in annotated.texts]
    if absent:
        raise InputError(f"{gold}: the text of {', '.join(absent)} is not there; give its folder with --texts.")
    return annotated.files


def _documents(text: str) -> Iterator[Document]:
    from fasti.readers import read_documents
    from fasti.record import Document
    from fasti.record.manifest import Quarantined

    if text != "-" and not _is_path(text):
        yield Document(id="text", text=text)
        return
    for item in read_documents([text]):
        if isinstance(item, Quarantined):
            raise InputError(f"{item.source}: {item.reason}")
        yield item


def _is_path(text: str) -> bool:
    if _PATH.fullmatch(text):
        return True
    try:
        return Path(text).exists()
    except (OSError, ValueError):  # too long for a name, or no name at all
        return False
