// What -O3 -march=native makes of the loops. A sum of floats may only be vectorised if the compiler may add in another
// order; the pragma allows it inside that function, and nothing else of -ffast-math.

#include "include/CBaselinesVector.h"

#define CBASELINES_SUFFIX vector
#define CBASELINES_LOOP
#define CBASELINES_SUM _Pragma("clang fp reassociate(on)")
#include "../Loops.h"
