#!/bin/sh
# Makes a Python with the peers: usage .ci/peers.sh <folder>. Prints the Python's path; without a Python, or without a
# network, one line that says so, and fails. What is complete is left as it is.
set -eu
folder=$1
root=$(cd "$(dirname "$0")/.." && pwd)
wanted=$root/CBench/Python/requirements.txt

if ! cmp -s "$wanted" "$folder/requirements.txt"; then
  if ! command -v python3 >/dev/null 2>&1; then
    echo "No python3 on the PATH: NumPy, numexpr and SciPy are not measured." >&2
    exit 1
  fi
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  echo "Installing the peers into $folder" >&2
  if ! { python3 -m venv "$folder" &&
    "$folder/bin/python" -m pip install --disable-pip-version-check --quiet --only-binary :all: -r "$wanted"; } \
    >"$log" 2>&1; then
    tail -n 3 "$log" >&2
    echo "The peers could not be installed (no network, or no python3-venv): they are not measured." >&2
    exit 1
  fi
  # The suite's own modules, where they lie.
  site=$("$folder/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  echo "$root/CBench/Python" >"$site/lanes_peers.pth"
  cp "$wanted" "$folder/requirements.txt"
fi
echo "$folder/bin/python"
