#ifndef LANES_CHAIN_H
#define LANES_CHAIN_H

// A chain of element-wise operations as a small program, run over one chunk of elements after another. The chunk that
// is worked on stays in eight vector registers, the accumulators, through all steps: one look at what a step is serves
// eight vectors, and nothing but operands and results goes through memory. What does not fill a chunk goes by single
// vectors.

#include <stdint.h>

#if defined(__AVX512F__)
#define LANES_CHAIN_VECTOR 64
#elif defined(__AVX2__)
#define LANES_CHAIN_VECTOR 32
#else
#define LANES_CHAIN_VECTOR 16
#endif
#define LANES_CHAIN_VECTORS 8

// What a step does with the accumulators x, its operand p and its second operand q. With LANES_CHAIN_P_IS_ONE added one
// element stands for all of p, with LANES_CHAIN_Q_IS_ONE for all of q.
enum lanes_chain_operation {
  LANES_CHAIN_P_IS_ONE = 1,
  LANES_CHAIN_Q_IS_ONE = 2,
  LANES_CHAIN_LOAD = 0 * 4,          // x = p
  LANES_CHAIN_STORE = 1 * 4,         // p = x
  LANES_CHAIN_STREAM = 2 * 4,        // p = x, past the caches: p is aligned to 64 bytes
  LANES_CHAIN_ADD = 3 * 4,           // x + p
  LANES_CHAIN_SUBTRACT = 4 * 4,      // x - p
  LANES_CHAIN_SUBTRACT_FROM = 5 * 4, // p - x
  LANES_CHAIN_MULTIPLY = 6 * 4,      // x * p
  LANES_CHAIN_MULTIPLY_ADD = 7 * 4,  // x * p + q, rounded twice
  LANES_CHAIN_MINIMUM = 8 * 4,       // the smaller of x and p, NaN if one is
  LANES_CHAIN_MINIMUM_FROM = 9 * 4,  // the smaller of p and x
  LANES_CHAIN_MAXIMUM = 10 * 4,      // the larger of x and p
  LANES_CHAIN_MAXIMUM_FROM = 11 * 4, // the larger of p and x
  LANES_CHAIN_NEGATE = 12 * 4,       // -x
  LANES_CHAIN_ABSOLUTE = 13 * 4,     // |x|
  LANES_CHAIN_SQUARE = 14 * 4,       // x * x
  LANES_CHAIN_DIVIDE = 15 * 4,       // x / p, of floats
  LANES_CHAIN_DIVIDE_INTO = 16 * 4,  // p / x
  LANES_CHAIN_SQUARE_ROOT = 17 * 4,  // of floats
  LANES_CHAIN_AND = 18 * 4,          // x & p, of integers
  LANES_CHAIN_OR = 19 * 4,           // x | p
  LANES_CHAIN_XOR = 20 * 4,          // x ^ p
};

// `p` and `q` are places in the table of operands.
typedef struct lanes_chain_step {
  uint32_t operation;
  uint16_t p, q;
} lanes_chain_step;

// Where an operand begins, and all ones where it goes on from chunk to chunk, or 0 where it stays.
typedef struct lanes_chain_operand {
  void *start;
  intptr_t advances;
} lanes_chain_operand;

#define LANES_CHAIN_EACH _Pragma("clang loop unroll(full)") for (int v = 0; v < vectors; ++v)

// The place of an operand within this chunk, a vector of it, and a vector of one element.
#define LANES_CHAIN_AT(K) ((char *)operands[K].start + (offset & operands[K].advances))
#define LANES_CHAIN_MANY(PLACE) ((const vector *)(PLACE))[v]
#define LANES_CHAIN_ONE(PLACE) (vector)(*(const scalar *)(PLACE))

// An operation of two operands, with a vector or one element for the second.
#define LANES_CHAIN_PAIR(OPERATION, RESULT)                                                                            \
  case OPERATION:                                                                                                      \
    LANES_CHAIN_EACH {                                                                                                 \
      const vector x = sums[v], p = LANES_CHAIN_MANY(place);                                                           \
      sums[v] = RESULT;                                                                                                \
    }                                                                                                                  \
    break;                                                                                                             \
  case OPERATION + LANES_CHAIN_P_IS_ONE: {                                                                             \
    const vector p = LANES_CHAIN_ONE(place);                                                                           \
    LANES_CHAIN_EACH {                                                                                                 \
      const vector x = sums[v];                                                                                        \
      sums[v] = RESULT;                                                                                                \
    }                                                                                                                  \
    break;                                                                                                             \
  }

#define LANES_CHAIN_SINGLE(OPERATION, RESULT)                                                                          \
  case OPERATION:                                                                                                      \
    LANES_CHAIN_EACH {                                                                                                 \
      const vector x = sums[v];                                                                                        \
      sums[v] = RESULT;                                                                                                \
    }                                                                                                                  \
    break;

// The product and the sum are two statements, and so two roundings.
#define LANES_CHAIN_PRODUCT_SUM(FLAGS, P, Q)                                                                           \
  case LANES_CHAIN_MULTIPLY_ADD + FLAGS: {                                                                             \
    const char *const other = LANES_CHAIN_AT(step->q);                                                                 \
    LANES_CHAIN_EACH {                                                                                                 \
      const vector product = sums[v] * P(place);                                                                       \
      sums[v] = product + Q(other);                                                                                    \
    }                                                                                                                  \
    break;                                                                                                             \
  }

// T is what is added and multiplied, ORDERED what is compared: integers wrap around as those without a sign do.
#define LANES_CHAIN_LOOP(NAME, VECTORS, T, ORDERED, CASES)                                                             \
  static inline __attribute__((always_inline)) void NAME(const lanes_chain_step *steps, intptr_t stepCount,            \
                                                         const lanes_chain_operand *operands, intptr_t chunks) {       \
    _Pragma("clang fp contract(off)") enum { vectors = VECTORS, chunk = VECTORS * LANES_CHAIN_VECTOR };                \
    typedef T scalar;                                                                                                  \
    typedef T vector __attribute__((ext_vector_type(LANES_CHAIN_VECTOR / sizeof(T)), aligned(__alignof__(T))));        \
    typedef T line __attribute__((ext_vector_type(LANES_CHAIN_VECTOR / sizeof(T))));                                   \
    typedef ORDERED ordered __attribute__((ext_vector_type(LANES_CHAIN_VECTOR / sizeof(T)), aligned(__alignof__(T)))); \
    vector sums[vectors];                                                                                              \
    LANES_CHAIN_EACH sums[v] = (vector)(0);                                                                            \
    const intptr_t end = chunks * chunk;                                                                               \
    for (intptr_t offset = 0; offset < end; offset += chunk) {                                                         \
      for (const lanes_chain_step *step = steps; step != steps + stepCount; ++step) {                                  \
        char *const place = LANES_CHAIN_AT(step->p);                                                                   \
        switch (step->operation) {                                                                                     \
        case LANES_CHAIN_LOAD:                                                                                         \
          LANES_CHAIN_EACH sums[v] = LANES_CHAIN_MANY(place);                                                          \
          break;                                                                                                       \
        case LANES_CHAIN_LOAD + LANES_CHAIN_P_IS_ONE: {                                                                \
          const vector p = LANES_CHAIN_ONE(place);                                                                     \
          LANES_CHAIN_EACH sums[v] = p;                                                                                \
          break;                                                                                                       \
        }                                                                                                              \
        case LANES_CHAIN_STORE:                                                                                        \
          LANES_CHAIN_EACH((vector *)place)[v] = sums[v];                                                              \
          break;                                                                                                       \
        case LANES_CHAIN_STREAM:                                                                                       \
          LANES_CHAIN_EACH __builtin_nontemporal_store(sums[v], (line *)place + v);                                    \
          break;                                                                                                       \
          LANES_CHAIN_PAIR(LANES_CHAIN_ADD, x + p)                                                                     \
          LANES_CHAIN_PAIR(LANES_CHAIN_SUBTRACT, x - p)                                                                \
          LANES_CHAIN_PAIR(LANES_CHAIN_SUBTRACT_FROM, p - x)                                                           \
          LANES_CHAIN_PAIR(LANES_CHAIN_MULTIPLY, x *p)                                                                 \
          LANES_CHAIN_PRODUCT_SUM(0, LANES_CHAIN_MANY, LANES_CHAIN_MANY)                                               \
          LANES_CHAIN_PRODUCT_SUM(LANES_CHAIN_P_IS_ONE, LANES_CHAIN_ONE, LANES_CHAIN_MANY)                             \
          LANES_CHAIN_PRODUCT_SUM(LANES_CHAIN_Q_IS_ONE, LANES_CHAIN_MANY, LANES_CHAIN_ONE)                             \
          LANES_CHAIN_PRODUCT_SUM(LANES_CHAIN_P_IS_ONE + LANES_CHAIN_Q_IS_ONE, LANES_CHAIN_ONE, LANES_CHAIN_ONE)       \
          LANES_CHAIN_SINGLE(LANES_CHAIN_NEGATE, -x)                                                                   \
          LANES_CHAIN_SINGLE(LANES_CHAIN_ABSOLUTE, (vector)__builtin_elementwise_abs((ordered)x))                      \
          LANES_CHAIN_SINGLE(LANES_CHAIN_SQUARE, x *x)                                                                 \
          CASES() default : __builtin_unreachable();                                                                   \
        }                                                                                                              \
      }                                                                                                                \
    }                                                                                                                  \
  }

// As the minimum of single elements: the first where it is NaN, and the second where both are equal, as 0 and -0 are.
#define LANES_CHAIN_LEAST(X, P) (X) != (X) ? (X) : (X) < (P) ? (X) : (P)
#define LANES_CHAIN_GREATEST(X, P) (X) != (X) ? (X) : (X) > (P) ? (X) : (P)

#define LANES_CHAIN_FLOATS()                                                                                           \
  LANES_CHAIN_PAIR(LANES_CHAIN_MINIMUM, LANES_CHAIN_LEAST(x, p))                                                       \
  LANES_CHAIN_PAIR(LANES_CHAIN_MINIMUM_FROM, LANES_CHAIN_LEAST(p, x))                                                  \
  LANES_CHAIN_PAIR(LANES_CHAIN_MAXIMUM, LANES_CHAIN_GREATEST(x, p))                                                    \
  LANES_CHAIN_PAIR(LANES_CHAIN_MAXIMUM_FROM, LANES_CHAIN_GREATEST(p, x))                                               \
  LANES_CHAIN_PAIR(LANES_CHAIN_DIVIDE, x / p)                                                                          \
  LANES_CHAIN_PAIR(LANES_CHAIN_DIVIDE_INTO, p / x)                                                                     \
  LANES_CHAIN_SINGLE(LANES_CHAIN_SQUARE_ROOT, __builtin_elementwise_sqrt(x))

#define LANES_CHAIN_INTEGERS()                                                                                         \
  LANES_CHAIN_PAIR(LANES_CHAIN_MINIMUM, (vector)__builtin_elementwise_min((ordered)x, (ordered)p))                     \
  LANES_CHAIN_PAIR(LANES_CHAIN_MAXIMUM, (vector)__builtin_elementwise_max((ordered)x, (ordered)p))                     \
  LANES_CHAIN_PAIR(LANES_CHAIN_AND, x &p)                                                                              \
  LANES_CHAIN_PAIR(LANES_CHAIN_OR, x | p)                                                                              \
  LANES_CHAIN_PAIR(LANES_CHAIN_XOR, x ^ p)

#define LANES_CHAIN(KIND, T, ORDERED, CASES)                                                                           \
  LANES_CHAIN_LOOP(lanes_chain_##KIND, LANES_CHAIN_VECTORS, T, ORDERED, CASES)                                         \
  LANES_CHAIN_LOOP(lanes_narrow_chain_##KIND, 1, T, ORDERED, CASES)

LANES_CHAIN(f32, float, float, LANES_CHAIN_FLOATS)
LANES_CHAIN(f64, double, double, LANES_CHAIN_FLOATS)
LANES_CHAIN(i32, uint32_t, int32_t, LANES_CHAIN_INTEGERS)
LANES_CHAIN(i64, uint64_t, int64_t, LANES_CHAIN_INTEGERS)

#undef LANES_CHAIN_EACH
#undef LANES_CHAIN_AT
#undef LANES_CHAIN_MANY
#undef LANES_CHAIN_ONE
#undef LANES_CHAIN_PAIR
#undef LANES_CHAIN_SINGLE
#undef LANES_CHAIN_PRODUCT_SUM
#undef LANES_CHAIN_LOOP
#undef LANES_CHAIN
#undef LANES_CHAIN_LEAST
#undef LANES_CHAIN_GREATEST
#undef LANES_CHAIN_FLOATS
#undef LANES_CHAIN_INTEGERS

#endif
