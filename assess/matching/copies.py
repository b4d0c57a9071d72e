"""Treaty texts reproduced in a schedule: they are the law's own rules only where an operative provision gives effect to
them, which the references show. Their words alone answer nothing."""

from __future__ import annotations

import re

from assess.law.model import Law
from assess.matching.mentions import Mentions
from assess.matching.statute import Path_, parse_path

#: A schedule that speaks of "this Statute" at least so often reproduces it.
FEWEST_MENTIONS = 2

#: A law that so often speaks of "this Statute" outside a schedule is the treaty.
TREATY_MENTIONS = 10

#: How a treaty speaks of itself.
SELF_MENTION = "treaty-of-itself"


def idle_copies(mentions: Mentions, copies: frozenset[int]) -> frozenset[int]:
    """Those of the `copies` that reproduce a treaty in a schedule which no operative provision takes for its own words: it stands
    there for reference, or the law takes over the treaty's articles themselves."""
    for seat in mentions.own("schedule-given-effect"):
        if seat in copies or seat in mentions.own("reproduced-for-reference") or seat in mentions.own("statute-definition"):
            continue
        if mentions.in_unit("effect-define", seat) or mentions.in_unit("effect-define-chapeau", seat):
            return frozenset()
    return copies


def treaty_copies(mentions: Mentions) -> frozenset[int]:
    """The provisions of the law that reproduce a treaty in a schedule."""
    law = mentions.law
    seats = mentions.own(SELF_MENTION)
    found: set[int] = set()
    for provision in law.provisions:
        if provision.kind == "schedule" and provision.index not in found:
            inside = law.subtree(provision.index)
            if sum(len(seats[index]) for index in inside if index in seats) >= FEWEST_MENTIONS:
                found.update(inside)
    return frozenset(found)


def is_treaty(mentions: Mentions, copies: frozenset[int]) -> bool:
    """Whether the law, outside its schedules, speaks of itself as a treaty does: it is then the Statute itself."""
    return sum(index not in copies for index in mentions.own(SELF_MENTION)) >= TREATY_MENTIONS


_BEFORE_NUMBER = re.compile(r"^Sch\.\s*\d*\s*(?:art\.|para\.|s\.)?\s*")


def copied_articles(law: Law, copies: frozenset[int]) -> dict[Path_, int]:
    """The treaty's provisions as a schedule sets them out: path in the treaty → provision of the law. A schedule whose units
    are articles reproduces a treaty's, in its words or in others."""
    found: dict[Path_, int] = {}
    for provision in law.provisions:
        if provision.index in copies or (provision.path.startswith("Sch") and " art. " in provision.path):
            path = parse_path(_BEFORE_NUMBER.sub("", provision.path))
            if path and provision.text:
                found.setdefault(path, provision.index)
    return found
