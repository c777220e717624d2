"""Makes a failing program as short and as small as it can be while it still fails."""

import re

from .checking import Program


def shrink(lines, lanes, kind):
    """The smallest program found, and how it differs."""

    def failure(candidate):
        program = Program.of(candidate)
        difference = program.run(lanes) if program else None
        return difference if difference and difference.kind == kind else None

    found = failure(lines)
    if not found:
        return lines, None
    while True:
        for candidate in candidates(lines):
            difference = failure(candidate)
            if difference:
                lines, found = candidate, difference
                break
        else:
            return lines, found


def candidates(lines):
    """Simpler programs, the boldest first."""
    for size in (len(lines) // 2, len(lines) // 4, 2, 1):
        if size > 0:
            for start in range(len(lines) - size, -1, -1):
                rest = lines[:start] + lines[start + size :]
                if rest:
                    yield rest
    for i, line in enumerate(lines):
        for simpler in simpler_lines(line):
            yield [*lines[:i], simpler, *lines[i + 1 :]]


def simpler_lines(line):
    # A list with one number less, or smaller ones.
    for match in re.finditer(r"\[([-\d,]+)\]", line):
        values = [int(part) for part in match[1].split(",")]
        smaller = [values[:i] + values[i + 1 :] for i in range(len(values))]
        for i, value in enumerate(values):
            smaller += [
                values[:i] + [v] + values[i + 1 :] for v in (1, 2, value // 2, value - 1) if abs(v) < abs(value)
            ]
        for candidate in smaller:
            yield line[: match.start()] + "[" + ",".join(map(str, candidate)) + "]" + line[match.end() :]
    words = line.split(" ")
    for i, word in enumerate(words):
        if i > 2 and "=" in word and not word.startswith("out="):
            yield " ".join(words[:i] + words[i + 1 :])
        if word in ("bits", "special", "unit"):
            yield " ".join(words[:i] + ["small"] + words[i + 1 :])
        if i > 2 and re.fullmatch(r"-?\d+", word) and abs(int(word)) > 1:
            for value in ("0", "1", str(int(word) // 2)):
                yield " ".join(words[:i] + [value] + words[i + 1 :])
        if i > 2 and re.fullmatch(r"-?\d+\.\d+(e[-+]?\d+)?", word) and float(word) not in (1.0, 0.0):
            yield " ".join(words[:i] + ["1.0"] + words[i + 1 :])
