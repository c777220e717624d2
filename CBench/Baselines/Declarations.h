// The C peers: the loops as a C programmer writes them. Included with CBASELINES_SUFFIX defined, by the headers of
// both builds, so it has no include guard.
//
// To add an element type, add its line here: name, element, the type that a sum of them adds up in, and the type that
// they are converted to.

#include <stddef.h>
#include <stdint.h>

#undef CBASELINES_FLOATS
#define CBASELINES_FLOATS(X) X(float32, float, float, double) X(float64, double, double, float)

#undef CBASELINES_INTEGERS
#define CBASELINES_INTEGERS(X)                                                                                         \
  X(int8, int8_t, int64_t, double) X(int32, int32_t, int64_t, double) X(int64, int64_t, int64_t, double)

#undef CBASELINES_PASTE
#undef CBASELINES_EXPAND
#undef CBASELINES_NAME
#define CBASELINES_PASTE(operation, type, suffix) cbaselines_##operation##_##type##_##suffix
#define CBASELINES_EXPAND(operation, type, suffix) CBASELINES_PASTE(operation, type, suffix)
#define CBASELINES_NAME(operation, type) CBASELINES_EXPAND(operation, type, CBASELINES_SUFFIX)

// add: out[i] = a[i] + b[i].  multiply, divide: likewise.  sum: of all elements, 0 if there are none.
// greater: out[i] = a[i] > scalar, as 0 or 1.  greater_arrays: out[i] = a[i] > b[i].
// copy: out[i] = a[i].  copy_strided: out[i] = a[i * stride].  cast: out[i] = a[i], in another type.
// add_twice: out[i] = a[i] + b[i] * 2.  polynomial: 1 + x (1/2 + x (1/3 + x (1/4 + x/5))) of each x = a[i].
#undef CBASELINES_DECLARE
#define CBASELINES_DECLARE(type, Element, Sum, Cast)                                                                   \
  void CBASELINES_NAME(add, type)(Element *restrict out, const Element *restrict a, const Element *restrict b,         \
                                  size_t n);                                                                           \
  void CBASELINES_NAME(multiply, type)(Element *restrict out, const Element *restrict a, const Element *restrict b,    \
                                       size_t n);                                                                      \
  Sum CBASELINES_NAME(sum, type)(const Element *restrict a, size_t n);                                                 \
  void CBASELINES_NAME(greater, type)(uint8_t *restrict out, const Element *restrict a, Element scalar, size_t n);     \
  void CBASELINES_NAME(greater_arrays, type)(uint8_t *restrict out, const Element *restrict a,                         \
                                             const Element *restrict b, size_t n);                                     \
  void CBASELINES_NAME(copy, type)(Element *restrict out, const Element *restrict a, size_t n);                        \
  void CBASELINES_NAME(copy_strided, type)(Element *restrict out, const Element *restrict a, ptrdiff_t stride,         \
                                           size_t n);                                                                  \
  void CBASELINES_NAME(cast, type)(Cast *restrict out, const Element *restrict a, size_t n);

#undef CBASELINES_DECLARE_FLOATS
#define CBASELINES_DECLARE_FLOATS(type, Element, Sum, Cast)                                                            \
  void CBASELINES_NAME(divide, type)(Element *restrict out, const Element *restrict a, const Element *restrict b,      \
                                     size_t n);                                                                        \
  void CBASELINES_NAME(square_root, type)(Element *restrict out, const Element *restrict a, size_t n);                 \
  void CBASELINES_NAME(add_twice, type)(Element *restrict out, const Element *restrict a, const Element *restrict b,   \
                                        size_t n);                                                                     \
  void CBASELINES_NAME(polynomial, type)(Element *restrict out, const Element *restrict a, size_t n);

CBASELINES_FLOATS(CBASELINES_DECLARE)
CBASELINES_FLOATS(CBASELINES_DECLARE_FLOATS)
CBASELINES_INTEGERS(CBASELINES_DECLARE)
