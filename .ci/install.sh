#!/bin/sh
# Installs the named Debian packages that are missing; `swift` is only looked for.
# As root or with sudo it uses apt; otherwise it prints the one command to run and stops.
set -eu

missing=
for name in "$@"; do
  if [ "$name" = swift ]; then
    if ! command -v swift >/dev/null 2>&1; then
      echo "Swift 6.3 or later is needed and is not on the PATH: see https://www.swift.org/install/linux/" >&2
      exit 1
    fi
  elif ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is not Debian or a relative of it: install what corresponds to these, then run with" >&2
    echo "LANES_SKIP_INSTALL=1: $*" >&2
    [ -n "${LANES_SKIP_INSTALL:-}" ] || exit 1
    exit 0
  elif [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" != installed ]; then
    missing="$missing $name"
  fi
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
  as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  as_root=sudo
else
  echo "These packages are missing. Run this, then try again:" >&2
  echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing" >&2
  exit 1
fi

echo "Installing$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive \
  apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends $missing; } >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo "apt could not install$missing" >&2
  exit 1
fi
