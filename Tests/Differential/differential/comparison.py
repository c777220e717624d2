"""What Lanes answered against what NumPy has."""

from dataclasses import dataclass

import numpy as np

from .statement import list_word


@dataclass
class Difference:
    """What differs, in one word and in one line."""

    kind: str
    text: str

    def __str__(self):
        return f"{self.kind}: {self.text}"


def marks(a):
    flags = a.flags
    return (
        ("C" if flags.c_contiguous else "")
        + ("F" if flags.f_contiguous else "")
        + ("O" if flags.owndata else "")
        + ("W" if flags.writeable else "")
        + "A"
    )


def head(name, a):
    strides = [0 if a.size == 0 or extent == 1 else stride for extent, stride in zip(a.shape, a.strides)]
    return f"{name} {a.dtype.name} {list_word(a.shape)} {list_word(strides)} {marks(a)} {a.size * a.itemsize}"


def element_bytes(a):
    if a.dtype.kind == "f":
        missing = a != a
        if missing.any():
            a = np.where(missing, a.dtype.type(np.nan), a)
    return a.tobytes()


def shares(arrays):
    digits = []
    for i, a in enumerate(arrays):
        for b in arrays[i + 1 :]:
            if not np.may_share_memory(a, b):
                digits.append("0")
            else:
                digits.append("2" if np.shares_memory(a, b) else "1")
    return "share " + "".join(digits) + "\n"


def expected(model):
    """The answer that Lanes gives if nothing differs."""
    parts = []
    for name, variable in model.variables.items():
        parts.append(head(name, variable.array).encode() + b"\n")
        parts.append(element_bytes(variable.array))
    parts.append(shares([variable.array for variable in model.variables.values()]).encode())
    return b"".join(parts)


def parse(answer):
    """The heads and bytes of an answer, and its last line."""
    variables, place = {}, 0
    while True:
        end = answer.index(b"\n", place)
        line = answer[place:end].decode()
        place = end + 1
        if line.startswith("share"):
            return variables, line
        count = int(line.rsplit(" ", 1)[1])
        variables[line.split(" ", 1)[0]] = line, answer[place : place + count]
        place += count


def compare(model, wanted, answer):
    """The first difference, or nothing."""
    if answer == wanted:
        return None
    found, sharing = parse(answer)
    for name, variable in model.variables.items():
        if name not in found:
            return Difference("variables", f"{name} is missing")
        line, data = found[name]
        mine = head(name, variable.array)
        if line != mine:
            return Difference("layout", f"{line}, in NumPy {mine}")
        difference = compare_values(variable, data)
        if difference:
            return Difference("values", f"{name} {difference}")
    wanted_sharing = wanted[wanted.rindex(b"share") :].decode().strip()
    if sharing.strip() != wanted_sharing:
        names = list(model.variables)
        pairs = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
        for pair, x, y in zip(pairs, sharing[6:], wanted_sharing[6:]):
            if x != y:
                return Difference("sharing", f"{pair[0]} and {pair[1]}: {x}, in NumPy {y}")
        return Difference("sharing", f"{sharing}, in NumPy {wanted_sharing}")
    return None


def compare_values(variable, data):
    a = variable.array
    found = np.frombuffer(data, a.dtype).reshape(a.shape)
    bad = ~agree(found, a, variable.ulps, variable.slack)
    if not bad.any():
        return None
    place = np.unravel_index(np.argmax(bad), a.shape) if a.ndim else ()
    return f"at {tuple(int(i) for i in place)}: {found[place]!r}, in NumPy {a[place]!r} ({int(bad.sum())} of {a.size})"


def agree(x, y, ulps, slack):
    """Where elements agree."""
    if y.dtype.kind == "c":
        return agree(x.real, y.real, ulps, slack) & agree(x.imag, y.imag, ulps, slack)
    if y.dtype.kind != "f":
        return x == y
    same = ((x == y) & (np.signbit(x) == np.signbit(y))) | ((x != x) & (y != y))
    if ulps == 0 and not np.any(slack):
        return same
    with np.errstate(all="ignore"):
        near = np.abs(x.astype(np.float64) - y.astype(np.float64)) <= slack
    if ulps:
        near |= ulp_distance(x, y) <= ulps
    # Next to zero a rounded result may have either sign.
    return same | (near & (x == x) & (y == y))


def ulp_distance(x, y):
    def place(a):
        bits = np.ascontiguousarray(a).view(f"i{a.dtype.itemsize}").astype(np.int64)
        lowest = -(1 << (8 * a.dtype.itemsize - 1))
        return np.where(bits < 0, lowest - bits, bits)

    with np.errstate(all="ignore"):
        p, q = place(x), place(y)
        distance = np.abs(p - q)
    return np.where(distance < 0, np.iinfo(np.int64).max, distance).reshape(x.shape)
