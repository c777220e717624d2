#!/usr/bin/env python3
"""Finds public symbols that have no documentation: usage documented.py <folder of symbol graphs>."""

import json
import sys
from pathlib import Path


def main(folder: Path) -> int:
    symbols = {}
    for file in folder.glob("*.symbols.json"):
        for symbol in json.loads(file.read_text())["symbols"]:
            # What stands in no file was written by the compiler, and extensions have the documentation of their members.
            if "location" in symbol and symbol["kind"]["identifier"] != "swift.extension":
                symbols[symbol["identifier"]["precise"]] = symbol
    bare = [symbol for symbol in symbols.values() if "docComment" not in symbol]
    for symbol in bare:
        place = symbol["location"]
        line = place["position"]["line"] + 1
        print(f"{place['uri'].removeprefix('file://')}:{line}: {'.'.join(symbol['pathComponents'])}", file=sys.stderr)
    print(f"{len(symbols)} public symbols, {len(bare)} without documentation")
    return 1 if bare or not symbols else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
