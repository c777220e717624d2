#!/usr/bin/env bash
# Compares the public interface of the module Lanes with that of an earlier commit: what would no longer compile in a package
# that depends on Lanes. Modules are only type-checked, which takes seconds.
# usage: .ci/api.sh [<commit>]   the last tag, where none is given
# What is meant to break stands in .ci/api-breaks.txt, line by line as it is printed here, until the next release.
set -euo pipefail
cd "$(dirname "$0")/.."
base=${1:-$(git describe --tags --abbrev=0 2>/dev/null || :)}
if [ -z "$base" ]; then
  echo "No version has a tag yet: there is nothing to keep. Name a commit to compare with it."
  exit 0
fi
numerics=.build/checkouts/swift-numerics/Sources
[ -d "$numerics" ] || swift package resolve
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Describes the interface of the sources in a folder: <folder of Sources>, <folder for modules>
describe() {
  local sources=$1 out=$2 module files flags
  mkdir -p "$out"
  flags=(-I "$out" -I "$sources/CZlib" -I "$numerics/_NumericsShims/include")
  for module in LanesIntrinsics LanesFaults; do
    echo "module $module { umbrella header \"$sources/$module/include/$module.h\" export * }" >"$out/$module.modulemap"
    flags+=(-Xcc "-fmodule-map-file=$out/$module.modulemap")
  done
  for module in "$numerics/RealModule" "$numerics/ComplexModule" "$sources/LanesKernelInterface" \
    "$sources"/LanesKernels{,V3,V4} "$sources/Lanes"; do
    mapfile -t files < <(find -L "$module" -name '*.swift')
    swiftc "${flags[@]}" -swift-version 6 -parse-as-library -wmo -emit-module \
      -Xfrontend -experimental-skip-non-inlinable-function-bodies -module-name "$(basename "$module")" -package-name lanes -o "$out/$(basename "$module").swiftmodule" "${files[@]}"
  done
  swift-api-digester -dump-sdk -module Lanes -o "$out/api.json" -avoid-location -avoid-tool-args -sdk / "${flags[@]}"
}

# Prints what the second interface breaks of the first.
broken() {
  swift-api-digester -diagnose-sdk -ignore-spi-group Benchmarks -input-paths "$1" -input-paths "$2" 2>&1 |
    grep -vE '^(/\*.*\*/)?$' || true
}

git archive "$base" Sources | tar -x -C "$folder"
describe "$folder/Sources" "$folder/base"
describe "$PWD/Sources" "$folder/now"

# The digester finds nothing in files that it can't make sense of: it must miss everything in an empty interface.
swift-api-digester -generate-empty-baseline -dump-sdk -module Lanes -o "$folder/empty.json" -sdk / 2>/dev/null
missed=$(broken "$folder/now/api.json" "$folder/empty.json" | grep -c 'has been removed') || true
[ "$missed" -gt 100 ] || { echo "The comparison does not work: of all that Lanes declares it misses $missed" >&2; exit 1; }

broken "$folder/base/api.json" "$folder/now/api.json" | grep -vxFf <(grep -v '^#' .ci/api-breaks.txt) >"$folder/breaks" || true
if [ -s "$folder/breaks" ]; then
  echo "Since $base, this breaks packages that depend on Lanes:" >&2
  cat "$folder/breaks" >&2
  exit 1
fi
echo "Since $base, nothing of the public interface was broken ($missed declarations at the top level)."
