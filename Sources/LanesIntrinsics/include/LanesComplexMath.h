#ifndef LANES_COMPLEX_MATH_H
#define LANES_COMPLEX_MATH_H

#include <complex.h>

// The C library's complex functions, whose type Swift can't import: parts in, parts out.

typedef struct lanes_complex64 {
  float real, imaginary;
} lanes_complex64;

typedef struct lanes_complex128 {
  double real, imaginary;
} lanes_complex128;

#define LANES_COMPLEX_UNARY(name)                                                                                      \
  static inline lanes_complex64 lanes_##name##f(float real, float imaginary) {                                         \
    float _Complex z = name##f(__builtin_complex(real, imaginary));                                                    \
    return (lanes_complex64){crealf(z), cimagf(z)};                                                                    \
  }                                                                                                                    \
  static inline lanes_complex128 lanes_##name(double real, double imaginary) {                                         \
    double _Complex z = name(__builtin_complex(real, imaginary));                                                      \
    return (lanes_complex128){creal(z), cimag(z)};                                                                     \
  }

LANES_COMPLEX_UNARY(cexp)
LANES_COMPLEX_UNARY(clog)
LANES_COMPLEX_UNARY(csqrt)
LANES_COMPLEX_UNARY(csin)
LANES_COMPLEX_UNARY(ccos)
LANES_COMPLEX_UNARY(ctan)
LANES_COMPLEX_UNARY(csinh)
LANES_COMPLEX_UNARY(ccosh)
LANES_COMPLEX_UNARY(ctanh)
LANES_COMPLEX_UNARY(casin)
LANES_COMPLEX_UNARY(cacos)
LANES_COMPLEX_UNARY(catan)
LANES_COMPLEX_UNARY(casinh)
LANES_COMPLEX_UNARY(cacosh)
LANES_COMPLEX_UNARY(catanh)
#undef LANES_COMPLEX_UNARY

static inline lanes_complex64 lanes_cpowf(float real, float imaginary, float power, float ipower) {
  float _Complex z = cpowf(__builtin_complex(real, imaginary), __builtin_complex(power, ipower));
  return (lanes_complex64){crealf(z), cimagf(z)};
}

static inline lanes_complex128 lanes_cpow(double real, double imaginary, double power, double ipower) {
  double _Complex z = cpow(__builtin_complex(real, imaginary), __builtin_complex(power, ipower));
  return (lanes_complex128){creal(z), cimag(z)};
}

#endif
