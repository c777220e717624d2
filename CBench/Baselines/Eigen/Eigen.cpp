#include "CEigen.h"

// Its assertions check shapes, which are given here.
#define EIGEN_NO_DEBUG

#if __has_include(<Eigen/Core>)
#include <Eigen/Core>
#elif __has_include(<eigen3/Eigen/Core>)
#include <eigen3/Eigen/Core>
#endif

#if defined(EIGEN_WORLD_VERSION)

namespace {
using Array = Eigen::Map<Eigen::ArrayXf>;
using ConstArray = Eigen::Map<const Eigen::ArrayXf>;
using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Matrix = Eigen::Map<Rows>;
using ConstMatrix = Eigen::Map<const Rows>;
} // namespace

#define CEIGEN_TEXT(x) #x
#define CEIGEN_VERSION(x, y, z) CEIGEN_TEXT(x) "." CEIGEN_TEXT(y) "." CEIGEN_TEXT(z)

bool ceigen_available(void) {
  return true;
}

const char *ceigen_version(void) {
  return CEIGEN_VERSION(EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION, EIGEN_MINOR_VERSION);
}

void ceigen_add_twice(float *out, const float *a, const float *b, ptrdiff_t n) {
  Array(out, n) = ConstArray(a, n) + ConstArray(b, n) * 2.0f;
}

void ceigen_polynomial(float *out, const float *values, ptrdiff_t n) {
  const ConstArray x(values, n);
  Array(out, n) =
      1.0f +
      x * (1.0f / 2 +
           x * (1.0f / 3 +
                x * (1.0f / 4 +
                     x * (1.0f / 5 + x * (1.0f / 6 + x * (1.0f / 7 + x * (1.0f / 8 + x * (1.0f / 9 + x * 0.1f))))))));
}

void ceigen_matrix_product(float *out, const float *a, const float *b, ptrdiff_t n) {
  Matrix(out, n, n).noalias() = ConstMatrix(a, n, n) * ConstMatrix(b, n, n);
}

void ceigen_transposed_copy(float *out, const float *a, ptrdiff_t n) {
  Matrix(out, n, n) = ConstMatrix(a, n, n).transpose();
}

#else

bool ceigen_available(void) {
  return false;
}

const char *ceigen_version(void) {
  return "none";
}

void ceigen_add_twice(float *, const float *, const float *, ptrdiff_t) {}
void ceigen_polynomial(float *, const float *, ptrdiff_t) {}
void ceigen_matrix_product(float *, const float *, const float *, ptrdiff_t) {}
void ceigen_transposed_copy(float *, const float *, ptrdiff_t) {}

#endif
