// The one source of both builds. Before including it define
//   CBASELINES_LOOP  stands before each loop,
//   CBASELINES_SUM   stands at the start of each sum.

#define CBASELINES_PAIRS(operation, type, Result, Element, expression)                                                 \
  void CBASELINES_NAME(operation, type)(Result *restrict out, const Element *restrict a, const Element *restrict b,    \
                                        size_t n) {                                                                    \
    CBASELINES_LOOP                                                                                                    \
    for (size_t i = 0; i < n; ++i) out[i] = (Result)(expression);                                                      \
  }

#define CBASELINES_EACH(operation, type, Result, Element, expression)                                                  \
  void CBASELINES_NAME(operation, type)(Result *restrict out, const Element *restrict a, size_t n) {                   \
    CBASELINES_LOOP                                                                                                    \
    for (size_t i = 0; i < n; ++i) out[i] = (Result)(expression);                                                      \
  }

#define CBASELINES_DEFINE(type, Element, Sum, Cast)                                                                    \
  CBASELINES_PAIRS(add, type, Element, Element, a[i] + b[i])                                                           \
  CBASELINES_PAIRS(multiply, type, Element, Element, a[i] * b[i])                                                      \
  CBASELINES_PAIRS(greater_arrays, type, uint8_t, Element, a[i] > b[i])                                                \
  CBASELINES_EACH(copy, type, Element, Element, a[i])                                                                  \
  CBASELINES_EACH(cast, type, Cast, Element, a[i])                                                                     \
                                                                                                                       \
  Sum CBASELINES_NAME(sum, type)(const Element *restrict a, size_t n) {                                                \
    CBASELINES_SUM                                                                                                     \
    Sum sum = 0;                                                                                                       \
    CBASELINES_LOOP                                                                                                    \
    for (size_t i = 0; i < n; ++i) sum += a[i];                                                                        \
    return sum;                                                                                                        \
  }                                                                                                                    \
                                                                                                                       \
  void CBASELINES_NAME(greater, type)(uint8_t *restrict out, const Element *restrict a, Element scalar, size_t n) {    \
    CBASELINES_LOOP                                                                                                    \
    for (size_t i = 0; i < n; ++i) out[i] = a[i] > scalar;                                                             \
  }                                                                                                                    \
                                                                                                                       \
  void CBASELINES_NAME(copy_strided, type)(Element *restrict out, const Element *restrict a, ptrdiff_t stride,         \
                                           size_t n) {                                                                 \
    CBASELINES_LOOP                                                                                                    \
    for (size_t i = 0; i < n; ++i) out[i] = a[(ptrdiff_t)i * stride];                                                  \
  }

// sqrt() sets errno, which keeps its loop from being vectorised; the builtin does not.
#define CBASELINES_DEFINE_FLOATS(type, Element, Sum, Cast)                                                             \
  CBASELINES_PAIRS(divide, type, Element, Element, a[i] / b[i])                                                        \
  CBASELINES_EACH(square_root, type, Element, Element, __builtin_elementwise_sqrt(a[i]))                               \
  CBASELINES_PAIRS(add_twice, type, Element, Element, a[i] + b[i] * 2)                                                 \
  CBASELINES_EACH(                                                                                                     \
      polynomial, type, Element, Element,                                                                              \
      1 + a[i] * ((Element)1 / 2 + a[i] * ((Element)1 / 3 + a[i] * ((Element)1 / 4 + a[i] * ((Element)1 / 5)))))

CBASELINES_FLOATS(CBASELINES_DEFINE)
CBASELINES_FLOATS(CBASELINES_DEFINE_FLOATS)
CBASELINES_INTEGERS(CBASELINES_DEFINE)
