#ifndef CEIGEN_H
#define CEIGEN_H

/// The C++ peer: Eigen's own expressions over float, when its headers are there (Debian: libeigen3-dev).

#include <stdbool.h>
#include <stddef.h>

#if defined(__cplusplus)
extern "C" {
#endif

/// Whether Eigen was there when this was compiled; if not, the other functions do nothing.
bool ceigen_available(void);

/// The version of Eigen, as "3.4.0", or "none".
const char *ceigen_version(void);

/// out = a + b * 2, n elements.
void ceigen_add_twice(float *out, const float *a, const float *b, ptrdiff_t n);

/// out = 1 + x (1/2 + x (1/3 + …  + x/10)): ten terms by Horner's rule, n elements.
void ceigen_polynomial(float *out, const float *x, ptrdiff_t n);

/// out = a b, square matrices of n rows, row by row.
void ceigen_matrix_product(float *out, const float *a, const float *b, ptrdiff_t n);

/// out = a transposed, square matrices of n rows.
void ceigen_transposed_copy(float *out, const float *a, ptrdiff_t n);

#if defined(__cplusplus)
}
#endif

#endif
