#include <stdint.h>

// For each byte, in the lower bytes of a word, the numbers of the bits that are set.

#define LANES_AT(bits, bit, place) ((uint64_t)((bits) >> (bit)&1) * (uint64_t)(bit) << 8 * (place))
#define LANES_BELOW(bits, bit) __builtin_popcount((bits) & ((1 << (bit)) - 1))
#define LANES_BIT(bits, bit) LANES_AT(bits, bit, LANES_BELOW(bits, bit))
#define LANES_WORD(bits)                                                                                               \
  (LANES_BIT(bits, 1) | LANES_BIT(bits, 2) | LANES_BIT(bits, 3) | LANES_BIT(bits, 4) | LANES_BIT(bits, 5) |            \
   LANES_BIT(bits, 6) | LANES_BIT(bits, 7))
#define LANES_4(bits) LANES_WORD(bits), LANES_WORD(bits + 1), LANES_WORD(bits + 2), LANES_WORD(bits + 3)
#define LANES_16(bits) LANES_4(bits), LANES_4(bits + 4), LANES_4(bits + 8), LANES_4(bits + 12)
#define LANES_64(bits) LANES_16(bits), LANES_16(bits + 16), LANES_16(bits + 32), LANES_16(bits + 48)

extern const uint64_t lanes_set_bits[256];
const uint64_t lanes_set_bits[256] = {LANES_64(0), LANES_64(64), LANES_64(128), LANES_64(192)};
