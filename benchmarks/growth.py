"""What grows: cost with the codebook, time and memory with the input."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, product
from pathlib import Path

from benchmarks import texts
from benchmarks.measure import Curve, Figure, Result, Size, ratio, seconds
from eventcoder.codebook.compiled import Actor, Codebook, Name, Role
from eventcoder.coder import PART, CodeOptions, Coder, load

_SYLLABLES = ("ba", "che", "dor", "fi", "gul", "ha", "jor", "ke", "lim", "mo", "nar", "pe", "quo", "ras")


def with_actors(size: Size, folder: Path) -> Result:
    """The cost of the same texts with many times the actors, against the codebook as it is."""
    coder = load(options=CodeOptions(reader="off"))
    made = texts.documents(size.documents)
    points = []
    for times in size.actors:
        grown = Coder(_grown(coder.codebook, times), coder.parser, coder.gazetteer, coder.options)
        cost = ratio(
            lambda g=grown: _code(g, made), lambda: _code(coder, made), size.pairs, time.process_time
        )
        points.append((float(times), cost))
    most = size.actors[-1]
    return Result(
        (Figure(f"cost with {most}× the actors", points[-1][1], "×", most=1.15),),
        (Curve("Cost with more actors", "times the actors", "times the cost", tuple(points)),),
    )


def _code(coder: Coder, made: list[texts.Document]) -> None:
    for start in range(0, len(made), PART):
        coder.code_part(made[start : start + PART])


def _grown(codebook: Codebook, times: int) -> Codebook:
    """The codebook with `times` as many actors, the new ones under made-up names."""
    more = list(islice(_invented(), (times - 1) * len(codebook.actors)))
    actors = {actor.id: actor for actor in more}
    names = {actor.name: (Name(actor.name, "name", actor.id),) for actor in more}
    return replace(codebook, actors=codebook.actors | actors, names=codebook.names | names)


def _invented() -> Iterator[Actor]:
    """People that nobody knows, each with a role in a country."""
    for number, parts in enumerate(product(_SYLLABLES, repeat=6)):
        name = "".join(parts[:3]).capitalize() + " " + "".join(parts[3:]).capitalize()
        yield Actor(f"new/{number}", name, "person", "KAZ", (Role("KAZGOV"),))


def with_input(size: Size, folder: Path) -> Result:
    """Seconds a document, and memory, as the input grows."""
    coder = load(options=CodeOptions(reader="off"))
    _code(coder, texts.documents(PART))
    times, memory = [], []
    for count in size.inputs:
        made = texts.documents(count, seed=3)
        times.append(
            (float(count), 1000 * seconds(lambda m=made: _code(coder, m), time.process_time) / count)
        )
        del made
        memory.append((float(count), resident()))
    return Result(
        (
            Figure("time a document, longest input against shortest", times[-1][1] / times[0][1], "×"),
            Figure("memory after the longest input", memory[-1][1], "MB", most=550),
            Figure("memory, longest input against shortest", memory[-1][1] / memory[0][1], "×"),
        ),
        (
            Curve("Time a document", "documents", "ms a document", tuple(times)),
            Curve("Memory of one worker", "documents coded", "MB", tuple(memory)),
        ),
    )


def resident() -> float:
    """The memory of this process in MB, from /proc; where there is none, its highest so far."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
