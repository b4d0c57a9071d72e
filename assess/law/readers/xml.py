"""XML: parsed without entities, DTDs or network; handed to the reader of its vocabulary."""

from __future__ import annotations

import re

from assess.errors import DocumentError
from assess.law.readers.base import Extract

_MAX_DEPTH = 200
_MAX_ELEMENTS = 2_000_000


def parse(data: bytes, name: str):
    """Root element of an XML file. Raises DocumentError where it is broken, declares entities or is nested
    beyond reason."""
    from lxml import etree

    if re.search(rb"<!ENTITY", data[:200_000]):
        raise DocumentError(f"{name}: the XML declares entities, which are not read for safety.", "Remove its DOCTYPE declaration.")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        where = getattr(error, "position", None)
        line = f", line {where[0]}" if where and where[0] else ""
        reason = re.sub(r"\s*\(?(?:<string>)?,?\s*line \d+,? column \d+\)?.*", "", str(error.args[0] if error.args else error))
        raise DocumentError(f"{name}{line}: damaged XML ({reason}).", "Download or export the file again.") from None
    depth = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > _MAX_DEPTH or count > _MAX_ELEMENTS:
            raise DocumentError(f"{name}: the XML is nested too deeply or too large.", "Check the file.")
    return root


def tag(element) -> str:
    """Local name of an element, "" for comments and the like."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def read(data: bytes, name: str) -> Extract:
    """Read an XML file: Akoma Ntoso (LegalDocML), Justice Canada, or HTML written as XML.

    Raises DocumentError for another vocabulary: guessing at unknown mark-up would lose words unseen.
    """
    root = parse(data, name)
    names = {tag(child) for child in root.iter()}
    root_name = tag(root)
    if root_name == "akomaNtoso" or {"akomaNtoso"} & names:
        from assess.law.readers import akoma

        return akoma.extract(root)
    if root_name in ("Statute", "Regulation", "Bill", "Act") and ("Body" in names or "Section" in names):
        from assess.law.readers import justice

        return justice.extract(root)
    if root_name.lower() == "html":
        from assess.law.readers import html

        return html.extract(root)
    raise DocumentError(
        f"{name}: XML of an unknown kind (root element <{root_name}>).",
        "Akoma Ntoso, Justice Canada and XHTML are read; convert others to HTML or .docx.",
    )
