"""What the peers are, for the results' context."""

import json
import platform
from importlib import metadata


def facts():
    packages = {"numpy": "numpy", "numexpr": "numexpr", "scipy": "scipy", "peers_google_benchmark": "google-benchmark"}
    found = {"python_version": platform.python_version()}
    for name, package in packages.items():
        try:
            found[f"{name}_version"] = metadata.version(package)
        except metadata.PackageNotFoundError:
            pass
    return found


def as_json():
    # Versions alone do not prove that the libraries load.
    import google_benchmark  # noqa: F401
    import numpy  # noqa: F401

    return json.dumps(facts())
