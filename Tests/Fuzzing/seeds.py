"""Writes what the fuzzers start from, made of the fixtures of the tests: usage seeds.py <parser> <folder>."""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "Tests/LanesTests/Golden"
MOST = 2048  # bytes: small inputs are tried more often


def npy():
    return [f.read_bytes() for f in sorted((GOLDEN / "files").glob("*.npy"))]


def npz():
    return [f.read_bytes() for f in sorted((GOLDEN / "files").glob("*.npz"))]


def matrix_market():
    """The texts that SciPy wrote stand in arrays of bytes."""
    for file in sorted((GOLDEN / "sparse").glob("*-market*.npy")):
        data = file.read_bytes()
        yield data[10 + int.from_bytes(data[8:10], "little"):]


def results():
    """Two rows of each question, with the facts that are read."""
    facts = ("caches", "cache_l1d", "kernel_set", "lanes_build_type", "lanes_quick", "lanes_schema", "machine_name")
    for file in sorted(ROOT.glob("reports/*/results.json")):
        run = json.loads(file.read_text())
        context = {fact: run["context"][fact] for fact in facts}
        questions = {}
        for row in run["benchmarks"]:
            questions.setdefault(row["name"].split("/")[0], []).append(row)
        for rows in questions.values():
            yield json.dumps({"context": context, "benchmarks": [rows[0], rows[-1]]}).encode()


def lesson():
    """A piece for each heading of the course."""
    for file in sorted(ROOT.glob("notebooks-md/[0-9]*.md")):
        yield from (part.encode() for part in re.split(r"(?m)^(?=##? )", file.read_text()))


def layout():
    """The expressions in the tests of pictures."""
    text = (ROOT / "Tests/LanesNotebookTests/MemoryPictureTests.swift").read_text()
    return [e.encode() for e in re.findall(r'"((?:array|arange)[^"\\]*)"', text)]


PARSERS = {
    "NPY": npy, "NPZ": npz, "MatrixMarket": matrix_market, "Results": results, "Lesson": lesson, "Layout": layout,
}


def main():
    parser, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    found = ROOT / "Tests/Fuzzing/Found" / parser
    seeds = [seed for seed in PARSERS[parser]() if len(seed) <= MOST]
    seeds += [f.read_bytes() for f in sorted(found.glob("*"))]
    for number, seed in enumerate(seeds):
        (folder / f"{number:03}").write_bytes(seed)


if __name__ == "__main__":
    main()
