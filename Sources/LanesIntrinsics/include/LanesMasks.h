#ifndef LANES_MASKS_H
#define LANES_MASKS_H

#include <stdint.h>
#if defined(__AVX2__)
#include <immintrin.h>
#endif

// Picking the elements whose mask is set, a block at a time and without a branch on the mask, which the processor could
// not foresee. The bytes of a mask are 0 or 1.
//
// A block writes a whole register, of which only the beginning is meant: there must be room behind. AVX-512 has an
// instruction; it is used between registers only, since with a store as its target it takes a hundred times as long on
// some processors (Fog, "Instruction tables", Zen 4: VPCOMPRESSD). AVX2 shuffles by a table of which lanes are set. The
// others store every element, each at the place that the number of set bytes before it says.

#define LANES_ALWAYS static inline __attribute__((always_inline))

/// How many elements a block of compression has.
#define LANES_COMPRESSED 16
/// How many a block of expansion or of positions has.
#define LANES_EXPANDED 8

LANES_ALWAYS uint64_t lanes_mask_word(const uint8_t *mask) {
  uint64_t word;
  __builtin_memcpy(&word, mask, 8);
  return word;
}

/// In byte i the number of set bytes before byte i; in `total` all of them.
LANES_ALWAYS uint64_t lanes_mask_places(uint64_t word, intptr_t *total) {
  uint64_t sums = word * 0x0101010101010101u;
  *total = (intptr_t)(sums >> 56);
  return sums << 8;
}

/// Whether none of `count` bytes is set; `count` is a multiple of 64.
LANES_ALWAYS int lanes_mask_is_empty(const uint8_t *mask, intptr_t count) {
  typedef uint64_t words __attribute__((ext_vector_type(8)));
  words all = 0;
  for (intptr_t i = 0; i < count; i += 64) {
    words next;
    __builtin_memcpy(&next, mask + i, 64);
    all |= next;
  }
  return __builtin_reduce_or(all) == 0;
}

/// How many of `count` bytes are set: lane by lane, emptied before a lane could overflow.
LANES_ALWAYS intptr_t lanes_mask_count(const uint8_t *mask, intptr_t count) {
  typedef uint8_t bytes __attribute__((ext_vector_type(64)));
  typedef uint16_t pairs __attribute__((ext_vector_type(32)));
  intptr_t total = 0, i = 0;
  while (i + 64 <= count) {
    intptr_t end = count - i < 64 * 255 ? count : i + 64 * 255;
    bytes lanes = 0;
    for (; i + 64 <= end; i += 64) {
      bytes next;
      __builtin_memcpy(&next, mask + i, 64);
      lanes += next;
    }
    pairs sums = __builtin_convertvector(lanes.even, pairs) + __builtin_convertvector(lanes.odd, pairs);
    total += __builtin_reduce_add(sums);
  }
  for (; i < count; i++) total += mask[i];
  return total;
}

#if defined(__AVX512BW__) && defined(__AVX512VL__)
LANES_ALWAYS uint32_t lanes_mask_bits(const uint8_t *mask) {
  __m128i bytes = _mm_loadu_si128((const __m128i *)mask);
  return _mm_test_epi8_mask(bytes, bytes);
}

LANES_ALWAYS intptr_t lanes_compress_1(const uint8_t *x, const uint8_t *mask, uint8_t *y) {
  uint32_t bits = lanes_mask_bits(mask);
  __m512i wide = _mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i *)x));
  _mm_storeu_si128((__m128i *)y, _mm512_cvtepi32_epi8(_mm512_maskz_compress_epi32((__mmask16)bits, wide)));
  return __builtin_popcount(bits);
}

LANES_ALWAYS intptr_t lanes_compress_2(const uint8_t *x, const uint8_t *mask, uint8_t *y) {
  uint32_t bits = lanes_mask_bits(mask);
  __m512i wide = _mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i *)x));
  _mm256_storeu_si256((__m256i *)y, _mm512_cvtepi32_epi16(_mm512_maskz_compress_epi32((__mmask16)bits, wide)));
  return __builtin_popcount(bits);
}

LANES_ALWAYS intptr_t lanes_compress_4(const uint8_t *x, const uint8_t *mask, uint8_t *y) {
  uint32_t bits = lanes_mask_bits(mask);
  _mm512_storeu_si512(y, _mm512_maskz_compress_epi32((__mmask16)bits, _mm512_loadu_si512(x)));
  return __builtin_popcount(bits);
}

LANES_ALWAYS intptr_t lanes_compress_8(const uint8_t *x, const uint8_t *mask, uint8_t *y) {
  uint32_t bits = lanes_mask_bits(mask);
  intptr_t first = __builtin_popcount(bits & 255);
  _mm512_storeu_si512(y, _mm512_maskz_compress_epi64((__mmask8)bits, _mm512_loadu_si512(x)));
  _mm512_storeu_si512(y + 8 * first, _mm512_maskz_compress_epi64((__mmask8)(bits >> 8), _mm512_loadu_si512(x + 64)));
  return __builtin_popcount(bits);
}

LANES_ALWAYS intptr_t lanes_expand_4(const uint8_t *x, const uint8_t *mask, uint8_t *y) {
  __m128i bytes = _mm_loadl_epi64((const __m128i *)mask);
  __mmask8 bits = (__mmask8)_mm_test_epi8_mask(bytes, bytes);
  __m256i old = _mm256_loadu_si256((const __m256i *)y);
  _mm256_storeu_si256((__m256i *)y, _mm256_mask_expand_epi32(old, bits, _mm256_loadu_si256((const __m256i *)x)));
  return __builtin_popcount(bits);
}

LANES_ALWAYS intptr_t lanes_expand_8(const uint8_t *x, const uint8_t *mask, uint8_t *y) {
  __m128i bytes = _mm_loadl_epi64((const __m128i *)mask);
  __mmask8 bits = (__mmask8)_mm_test_epi8_mask(bytes, bytes);
  _mm512_storeu_si512(y, _mm512_mask_expand_epi64(_mm512_loadu_si512(y), bits, _mm512_loadu_si512(x)));
  return __builtin_popcount(bits);
}

LANES_ALWAYS intptr_t lanes_positions(const uint8_t *mask, intptr_t first, intptr_t *y) {
  __m128i bytes = _mm_loadl_epi64((const __m128i *)mask);
  __mmask8 bits = (__mmask8)_mm_test_epi8_mask(bytes, bytes);
  __m512i all = _mm512_add_epi64(_mm512_set1_epi64(first), _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0));
  _mm512_storeu_si512(y, _mm512_maskz_compress_epi64(bits, all));
  return __builtin_popcount(bits);
}

#elif defined(__AVX2__)
/// For each byte, in the lower bytes of a word, the numbers of the bits that are set.
extern const uint64_t lanes_set_bits[256];

LANES_ALWAYS __m128i lanes_mask_lanes(const uint8_t *mask, intptr_t *count) {
  int bits = _mm_movemask_epi8(_mm_cmpgt_epi8(_mm_loadl_epi64((const __m128i *)mask), _mm_setzero_si128()));
  *count = __builtin_popcount(bits);
  return _mm_loadl_epi64((const __m128i *)(lanes_set_bits + bits));
}

LANES_ALWAYS intptr_t lanes_compress_half_1(const uint8_t *x, const uint8_t *mask, uint8_t *y) {
  intptr_t count;
  __m128i lanes = lanes_mask_lanes(mask, &count);
  _mm_storel_epi64((__m128i *)y, _mm_shuffle_epi8(_mm_loadl_epi64((const __m128i *)x), lanes));
  return count;
}

LANES_ALWAYS intptr_t lanes_compress_half_2(const uint8_t *x, const uint8_t *mask, uint8_t *y) {
  intptr_t count;
  __m128i lanes = lanes_mask_lanes(mask, &count);
  lanes = _mm_add_epi8(lanes, lanes);
  lanes = _mm_unpacklo_epi8(lanes, _mm_add_epi8(lanes, _mm_set1_epi8(1)));
  _mm_storeu_si128((__m128i *)y, _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)x), lanes));
  return count;
}

LANES_ALWAYS intptr_t lanes_compress_half_4(const uint8_t *x, const uint8_t *mask, uint8_t *y) {
  intptr_t count;
  __m256i lanes = _mm256_cvtepu8_epi32(lanes_mask_lanes(mask, &count));
  _mm256_storeu_si256((__m256i *)y, _mm256_permutevar8x32_epi32(_mm256_loadu_si256((const __m256i *)x), lanes));
  return count;
}

/// Four of eight bytes each.
LANES_ALWAYS void lanes_compress_quarter_8(const uint8_t *x, __m128i lanes, uint8_t *y) {
  __m256i words = _mm256_cvtepu8_epi64(lanes);
  words = _mm256_add_epi64(words, words);
  words = _mm256_or_si256(words, _mm256_slli_epi64(_mm256_add_epi64(words, _mm256_set1_epi64x(1)), 32));
  _mm256_storeu_si256((__m256i *)y, _mm256_permutevar8x32_epi32(_mm256_loadu_si256((const __m256i *)x), words));
}

LANES_ALWAYS intptr_t lanes_compress_half_8(const uint8_t *x, const uint8_t *mask, uint8_t *y) {
  int bits = _mm_movemask_epi8(_mm_cmpgt_epi8(_mm_loadl_epi64((const __m128i *)mask), _mm_setzero_si128()));
  lanes_compress_quarter_8(x, _mm_loadl_epi64((const __m128i *)(lanes_set_bits + (bits & 15))), y);
  lanes_compress_quarter_8(x + 32, _mm_loadl_epi64((const __m128i *)(lanes_set_bits + (bits >> 4))),
                           y + 8 * __builtin_popcount(bits & 15));
  return __builtin_popcount(bits);
}

#define LANES_COMPRESS(size)                                                                                           \
  LANES_ALWAYS intptr_t lanes_compress_##size(const uint8_t *x, const uint8_t *mask, uint8_t *y) {                     \
    intptr_t first = lanes_compress_half_##size(x, mask, y);                                                           \
    return first + lanes_compress_half_##size(x + 8 * size, mask + 8, y + first * size);                               \
  }
LANES_COMPRESS(1)
LANES_COMPRESS(2)
LANES_COMPRESS(4)
LANES_COMPRESS(8)
#undef LANES_COMPRESS

LANES_ALWAYS intptr_t lanes_expand_4(const uint8_t *x, const uint8_t *mask, uint8_t *y) {
  intptr_t count;
  uint64_t word = lanes_mask_word(mask);
  __m256i lanes = _mm256_cvtepu8_epi32(_mm_cvtsi64_si128((long long)lanes_mask_places(word, &count)));
  __m256i chosen = _mm256_cmpgt_epi32(_mm256_cvtepu8_epi32(_mm_cvtsi64_si128((long long)word)), _mm256_setzero_si256());
  __m256i new = _mm256_permutevar8x32_epi32(_mm256_loadu_si256((const __m256i *)x), lanes);
  __m256i old = _mm256_loadu_si256((const __m256i *)y);
  _mm256_storeu_si256((__m256i *)y, _mm256_blendv_epi8(old, new, chosen));
  return count;
}

LANES_ALWAYS intptr_t lanes_positions(const uint8_t *mask, intptr_t first, intptr_t *y) {
  intptr_t count;
  __m128i lanes = lanes_mask_lanes(mask, &count);
  __m256i start = _mm256_set1_epi64x(first);
  _mm256_storeu_si256((__m256i *)y, _mm256_add_epi64(start, _mm256_cvtepu8_epi64(lanes)));
  _mm256_storeu_si256((__m256i *)y + 1, _mm256_add_epi64(start, _mm256_cvtepu8_epi64(_mm_srli_si128(lanes, 4))));
  return count;
}
#endif

#if defined(__AVX2__)
// The places of what is before each byte are the lanes that a shuffle takes.
LANES_ALWAYS intptr_t lanes_expand_1(const uint8_t *x, const uint8_t *mask, uint8_t *y) {
  intptr_t count;
  uint64_t word = lanes_mask_word(mask);
  __m128i lanes = _mm_cvtsi64_si128((long long)lanes_mask_places(word, &count));
  __m128i chosen = _mm_cmpgt_epi8(_mm_cvtsi64_si128((long long)word), _mm_setzero_si128());
  __m128i new = _mm_shuffle_epi8(_mm_loadl_epi64((const __m128i *)x), lanes);
  _mm_storel_epi64((__m128i *)y, _mm_blendv_epi8(_mm_loadl_epi64((const __m128i *)y), new, chosen));
  return count;
}

LANES_ALWAYS intptr_t lanes_expand_2(const uint8_t *x, const uint8_t *mask, uint8_t *y) {
  intptr_t count;
  uint64_t word = lanes_mask_word(mask);
  __m128i lanes = _mm_cvtsi64_si128((long long)(2 * lanes_mask_places(word, &count)));
  lanes = _mm_unpacklo_epi8(lanes, _mm_add_epi8(lanes, _mm_set1_epi8(1)));
  __m128i chosen = _mm_cmpgt_epi16(_mm_cvtepu8_epi16(_mm_cvtsi64_si128((long long)word)), _mm_setzero_si128());
  __m128i new = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)x), lanes);
  _mm_storeu_si128((__m128i *)y, _mm_blendv_epi8(_mm_loadu_si128((const __m128i *)y), new, chosen));
  return count;
}
#endif

// What has no instructions of its own, by the places.
#define LANES_PLACE(places, i) ((intptr_t)((places) >> 8 * (i)&255))

#define LANES_COMPRESS_BY_PLACES(size, element)                                                                        \
  LANES_ALWAYS intptr_t lanes_compress_##size(const uint8_t *x, const uint8_t *mask, uint8_t *y) {                     \
    intptr_t first, second;                                                                                            \
    uint64_t low = lanes_mask_places(lanes_mask_word(mask), &first);                                                   \
    uint64_t high = lanes_mask_places(lanes_mask_word(mask + 8), &second);                                             \
    for (int i = 0; i < 8; i++) __builtin_memcpy(y + size * LANES_PLACE(low, i), x + size * i, size);                  \
    y += size * first;                                                                                                 \
    x += size * 8;                                                                                                     \
    for (int i = 0; i < 8; i++) __builtin_memcpy(y + size * LANES_PLACE(high, i), x + size * i, size);                 \
    return first + second;                                                                                             \
  }
#if !defined(__AVX2__)
LANES_COMPRESS_BY_PLACES(1, uint8_t)
LANES_COMPRESS_BY_PLACES(2, uint16_t)
LANES_COMPRESS_BY_PLACES(4, uint32_t)
LANES_COMPRESS_BY_PLACES(8, uint64_t)

LANES_ALWAYS intptr_t lanes_positions(const uint8_t *mask, intptr_t first, intptr_t *y) {
  intptr_t count;
  uint64_t places = lanes_mask_places(lanes_mask_word(mask), &count);
  for (int i = 0; i < 8; i++) y[LANES_PLACE(places, i)] = first + i;
  return count;
}
#endif
typedef uint64_t lanes_two_words __attribute__((ext_vector_type(2)));
LANES_COMPRESS_BY_PLACES(16, lanes_two_words)
#undef LANES_COMPRESS_BY_PLACES

// All are read before one is chosen, by vectors: of single elements the compiler would make branches.
#define LANES_EXPAND_BY_PLACES(size, element)                                                                          \
  LANES_ALWAYS intptr_t lanes_expand_##size(const uint8_t *x, const uint8_t *mask, uint8_t *y) {                       \
    typedef element elements __attribute__((ext_vector_type(8)));                                                      \
    typedef uint8_t bytes __attribute__((ext_vector_type(8)));                                                         \
    intptr_t count;                                                                                                    \
    uint64_t word = lanes_mask_word(mask);                                                                             \
    uint64_t places = lanes_mask_places(word, &count);                                                                 \
    element gathered[8];                                                                                               \
    elements new, old;                                                                                                 \
    bytes set;                                                                                                         \
    for (int i = 0; i < 8; i++) __builtin_memcpy(&gathered[i], x + size * LANES_PLACE(places, i), size);               \
    __builtin_memcpy(&new, gathered, sizeof new);                                                                      \
    __builtin_memcpy(&old, y, sizeof old);                                                                             \
    __builtin_memcpy(&set, &word, 8);                                                                                  \
    old ^= (old ^ new) & -__builtin_convertvector(set, elements);                                                      \
    __builtin_memcpy(y, &old, sizeof old);                                                                             \
    return count;                                                                                                      \
  }
#if !defined(__AVX2__)
LANES_EXPAND_BY_PLACES(1, uint8_t)
LANES_EXPAND_BY_PLACES(2, uint16_t)
LANES_EXPAND_BY_PLACES(4, uint32_t)
#endif
#if !(defined(__AVX512BW__) && defined(__AVX512VL__))
LANES_EXPAND_BY_PLACES(8, uint64_t)
#endif

LANES_ALWAYS intptr_t lanes_expand_16(const uint8_t *x, const uint8_t *mask, uint8_t *y) {
  intptr_t count;
  uint64_t word = lanes_mask_word(mask);
  uint64_t places = lanes_mask_places(word, &count);
  for (int i = 0; i < 8; i++) {
    lanes_two_words chosen = (lanes_two_words)0 - (lanes_two_words)(word >> 8 * i & 1), new, old;
    __builtin_memcpy(&new, x + 16 * LANES_PLACE(places, i), 16);
    __builtin_memcpy(&old, y + 16 * i, 16);
    old ^= (old ^ new) & chosen;
    __builtin_memcpy(y + 16 * i, &old, 16);
  }
  return count;
}
#undef LANES_EXPAND_BY_PLACES
#undef LANES_PLACE

/// Writes those of `LANES_COMPRESSED` elements of `size` bytes that the mask sets, and returns how many those are.
LANES_ALWAYS intptr_t lanes_compress(int size, const void *x, const uint8_t *mask, void *y) {
  switch (size) {
  case 1:
    return lanes_compress_1((const uint8_t *)x, mask, (uint8_t *)y);
  case 2:
    return lanes_compress_2((const uint8_t *)x, mask, (uint8_t *)y);
  case 4:
    return lanes_compress_4((const uint8_t *)x, mask, (uint8_t *)y);
  case 8:
    return lanes_compress_8((const uint8_t *)x, mask, (uint8_t *)y);
  default:
    return lanes_compress_16((const uint8_t *)x, mask, (uint8_t *)y);
  }
}

/// Writes the first elements at `x` to those of `LANES_EXPANDED` that the mask sets, and returns how many those are.
LANES_ALWAYS intptr_t lanes_expand(int size, const void *x, const uint8_t *mask, void *y) {
  switch (size) {
  case 1:
    return lanes_expand_1((const uint8_t *)x, mask, (uint8_t *)y);
  case 2:
    return lanes_expand_2((const uint8_t *)x, mask, (uint8_t *)y);
  case 4:
    return lanes_expand_4((const uint8_t *)x, mask, (uint8_t *)y);
  case 8:
    return lanes_expand_8((const uint8_t *)x, mask, (uint8_t *)y);
  default:
    return lanes_expand_16((const uint8_t *)x, mask, (uint8_t *)y);
  }
}

#endif
