"""Makes random programs. Each statement is run in NumPy as it is made, so that nearly all programs are valid."""

import random
import re

import numpy as np

from .checking import ERRORS, Program
from .elements import DTYPES, PATTERNS
from .families import FAMILIES
from .known import Excluded
from .model import Model
from .statement import Statement, list_word

INVALID_SHARE = 0.035
# Statements that are made wrong on purpose.
FALLIBLE = set(
    "slice transpose swapaxes moveaxis reshape flip broadcast_to windows diagonal expand squeeze take "
    "take_flat index reduce any all mean argmin argmax cumulative sort sorted argsort concatenate stack "
    "matmul binary compare assign set_index set_mask mask put compress repeat tile roll difference "
    "put_along take_along where copyto set_element readonly fill".split()
)


class Generator:
    def __init__(self, seed, number):
        self.random = random.Random(f"{seed}:{number}")
        self.model = Model()
        self.lines = []
        self.names = 0
        self.dtypes = self.random.sample(DTYPES, self.random.choice([1, 1, 2, 2, 3]))
        self.size = self.random.choices(["tiny", "row", "long", "huge"], [66, 24, 9, 1])[0]

    def program(self):
        """A random program; nothing where none came about."""
        for _ in range(self.random.choice([1, 2, 2, 3])):
            self.add([self.creation()])
        wanted = self.random.randint(2, 10)
        for _ in range(3 * wanted):
            if len(self.lines) > wanted or not self.model.variables:
                break
            self.add(self.proposal())
        if self.random.random() < INVALID_SHARE:
            refused = self.refused()
            if refused:
                return refused
        return Program(self.lines, self.model) if self.lines else None

    def proposal(self):
        while True:
            lines = self.random.choices(*FAMILIES)[0](self)
            if lines:
                return [lines] if isinstance(lines, str) else lines

    def add(self, lines):
        """Runs lines, and keeps them if they run."""
        for line in lines:
            statement = Statement(line)
            try:
                self.model.run(statement)
            except (Excluded, *ERRORS, KeyError):
                self.rebuild(statement)
                return
            self.lines.append(line)

    def rebuild(self, statement):
        """Undoes a statement that failed."""
        if statement.target and not self.model.reinterprets and "out" not in statement.options:
            self.model.variables.pop(statement.target, None)
            return
        self.model = Model()
        for line in self.lines:
            self.model.run(Statement(line))

    def refused(self):
        """The program with a last line that NumPy refuses."""
        for _ in range(12):
            lines = self.proposal()
            if Statement(lines[-1]).operation not in FALLIBLE:
                continue
            wrong = self.spoiled(lines[-1])
            if wrong is None:
                continue
            kept = len(self.lines)
            self.add(lines[:-1])
            try:
                self.model.run(Statement(wrong))
            except ERRORS as error:
                return Program([*self.lines, wrong], None, error)
            except (Excluded, KeyError):
                pass
            self.lines = self.lines[:kept]
            self.rebuild(Statement("delete"))
        return None

    def spoiled(self, line):
        words = line.split(" ")
        places = [i for i, word in enumerate(words) if i > 1 and re.search(r"\d", word) and not word.startswith("out=")]
        if not places:
            return None
        i = self.random.choice(places)
        if re.fullmatch(r"v\d+", words[i]):
            words[i] = self.random.choice(list(self.model.variables))
        else:
            numbers = list(re.finditer(r"-?\d+", words[i]))
            number = self.random.choice(numbers)
            value = self.random.choice([int(number[0]) + 1, int(number[0]) - 1, -int(number[0]) - 1, 99, -99])
            words[i] = words[i][: number.start()] + str(value) + words[i][number.end() :]
        return " ".join(words)

    # Choices.

    def name(self):
        self.names += 1
        return f"v{self.names - 1}"

    def one(self, values):
        return self.random.choice(values)

    def word(self, words):
        return self.one(words.split())

    def chance(self, p):
        return self.random.random() < p

    def extent(self):
        return self.random.choices([0, 1, 2, 3, 4, 5, 7], [3, 12, 20, 25, 20, 12, 8])[0]

    def shape(self):
        r = self.random
        if self.size == "tiny":
            return [self.extent() for _ in range(r.choices([0, 1, 2, 3, 4, 5], [6, 25, 35, 22, 9, 3])[0])]
        if self.size == "row":
            return [self.extent() for _ in range(r.choice([0, 0, 1, 2]))] + [r.randint(6, 140)]
        if self.size == "long":
            row, plane = [r.randint(140, 1500)], [r.randint(5, 40), r.randint(20, 60)]
            tall, block = [r.randint(20, 70), r.randint(3, 9)], [r.randint(2, 6), r.randint(3, 17), r.randint(8, 20)]
            return r.choice([row, plane, tall, block])
        return r.choice(
            [[r.randint(4000, 20000)], [r.randint(60, 140), r.randint(60, 140)], [4, r.randint(20, 50), 70]]
        )

    def variable(self, accepts=lambda a: True, exact=False):
        """The name of a variable, the later ones more often."""
        names = [n for n, v in self.model.variables.items() if accepts(v.array) and (v.is_exact or not exact)]
        if not names:
            return None
        return names[-1] if self.chance(0.4) else self.one(names)

    def array(self, name):
        return self.model.variables[name].array

    def fitting(self, name, writable=False):
        """Another array of the same type whose shape broadcasts with that of the first."""
        a = self.array(name)

        def accepts(b):
            if b.dtype != a.dtype:
                return False
            return all(x == y or x == 1 or y == 1 for x, y in zip(a.shape[::-1], b.shape[::-1]))

        return self.variable(accepts, exact=True)

    def matching(self, name, dtype=None):
        """An array of the same shape, or one that broadcasts to it."""
        a = self.array(name)
        dtype = dtype or a.dtype

        def accepts(b):
            if b.dtype != dtype or b.ndim > a.ndim:
                return False
            return all(y == x or y == 1 for x, y in zip(a.shape[::-1], b.shape[::-1]))

        return self.variable(accepts, exact=True)

    def order(self):
        return " order=F" if self.chance(0.25) else ""

    def made(self, dtype, shape, kind=None):
        """A line that makes an array, and its name."""
        name = self.name()
        kind = kind or self.random.choices(PATTERNS, [45, 15, 20, 20])[0]
        return name, f"{name} = pattern {dtype} {list_word(shape)} {kind} {self.random.randrange(10**6)}{self.order()}"

    def creation(self):
        r = self.random
        dtype, shape = self.one(self.dtypes), self.shape()
        if self.chance(0.8):
            return self.made(dtype, shape)[1]
        name = self.name()
        kind = np.dtype(dtype).kind
        choice = r.choice(["zeros", "ones", "full", "eye", "arange", "linspace"])
        if choice == "arange" and kind in "iuf":
            start, stop, step = r.randint(0, 5), r.randint(0, 60), r.choice([1, 1, 2, 3, 0.5])
            if kind != "f":
                step = int(step) or 1
            return f"{name} = arange {dtype} {start} {stop} {step}"
        if choice == "linspace" and kind == "f":
            return f"{name} = linspace {dtype} {r.randint(-4, 4)} {r.randint(-4, 9)} {r.randint(0, 30)}"
        if choice == "eye":
            return f"{name} = eye {dtype} {r.randint(0, 6)} {r.randint(0, 6)} {r.randint(-3, 3)}"
        if choice == "full":
            return f"{name} = full {dtype} {list_word(shape)} {self.scalar(np.dtype(dtype))}{self.order()}"
        return f"{name} = {r.choice(['zeros', 'ones'])} {dtype} {list_word(shape)}{self.order()}"

    def scalar(self, dtype):
        r = self.random
        if dtype.kind == "b":
            return r.choice(["true", "false"])
        if dtype.kind == "c":
            return f"({r.randint(-4, 4)};{r.choice([0, 1, 2, -3, 0.5])})"
        if dtype.kind == "f":
            return r.choice(["0.0", "1.0", "2.0", "-1.0", "0.5", "3.0", "-2.5", "7.25", "nan", "inf", "-0.0"])
        if dtype.kind == "u":
            return str(r.choice([0, 1, 2, 3, 5, 8, 63, np.iinfo(dtype).max]))
        return str(r.choice([0, 1, 2, 3, -1, -2, 5, 7, 8, np.iinfo(dtype).max, np.iinfo(dtype).min]))

    def axis(self, a):
        return self.random.randrange(-a.ndim, a.ndim)

    def axes(self, a, least=1):
        axes = self.random.sample(range(a.ndim), self.random.randint(least, a.ndim))
        return [axis - a.ndim if self.chance(0.25) else axis for axis in axes]

    def over(self, a):
        """Axes and what stays of them, as options."""
        if self.chance(0.35):
            return ""
        least = 0 if self.chance(0.05) else min(1, a.ndim)
        return f" axes={list_word(self.axes(a, least))}" + (" keep=1" if self.chance(0.3) else "")

    def along(self, a):
        if a.ndim == 0 or self.chance(0.3):
            return ""
        return f" axis={self.axis(a)}" + (" keep=1" if self.chance(0.3) else "")

    def out(self, dtype, shape, avoid=()):
        """An output of a type and shape among the variables, or nothing."""
        name = self.variable(lambda b: b.dtype == dtype and b.shape == shape and b.flags.writeable)
        return f" out={name}" if name else ""

    def indices(self, extent, shape):
        """Lines that make an array of indices in range, and its name."""
        if extent == 0:
            shape = [0]
        first, line = self.made("int64", shape, "small")
        name = self.name()
        lines = [line, f"{name} = binary remainder {first} {max(extent, 1)}"]
        if self.chance(0.4):
            shifted = self.name()
            lines.append(f"{shifted} = binary subtract {name} {self.random.randint(0, extent)}")
            name = shifted
        return name, lines

    def mask(self, shape):
        """Lines that make a mask, and its name."""
        if self.chance(0.3):
            found = self.variable(lambda b: b.dtype == bool and list(b.shape) == list(shape))
            if found:
                return found, []
        name, line = self.made("bool", shape, "bits")
        return name, [line]
