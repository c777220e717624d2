"""Runs random programs in Lanes and in NumPy: `python -m differential --programs 200000 --kernels v4,v3,baseline`."""

import argparse
import multiprocessing
import os
import pathlib
import sys
import time
import warnings

from .checking import Program
from .generating import Generator
from .lanes import Lanes
from .shrinking import shrink


def main():
    parser = argparse.ArgumentParser(prog="differential", description=__doc__)
    parser.add_argument(
        "--interpreter", default=".build/release/lanes-differential", help="the program that runs Lanes"
    )
    parser.add_argument("--programs", type=int, default=10_000, help="how many programs")
    parser.add_argument("--seed", default=None, help="what the programs follow from; a new one if left out")
    parser.add_argument("--first", type=int, default=0, help="the number of the first program")
    parser.add_argument("--kernels", default="v4,v3,baseline", help="the kernel sets, one interpreter each")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes")
    parser.add_argument("--keep", default=None, metavar="FOLDER", help="where failures are written, shrunk")
    parser.add_argument("--limit", type=int, default=20, help="stop after so many failures")
    parser.add_argument("--replay", nargs="+", metavar="FILE", help="run the programs of files instead")
    parser.add_argument("--record", nargs="+", metavar="FILE", help="write what NumPy answers into files of programs")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    if arguments.record:
        sys.exit(record(arguments.record))
    if arguments.replay:
        sys.exit(replay(arguments))
    sys.exit(fuzz(arguments))


def replay(arguments):
    interpreters = [Lanes(arguments.interpreter, kernels) for kernels in arguments.kernels.split(",")]
    failures = 0
    for path in arguments.replay:
        program = Program.of(read(path)[0])
        for lanes in interpreters:
            difference = program.run(lanes) if program else "shows a known difference"
            failures += difference is not None
            print(f"{path} {lanes.kernels}: {difference or 'agrees'}")
    return failures > 0


def read(path):
    """The lines of a program, and the remarks above them."""
    lines = pathlib.Path(path).read_text().split("---\n")[0].splitlines()
    return [line for line in lines if line and line[0] != "#"], [line for line in lines if line.startswith("#")]


def record(paths):
    """Writes NumPy's answers, for tests that have no NumPy."""
    refused = 0
    for path in paths:
        lines, remarks = read(path)
        program = Program.of(lines)
        if program is None or not program.is_exact:
            print(f"{path}: no test can be made of it: it shows a known difference, or something that is not exact")
            refused += 1
            continue
        pathlib.Path(path).write_text("\n".join([*remarks, *lines, "---", *program.answer_lines()]) + "\n")
    return refused > 0


def fuzz(arguments):
    seed = arguments.seed or str(int(time.time()))
    progress = Progress(arguments.programs, seed, arguments.kernels)
    failures = 0
    numbers = range(arguments.first, arguments.first + arguments.programs)
    blocks = [numbers[i : i + 200] for i in range(0, len(numbers), 200)]
    with multiprocessing.Pool(arguments.jobs, begin, (arguments.interpreter, arguments.kernels, seed)) as pool:
        for count, refusals, found in pool.imap_unordered(run_block, blocks):
            progress.add(count, refusals)
            for number, kernels, lines, difference in found:
                failures += 1
                progress.say(
                    f"program {number} of seed {seed}, {kernels}: {difference}\n" + "\n".join(f"    {l}" for l in lines)
                )
                if arguments.keep:
                    os.makedirs(arguments.keep, exist_ok=True)
                    path = pathlib.Path(arguments.keep, f"{seed}-{number}-{kernels}.txt")
                    path.write_text(f"# {difference}\n" + "\n".join(lines) + "\n")
            if failures >= arguments.limit:
                progress.say(f"{failures} failures: enough")
                break
    progress.finish(failures)
    return failures > 0


def begin(interpreter, kernels, seed):
    global INTERPRETERS, SEED
    warnings.simplefilter("ignore")
    INTERPRETERS = [Lanes(interpreter, name) for name in kernels.split(",")]
    SEED = seed


def run_block(numbers):
    """Runs some programs: how many, how many of them were refused, and the failures."""
    refusals, found = 0, []
    for number in numbers:
        program = Generator(SEED, number).program()
        if program is None:
            continue
        refusals += program.refusal is not None
        for lanes in INTERPRETERS:
            lanes.send(program.text)
        differences = [(lanes, program.difference(lanes, lanes.receive)) for lanes in INTERPRETERS]
        failing = [(lanes, difference) for lanes, difference in differences if difference]
        if failing:
            lanes, difference = failing[0]
            lines, shrunk = shrink(program.lines, lanes, difference.kind)
            found.append((number, "+".join(lanes.kernels for lanes, _ in failing), lines, str(shrunk or difference)))
    return len(numbers), refusals, found


class Progress:
    """How far it is: one line that changes on a terminal, a line now and then elsewhere."""

    def __init__(self, total, seed, kernels):
        self.total, self.done, self.refusals = total, 0, 0
        self.began = self.shown = time.monotonic()
        self.is_terminal = sys.stdout.isatty()
        print(f"{total} programs of seed {seed}, kernels {kernels}", flush=True)

    def add(self, count, refusals):
        self.done += count
        self.refusals += refusals
        now = time.monotonic()
        if now - self.shown < (0.2 if self.is_terminal else 20):
            return
        self.shown = now
        spent = now - self.began
        left = spent / self.done * (self.total - self.done)
        line = f"{self.done} of {self.total}, {self.done / spent:.0f} a second, {left / 60:.1f} minutes left"
        print(f"\r\033[K{line}" if self.is_terminal else line, end="" if self.is_terminal else "\n", flush=True)

    def say(self, text):
        print(("\r\033[K" if self.is_terminal else "") + text, flush=True)

    def finish(self, failures):
        minutes = (time.monotonic() - self.began) / 60
        self.say(f"{self.done} programs ({self.refusals} to be refused) in {minutes:.1f} minutes, {failures} failures")


if __name__ == "__main__":
    main()
