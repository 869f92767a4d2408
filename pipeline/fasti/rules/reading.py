"""Read one pack file: TOML into the schema, every fault with its line and field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

TABLE = re.compile(r"^\s*\[\[(\w+)\]\]")
RULE_ID = re.compile(r"""^\s*id\s*=\s*["']([^"']+)["']""")


def read_pack(path: Path, schema: type[BaseModel], faults: list[str]) -> BaseModel | None:
    """The pack in the file, or None with its faults added to `faults` as sentences."""
    try:
        source = path.read_text(encoding="utf-8")
        return schema.model_validate(tomllib.loads(source))
    except UnicodeDecodeError as error:
        faults.append(f"{path}: byte {error.start} is no UTF-8; save the file as UTF-8.")
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{path}: this is not TOML: {error}.")
    except ValidationError as error:
        faults.extend(f"{path}:{_fault(source, fault)}" for fault in error.errors())
    return None


def locate_rules(path: Path) -> Iterator[tuple[str, str]]:
    """Each rule or frame id of a file with its place, `file:line` of the line that gives the id."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = RULE_ID.match(line)
        if match:
            yield match[1], f"{path}:{number}"


def _fault(source: str, fault: Any) -> str:
    """`line: field: what is wrong` for one pydantic fault, the line being where the faulty table begins."""
    place = fault["loc"]
    table, number = (place[0], place[1]) if len(place) > 1 and isinstance(place[1], int) else (None, 0)
    lines = enumerate(source.splitlines(), 1)
    starts = [at for at, line in lines if (match := TABLE.match(line)) and match[1] == table]
    line = starts[number] if number < len(starts) else 1
    field = ".".join(str(part) for part in place[2:] if part != "[key]") or str(place[0] if place else "file")
    return f"{line}: {field}: {fault['msg']}"
