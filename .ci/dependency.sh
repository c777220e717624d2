#!/usr/bin/env bash
# Builds and runs Tests/Dependency, a package that depends on Lanes by version, against a clone of what is committed; and
# checks that it fetches, builds and links what the array needs, and nothing of the suite.
# usage: .ci/dependency.sh [debug|release] [<level>…]   each level, such as x86-64-v3, is one more build, for -march
set -euo pipefail
cd "$(dirname "$0")/.."
configuration=${1:-release}
shift || true
if ! git rev-parse --git-dir >/dev/null 2>&1; then
  echo "This is no clone, so that nothing can be cloned from it: the package that depends on Lanes was not built."
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
git clone --quiet --bare . "$folder/lanes.git"
git -C "$folder/lanes.git" tag --force 0.1.0 HEAD >/dev/null
export LANES_URL=file://$folder/lanes.git
cp -R Tests/Dependency "$folder/UsesLanes"
build=$folder/UsesLanes/.build

same() { # what, wanted, found
  [ "$2" = "$3" ] || { echo "$1: $(tr '\n' ' ' <<<"$3")where only these belong: $(tr '\n' ' ' <<<"$2")" >&2; exit 1; }
}

try() { # wanted kernel set, flags…
  local wanted=$1 said begun=$SECONDS
  shift
  swift build --package-path "$folder/UsesLanes" -c "$configuration" "$@" >"$folder/log" 2>&1 ||
    { grep -E 'error|warning' "$folder/log" >&2 || tail -n 20 "$folder/log" >&2; exit 1; }
  same "fetched" "$(printf '%s\n' lanes swift-numerics)" "$(ls "$build/checkouts")"
  same "built" "$(printf '%s\n' ComplexModule Lanes LanesFaults LanesIntrinsics LanesKernelInterface LanesKernels Numerics \
    RealModule UsesLanes _NumericsShims | LC_ALL=C sort)" \
    "$(cd "$build/$configuration" && ls -d ./*.build | sed 's|^./||; s|[.]build$||' | LC_ALL=C sort)"
  if ldd "$build/$configuration/UsesLanes" | grep -E 'benchmark|cmark|gnuplot'; then exit 1; fi
  # The name could be wrong about the code.
  if [ "$configuration" = release ] && [ "$(uname -m)" = x86_64 ]; then
    same "AVX code" "$([ "$wanted" = baseline ] && echo none || echo some)" \
      "$(objdump -d --no-show-raw-insn "$build/$configuration/UsesLanes" | awk '
        /%[yz]mm/ { some = 1 } END { print some ? "some" : "none" }')"
  fi
  if [ "$wanted" = v3 ] && ! grep -qw avx2 /proc/cpuinfo || [ "$wanted" = v4 ] && ! grep -qw avx512vl /proc/cpuinfo; then
    echo "$configuration $*: built in $((SECONDS - begun)) s; this processor can't run it"
    return
  fi
  said=$("$build/$configuration/UsesLanes") || { echo "$said" >&2; exit 1; }
  echo "$said"
  grep -q "^kernels: $wanted," <<<"$said" || { echo "these should be $wanted" >&2; exit 1; }
  echo "$configuration $*: built and run in $((SECONDS - begun)) s"
}

try baseline
for level in "$@"; do try "${level#x86-64-}" -Xcc "-march=$level"; done
