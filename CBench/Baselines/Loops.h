// The one source of both builds. Before including it define
//   CBASELINES_LOOP  stands before each loop,
//   CBASELINES_SUM   stands at the start of each sum.

#define CBASELINES_DEFINE(type, Element)                                                                               \
  void CBASELINES_NAME(add, type)(Element *restrict out, const Element *restrict a, const Element *restrict b,         \
                                  size_t n) {                                                                          \
    CBASELINES_LOOP                                                                                                    \
    for (size_t i = 0; i < n; ++i) out[i] = a[i] + b[i];                                                               \
  }                                                                                                                    \
                                                                                                                       \
  Element CBASELINES_NAME(sum, type)(const Element *restrict a, size_t n) {                                            \
    CBASELINES_SUM                                                                                                     \
    Element sum = 0;                                                                                                   \
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

CBASELINES_ELEMENTS(CBASELINES_DEFINE)
