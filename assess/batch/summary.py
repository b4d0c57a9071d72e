"""The summary of a batch: one row a law, as CSV and as a page."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from assess.assessment.model import STATUSES
from assess.batch.store import Record
from assess.files import write_text


def write_summary(records: Sequence[Record], out: Path) -> list[Path]:
    """Writes `summary.csv` and `summary.html` to `out`; returns their paths."""
    return [
        write_text(out / "summary.csv", _csv(records)),
        write_text(out / "summary.html", _html(records)),
    ]


def _groups(records: Sequence[Record]) -> list[str]:
    return list(dict.fromkeys(group for record in records for group in record.counts))


def _csv(records: Sequence[Record]) -> str:
    groups = _groups(records)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    header = ["law", "title", "language", "state", *STATUSES, *(f"{group}: met" for group in groups), "error"]
    writer.writerow(header)
    for record in records:
        row = [record.name, record.title, record.language, record.state, *(record.total(status) for status in STATUSES)]
        row += [record.counts.get(group, {}).get("met", 0) for group in groups]
        writer.writerow([_inert(str(cell)) for cell in (*row, record.error)])
    return "\ufeff" + buffer.getvalue()  # the mark makes Excel read UTF-8


def _inert(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula is made text."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Summary of {{ records|length }} laws</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
body{font:15px/1.45 system-ui,sans-serif;margin:2rem;color:#1a1a1a}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ccc;padding:.35rem .5rem;text-align:left;vertical-align:top}
th{background:#f2f2ee;position:sticky;top:0}td.n{text-align:right;font-variant-numeric:tabular-nums}
.bar{display:flex;width:11rem;height:.9rem;border:1px solid #888}.met{background:#2c6e49}.partial{background:#d9a441}
.contrary{background:#a4243b}.absent{background:#e4e4de}tr.failed td{background:#fbeaec}
@media print{th{position:static}}
</style></head><body>
<h1>Summary</h1>
<p>{{ records|length }} laws; {{ failed }} could not be assessed.</p>
<table><thead><tr><th scope="col">Law</th><th scope="col">Language</th>
{% for status in statuses %}<th scope="col">{{ status }}</th>{% endfor %}<th scope="col">Share</th><th scope="col">Outputs</th></tr></thead><tbody>
{% for r in records %}<tr class="{{ r.state }}"><td><strong>{{ r.title or r.name }}</strong><br><small>{{ r.name }}</small></td>
{% if r.state == "done" %}<td>{{ r.language }}</td>{% for status in statuses %}<td class="n">{{ r.total(status) }}</td>{% endfor %}
<td><div class="bar" role="img" aria-label="{% for status in statuses %}{{ r.total(status) }} {{ status }} {% endfor %}">{% for status in statuses %}{% if r.total(status) %}<span class="{{ status }}" style="flex:{{ r.total(status) }}"></span>{% endif %}{% endfor %}</div></td>
<td>{% for path in r.outputs %}<a href="{{ path|urlencode }}">{{ path.rsplit(".", 2)[-2:]|join(".") }}</a> {% endfor %}</td>
{% else %}<td colspan="{{ statuses|length + 3 }}">Not assessed: {{ r.error }}</td>{% endif %}</tr>
{% endfor %}</tbody></table></body></html>
"""


def _html(records: Sequence[Record]) -> str:
    from jinja2 import Environment

    template = Environment(autoescape=True, trim_blocks=True).from_string(_PAGE)
    failed = sum(record.state != "done" for record in records)
    return template.render(records=records, statuses=STATUSES, failed=failed)
