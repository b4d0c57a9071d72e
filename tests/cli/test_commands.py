"""The commands as a user calls them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "corpus" / "examples" / "meridia-international-crimes-bill.md"


def assess(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assess", *map(str, arguments)], capture_output=True, text=True, cwd=cwd or ROOT, check=False
    )


def one_line(text: str) -> bool:
    return len(text.strip().splitlines()) == 1


def test_run_writes_the_default_outputs(tmp_path: Path) -> None:
    done = assess("run", EXAMPLE, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    stem = "meridia-international-crimes-bill"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"{stem}.assessment.json",
        f"{stem}.memo.docx",
        f"{stem}.report.html",
    ]
    data = json.loads((tmp_path / f"{stem}.assessment.json").read_text(encoding="utf-8"))
    assert data["schema"] == "assess/1"
    assert len(data["findings"]) == 235
    found = {finding["id"]: finding["status"] for finding in data["findings"]}
    assert found["surrender.nationals"] == "contrary"
    assert found["penalty.no-death"] == "contrary"
    assert found["genocide.killing"] == "met"
    assert found["war.niac.rape"] == "absent"


def test_quotes_stand_word_for_word_in_the_draft(tmp_path: Path) -> None:
    assess("run", EXAMPLE, "--out", tmp_path, "--format", "json")
    data = json.loads(next(tmp_path.glob("*.json")).read_text(encoding="utf-8"))
    words = " ".join(EXAMPLE.read_text(encoding="utf-8").split())
    quotes = [evidence["quote"] for finding in data["findings"] for evidence in finding["evidence"]]
    assert quotes
    assert all(" ".join(quote.split()) in words for quote in quotes)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.md", None, "no such file"),
        ("empty.txt", b"", "is empty"),
        ("damaged.pdf", b"%PDF-1.7 nothing", "damaged.pdf"),
        ("damaged.docx", b"PK\x03\x04 nothing", "damaged.docx"),
        ("old.doc", b"\xd0\xcf\x11\xe0", "convert"),
        ("unknown.xyz", b"text", "cannot be read"),
    ],
)
def test_bad_input_is_one_clear_line_and_nothing_half_written(tmp_path: Path, name: str, content: bytes | None, says: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    out = tmp_path / "out"
    done = assess("run", path, "--out", out)
    assert done.returncode == 1
    assert one_line(done.stderr), done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists() or not list(out.iterdir())


def test_a_language_without_a_lexicon_is_one_line(tmp_path: Path) -> None:
    done = assess("run", EXAMPLE, "--out", tmp_path / "out", "--language", "fi")
    assert (done.returncode, one_line(done.stderr)) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", EXAMPLE),
        ("run", EXAMPLE, "--out", "o", "--format", "odt"),
        ("run", EXAMPLE, "--out", "o", "--country", "QQ"),
        ("run", EXAMPLE, "--out", "o", "--lens", "astrology"),
        ("rules", "show", "no.such-entry"),
        ("batch", "no-such-folder", "--out", "o"),
        ("no-such-command",),
    ],
)
def test_a_wrong_call_ends_with_status_two(arguments: tuple) -> None:
    done = assess(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_help_version_and_lists() -> None:
    assert "Rome Statute" in assess("--help").stdout
    assert assess("--version").stdout.startswith("assess, version")
    listed = assess("rules", "list").stdout.splitlines()
    assert len(listed) == 235
    assert "torture" in assess("rules", "show", "cah.torture").stdout


def test_every_command_is_named_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("run", "read", "batch", "evaluate"):
        assert f"assess {command}" in readme


def test_read_shows_the_tree() -> None:
    shown = assess("read", EXAMPLE).stdout
    assert "4(1)(f)" in shown
    data = json.loads(assess("read", EXAMPLE, "--json").stdout)
    assert any(provision["provision"] == "5(2)(c)" for provision in data["provisions"])


def test_a_batch_goes_on_past_a_bad_document_and_resumes(tmp_path: Path) -> None:
    laws = tmp_path / "laws"
    (laws / "two").mkdir(parents=True)
    (laws / "good.md").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    (laws / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    (laws / "two" / "a.txt").write_text("1. Genocide\nWhoever kills members of a national group commits genocide.\n", encoding="utf-8")
    (laws / "two" / "b.txt").write_text("1. Attempt\nAttempt is punishable.\n", encoding="utf-8")
    out = tmp_path / "out"
    first = assess("batch", laws, "--out", out, "--format", "json")
    assert first.returncode == 1
    assert "bad.pdf" in first.stderr
    summary = (out / "summary.csv").read_text(encoding="utf-8-sig")
    assert len(summary.strip().splitlines()) == 4
    assert "failed" in summary
    assert (out / "summary.html").is_file()
    stamp = (out / "good" / "good.assessment.json").stat().st_mtime_ns
    second = assess("batch", laws, "--out", out, "--format", "json")
    assert "2 were done before" in second.stderr
    assert (out / "good" / "good.assessment.json").stat().st_mtime_ns == stamp


def test_evaluate_on_a_small_set(tmp_path: Path) -> None:
    (tmp_path / "laws" / "small").mkdir(parents=True)
    (tmp_path / "gold").mkdir()
    (tmp_path / "laws" / "small" / "small.txt").write_text(
        "3. Genocide\nWhoever, intending to destroy, in whole or in part, a national, ethnical, racial or religious group as such,\n"
        "(a) kills members of the group,\ncommits genocide.\n",
        encoding="utf-8",
    )
    (tmp_path / "gold" / "small.yaml").write_text(
        "law: small\nlanguage: en\nlabels:\n  genocide.killing: {status: met, at: ['3(a)']}\n  cah.murder: {status: absent}\n",
        encoding="utf-8",
    )
    figures = tmp_path / "figures.json"
    done = assess("evaluate", "--gold", tmp_path / "gold", "--laws", tmp_path / "laws", "--json", figures)
    assert done.returncode == 0, done.stderr
    data = json.loads(figures.read_text(encoding="utf-8"))
    assert (data["entries"], data["kappa"], data["place"]) == (2, 1.0, 1.0)
