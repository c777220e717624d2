"""Views of views."""

from ..elements import DTYPES
from ..statement import list_word


def slicing(g):
    name = g.variable()
    a, r = g.array(name), g.random
    words = []
    used = r.randint(0, a.ndim)
    ellipsis = r.randint(0, used) if g.chance(0.2) else None
    for axis in range(used):
        if axis == ellipsis:
            words.append("...")
            break
        if g.chance(0.08):
            words.append("newaxis")
        extent = a.shape[axis]
        if extent and g.chance(0.2):
            words.append(str(r.randrange(-extent, extent)))
            continue

        def bound():
            return "" if g.chance(0.4) else str(r.randint(-extent - 1, extent + 1))

        step = r.choices(["", ":-1", ":2", ":-2", ":3", ":1"], [40, 25, 15, 10, 5, 5])[0]
        words.append(f"{bound()}:{bound()}{step}")
    return f"{g.name()} = slice {name} {' '.join(words)}".rstrip()


def viewing(g):
    name = g.variable()
    a, r = g.array(name), g.random
    target = g.name()
    n = a.ndim
    choice = g.word(
        "t transpose swapaxes moveaxis reshape reshape reshape ravel flip rot90 broadcast_to windows diagonal "
        "expand squeeze readonly split array_split real imaginary view contiguous strided"
    )
    head = f"{target} = {choice} {name}"
    if choice in ("t", "contiguous"):
        return head
    if choice == "readonly":
        return head if g.chance(0.3) else None
    if choice in ("real", "imaginary"):
        return head if a.dtype.kind == "c" else None
    if choice == "transpose":
        return f"{head} {list_word(r.sample(range(n), n))}"
    if choice == "ravel":
        return head + g.order()
    if choice == "reshape":
        return f"{head} {list_word(factors(g, a))}{g.order()}"
    if choice == "broadcast_to":
        shape = [e if e != 1 or g.chance(0.4) else r.randint(0, 4) for e in a.shape]
        return f"{head} {list_word([r.randint(1, 3) for _ in range(r.choice([0, 0, 1]))] + shape)}"
    if choice == "expand":
        count = r.choice([1, 1, 2])
        return f"{head} {list_word(r.sample(range(n + count), count))}"
    if choice == "squeeze":
        return f"{head} {list_word([i for i, e in enumerate(a.shape) if e == 1 and g.chance(0.7)])}"
    if choice == "view":
        return f"{head} {g.one(DTYPES)}"
    if choice == "strided":
        return strided(g, head, a)
    if n == 0:
        return None
    if choice in ("swapaxes", "moveaxis"):
        return f"{head} {g.axis(a)} {g.axis(a)}"
    if choice == "flip":
        return f"{head} {list_word(g.axes(a))}"
    if choice == "windows":
        axes = r.sample(range(n), r.randint(1, min(n, 2)))
        least = 0 if g.chance(0.05) else 1
        window = [r.randint(least, max(1, min(a.shape[axis], 5))) for axis in axes]
        return f"{head} {list_word(window)} {list_word(axes)}"
    if choice in ("split", "array_split"):
        axis = g.axis(a)
        extent = a.shape[axis]
        parts = (
            r.randint(1, 4)
            if choice == "array_split"
            else r.choice([p for p in range(1, extent + 1) if extent % p == 0] or [1])
        )
        return f"{head} {parts} {axis} {r.randrange(parts)}"
    if n < 2:
        return None
    first, second = r.sample(range(n), 2)
    if choice == "rot90":
        return f"{head} {r.randint(-2, 5)} {first} {second}"
    return f"{head} {r.randint(-4, 4)} {first} {second}"


def strided(g, head, a):
    r = g.random
    if a.size == 0 or a.dtype.kind == "b":
        return None
    rank = r.randint(1, 3)
    shape = [r.randint(1, 4) for _ in range(rank)]
    strides = [r.randint(-3, 4) * a.itemsize for _ in range(rank)]
    return f"{head} {list_word(shape)} {list_word(strides)} {r.randint(-2, 4) * a.itemsize}"


def factors(g, a):
    """Extents with the product of an array's."""
    r, rest = g.random, a.size
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
    if g.chance(0.2):
        result.insert(r.randint(0, len(result)), 1)
    if result and g.chance(0.2):
        result[r.randrange(len(result))] = -1
    return result
