"""Which label stands on which level: the readings of all labels of a unit weighed together.

The order of levels is not fixed anywhere ("(1) (a) (i)", "1. a) 1°", "A) 1)"): a level is what goes on
counting. Each label either goes on with an open list, or opens a list below, or starts a new list in the
place of one, or is no label after all. A narrow beam keeps the few best histories, which gives the
look-ahead that "(h) (i) (j)" against "(h) (i) (ii)" asks for.
"""

from __future__ import annotations

from dataclasses import dataclass

from assess.law.labels import Reading, first, follows

_BEAM = 10
#: Histories worse than the best by more than this are given up.
_MARGIN = 5.0

#: Schemes for what has no number but stands in a row: definitions.
DEFINITION = Reading(("definition", "", ""), (0,))


@dataclass(frozen=True, slots=True)
class Token:
    """A possible label with what surrounds it.

    readings    its possible readings
    opened      the words before end in a colon or dash, or there are none: a list is expected
    after_text  unnumbered words stand between the label before and this one
    unfinished  the line before breaks off in mid-sentence, so this may be part of it
    certain     it cannot be anything but a label
    closed      the words before end as a member of a list does (";"): no list below is expected
    """

    readings: tuple[Reading, ...]
    opened: bool = False
    after_text: bool = False
    unfinished: bool = False
    certain: bool = False
    closed: bool = False


def _similar(one: tuple[str, str, str], other: tuple[str, str, str]) -> float | None:
    """Cost of taking two schemes for the same list; None where they cannot be."""
    if one == other:
        return 0.0
    if one[0] == other[0] and one[0] in ("number", "letter", "roman", "bullet") and one[2] == other[2]:
        return 0.9 if {one[1], other[1]} <= {"paren", "half"} else 2.0
    return None


class _Option:
    """One reading of a token, with what it costs against each open list (worked out once, not per history)."""

    __slots__ = ("base", "known", "late", "reading", "sign", "single")

    def __init__(self, reading: Reading) -> None:
        self.reading, self.base = reading, reading.penalty
        self.sign = reading.scheme[1] == "sign"
        self.single = reading.scheme[0] in ("definition", "bullet")
        value = reading.value
        self.late = 0.0 if self.single or first(value) else 2.0 + min(0.15 * value[-1], 1.5)
        self.known: dict[Reading, tuple[bool, float | None]] = {}

    def against(self, level: Reading) -> tuple[bool, float | None]:
        """Is the open list of the very same scheme, and what does going on with it cost (None: impossible)?"""
        same = level.scheme == self.reading.scheme
        other = 0.0 if same else _similar(level.scheme, self.reading.scheme)
        step = None if other is None else other + (0.0 if self.single else follows(level.value, self.reading.value))
        self.known[level] = (same, step)
        return same, step


def levels(tokens: list[Token]) -> list[tuple[int, Reading] | None]:
    """For each token its depth (0 is highest) and the reading that holds, or None where it is no label."""
    # A history is (cost, stack, depth, history before): plain tuples, this is the inner loop.
    beam: list[tuple] = [(0.0, (), None, None)]
    for token in tokens:
        beam = sorted(_go_on(beam, token).values(), key=_cost)[:_BEAM]
    found: list[tuple[int, Reading] | None] = []
    history = beam[0]
    while history[3] is not None:
        found.append(None if history[2] is None else (history[2], history[1][history[2]]))
        history = history[3]
    return found[::-1]


def _go_on(beam: list[tuple], token: Token) -> dict[tuple, tuple]:
    """Every way to go on from the histories with this token that is not much worse than the best, by stack."""
    options = [_Option(reading) for reading in token.readings]
    expects_below = 0.3 if token.opened and not token.after_text else 0.0
    instead = (1.1 if token.opened else 1.7) if token.after_text else 2.6
    instead_same = instead + (0.0 if token.after_text else 1.0)
    below = 0.5 if token.opened else 2.4 if token.closed else 1.3
    best: dict[tuple, tuple] = {}
    limit = float("inf")

    def keep(cost: float, stack: tuple, depth: int | None, history: tuple) -> None:
        nonlocal limit
        known = best.get(stack)
        if known is None or cost < known[0]:
            best[stack] = (cost, stack, depth, history)
            limit = min(limit, cost + _MARGIN)

    for history in beam:
        so_far, stack = history[0], history[1]
        if so_far > limit:
            break
        top = len(stack)
        for option in options:
            base, reading = so_far + option.base, option.reading
            if base > limit:
                continue
            twice = False
            for depth in range(top - 1, -1, -1):
                level = stack[depth]
                same, step = option.known.get(level) or option.against(level)
                if step is not None:
                    # After a colon a list below is likelier than the next member.
                    cost = base + step + 0.02 * (top - 1 - depth)
                    if depth == top - 1 and not option.single:
                        cost += expects_below if level.scheme == reading.scheme else 3 * expects_below
                    if cost <= limit:
                        keep(cost, (*stack[:depth], reading), depth, history)
                twice = twice or same
                cost = base + (instead_same if same else instead) + option.late + 0.05 * (top - depth)
                if option.sign and depth == 0 and not same:
                    cost -= 1.0  # "§ 1" after "I, II, III" is a paragraph of the article
                if cost <= limit:
                    keep(cost, (*stack[:depth], reading), depth, history)
            if not (twice and option.single):
                cost = base + below + option.late + (2.0 if twice else 0.0) + (1.5 if option.sign and top else 0.0)
                if cost <= limit:
                    keep(cost, (*stack, reading), top, history)
        if not token.certain:
            cost = so_far + (1.0 if token.unfinished else 3.6)
            if cost <= limit:
                keep(cost, stack, None, history)
    return best


def _cost(history: tuple) -> float:
    return history[0]
