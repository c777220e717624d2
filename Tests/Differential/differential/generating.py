"""Makes random programs. Each statement is run in NumPy as it is made, so that nearly all programs are valid."""

import random
import re

import numpy as np

from .arithmetic import BINARY_OF, COMPARISON, QUESTIONS, TRANSCENDENTAL, UNARY_OF
from .checking import ERRORS, Program
from .elements import DTYPES, PATTERNS, word_of
from .known import Excluded
from .model import Model
from .statement import Statement, list_word

INVALID_SHARE = 0.035
# Statements that are made wrong on purpose.
FALLIBLE = set(
    "slice transpose swapaxes moveaxis reshape flip broadcast_to windows diagonal expand squeeze take take_flat index "
    "reduce any all mean argmin argmax cumulative sort sorted argsort concatenate stack matmul binary compare assign "
    "set_index set_mask mask put compress repeat tile roll difference put_along take_along where copyto set_element "
    "readonly fill".split()
)
PARTS = ["absolute", "angle"]


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
        names, weights = FAMILIES
        while True:
            lines = self.random.choices(names, weights)[0](self)
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
            return r.choice([[r.randint(140, 1500)], [r.randint(5, 40), r.randint(20, 60)], [r.randint(20, 70), r.randint(3, 9)],
                             [r.randint(2, 6), r.randint(3, 17), r.randint(8, 20)]])  # fmt: skip
        return r.choice([[r.randint(4000, 20000)], [r.randint(60, 140), r.randint(60, 140)], [4, r.randint(20, 50), 70]])

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

    # Families of statements.

    def make(self):
        return self.creation()

    def slicing(self):
        name = self.variable()
        a, r = self.array(name), self.random
        words = []
        used = r.randint(0, a.ndim)
        ellipsis = r.randint(0, used) if self.chance(0.2) else None
        for axis in range(used):
            if axis == ellipsis:
                words.append("...")
                break
            if self.chance(0.08):
                words.append("newaxis")
            extent = a.shape[axis]
            if extent and self.chance(0.2):
                words.append(str(r.randrange(-extent, extent)))
                continue

            def bound():
                return "" if self.chance(0.4) else str(r.randint(-extent - 1, extent + 1))

            step = r.choices(["", ":-1", ":2", ":-2", ":3", ":1"], [40, 25, 15, 10, 5, 5])[0]
            words.append(f"{bound()}:{bound()}{step}")
        return f"{self.name()} = slice {name} {' '.join(words)}".rstrip()

    def viewing(self):
        name = self.variable()
        a, r = self.array(name), self.random
        target = self.name()
        n = a.ndim
        choice = r.choice(
            "t transpose swapaxes moveaxis reshape reshape reshape ravel flip rot90 broadcast_to windows diagonal expand "
            "squeeze readonly split array_split real imaginary view contiguous strided".split()
        )
        head = f"{target} = {choice} {name}"
        if choice in ("t", "contiguous"):
            return head
        if choice == "readonly":
            return head if self.chance(0.3) else None
        if choice in ("real", "imaginary"):
            return head if a.dtype.kind == "c" else None
        if choice == "transpose":
            return f"{head} {list_word(r.sample(range(n), n))}"
        if choice == "ravel":
            return head + self.order()
        if choice == "reshape":
            return f"{head} {list_word(self.factors(a))}{self.order()}"
        if choice == "broadcast_to":
            shape = [e if e != 1 or self.chance(0.4) else r.randint(0, 4) for e in a.shape]
            return f"{head} {list_word([r.randint(1, 3) for _ in range(r.choice([0, 0, 1]))] + shape)}"
        if choice == "expand":
            count = r.choice([1, 1, 2])
            return f"{head} {list_word(r.sample(range(n + count), count))}"
        if choice == "squeeze":
            return f"{head} {list_word([i for i, e in enumerate(a.shape) if e == 1 and self.chance(0.7)])}"
        if choice == "view":
            return f"{head} {self.one(DTYPES)}"
        if choice == "strided":
            return self.strided(head, a)
        if n == 0:
            return None
        if choice in ("swapaxes", "moveaxis"):
            return f"{head} {self.axis(a)} {self.axis(a)}"
        if choice == "flip":
            return f"{head} {list_word(self.axes(a))}"
        if choice == "windows":
            axes = r.sample(range(n), r.randint(1, min(n, 2)))
            return f"{head} {list_word(r.randint(0 if self.chance(0.05) else 1, max(1, min(a.shape[i], 5))) for i in axes)} {list_word(axes)}"
        if choice in ("split", "array_split"):
            axis = self.axis(a)
            extent = a.shape[axis]
            parts = r.randint(1, 4) if choice == "array_split" else r.choice([p for p in range(1, extent + 1) if extent % p == 0] or [1])
            return f"{head} {parts} {axis} {r.randrange(parts)}"
        if n < 2:
            return None
        first, second = r.sample(range(n), 2)
        if choice == "rot90":
            return f"{head} {r.randint(-2, 5)} {first} {second}"
        return f"{head} {r.randint(-4, 4)} {first} {second}"

    def strided(self, head, a):
        r = self.random
        if a.size == 0 or a.dtype.kind == "b":
            return None
        rank = r.randint(1, 3)
        shape = [r.randint(1, 4) for _ in range(rank)]
        strides = [r.randint(-3, 4) * a.itemsize for _ in range(rank)]
        return f"{head} {list_word(shape)} {list_word(strides)} {r.randint(-2, 4) * a.itemsize}"

    def factors(self, a):
        """Extents with the product of an array's."""
        r, rest = self.random, a.size
        if rest == 0:
            return r.choice([[0], [0, 3], [2, 0], list(a.shape)])
        result = []
        while rest > 1 and len(result) < 4:
            divisors = [d for d in range(2, min(rest, 64) + 1) if rest % d == 0] or [rest]
            divisor = r.choice(divisors)
            result.append(divisor)
            rest //= divisor
        if rest > 1:
            result.append(rest)
        r.shuffle(result)
        if self.chance(0.2):
            result.insert(r.randint(0, len(result)), 1)
        if result and self.chance(0.2):
            result[r.randrange(len(result))] = -1
        return result

    def copying(self):
        name = self.variable()
        a, r = self.array(name), self.random
        head = f"{self.name()} ="
        n = a.ndim
        choice = r.choice(
            "copy copy flatten roll roll_flat concatenate concatenate concatenate_flat stack vstack hstack dstack drop tile "
            "repeat repeat_flat repeat_each resize pad pad tril triu npy npy_bytes".split()
        )
        if choice in ("copy", "flatten"):
            return f"{head} {choice} {name}{self.order()}"
        if choice in ("npy", "npy_bytes"):
            return f"{head} {choice} {name}" if self.chance(0.6) else None
        if choice == "roll_flat":
            return f"{head} roll_flat {name} {r.randint(-9, 9)}"
        if choice == "repeat_flat":
            return f"{head} repeat_flat {name} {r.randint(0, 3)}"
        if choice == "resize":
            return f"{head} resize {name} {list_word([r.randint(0, 5) for _ in range(r.randint(0, 3))])}"
        if choice == "tile":
            return f"{head} tile {name} {list_word([r.randint(0, 3) for _ in range(r.randint(0, n + 1))])}"
        if choice in ("concatenate_flat", "vstack", "hstack", "dstack", "stack", "concatenate"):
            axis = self.axis(a) if n else 0

            def accepts(b):
                if b.dtype != a.dtype:
                    return False
                if choice == "concatenate_flat":
                    return True
                if choice == "concatenate":
                    return b.ndim == n and all(x == y for i, (x, y) in enumerate(zip(a.shape, b.shape)) if i != axis % max(n, 1))
                return b.shape == a.shape

            others = " ".join([name] + [self.variable(accepts) for _ in range(r.randint(0, 2))])
            if choice == "stack":
                return f"{head} stack {r.randint(-n - 1, n)} {others}"
            return f"{head} {choice} {axis} {others}" if choice == "concatenate" else f"{head} {choice} {others}"
        if n == 0:
            return None
        axis = self.axis(a)
        if choice == "roll":
            axes = self.axes(a)
            return f"{head} roll {name} {list_word(r.randint(-8, 8) for _ in axes)} {list_word(axes)}"
        if choice == "repeat":
            return f"{head} repeat {name} {r.randint(0, 3)} {axis}"
        if choice == "repeat_each":
            if a.shape[axis] > 60:
                return None
            return f"{head} repeat_each {name} {list_word(r.randint(0, 3) for _ in range(a.shape[axis]))} {axis}"
        if choice == "drop":
            extent = a.shape[axis]
            if extent == 0:
                return None
            return f"{head} drop {name} {list_word(r.randrange(-extent, extent) for _ in range(r.randint(0, 3)))} {axis}"
        if choice == "pad":
            mode = r.choice(["edge", "reflect", "symmetric", "wrap", self.scalar(a.dtype)])
            widths = [[r.choice([0, 1, 2, 3, 5]) for _ in range(n)] for _ in range(2)]
            return f"{head} pad {name} {mode} {list_word(widths[0])} {list_word(widths[1])}"
        return f"{head} {choice} {name} {r.randint(-3, 3)}" if n > 1 else None

    def casting(self):
        name = self.variable(exact=True)
        if not name:
            return None
        a, dtype = self.array(name), self.one(DTYPES)
        if self.chance(0.2):
            out = self.variable(lambda b: b.shape == a.shape and b.flags.writeable)
            if out:
                return f"cast {name} {self.array(out).dtype.name} out={out}"
        return f"{self.name()} = cast {name} {dtype}"

    def selecting(self):
        name = self.variable()
        a, r = self.array(name), self.random
        n = a.ndim
        choice = r.choice(
            "index index index2 mask mask mask_rows take take_flat compress extract take_along flatnonzero nonzero argwhere".split()
        )
        target = self.name()
        head = f"{target} = {choice} {name}"
        if choice in ("flatnonzero", "argwhere"):
            return head
        if choice == "nonzero":
            return f"{head} {r.randrange(n)}" if n else None
        if choice in ("mask", "extract"):
            mask, lines = self.mask(a.shape)
            return [*lines, f"{head} {mask}"]
        shape = [r.randint(0, 7) for _ in range(r.choice([0, 1, 1, 1, 2]))]
        mode = r.choice(["", "", " mode=wrap", " mode=clip"])
        if choice == "take_flat":
            index, lines = self.indices(a.size, shape)
            return [*lines, f"{head} {index}{mode}"]
        if n == 0:
            return None
        if choice == "mask_rows":
            mask, lines = self.mask(a.shape[: r.randint(1, n)])
            return [*lines, f"{target} = mask {name} {mask}"]
        if choice == "index":
            index, lines = self.indices(a.shape[0], shape)
            return [*lines, f"{head} {index}"]
        axis = self.axis(a)
        if choice == "take":
            index, lines = self.indices(a.shape[axis], shape)
            return [*lines, f"{head} {index} {axis}{mode}"]
        if choice == "compress":
            mask, lines = self.mask([r.randint(0, a.shape[axis])])
            return [*lines, f"{head} {mask} {axis}"]
        if choice == "take_along":
            shape = list(a.shape)
            shape[axis] = r.randint(0, 5)
            if a.shape[axis] == 0:
                return None
            index, lines = self.indices(a.shape[axis], shape)
            return [*lines, f"{head} {index} {axis}"]
        if n < 2:
            return None
        shape = [r.randint(0, 5) for _ in range(r.choice([0, 1, 1, 2]))]
        if 0 in a.shape[:2]:
            return None
        first, lines = self.indices(a.shape[0], shape)
        second, more = self.indices(a.shape[1], shape[-1:] if self.chance(0.3) else shape)
        return [*lines, *more, f"{target} = index {name} {first} {second}"]

    def writing(self):
        name = self.variable(lambda b: b.flags.writeable or self.chance(0.02))
        if not name:
            return None
        a, r = self.array(name), self.random
        n = a.ndim
        choice = r.choice(
            "assign assign assign fill fill_where copyto set_element set_index set_index set_index2 set_mask set_mask put "
            "putmask place put_along add_at".split()
        )
        scalar = self.scalar(a.dtype)
        if choice == "fill":
            return f"fill {name} {scalar}"
        if choice == "assign":
            values = self.matching(name)
            return f"assign {name} {values}" if values else None
        if choice == "set_element":
            if a.size == 0:
                return None
            return f"set_element {name} {list_word(r.randrange(-e, e) for e in a.shape)} {scalar}"
        if choice == "fill_where":
            mask, lines = self.mask(a.shape[: r.randint(1, n)] if n and self.chance(0.2) else a.shape)
            return [*lines, f"fill_where {name} {mask} {scalar}"]
        if choice == "copyto":
            values = self.matching(name)
            mask, lines = self.mask(a.shape if self.chance(0.7) else a.shape[-1:])
            return [*lines, f"copyto {name} {values} {mask}"] if values else None
        if choice == "set_mask":
            mask, lines = self.mask(a.shape)
            self.add(lines)
            if mask not in self.model.variables:
                return None
            count = int(np.count_nonzero(self.array(mask)))
            values, line = self.made(a.dtype.name, r.choice([[count], [1], []]))
            return [line, f"set_mask {name} {mask} {values}"]
        if choice in ("putmask", "place"):
            mask, lines = self.mask(a.shape)
            values = self.variable(lambda b: b.dtype == a.dtype and b.size > 0, exact=True)
            return [*lines, f"{choice} {name} {mask} {values}"] if values else None
        if choice == "put":
            index, lines = self.indices(a.size, [r.randint(0, 6)])
            values = self.variable(lambda b: b.dtype == a.dtype and b.size > 0, exact=True)
            mode = r.choice(["", "", " mode=wrap", " mode=clip"])
            return [*lines, f"put {name} {index} {values}{mode}"] if values else None
        if n == 0:
            return None
        if choice in ("set_index", "add_at"):
            index, lines = self.indices(a.shape[0], [r.randint(0, 6)])
            shape = [r.choice([0, 1])] if self.chance(0.02) else []
            rows = self.shape_of(lines, index)
            values, line = self.made(a.dtype.name, r.choice([[], [*rows, *a.shape[1:]], list(a.shape[1:]), shape]))
            if self.chance(0.4):
                found = self.variable(lambda b: b.dtype == a.dtype and b.shape in {(), (*rows, *a.shape[1:]), a.shape[1:]}, exact=True)
                if found:
                    return [*lines, f"{choice} {name} {index} {found}"]
            return [*lines, line, f"{choice} {name} {index} {values}"]
        axis = self.axis(a)
        if choice == "put_along":
            if a.shape[axis] == 0:
                return None
            shape = list(a.shape)
            shape[axis] = r.randint(0, 4)
            index, lines = self.indices(a.shape[axis], shape)
            values, line = self.made(a.dtype.name, r.choice([[], shape]))
            return [*lines, line, f"put_along {name} {index} {values} {axis}"]
        if n < 2 or 0 in a.shape[:2]:
            return None
        shape = [r.randint(0, 5)]
        first, lines = self.indices(a.shape[0], shape)
        second, more = self.indices(a.shape[1], shape)
        values, line = self.made(a.dtype.name, r.choice([[], [*shape, *a.shape[2:]]]))
        return [*lines, *more, line, f"{self.one(['set_index', 'add_at'])} {name} {first} {second} {values}"]

    def shape_of(self, lines, name):
        return [int(v) for v in re.search(r"\[([-\d,]*)\]", lines[0])[1].split(",") if v]

    def elementwise(self):
        name = self.variable(exact=True)
        if not name:
            return None
        a, r = self.array(name), self.random
        choice = r.choice("unary unary binary binary binary binary compare where clip in_place in_place operators".split())
        head = f"{self.name()} ="
        if choice == "unary":
            operation = self.one(sorted(UNARY_OF[a.dtype.kind]))
            if operation in QUESTIONS:
                return f"{head} question {operation} {name}"
            if operation == "bitCount":
                return f"{head} bit_count bitCount {name}"
            if a.dtype.kind == "c" and operation in PARTS:
                return f"{head} part {operation} {name}"
            out = self.out(a.dtype, a.shape) if self.chance(0.3) else ""
            return f"unary {operation} {name}{out}" if out else f"{head} unary {operation} {name}"
        other = self.fitting(name)
        if self.chance(0.3) or other is None:
            other = self.scalar(a.dtype)
        if choice == "in_place":
            operation = self.binary_name(a)
            operands = [name, other] if self.chance(0.7) else [other, name]
            return f"binary {operation} {operands[0]} {operands[1]} out={name}"
        operands = [name, other] if self.chance(0.7) else [other, name]
        shape = a.shape
        if other in self.model.variables:
            shape = np.broadcast_shapes(a.shape, self.array(other).shape)
        if choice == "binary":
            out = self.out(a.dtype, shape) if self.chance(0.3) else ""
            line = f"binary {self.binary_name(a)} {operands[0]} {operands[1]}{out}"
            return line if out else f"{head} {line}"
        if choice == "compare":
            out = self.out(np.dtype(bool), shape) if self.chance(0.3) else ""
            line = f"compare {self.comparison_name(a)} {operands[0]} {operands[1]}{out}"
            return line if out else f"{head} {line}"
        if choice == "where":
            mask, lines = self.mask(shape if self.chance(0.8) else shape[-1:])
            out = self.out(a.dtype, shape) if self.chance(0.3) and other in self.model.variables else ""
            line = f"where {name} {mask} {other}{out}"
            return [*lines, line if out else f"{head} {line}"]
        if choice == "clip":
            low, high = self.fitting(name), self.fitting(name)
            if self.chance(0.5) or not low or not high:
                low, high = self.scalar(a.dtype), self.scalar(a.dtype)
                if "nan" in (low, high):
                    return None
            out = self.out(a.dtype, a.shape) if self.chance(0.3) else ""
            line = f"clip {name} {low} {high}{out}"
            return line if out else f"{head} {line}"
        b, c = self.fitting(name), self.fitting(name)
        if not b or not c:
            return None
        return f"{head} operators {self.one(['a*b+c', 'c-a*b', '-(a+b)', '(a+b)*(b-c)', '(a+b).t*c'])} {name} {b} {c}"

    def binary_name(self, a):
        return self.one([*(["add", "subtract", "multiply"] if a.dtype.kind != "b" else []), *sorted(BINARY_OF[a.dtype.kind])])

    def comparison_name(self, a):
        ordered = {"less", "lessOrEqual", "greater", "greaterOrEqual"} if a.dtype.kind in "bc" else set()
        return self.one(sorted(set(COMPARISON) - ordered))

    def reducing(self):
        name = self.variable(exact=True)
        if not name:
            return None
        a, r = self.array(name), self.random
        head = f"{self.name()} ="
        choice = r.choice(
            "reduce reduce reduce reduce any all mean mean variance deviation peak_to_peak argmin argmax cumulative cumulative "
            "difference nan_sum nan_min nan_max nan_mean trace".split()
        )
        if choice == "reduce":
            operation = self.one(["sum", "sum", "product", "countNonZero", "min", "max"])
            extra = ""
            lines = []
            if operation != "countNonZero" and self.chance(0.15):
                mask, lines = self.mask(a.shape)
                extra = f" where={mask}"
                if operation in ("min", "max") or self.chance(0.3):
                    extra += f" initial={self.first(operation, a)}"
            elif operation != "countNonZero" and self.chance(0.1):
                extra = f" initial={self.first(operation, a)}"
            over = self.over(a)
            line = f"reduce {operation} {name}{over}{extra}"
            if self.chance(0.12):
                return [*lines, f"{head} {line}", *self.into(line, f"{head}")]
            return [*lines, f"{head} {line}"]
        if choice in ("argmin", "argmax"):
            return f"{head} {choice} {name}{self.along(a)}"
        if choice == "cumulative":
            operation = self.one(["add", "add", "multiply", "minimum", "maximum"])
            if operation in ("minimum", "maximum") or self.chance(0.8):
                return f"{head} cumulative {operation} {name} axis={self.axis(a)}" if a.ndim else None
            return f"{head} cumulative {operation} {name}"
        if choice == "difference":
            return f"{head} difference {name} {self.axis(a)} {r.randint(0, 3)}" if a.ndim else None
        if choice == "trace":
            if a.ndim < 2:
                return None
            first, second = r.sample(range(a.ndim), 2)
            return f"{head} trace {name} {r.randint(-3, 3)} {first} {second}"
        extra = f" ddof={r.choice([0, 1])}" if choice in ("variance", "deviation") else ""
        return f"{head} {choice} {name}{self.over(a)}{extra}"

    def first(self, operation, a):
        return "3" if a.dtype.kind == "b" else self.scalar(a.dtype)

    def into(self, line, head):
        """The same reduction again, into the result of the first."""
        return [f"{line} out={head.split()[0]}"]

    def ordering(self):
        name = self.variable(lambda b: b.dtype.kind in "iuf", exact=True)
        if not name:
            return None
        a, r = self.array(name), self.random
        head = f"{self.name()} ="
        choice = r.choice(
            "sort sorted sorted sorted_flat argsort argsort partitioned lexsort unique unique_parts searchsorted isin "
            "intersection union setdiff setxor bincount quantile median".split()
        )
        if choice in ("sorted_flat", "unique", "bincount"):
            return f"{head} {choice} {name}"
        if choice == "unique_parts":
            return f"{head} {choice} {name} {r.randrange(3)}"
        if choice in ("isin", "intersection", "union", "setdiff", "setxor"):
            other = self.variable(lambda b: b.dtype == a.dtype, exact=True)
            return f"{head} {choice} {name} {other}"
        if choice == "searchsorted":
            line = self.name()
            values = self.variable(lambda b: b.dtype == a.dtype, exact=True)
            return [f"{line} = sorted_flat {name}", f"{head} searchsorted {line} {values}" + (" right=1" if self.chance(0.5) else "")]
        if choice == "quantile":
            return f"{head} quantile {name} {r.choice([0.0, 0.25, 0.5, 0.9, 1.0])}{self.along(a).replace(' keep=1', '')}"
        if choice == "median":
            return f"{head} median {name}{self.along(a).replace(' keep=1', '')}"
        if choice == "lexsort":
            other = self.variable(lambda b: b.dtype == a.dtype and b.shape == a.shape, exact=True)
            return f"{head} lexsort {name} {other}" if a.ndim == 1 else None
        if a.ndim == 0:
            return None
        axis = self.axis(a)
        if choice == "sort":
            return f"sort {name} {axis}" if a.flags.writeable else None
        if choice == "partitioned":
            extent = a.shape[axis]
            return f"{head} partitioned {name} {r.randrange(-extent, extent)} {axis}" if extent else None
        return f"{head} {choice} {name} {axis}"

    def expression(self):
        name = self.variable(exact=True)
        if not name:
            return None
        a, r = self.array(name), self.random
        words, depth = [name], 1
        for _ in range(r.randint(1, 6)):
            if self.chance(0.35):
                words.append("." + self.one(sorted(UNARY_OF[a.dtype.kind] - (TRANSCENDENTAL if self.chance(0.8) else set()))))
                if words[-1][1:] in (*QUESTIONS, "bitCount", *PARTS[1:]):
                    words.pop()
            else:
                other = self.fitting(name)
                words.append(other if other and self.chance(0.65) else self.scalar(a.dtype))
                words.append("." + self.binary_name(a))
        if self.chance(0.25):
            words += [self.fitting(name) or self.scalar(a.dtype), "." + self.comparison_name(a)]
            question = self.one(["evaluate", "any", "all", "countNonZero", "sum"])
        else:
            question = self.one(["evaluate", "evaluate", "evaluate", "sum", "min", "max", "mean", "countNonZero", "any", "all"])
        line = f"lazy {question} {' '.join(words)}"
        if question == "evaluate":
            shapes = [self.array(w).shape for w in words if w in self.model.variables]
            if self.chance(0.4):
                try:
                    out = self.out(a.dtype, np.broadcast_shapes(*shapes))
                except ValueError:
                    return None
                if out:
                    return line + out
            return f"{self.name()} = {line}"
        return f"{self.name()} = {line}{self.over(a) if all(self.array(w).shape == a.shape for w in words if w in self.model.variables) else ''}"

    def multiplying(self):
        name = self.variable(lambda b: b.dtype.kind != "b", exact=True)
        if not name:
            return None
        a, r = self.array(name), self.random
        head = f"{self.name()} ="
        choice = r.choice("matmul matmul matmul matmul dot inner outer kron vdot vdot tensordot einsum".split())
        if choice in ("outer", "kron"):
            other = self.variable(lambda b: b.dtype == a.dtype and b.size * a.size < 4000, exact=True)
            return f"{head} {choice} {name} {other}" if other else None
        if a.ndim == 0:
            return None
        k = a.shape[-1]
        if choice == "vdot":
            other = self.variable(lambda b: b.dtype == a.dtype and b.size == a.size, exact=True)
            return f"{head} vdot {name} {other}" if a.dtype.kind == "c" else None
        if choice == "tensordot":
            other = self.variable(lambda b: b.dtype == a.dtype and b.ndim and k in b.shape, exact=True)
            return f"{head} tensordot {name} {other} [-1] [{self.array(other).shape.index(k)}]" if other else None
        if choice == "einsum":
            if a.ndim != 2:
                return None
            other = self.variable(lambda b: b.dtype == a.dtype and b.ndim == 2 and b.shape[0] == k, exact=True)
            if other:
                return f"{head} einsum {self.one(['ij,jk->ik', 'ij,jk->ki', 'ij,jk->i'])} {name} {other}"
            return f"{head} einsum {self.one(['ij,ij->ij', 'ij,ij->j', 'ij,kj->ik'])} {name} {name}"
        if choice == "inner":
            other = self.variable(lambda b: b.dtype == a.dtype and b.ndim and b.shape[-1] == k, exact=True)
            return f"{head} inner {name} {other}" if other else None
        shape = [k] if self.chance(0.2) else [k, r.choice([0, 1, 2, 3, 5, 9, 17, 33])]
        if self.chance(0.2) and a.ndim > 2:
            shape = [*a.shape[:-2], *([k] if len(shape) == 1 else shape)]
        other, line = self.made(a.dtype.name, shape, self.one(["small", "small", "unit"]) if a.dtype.kind in "fc" else None)
        lines = [line]
        if self.chance(0.3):
            flipped = self.name()
            lines.append(f"{flipped} = slice {other} {self.one(['::-1', '::-1 ::-1', '... ::-1'])}")
            other = flipped
        return [*lines, f"{head} {choice} {name} {other}"]

    def sparse(self):
        name = self.variable(lambda b: b.ndim == 2 and b.dtype.kind != "b", exact=True)
        if not name:
            return None
        a, r = self.array(name), self.random
        head = f"{self.name()} = sparse"
        tail = " format=csc" if self.chance(0.5) else ""
        choice = r.choice(
            "dense coordinates flip transposed add subtract multiply matmul matmul_dense dense_matmul add_dense multiply_dense "
            "scale negative sum countNonZero diagonal rows columns take_rows take_columns".split()
        )
        rows, columns = a.shape
        line = f"{head} {choice} {name}"
        if choice in ("dense", "coordinates", "flip", "transposed", "negative"):
            return line + tail
        if choice == "scale":
            return f"{line} {self.scalar(a.dtype)}{tail}"
        if choice in ("sum", "countNonZero"):
            return line + ("" if self.chance(0.4) else f" axis={r.choice([0, 1, -1])}") + tail
        if choice == "diagonal":
            return f"{line} {r.randint(-4, 4)}{tail}"
        if choice in ("rows", "columns"):
            extent = rows if choice == "rows" else columns
            return f"{line} {r.randint(-extent, extent)} {r.randint(-extent, extent)} {r.choice([1, 1, 2, -1, -2])}{tail}"
        if choice in ("take_rows", "take_columns"):
            extent = rows if choice == "take_rows" else columns
            if extent == 0:
                return None
            return f"{line} {list_word(r.randrange(-extent, extent) for _ in range(r.randint(0, 5)))}{tail}"
        shape = a.shape
        if choice in ("matmul", "matmul_dense"):
            shape = (columns, r.randint(0, 7))
        elif choice == "dense_matmul":
            shape = (r.randint(0, 7), rows)
        other, made = self.made(a.dtype.name, shape, "small")
        mask, masked = self.mask(shape)
        return [made, *masked, f"fill_where {other} {mask} {'(0;0)' if a.dtype.kind == 'c' else '0'}", f"{line} {other}{tail}"]

    def deleting(self):
        return f"delete {self.one(list(self.model.variables))}" if len(self.model.variables) > 2 else None


FAMILIES = list(
    zip(
        *{
            Generator.make: 6,
            Generator.slicing: 18,
            Generator.viewing: 18,
            Generator.copying: 10,
            Generator.casting: 6,
            Generator.selecting: 8,
            Generator.writing: 12,
            Generator.elementwise: 22,
            Generator.reducing: 14,
            Generator.ordering: 8,
            Generator.expression: 10,
            Generator.multiplying: 6,
            Generator.sparse: 4,
            Generator.deleting: 2,
        }.items()
    )
)
