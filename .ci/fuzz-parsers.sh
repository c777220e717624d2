#!/usr/bin/env bash
# Feeds each parser what libFuzzer makes of real files: no input may crash it, hang it, or make it take memory out of
# proportion. The modules with parsers are compiled once more, with the sanitizers; the rest is that of `make build`.
# usage: .ci/fuzz-parsers.sh [<parser>…]   a parser is the name of a file of Tests/Fuzzing, without Fuzzer.swift
# RUNS: inputs for each (100000); BUILD: the release build (.build/release); SEED: libFuzzer's (1)
set -euo pipefail
cd "$(dirname "$0")/.."
build=$(readlink -f "${BUILD:-.build/release}")
checkouts=$(dirname "$(dirname "$build")")/checkouts
work=$PWD/.build/fuzz
modules=(Lanes LanesReport LanesNotebook)
kept=(LanesKernelInterface LanesKernels LanesKernelsV3 LanesKernelsV4 LanesIntrinsics LanesFaults RealModule ComplexModule
  _NumericsShims Mustache)
parsers=("$@")
if [ ${#parsers[@]} = 0 ]; then
  for file in Tests/Fuzzing/*?Fuzzer.swift; do parsers+=("$(basename "$file" Fuzzer.swift)"); done
fi
mkdir -p "$work/Modules"

flags=(-O -swift-version 6 -parse-as-library -sanitize=fuzzer,address -gline-tables-only -suppress-warnings -use-ld=lld -package-name lanes
  -I "$work/Modules" -I "$build/Modules" -I "$checkouts/swift-numerics/Sources/_NumericsShims/include"
  -I Sources/CZlib -I Sources/CCmarkGFM)
for module in LanesIntrinsics LanesFaults; do
  flags+=(-Xcc "-fmodule-map-file=$build/$module.build/module.modulemap")
done

for module in "${modules[@]}"; do
  object=$work/$module.o
  if [ ! -e "$object" ] || [ -n "$(find "Sources/$module" "$build/Modules" -newer "$object" -name '*.swift*')" ]; then
    echo "compiling $module with the sanitizers"
    mapfile -t sources < <(find "Sources/$module" -name '*.swift'
      find "$build/$module.build" -path '*DerivedSources*' -name '*.swift')
    swiftc "${flags[@]}" -wmo -module-name "$module" -emit-module-path "$work/Modules/$module.swiftmodule" \
      -emit-object "${sources[@]}" -o "$object.partial"
    mv "$object.partial" "$object"
  fi
done

mapfile -t objects < <(printf '%s\n' "${modules[@]/%/.o}" | sed "s|^|$work/|"
  for module in "${kept[@]}"; do find "$build/$module.build" -name '*.o'; done)
failed=
for parser in "${parsers[@]}"; do
  program=$work/$parser
  echo "typealias Fuzzed = ${parser}Fuzzer" >"$work/Fuzzed.swift"
  swiftc "${flags[@]}" -module-name "Fuzz$parser" Tests/Fuzzing/Fuzzer.swift Tests/Fuzzing/FuzzedInput.swift \
    "Tests/Fuzzing/${parser}Fuzzer.swift" "$work/Fuzzed.swift" "${objects[@]}" -lz -lcmark-gfm -o "$program"
  mkdir -p "$work/corpus/$parser" "$work/found/$parser"
  python3 Tests/Fuzzing/seeds.py "$parser" "$work/seeds/$parser"
  if [ -d "Tests/Fuzzing/Found/$parser" ]; then cp "Tests/Fuzzing/Found/$parser"/* "$work/seeds/$parser"; fi
  dictionary=Tests/Fuzzing/Dictionaries/$parser.dict
  echo "$parser: ${RUNS:-100000} inputs"
  # Memory that comes and goes through the pool would hide from the sanitizer, and so would what it keeps.
  if ! LANES_POOL=off ASAN_OPTIONS=quarantine_size_mb=16:detect_leaks=0 "$program" -runs="${RUNS:-100000}" \
    -seed="${SEED:-1}" -max_len=2048 -timeout=5 -rss_limit_mb=1024 -malloc_limit_mb=16 -print_final_stats=1 \
    ${dictionary:+-dict="$dictionary"} -artifact_prefix="$work/found/$parser/" \
    "$work/corpus/$parser" "$work/seeds/$parser" >"$work/$parser.log" 2>&1; then
    failed="$failed $parser"
    grep -E 'Fatal error|ERROR|SUMMARY|Test unit written' "$work/$parser.log" >&2 || tail -n 5 "$work/$parser.log" >&2
  fi
  grep -E 'DONE|^stat::(number|average|peak)' "$work/$parser.log" || true
done
[ -z "$failed" ] || { echo "found something:$failed. Mend it, and keep the input in Tests/Fuzzing/Found/<parser>" >&2; exit 1; }
