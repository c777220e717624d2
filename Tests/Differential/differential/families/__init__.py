"""Families of statements: each function proposes lines, or nothing, for what a generator holds."""

from .arithmetic import elementwise, expression
from .copies import casting, copying
from .products import multiplying, sparse
from .reductions import ordering, reducing
from .selections import selecting, writing
from .views import slicing, viewing


def making(g):
    return g.creation()


def deleting(g):
    names = list(g.model.variables)
    return f"delete {g.one(names)}" if len(names) > 2 else None


WEIGHTS = {
    making: 6,
    slicing: 18,
    viewing: 18,
    copying: 10,
    casting: 6,
    selecting: 8,
    writing: 12,
    elementwise: 22,
    reducing: 14,
    ordering: 8,
    expression: 10,
    multiplying: 6,
    sparse: 4,
    deleting: 2,
}
# The functions, and how often each is asked.
FAMILIES = list(WEIGHTS), list(WEIGHTS.values())
