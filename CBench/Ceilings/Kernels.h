// The one source of all widths, included once for each, so it has no include guard. Before including it define
//   CEILINGS_BITS    the width of a vector,
//   CEILINGS_TARGET  the attribute of the functions that lets them use it, or nothing.
//
// Vectors are the compiler's own, not the vectoriser's: the instructions are then the same whatever it thinks of a
// loop.

#define CEILINGS_PASTE(name, bits) ceilings_##name##_##bits
#define CEILINGS_EXPAND(name, bits) CEILINGS_PASTE(name, bits)
#define NAME(name) CEILINGS_EXPAND(name, CEILINGS_BITS)
#define BYTES (CEILINGS_BITS / 8)
#define LANES (BYTES / sizeof(float))

typedef float NAME(floats) __attribute__((vector_size(BYTES), may_alias));
typedef float NAME(loose_floats) __attribute__((vector_size(BYTES), aligned(4), may_alias));
typedef uint32_t NAME(words) __attribute__((vector_size(BYTES), may_alias));
typedef uint32_t NAME(loose_words) __attribute__((vector_size(BYTES), aligned(4), may_alias));
typedef double NAME(doubles) __attribute__((vector_size(BYTES)));

CEILINGS_TARGET static uint32_t NAME(read)(const float *a, size_t n) {
  NAME(words) sums[READ_STREAMS];
  memset(sums, 0, sizeof sums);
  size_t i = 0;
  for (; i + READ_STREAMS * LANES <= n; i += READ_STREAMS * LANES) {
    UNROLLED for (size_t k = 0; k < READ_STREAMS; ++k) sums[k] ^= *(const NAME(loose_words) *)(a + i + k * LANES);
  }
  for (; i + LANES <= n; i += LANES) sums[0] ^= *(const NAME(loose_words) *)(a + i);
  UNROLLED for (size_t k = 1; k < READ_STREAMS; ++k) sums[0] ^= sums[k];
  uint32_t sum = 0;
  for (size_t k = 0; k < LANES; ++k) sum ^= sums[0][k];
  ALONE for (; i < n; ++i) {
    uint32_t bits;
    memcpy(&bits, a + i, sizeof bits);
    sum ^= bits;
  }
  return sum;
}

// The elements before the first vector's boundary and after the last whole vector go one at a time.
#define CEILINGS_LOOP(one, vector)                                                                                     \
  size_t i = 0;                                                                                                        \
  ALONE for (; i < n && (uintptr_t)(out + i) % BYTES != 0; ++i) out[i] = one;                                          \
  BY_FOUR for (size_t left = (n - i) / LANES; left > 0; --left, i += LANES) {                                          \
    vector;                                                                                                            \
  }                                                                                                                    \
  ALONE for (; i < n; ++i) out[i] = one;

#define STORE(value) *(NAME(floats) *)(out + i) = (value)
#define STREAM(value) __builtin_nontemporal_store(value, (NAME(floats) *)(out + i))
#define LOAD(from) (*(const NAME(loose_floats) *)((from) + i))

CEILINGS_TARGET OURS static void NAME(write)(float *out, float value, size_t n) {
  const NAME(floats) values = (NAME(floats)){0} + value;
  CEILINGS_LOOP(value, STORE(values))
}

CEILINGS_TARGET OURS static void NAME(write_non_temporal)(float *out, float value, size_t n) {
  const NAME(floats) values = (NAME(floats)){0} + value;
  CEILINGS_LOOP(value, STREAM(values))
  STREAMS_DONE;
}

CEILINGS_TARGET OURS static void NAME(copy)(float *restrict out, const float *restrict a,
                                            size_t n){CEILINGS_LOOP(a[i], STORE(LOAD(a)))}

CEILINGS_TARGET OURS static void NAME(copy_non_temporal)(float *restrict out, const float *restrict a, size_t n) {
  CEILINGS_LOOP(a[i], STREAM(LOAD(a)))
  STREAMS_DONE;
}

CEILINGS_TARGET OURS static void NAME(add)(float *restrict out, const float *restrict a, const float *restrict b,
                                           size_t n){CEILINGS_LOOP(a[i] + b[i], STORE(LOAD(a) + LOAD(b)))}

CEILINGS_TARGET OURS static void NAME(add_non_temporal)(float *restrict out, const float *restrict a,
                                                        const float *restrict b, size_t n) {
  CEILINGS_LOOP(a[i] + b[i], STREAM(LOAD(a) + LOAD(b)))
  STREAMS_DONE;
}

CEILINGS_TARGET OURS static void NAME(add_in_place)(float *restrict out, const float *restrict a,
                                                    size_t n){CEILINGS_LOOP(out[i] + a[i], STORE(LOAD(out) + LOAD(a)))}

#define CEILINGS_MULTIPLY_ADD(Element, Vector)                                                                         \
  CEILINGS_TARGET static Element NAME(multiply_add_##Element)(Element x, Element y, size_t steps) {                    \
    const NAME(Vector) xs = (NAME(Vector)){0} + x, ys = (NAME(Vector)){0} + y;                                         \
    NAME(Vector) values[CHAINS];                                                                                       \
    memset(values, 0, sizeof values);                                                                                  \
    for (size_t step = 0; step < steps; ++step) {                                                                      \
      UNROLLED for (size_t k = 0; k < CHAINS; ++k) {                                                                   \
        values[k] = values[k] * xs + ys;                                                                               \
        KEPT(values[k]);                                                                                               \
      }                                                                                                                \
    }                                                                                                                  \
    UNROLLED for (size_t k = 1; k < CHAINS; ++k) values[0] += values[k];                                               \
    Element sum = 0;                                                                                                   \
    for (size_t lane = 0; lane < BYTES / sizeof(Element); ++lane) sum += values[0][lane];                              \
    return sum;                                                                                                        \
  }

CEILINGS_MULTIPLY_ADD(float, floats) CEILINGS_MULTIPLY_ADD(double, doubles)

    static const ceilings_kernels NAME(kernels) = {
        .vector_bits = CEILINGS_BITS,
        .read = NAME(read),
        .write = NAME(write),
        .write_non_temporal = NAME(write_non_temporal),
        .copy = NAME(copy),
        .copy_non_temporal = NAME(copy_non_temporal),
        .add = NAME(add),
        .add_non_temporal = NAME(add_non_temporal),
        .add_in_place = NAME(add_in_place),
        .multiply_adds_float = CHAINS * BYTES / sizeof(float),
        .multiply_adds_double = CHAINS * BYTES / sizeof(double),
        .multiply_add_float = NAME(multiply_add_float),
        .multiply_add_double = NAME(multiply_add_double),
};

#undef CEILINGS_LOOP
#undef CEILINGS_MULTIPLY_ADD
#undef STORE
#undef STREAM
#undef LOAD
#undef LANES
#undef BYTES
#undef NAME
#undef CEILINGS_EXPAND
#undef CEILINGS_PASTE
#undef CEILINGS_BITS
#undef CEILINGS_TARGET
