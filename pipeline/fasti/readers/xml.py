"""XML from strangers: nothing is fetched, no entity is expanded by the parser, and bombs are named."""

from __future__ import annotations

from html.entities import html5
from typing import Any

from fasti.errors import InputError
from fasti.readers.extras import extra
from fasti.readers.markup import Element

# An entity that a file declares for itself stands for a character or a name, never for a page.
LONGEST_ENTITY = 200


def parse_xml(content: bytes, *, needs: str, blanks: bool = True) -> tuple[Element, dict[str, str]]:
    """The root of an XML file, and the entities that it declares; `needs` is the extra that brings the parser.

    Without `blanks`, the white space between elements is no text. Entities stay in the tree as they are. Raises
    InputError where the file is no XML, or declares entities that are made to do harm.
    """
    with extra(needs):
        from lxml import etree
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=not blanks
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        told = f"line {error.lineno}: {error.msg}" if isinstance(error, etree.XMLSyntaxError) else str(error)
        raise InputError(f"the XML is cut off or not well-formed ({told}); mend that place.") from error
    return root, _declared(root.getroottree().docinfo.internalDTD)


def character(name: str, declared: dict[str, str]) -> str:
    """What an entity stands for: as the file declares it, or else as HTML does; nothing where neither knows it."""
    return declared.get(name) or html5.get(f"{name};", "")


def _declared(dtd: Any) -> dict[str, str]:
    found = {}
    for entity in dtd.iterentities() if dtd is not None else ():
        content = entity.content or ""
        if entity.content is None or len(content) > LONGEST_ENTITY or "&" in content or "<" in content:
            raise InputError(
                f"it declares the entity {entity.name!r}, which stands for other entities or another file; such files "
                "can do harm, so it was not read. Expand its entities and try again."
            )
        found[entity.name] = content
    return found
