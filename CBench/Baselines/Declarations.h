// The C peers: the loops as a C programmer writes them. Included with CBASELINES_SUFFIX defined, by the headers of
// both builds, so it has no include guard.
//
// To add an element type, add its line here.

#include <stddef.h>
#include <stdint.h>

#undef CBASELINES_ELEMENTS
#define CBASELINES_ELEMENTS(X) X(float32, float)

#undef CBASELINES_PASTE
#undef CBASELINES_EXPAND
#undef CBASELINES_NAME
#define CBASELINES_PASTE(operation, type, suffix) cbaselines_##operation##_##type##_##suffix
#define CBASELINES_EXPAND(operation, type, suffix) CBASELINES_PASTE(operation, type, suffix)
#define CBASELINES_NAME(operation, type) CBASELINES_EXPAND(operation, type, CBASELINES_SUFFIX)

// add: out[i] = a[i] + b[i].  sum: of all elements, 0 if there are none.  greater: out[i] = a[i] > scalar, as 0 or 1.
// copy_strided: out[i] = a[i * stride].
#undef CBASELINES_DECLARE
#define CBASELINES_DECLARE(type, Element)                                                                              \
  void CBASELINES_NAME(add, type)(Element *restrict out, const Element *restrict a, const Element *restrict b,         \
                                  size_t n);                                                                           \
  Element CBASELINES_NAME(sum, type)(const Element *restrict a, size_t n);                                             \
  void CBASELINES_NAME(greater, type)(uint8_t *restrict out, const Element *restrict a, Element scalar, size_t n);     \
  void CBASELINES_NAME(copy_strided, type)(Element *restrict out, const Element *restrict a, ptrdiff_t stride,         \
                                           size_t n);

CBASELINES_ELEMENTS(CBASELINES_DECLARE)
