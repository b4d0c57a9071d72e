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
    _lift(root)
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
    match = _named(block.label, words)
    if match and match["number"]:
        ordinal = words.ordinals.get(match["number"].lower())
        node.number = str(ordinal) if ordinal is not None else plain_number(match["number"])
        named = words.kinds[match["word"].lower()]
        if node.kind in ("group", "division"):
            node.kind = named
    elif node.kind != "schedule" or any(character.isdigit() for character in block.label):
        label = labels.parse(block.label + " x")
        node.number = label.number if label else plain_number(re.sub(r"^[\s(\[§]+|[\s).\]:—–-]+$", "", block.label))
        node.style = label.style if label else ""
    if node.kind == "group":
        node.kind = "division"
    if node.kind == "provision":
        node.kind = _kind_below(parent)
    return node


def _named(label: str, words):
    """The word and number in a label: "ARTICLE 7", "First Schedule", "Paragraph 2 of article 8" (the article)."""
    found = None
    for match in words.heading.finditer(label):
        before = label[: match.start()]
        if match["number"] and not before[-1:].isalpha():
            if found is None or words.kinds[match["word"].lower()] in ("article", "section"):
                found = match
            if words.kinds[match["word"].lower()] == "article":
                break
    return found or words.ordinal_heading.match(label)


def _lift(root: Node) -> None:
    """A provision whose first words stand in an unnumbered element of their own takes them over."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.number and not node.text and node.kind not in DIVISIONS and node.kind != "schedule" and node.children:
            child = node.children[0]
            if child.kind == "text" and not child.number and not child.heading and child.text:
                node.text, node.start, node.end = child.text, child.start, child.end
                for grandchild in child.children:
                    grandchild.parent = node
                node.children[:1] = child.children
        stack.extend(node.children)


def _kind_below(parent: Node) -> str:
    if parent.kind in DIVISIONS or parent.kind in BASIC_UNITS or parent.kind == "text":
        return "paragraph"
    return "item"
