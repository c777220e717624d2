"""Runs a plan's cases under Google Benchmark and writes its JSON, a call of the function an iteration."""

import gc
import json
import os
import sys
import time
from collections import deque
from itertools import repeat, starmap

import google_benchmark
from google_benchmark import Counter, _benchmark

from lanes_peers import claims, elementwise, expressions, matrices, reductions, selections, small_arrays, versions
from lanes_peers.work import Fact

_families = (elementwise, expressions, matrices, reductions, selections, small_arrays)
# By "operation" in races, by "question/operation" in the questions of claims.
_operations = {name: make for family in _families for name, make in family.operations.items()}
_operations |= {
    f"{question}/{name}": make for question, operations in claims.questions.items() for name, make in operations.items()
}

# The engine asks `while state` once an iteration, through Python, which costs as much as a small array's work. So an
# iteration is a batch of calls that lasts about so many nanoseconds, made without bytecode between them, and times
# are divided by the batch when the results are written.
_BATCH_NANOSECONDS = 20_000
_LARGEST_BATCH = 1_000
_COUNTER = "calls_per_iteration"


def run(plan, flags):
    """Runs what of the plan is known here; returns the exit status."""
    unknown = sorted({f"{case.question}/{case.operation}" for case in plan.cases if not _maker(case)})
    if unknown:
        print(f"lanes_peers: no such operation: {', '.join(unknown)}", file=sys.stderr)
    out = next((flag.split("=", 1)[1] for flag in flags if flag.startswith("--benchmark_out=")), None)
    raw = f"{out}.raw" if out else None
    flags = [f"--benchmark_out={raw}" if flag.startswith("--benchmark_out=") else flag for flag in flags]
    quiet = "--machine-readable-progress" in flags
    flags = [flag for flag in flags if flag != "--machine-readable-progress"]

    cases = [case for case in plan.cases if _maker(case)]
    repetitions = next((int(flag.split("=")[1]) for flag in flags if flag.startswith("--benchmark_repetitions=")), 1)
    progress = _Progress(len(cases) * (repetitions + 1)) if quiet else None
    left = google_benchmark.initialize(["lanes_peers", *flags])
    if len(left) > 1:
        print(f"lanes_peers: what is {left[1]}?", file=sys.stderr)
        return 2
    for key, value in {**plan.context, **versions.facts()}.items():
        google_benchmark.add_custom_context(key, value)
    for case in cases:
        registered = _benchmark.RegisterBenchmark(case.name, _Timed(case, progress)).use_real_time()
        if case.runs_once:
            registered.iterations(1)
    gc.collect()
    gc.freeze()
    gc.disable()
    google_benchmark.run_benchmarks()
    if out:
        _write(raw, out)
    return 0


def _maker(case):
    if case.question == "peers":
        return _operations.get(case.operation)
    return _operations.get(f"{case.question}/{case.operation}")


class _Progress:
    """Lines that `lanes` reads: runs begun, how many there will be, about, and the case's name."""

    def __init__(self, total):
        self.total = total
        self.begun = 0

    def begin(self, name):
        self.begun = min(self.begun + 1, self.total)
        print(self.begun, self.total, name, file=sys.stderr, flush=True)


class _Timed:
    """A case as Google Benchmark calls it."""

    def __init__(self, case, progress):
        self.case = case
        self.progress = progress
        self.calls = None
        self.checksum = None

    def __call__(self, state):
        if self.progress:
            self.progress.begin(self.case.name)
        try:
            work = _maker(self.case)(self.case)
            if isinstance(work, Fact):
                self._measure(work, state)
                return
            if self.calls is None:
                self.checksum = work.checksum()
                self.calls = 1 if self.case.runs_once else _batch(work)
            counters = work.prepare() if work.prepare else None
        except Exception as error:
            state.skip_with_error(f"{type(error).__name__}: {error}")
            return
        function, arguments, calls = work.function, work.arguments, self.calls
        if calls == 1:
            while state:
                function(*arguments)
        else:
            while state:
                deque(starmap(function, repeat(arguments, calls)), maxlen=0)
        done = state.iterations * calls
        state.bytes_processed = done * self.case.bytes_per_iteration
        state.items_processed = done * self.case.items_per_iteration
        state.counters["checksum"] = Counter(self.checksum)
        state.counters[_COUNTER] = Counter(float(calls))
        for name, value in (counters or {}).items():
            state.counters[name] = Counter(float(value))

    def _measure(self, fact, state):
        while state:
            counters = fact.function()
        for name, value in counters.items():
            state.counters[name] = Counter(float(value))


def _batch(work):
    """How many calls make a batch; the fastest of three tells, or the first where it lasts a batch by itself."""

    def once():
        start = time.perf_counter_ns()
        work.function(*work.arguments)
        return time.perf_counter_ns() - start

    first = once()
    if first >= 10 * _BATCH_NANOSECONDS:
        return 1
    fastest = max(1, min(first, once(), once()))
    return min(max(1, _BATCH_NANOSECONDS // fastest), _LARGEST_BATCH)


def _write(raw, out):
    """Times and iterations of single calls, as everybody else's are; whole or not at all."""
    with open(raw, encoding="utf-8") as file:
        results = json.load(file)
    for row in results["benchmarks"]:
        calls = row.get(_COUNTER)
        if row.get("run_type") != "iteration" or not calls:
            continue
        row["real_time"] /= calls
        row["cpu_time"] /= calls
        row["iterations"] = int(row["iterations"] * calls)
    with open(raw, "w", encoding="utf-8") as file:
        json.dump(results, file, indent=1)
    os.replace(raw, out)
