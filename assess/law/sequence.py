"""Which label stands on which level: the readings of all labels of a unit weighed together.

The order of levels is not fixed anywhere ("(1) (a) (i)", "1. a) 1°", "A) 1)"): a level is what goes on
counting. Each label either goes on with an open list, or opens a list below, or starts a new list in the
place of one, or is no label after all. A narrow beam keeps the few best histories, which gives the
look-ahead that "(h) (i) (j)" against "(h) (i) (ii)" asks for.
"""

from __future__ import annotations

from dataclasses import dataclass

from assess.law.labels import Reading, first, follows

_BEAM = 6
#: Histories worse than the best by more than this are given up.
_MARGIN = 3.5

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


def _steps(cost: float, stack: tuple[Reading, ...], token: Token):
    """Every way to go on from a stack of open lists with this token: (cost, new stack, depth or None)."""
    top = len(stack)
    opened, after_text = token.opened, token.after_text
    for reading in token.readings:
        base = cost + reading.penalty
        scheme, value = reading.scheme, reading.value
        single = scheme[0] in ("definition", "bullet")
        late = 0.0 if single or first(value) else 2.0 + min(0.15 * value[-1], 1.5)
        twice = False
        for depth in range(top - 1, -1, -1):
            level = stack[depth]
            other = 0.0 if level.scheme == scheme else _similar(level.scheme, scheme)
            if other is not None:
                step = 0.0 if single else follows(level.value, value)
                if opened and not after_text and depth == top - 1 and not single:
                    step += 0.3  # after a colon a list below is likelier than the next member
                yield base + other + step + 0.02 * (top - 1 - depth), (*stack[:depth], reading), depth
            same = level.scheme == scheme
            twice = twice or same
            instead = (1.1 if opened else 1.7) if after_text else 2.6
            if same and not after_text:
                instead += 1.0
            yield base + instead + late + 0.05 * (top - depth), (*stack[:depth], reading), depth
        if not (twice and single):
            yield base + (0.5 if opened else 2.4 if token.closed else 1.3) + late + (2.0 if twice else 0.0), (*stack, reading), top
    if not token.certain:
        yield cost + (1.0 if token.unfinished else 3.6), stack, None


def levels(tokens: list[Token]) -> list[tuple[int, Reading] | None]:
    """For each token its depth (0 is highest) and the reading that holds, or None where it is no label."""
    # A history is (cost, stack, depth, reading's stack before): plain tuples, this is the inner loop.
    beam: list[tuple] = [(0.0, (), None, None)]
    for token in tokens:
        best: dict[tuple, tuple] = {}
        limit = float("inf")
        for history in beam:
            if history[0] > limit:
                break
            for cost, stack, depth in _steps(history[0], history[1], token):
                if cost > limit:
                    continue
                known = best.get(stack)
                if known is None or cost < known[0]:
                    best[stack] = (cost, stack, depth, history)
                    limit = min(limit, cost + _MARGIN)
        beam = sorted(best.values(), key=_cost)[:_BEAM]
    found: list[tuple[int, Reading] | None] = []
    history = beam[0]
    while history[3] is not None:
        found.append(None if history[2] is None else (history[2], history[1][history[2]]))
        history = history[3]
    return found[::-1]


def _cost(history: tuple) -> float:
    return history[0]
