"""The page: self-contained, safe, accessible, and each quote leads into the text."""

from __future__ import annotations

import re

import lxml.html
import pytest

from assess.law.model import Law
from assess.reports.page import render_html
from assess.reports.wording import Wording

from .factory import META, make_assessment, make_hostile, make_notes


@pytest.fixture(scope="module")
def page(law: Law, wording: Wording) -> str:
    return render_html(make_assessment(law), law, make_notes(), META, wording, "Ruritania")


@pytest.fixture(scope="module")
def tree(page: str):  # type: ignore[no-untyped-def]
    return lxml.html.fromstring(page)


def test_nothing_comes_from_outside(page: str, tree) -> None:  # type: ignore[no-untyped-def]
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:")
    assert not tree.xpath("//link | //img | //iframe | //script[@src] | //object | //embed")
    assert "http" not in re.sub(r"http-equiv", "", page)
    assert all(href.startswith("#") for href in tree.xpath("//@href"))


def test_ids_are_unique_and_links_hit(tree) -> None:  # type: ignore[no-untyped-def]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//@href")} <= set(ids)
    assert set(tree.xpath("//@aria-labelledby")) <= set(ids)
    assert len(tree.xpath("//details[contains(@class, 'finding ')]")) == 235


def test_every_quote_stands_in_the_element_it_links_to(tree) -> None:  # type: ignore[no-untyped-def]
    links = tree.xpath("//a[@class='show']")
    assert len(links) == 70
    for link in links:
        quote = link.getparent().find("blockquote").text_content()
        element = tree.get_element_by_id(link.get("href")[1:])
        assert " ".join(quote.split()) in " ".join(element.text_content().split())


def test_status_is_said_in_words_and_signs(tree) -> None:  # type: ignore[no-untyped-def]
    badge = tree.get_element_by_id("f-cah.attack").find_class("badge")[0].text_content()
    assert " ".join(badge.split()) == "◐ partly met"


def test_controls_have_labels(tree) -> None:  # type: ignore[no-untyped-def]
    for control in tree.xpath("//input | //select"):
        assert any(parent.tag == "label" for parent in control.iterancestors())
    assert tree.get("lang") == "en" and tree.xpath("//main") and tree.xpath("//h1")


def test_reads_without_scripts(tree) -> None:  # type: ignore[no-untyped-def]
    """The filters need scripts and are hidden until these run; the rest is there."""
    assert tree.xpath("//form")[0].get("hidden") is not None
    assert not tree.xpath("//details[contains(@class, 'finding ')][@hidden]")
    assert "Only harm to the body is an act of genocide." in tree.text_content()


def test_hostile_words_are_words(wording: Wording) -> None:
    assessment, law = make_hostile()
    page = render_html(assessment, law, make_notes(), META, wording)
    tree = lxml.html.fromstring(page)
    assert len(tree.xpath("//script")) == 1
    assert "alert" not in tree.xpath("//script")[0].text_content()
    assert "<script>alert('x')</script>" in tree.xpath("//h1")[0].text_content()
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", page)
    assert not [name for e in tree.iter() if isinstance(e.tag, str) for name in e.attrib if name.startswith("on")]


def test_right_to_left_text_runs_right_to_left(law: Law, wording: Wording) -> None:
    assessment = make_assessment(law)
    arabic = assessment.model_copy(update={"law": assessment.law.model_copy(update={"language": "ar"})})
    tree = lxml.html.fromstring(render_html(arabic, law, make_notes(), META, wording))
    assert tree.xpath("//section[@id='law']/div/@dir") == ["rtl"]
