// What a compiler makes of the loops without vector instructions. Pragmas rather than flags switch the vectoriser off:
// they need no unsafe flags, and they stay with the loops. Unrolling is left as the compiler has it, since the
// straight-line vectoriser runs before the unroller.

#include "include/CBaselinesScalar.h"

#define CBASELINES_SUFFIX scalar
#define CBASELINES_LOOP _Pragma("clang loop vectorize(disable) interleave(disable)")
#define CBASELINES_SUM
#include "../Loops.h"
