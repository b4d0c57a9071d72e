"""Blocks that know their depth (XML) to provisions."""

from __future__ import annotations

import re

from assess.law import labels
from assess.law.model import BASIC_UNITS, DIVISIONS
from assess.law.nodes import Node, plain_number
from assess.law.readers.base import Block, Extract
from assess.law.vocabulary import vocabulary


def build(extract: Extract, title: str) -> Node:
    """The tree of a document whose format gives it. The root is a node of kind "document"."""
    words = vocabulary("")
    root = Node(kind="document", heading=title)
    stack: list[tuple[int, Node]] = [(-1, root)]
    for block in extract.blocks:
        depth = block.depth or 0
        while stack[-1][0] >= depth:
            stack.pop()
        parent = stack[-1][1]
        node = _node(block, parent, words)
        parent.add(node)
        stack.append((depth, node))
    return root


def _node(block: Block, parent: Node, words) -> Node:
    start, end = (block.start, block.end) if block.text or not block.heading_span else block.heading_span
    node = Node(
        kind=block.kind or "text",
        label=block.label,
        heading=block.heading,
        text=block.text,
        start=start,
        end=end,
        page=block.page,
        paragraph=block.paragraph,
        level=block.level,
    )
    if not block.label:
        if node.kind in ("group", "provision"):
            node.kind = "division" if node.kind == "group" else "text"
        elif node.kind in ("paragraph", "item", "subsection") and not node.heading:
            node.kind = "text"
        return node
    match = words.heading.match(block.label) or words.ordinal_heading.match(block.label)
    if match and match["number"]:
        ordinal = words.ordinals.get(match["number"].lower())
        node.number = str(ordinal) if ordinal is not None else plain_number(match["number"])
        named = words.kinds[match["word"].lower()]
        if node.kind in ("group", "division"):
            node.kind = named
    elif match is None or node.kind != "schedule":
        label = labels.parse(block.label + " x")
        node.number = label.number if label else plain_number(re.sub(r"^[\s(\[§]+|[\s).\]:—–-]+$", "", block.label))
        node.style = label.style if label else ""
    if node.kind == "group":
        node.kind = "division"
    if node.kind == "provision":
        node.kind = _kind_below(parent)
    return node


def _kind_below(parent: Node) -> str:
    if parent.kind in DIVISIONS or parent.kind in BASIC_UNITS or parent.kind == "text":
        return "paragraph"
    return "item"
