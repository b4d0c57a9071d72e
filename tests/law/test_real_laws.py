"""Real laws and the Statute, where the shared material is at hand."""

from __future__ import annotations

import re
import time

import pytest

from assess.law.reading import extracted_text, read_law

from .conftest import SHARED, check_spans, paths, shared

pytestmark = pytest.mark.laws

_DROP = re.compile(r"(?i)\b(?:articles?|arts?|section|schedule|sch|para|cp|s)\b\.?")


def _tokens(path: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+[a-z]*|[a-z]+", _DROP.sub("", path.replace(" bis", "bis")).lower()))


@pytest.mark.parametrize("name", ["ca-2000", "cpv", "est", "gin", "hnd", "ie-2006", "sen", "uy-2006"])
def test_labelled_provisions_exist(name):
    yaml = pytest.importorskip("yaml")
    files = sorted(shared(f"laws/{name}").iterdir())
    labels = yaml.safe_load(shared(f"gold/tune/{name}.yaml").read_text())["labels"].values()
    wanted = {str(at) for label in labels for at in label.get("at") or []}
    # "par. 2" and "al. 2" count unnumbered paragraphs, which carry the article's own path.
    wanted = {re.sub(r",? (?:last )?(?:par|al)\b.*", "", at) for at in wanted}
    law = read_law(files)
    found = {_tokens(provision.path) for provision in law.provisions}
    missing = sorted(at for at in wanted if _tokens(at) not in found)
    assert len(missing) <= 0.03 * len(wanted), missing
    check_spans(law, {file.name: extracted_text(file) for file in files})


@pytest.mark.parametrize("name", ["int-rome-statute-2021.txt", "int-rome-statute-1998.txt", "int-rome-statute-es.txt"])
def test_statute(name):
    law = read_law([shared(f"statute/{name}")])
    found = paths(law)
    for path in ("6(e)", "7(1)(g)", "7(2)(i)", "8(2)(a)(viii)", "8(2)(b)(xxii)", "8(2)(c)(iv)", "8(2)(e)(xii)", "8(3)",
                 "25(3)(e)", "25(3)(d)(ii)", "70(4)(b)", "77(2)(b)", "93(1)(l)", "121(5)", "128"):  # fmt: skip
        assert path in found, path
    if "1998" not in name:
        assert "8bis(2)(a)" in found and "15ter(5)" in found
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", ["int-apic-2002.txt", "int-apic-es.txt", "int-apic-fr.txt"])
def test_agreement_on_privileges(name):
    units = paths(read_law([shared(f"statute/{name}")]), "article")
    assert [number for number in map(str, range(1, 40)) if number not in units] == []


@pytest.mark.parametrize(("name", "seconds"), [("ie-2006", 1.0), ("nz-2000", 3.0)])
def test_speed(name, seconds):
    """Generous limits: the machine may be busy; the benchmarks measure exactly."""
    files = sorted(shared(f"laws/{name}").iterdir())
    read_law(files)
    start = time.perf_counter()
    read_law(files)
    assert time.perf_counter() - start < seconds


def test_every_other_text_is_read():
    shared("negatives")
    for path in sorted((SHARED / "negatives").glob("*.txt"))[::6]:
        law = read_law([path])
        check_spans(law, {path.name: extracted_text(path)})


def test_parallel_columns_are_not_mixed():
    pytest.importorskip("pypdfium2")
    law = read_law([shared("pdf/rw-law-2018-66-trilingual-3col.pdf")])
    units = paths(law, "article")
    assert law.language == "en" and len(units) == len(set(units)) > 120
    assert any("columns" in warning for warning in law.warnings)
