"""Products of matrices and vectors, and norms. The elements are small fractions, so that sums are exact in any order."""

import numpy as np

random = np.random.default_rng(12)


def values(*shape, dtype=np.float64):
    x = random.integers(-8, 9, shape)
    return (x / 4 if np.dtype(dtype).kind == "f" else x).astype(dtype)


a = values(3, 4)
b = values(4, 5)
s = values(2, 3, 4)
t = values(5, 1, 4, 2)
v = values(4)
w = values(3)
z = (values(3, 4) + 1j * values(3, 4)).astype(np.complex128)
q = values(3, 3)
f = values(5)
EINSUMS = [
    ("ij,jk->ik", (a, b)), ("ij,jk", (a, b)), ("bij,jk->bik", (s, b)), ("bij,bkj->bik", (s, s)), ("ii->i", (q,)), ("ii", (q,)),
    ("ij->ji", (a,)), ("ij->j", (a,)), ("i,i", (v, v)), ("i,j->ij", (w, v)), ("bij->b", (s,)), ("ij,ij->i", (a, a)),
    ("ij,jk,k->i", (a, b, f)), ("ij,kl->", (a, q)), ("bij,j->jb", (s, v)), ("ab,ba->b", (a, a.T)),
]


def cases():
    for name in "abstvwzqf":
        yield name, globals()[name]
    yield "ab", a @ b
    yield "av", a @ v
    yield "wa", w @ a
    yield "vv", np.asarray(v @ v)
    yield "sb", s @ b
    yield "st", s @ t
    yield "vt", v @ t
    yield "sv", s @ v
    yield "zz", z @ z.conj().T
    yield "vdot", np.asarray(np.vdot(z, z[:, ::-1]))
    yield "dot-3d", np.dot(s, t[0])
    yield "inner", np.inner(s, a)
    yield "outer", np.outer(a, v)
    yield "tensordot", np.tensordot(s, a, ([1, 2], [0, 1]))
    yield "tensordot-1", np.tensordot(s, t, ([2], [2]))
    yield "kron", np.kron(a, q)
    yield "kron-v", np.kron(v, a)
    yield "trace", np.trace(s, 1, 1, 2)
    yield "power", np.linalg.matrix_power(q, 5)
    for name, order in [("2", None), ("1", 1), ("inf", np.inf), ("-inf", -np.inf), ("0", 0), ("3", 3)]:
        yield f"norm-{name}", np.linalg.norm(s, order, axis=1)
    for name, order in [("fro", "fro"), ("1", 1), ("inf", np.inf)]:
        yield f"matrix-norm-{name}", np.linalg.norm(s, order, axis=(-2, -1))
    yield "norm-all", np.asarray(np.linalg.norm(a))
    for i, (text, operands) in enumerate(EINSUMS):
        yield f"einsum-{i}", np.asarray(np.einsum(text, *operands))

