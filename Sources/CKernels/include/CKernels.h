// What the encoder does between its matrix products, a row of floats at a time.
//
// In C, because here a function can be compiled for several processors at once and the right one is taken at run time
// (`target_clones`); Swift is compiled for one, and for the oldest x86-64 these loops take two to three times as long.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Adds `bias` (`columns`) to each of `rows`.
void lectern_add_bias(float *restrict x, const float *restrict bias, size_t rows, size_t columns);
/// Adds `bias` to each of `rows` and takes GELU of the sum, x/2 (1 + erf(x/√2)); the error of erf is below 2e-7.
void lectern_add_bias_gelu(float *restrict x, const float *restrict bias, size_t rows, size_t columns);
/// Layer norm of x + y + bias, a row at a time, into x; `scale` and `shift` have `columns` each.
void lectern_add_norm(float *restrict x, const float *restrict y, const float *restrict bias,
                      const float *restrict scale, const float *restrict shift, float epsilon, size_t rows,
                      size_t columns);
/// Softmax of each of `rows` times `factor`, with near[k - row] added to the number in column k.
void lectern_softmax(float *restrict x, float factor, const float *restrict near, size_t rows, size_t columns);
/// Widens rows of 8-bit weights, each with a factor of its own.
void lectern_widen(float *restrict x, const int8_t *restrict weights, const float *restrict scales, size_t rows,
                   size_t columns);
/// Widens groups of 32 weights of 4 bits: a weight is a half of a byte less 8, the lower halves of a group's 16 bytes before the
/// upper ones; `factors` has the upper two bytes of a float for each group, little end first.
void lectern_widen_halves(float *restrict x, const uint8_t *restrict weights, const void *restrict factors, size_t groups);
/// The name by which OpenBLAS calls the kernels for the wide registers that this processor has; NULL if it has none.
const char *lectern_blas_core(void);
