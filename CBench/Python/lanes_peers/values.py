"""What the arrays hold: the formulas of Lanes' own cases (PeerValues.swift)."""

import math
import os

import numpy as np

_kept = {}
# Bytes from which arrays begin at pages of their own, so that a part of a longer one lies no differently.
_LARGE_BYTES = 4 << 20
_budget = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 4


def _scrambled(index):
    """SplitMix64 of the index."""
    z = (index.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def _repeated(period, count):
    return np.tile(period, count // period.size + 1)[:count]


def _first(count):
    numbers = _repeated(np.arange(-2, 3, dtype=np.int8), count)
    numbers[::4099] += 1
    return numbers


def _hit(count):
    numbers = np.ones(count, np.int8)
    numbers[3] = 101
    return numbers


_formulas = {
    "first": _first,
    "second": lambda count: _repeated(np.arange(-1, 2, dtype=np.int8), count),
    "positive": lambda count: _repeated(np.arange(1, 4, dtype=np.int8), count),
    "fraction": lambda count: _repeated(np.arange(1, 1025) / 64, count),
    "scrambled": lambda count: scrambled_bits(count),
    "coin": lambda count: (_scrambled(np.arange(count)) >> np.uint64(63)).astype(np.int8),
    "zero": lambda count: np.zeros(count, np.int8),
    "hit": _hit,
}


def scrambled_bits(count):
    """24 bits without order for each index."""
    return (_scrambled(np.arange(count)) >> np.uint64(40)).astype(np.int64)


def kept(key, make):
    """An array that cases share; beyond a quarter of the memory all are forgotten and made anew."""
    if key not in _kept:
        made = make()
        if sum(array.nbytes for array in _kept.values()) + made.nbytes > _budget:
            _kept.clear()
        _kept[key] = made
    return _kept[key]


def _begun(key, dtype, count, make):
    """An array whose elements depend on their place alone: large ones of one key begin in the same memory."""
    if count * np.dtype(dtype).itemsize < _LARGE_BYTES:
        return kept((*key, count), lambda: make(count))
    if key in _kept and _kept[key].size < count:
        del _kept[key]
    return kept(key, lambda: make(count))[:count]


def values(role, dtype, count):
    """The first `count` values of a role; a Boolean is whether the value is above zero."""

    def make(count):
        numbers = _formulas[role](count)
        return numbers > 0 if dtype == "bool" else numbers.astype(dtype)

    return _begun((role, dtype), dtype, count, make)


def output(dtype, shape):
    """An array to write to."""
    return _begun(("output", dtype), dtype, math.prod(shape), lambda count: np.zeros(count, dtype)).reshape(shape)
