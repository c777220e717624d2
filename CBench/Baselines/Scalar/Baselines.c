// What a compiler makes of the loops without vector instructions. Pragmas rather than flags switch the vectoriser off:
// they need no unsafe flags, and they stay with the loops. Unrolling is left as the compiler has it, since the
// straight-line vectoriser runs before the unroller.

#include "include/CBaselinesScalar.h"

#include "../ProcessorFeatures.h"

#define CBASELINES_SUFFIX scalar
#define CBASELINES_LOOP _Pragma("clang loop vectorize(disable) interleave(disable)")
#define CBASELINES_SUM
#include "../Loops.h"

#define RETURN_IF_MISSING(name, macro)                                                                                 \
  if ((features >> bit++ & 1) && !__builtin_cpu_supports(name)) return name;

const char *cbaselines_missing_feature(uint64_t features) {
  int bit = 0;
  CBASELINES_FEATURES(RETURN_IF_MISSING)
  (void)features;
  (void)bit;
  return NULL;
}
