#ifndef LANES_CHOOSING_H
#define LANES_CHOOSING_H

#include <stdbool.h>

// The value where the condition holds, else 0, never by a branch: of a conditional move that a load waits for the
// compiler makes one, which a random condition mispredicts every other time.
static inline __attribute__((always_inline)) long lanes_value_if(bool condition, long value) {
  long mask = -(long)condition;
  __asm__("" : "+r"(mask));
  return value & mask;
}

#endif
