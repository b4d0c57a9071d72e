"""The memo as Markdown: words of the draft never become markup."""

from __future__ import annotations

import re

import pytest

from assess.reports.content import Memo
from assess.reports.memo_markdown import escape, render_markdown


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("<script>", r"\<script\>"),
        ("a | b", r"a \| b"),
        ("**x** _y_ `z` [t](u)", r"\*\*x\*\* \_y\_ \`z\` \[t\](u)"),
        ("1. first", r"1\. first"),
        ("- item", r"\- item"),
        ("two\nlines\x07", "two lines"),
        ("AT&amp;T", r"AT\&amp;T"),
        ("§ 12(3)(a)", "§ 12(3)(a)"),
    ],
)
def test_escape(raw: str, safe: str) -> None:
    assert escape(raw) == safe


def test_tables_keep_their_columns_whatever_the_draft_says(memos: dict[str, Memo]) -> None:
    for memo in memos.values():
        width = None
        for row in render_markdown(memo).splitlines():
            if not row.startswith("|"):
                width = None
                continue
            cells = len(re.findall(r"(?<!\\)\|", row))
            assert width in (None, cells), row
            width = cells


def test_no_html_no_links_from_the_draft(memos: dict[str, Memo]) -> None:
    said = render_markdown(memos["hostile"])
    assert not re.search(r"(?<!\\)<script", said)
    assert not re.search(r"(?<!\\)\]\(", said)
    assert "http://" not in said and "\x07" not in said


def test_numbers_are_literal_so_that_references_hold(memos: dict[str, Memo]) -> None:
    said = render_markdown(memos["mixed"])
    assert "\n**1.** The draft meets" in said and "\n**A.** **Official capacity" in said
