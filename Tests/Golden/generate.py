#!/usr/bin/env python3
"""Writes the answers that NumPy gives, against which the tests compare Lanes.

Each module of this folder named `*_cases.py` has a function `cases()` that yields pairs of a name and an
array; the array goes to `Tests/LanesTests/Golden/<module without _cases>/<name>.npy`. Inputs that are more
than a range of numbers are written as cases too, so that both sides read the same bytes.

Run it with NumPy 2: `python3 Tests/Golden/generate.py [module …]`. The files are committed.
"""

import importlib
import pathlib
import sys

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent / "LanesTests" / "Golden"


def main() -> None:
    if int(np.__version__.split(".")[0]) < 2:
        sys.exit(f"NumPy {np.__version__} is installed; the answers are those of NumPy 2")
    names = sys.argv[1:] or sorted(p.stem.removesuffix("_cases") for p in HERE.glob("*_cases.py"))
    sys.path.insert(0, str(HERE))
    for name in names:
        folder = OUT / name
        folder.mkdir(parents=True, exist_ok=True)
        written = set()
        with np.errstate(all="ignore"):
            for case, array in importlib.import_module(f"{name}_cases").cases():
                file = folder / f"{case}.npy"
                np.save(file, np.asarray(array), allow_pickle=False)
                written.add(file)
        for old in set(folder.glob("*.npy")) - written:
            old.unlink()
        print(f"{name}: {len(written)} files")


if __name__ == "__main__":
    main()
