#!/usr/bin/env bash
# Checks that a program runs AVX code only where it asked the processor first: in the kernels of their instruction sets, in
# those of the ceilings, and in the C peers, which are built for the machine they run on. The compiler emits shared helpers into every module, and the
# linker keeps one of each: it must be the one without AVX. (Of static C functions, lanes_*, each module keeps its own.)
# usage: .ci/instructions.sh <program>
set -euo pipefail
[ "$(uname -m)" = x86_64 ] || exit 0
strangers=$(objdump -d --no-show-raw-insn "$1" | awk '
  /^[0-9a-f]+ <.*>:$/ { name = $2; next }
  /\tv[a-z0-9]+ .*%[xyz]mm/ && !seen[name]++ { print name }' |
  grep -vE 'LanesKernelsV[34]|<lanes_|cbaselines_.*_vector|ceigen_|Eigen|<ceilings_.*_(256|512)>' || true)
if [ -n "$strangers" ]; then
  echo "$1: AVX code outside of the kernels that are chosen for it:" >&2
  echo "$strangers" | head -20 >&2
  exit 1
fi
echo "$(basename "$1"): AVX code only in the kernels that are chosen for it"
