"""python -m lanes_peers PLAN [--benchmark_...], or --versions."""

import os
import sys

# One thread for everybody; read when the libraries are loaded.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"):
    os.environ[variable] = "1"

from lanes_peers import plan, running, versions  # noqa: E402


def main(arguments):
    if arguments == ["--versions"]:
        print(versions.as_json())
        return 0
    if not arguments or arguments[0].startswith("-"):
        print("usage: python -m lanes_peers PLAN [--benchmark_out=FILE] [--benchmark_...] | --versions", file=sys.stderr)
        return 2
    return running.run(plan.read(arguments[0]), arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
