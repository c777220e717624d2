"""The plan: which cases `lanes` runs, and wants to see run by its peers."""

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """One case of the plan, for one peer."""

    name: str
    question: str
    operation: str
    peer: str
    dtype: str
    layout: str
    count: int
    extras: dict
    shape: tuple
    bytes_per_iteration: int
    items_per_iteration: int
    runs_once: bool = False


@dataclass(frozen=True)
class Plan:
    context: dict
    cases: list


def read(path):
    with open(path, encoding="utf-8") as file:
        content = json.load(file)
    cases = [_case(entry, peer) for entry in content["cases"] for peer in entry["peers"]]
    return Plan(content["context"], cases)


def _case(entry, peer):
    # The name is the plan's, with the peer in the place of the implementation.
    segments = entry["name"].split("/")
    segments[2] = peer
    return Case(
        name="/".join(segments),
        question=entry["question"],
        operation=entry["operation"],
        peer=peer,
        dtype=entry["dtype"],
        layout=entry["extras"].get("layout", "contiguous"),
        count=entry["count"],
        extras=entry["extras"],
        shape=tuple(entry["shape"]),
        bytes_per_iteration=entry["bytesPerIteration"],
        items_per_iteration=entry["itemsPerIteration"],
        runs_once=entry.get("runsOnce", False),
    )
