// What -O3 -march=native makes of the loops. A sum of floats may only be vectorised if the compiler may add in another
// order; the pragma allows it inside that function, and nothing else of -ffast-math.

#include "include/CBaselinesVector.h"

#include "../ProcessorFeatures.h"

#define CBASELINES_SUFFIX vector
#define CBASELINES_LOOP
#define CBASELINES_SUM _Pragma("clang fp reassociate(on)")
#include "../Loops.h"

// A macro that is defined reads 1, any other its own name.
#define TEXT_AS_IS(text) #text
#define TEXT(macro) TEXT_AS_IS(macro)
#define NOTE_IF_TAKEN(name, macro) features |= (uint64_t)(TEXT(macro)[0] == '1') << bit++;

uint64_t cbaselines_vector_features(void) {
  uint64_t features = 0;
  int bit = 0;
  CBASELINES_FEATURES(NOTE_IF_TAKEN)
  (void)bit;
  return features;
}
