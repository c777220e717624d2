#!/usr/bin/env bash
# Runs array tests under valgrind and fails where memory is lost. usage: .ci/leaks.sh <tests>
# They are those that make, share, map, save and give back memory; going over every operation on every layout would take
# hours, and the operations allocate through what these test.
set -euo pipefail
suites='View|Slicing|Sharing|Reshaping|Copying|Creation|Interoperation|Literal|Reusing|Splitting|Striding|Transposing'
suites+='|BufferPool|MemoryMap|MemoryMapLifetime|NPZ|Saving|SparseMatrix|MatrixMarket'
here=$(dirname "$0")
folder=$(dirname "$1")/leaks
mkdir -p "$folder"

# This valgrind can't read the debugging information of Swift 6.3.
objcopy --strip-debug "$1" "$folder/tests"
clang -O2 -shared -fPIC "$here/sigsuspend.c" -o "$folder/sigsuspend.so"

# It knows no AVX-512. The program's own malloc, which counts, is to be watched like the C library's; the runtime's
# use of memory that nobody wrote is not our question.
sets=$("$(dirname "$1")/lanes" info | grep '^kernel sets')
[[ $sets == *v3* ]] && export LANES_KERNELS=v3 || export LANES_KERNELS=baseline
LD_PRELOAD=$folder/sigsuspend.so valgrind --quiet --soname-synonyms=somalloc=NONE --undef-value-errors=no \
  --leak-check=full --show-leak-kinds=definite,indirect --errors-for-leak-kinds=definite,indirect --error-exitcode=9 \
  --suppressions="$here/valgrind.supp" \
  "$folder/tests" --testing-library swift-testing --no-parallel --filter "LanesTests.($suites)Tests"
echo "No memory is lost."
