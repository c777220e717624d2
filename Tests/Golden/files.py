#!/usr/bin/env python3
"""Writes whole files as NumPy and Python write them, which the tests of `Files` read, and write again.

The element at position k of each array is the number 5 k mod 97, in a complex number with the imaginary part -k - 1.
Run it with NumPy 2: `python3 Tests/Golden/files.py`. The files are committed.
"""

import io
import pathlib
import sys
import time
import zipfile

import numpy as np

OUT = pathlib.Path(__file__).resolve().parent.parent / "LanesTests" / "Golden" / "files"
DTYPES = "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 complex64 complex128".split()


def numbers(dtype: str, shape: tuple[int, ...]) -> np.ndarray:
    k = np.arange(int(np.prod(shape)))
    values = (k * 5 % 97).astype(dtype)
    if dtype.startswith("complex"):
        values = values - 1j * (k + 1).astype(values.real.dtype)
    return values.astype(dtype).reshape(shape)


def arrays() -> None:
    for dtype in DTYPES:
        a = numbers(dtype, (2, 3))
        np.save(OUT / f"{dtype}_c.npy", a)
        np.save(OUT / f"{dtype}_f.npy", np.asfortranarray(a))
        if a.itemsize > 1:
            np.save(OUT / f"{dtype}_big.npy", a.astype(a.dtype.newbyteorder(">")))
    for name, shape in {
        "scalar": (), "empty": (0,), "one": (1,), "five": (5,), "empty3": (3, 0, 2), "row": (1, 5), "column": (5, 1),
        "eight": (2, 1, 2, 1, 1, 2, 1, 1), "long": (1234,), "deep": (2, 3, 4),
    }.items():
        dtype = "uint8" if name == "long" else "int16"
        np.save(OUT / f"shape_{name}_c.npy", numbers(dtype, shape))
        np.save(OUT / f"shape_{name}_f.npy", np.array(numbers(dtype, shape), order="F"))
    for version in (1, 2, 3):
        with open(OUT / f"version{version}.npy", "wb") as file:
            np.lib.format.write_array(file, numbers("float32", (2, 3)), version=(version, 0))
    with open(OUT / "python2.npy", "wb") as file:
        header = b"{'descr': '<i4', 'fortran_order': False, 'shape': (2L, 3L), }"
        header += b" " * (63 - (10 + len(header)) % 64) + b"\n"
        file.write(b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header)
        file.write(numbers("int32", (2, 3)).tobytes())
    # Bytes other than 0 and 1 are true.
    np.save(OUT / "truths.npy", np.array([0, 1, 2, 128, 255, 0], "uint8").view(bool))
    safe = [[np.can_cast(a, b, "safe") for b in DTYPES] for a in DTYPES]
    np.save(OUT / "safe_casts.npy", np.array(safe))


def unreadable() -> None:
    np.save(OUT / "objects.npy", np.array([None, 3], object), allow_pickle=True)
    np.save(OUT / "strings.npy", np.array(["a", "bc"]))
    np.save(OUT / "records.npy", np.array([(1, 2.0)], [("a", "i4"), ("é", "f4")]))
    np.save(OUT / "dates.npy", np.array(["2001-02-03"], "datetime64[D]"))


class Unseekable(io.BytesIO):
    """What makes `zipfile` write sizes after the members."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_):
        raise OSError

    def tell(self):
        raise OSError


def archives() -> None:
    members = {
        "weights": numbers("float32", (3, 4)), "labels": np.asfortranarray(numbers("int64", (2, 3))),
        "empty": numbers("complex64", (0, 2)), "scalar": numbers("bool", ()), "zeros": np.zeros(5000, "uint8"),
    }
    np.savez(OUT / "stored.npz", **members)
    np.savez_compressed(OUT / "deflated.npz", **members)
    np.savez(OUT / "none.npz")
    np.savez(OUT / "umlaut.npz", **{"größe": numbers("int8", (3,))})

    def npy(array: np.ndarray) -> bytes:
        file = io.BytesIO()
        np.save(file, array)
        return file.getvalue()

    def archive(name: str, compression: int, file_members: dict[str, bytes], file=None) -> None:
        target = file or io.BytesIO()
        with zipfile.ZipFile(target, "w", compression) as out:
            out.comment = b"a comment" if name == "comment" else b""
            for member, content in file_members.items():
                out.writestr(zipfile.ZipInfo(member), content, compress_type=compression)
        (OUT / f"{name}.npz").write_bytes(target.getvalue())

    a, b = npy(members["weights"]), npy(members["labels"])
    archive("descriptors_stored", zipfile.ZIP_STORED, {"weights.npy": a, "labels.npy": b}, Unseekable())
    archive("descriptors_deflated", zipfile.ZIP_DEFLATED, {"weights.npy": a, "labels.npy": b}, Unseekable())
    archive("comment", zipfile.ZIP_DEFLATED, {"folder/": b"", "weights": a, "folder/labels.npy": b, "read.me": b"text"})
    archive("bzip2", zipfile.ZIP_BZIP2, {"weights.npy": a})
    zipfile.ZIP64_LIMIT = 8
    zipfile.ZIP_FILECOUNT_LIMIT = 1
    archive("zip64", zipfile.ZIP_DEFLATED, {"weights.npy": a, "labels.npy": b})


def main() -> None:
    if int(np.__version__.split(".")[0]) < 2:
        sys.exit(f"NumPy {np.__version__} is installed; the answers are those of NumPy 2")
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.glob("*.np[yz]"):
        old.unlink()
    # Members carry the time at which they are written.
    zipfile.time.localtime = lambda *_: time.struct_time((1980, 1, 1, 0, 0, 0, 1, 1, 0))
    arrays()
    unreadable()
    archives()
    print(f"{len(list(OUT.iterdir()))} files")


if __name__ == "__main__":
    main()
