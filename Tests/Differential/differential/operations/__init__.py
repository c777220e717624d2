"""NumPy's side of every statement."""

from . import (  # noqa: F401 (each adds its statements)
    copies,
    creating,
    elementwise,
    expressions,
    ordering,
    products,
    reductions,
    selections,
    sparse,
    views,
    writing,
)
from .registry import OPERATIONS  # noqa: F401
