// What the encoder does between its matrix products, a row of floats at a time.
//
// In C, because here a function can be compiled for several processors at once and the right one is taken at run time
// (`target_clones`); Swift is compiled for one, and for the oldest x86-64 these loops take two to three times as long.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Adds `bias` (`columns`) to each of `rows`.
void lectern_add_bias(float *restrict x, const float *restrict bias, size_t rows, size_t columns);
/// Adds `bias` to each of `rows` and takes GELU of the sum, x/2 (1 + erf(x/√2)); the error of erf is below 2e-7.
void lectern_add_bias_gelu(float *restrict x, const float *restrict bias, size_t rows, size_t columns);
/// Takes GELU of each number.
void lectern_gelu(float *restrict x, size_t count);
/// Layer norm of x + y, a row at a time, into x; `scale` and `shift` have `columns` each.
void lectern_add_norm(float *restrict x, const float *restrict y, const float *restrict scale,
                      const float *restrict shift, float epsilon, size_t rows, size_t columns);
/// Softmax of each of `rows` times `factor`, with near[k - row] added to the number in column k.
void lectern_softmax(float *restrict x, float factor, const float *restrict near, size_t rows, size_t columns);
/// Widens rows of 8-bit weights, each with a factor of its own.
void lectern_widen(float *restrict x, const int8_t *restrict weights, const float *restrict scales, size_t rows,
                   size_t columns);
/// Widens groups of 32 weights of 4 bits: a weight is a half of a byte less 8, the lower halves of a group's 16 bytes before the
/// upper ones; `factors` has the upper two bytes of a float for each group, little end first.
void lectern_widen_halves(float *restrict x, const uint8_t *restrict weights, const void *restrict factors, size_t groups);
/// Rounds rows of numbers to 8 bits, the largest of each to 127; the factors give them back.
void lectern_narrow(int8_t *restrict narrow, float *restrict factors, const float *restrict x, size_t rows, size_t columns);
/// The same groups in 8 bits: the weights times `share` of their group's factor.
void lectern_narrow_halves(int8_t *restrict narrow, const uint8_t *restrict weights, const void *restrict factors, float share,
                           size_t groups);
/// The largest of the factors of some groups.
float lectern_most_factor(const void *factors, size_t groups);
/// Makes floats of bytes.
void lectern_widen_bytes(float *restrict x, const int8_t *restrict bytes, size_t count);
/// Makes whole numbers of floats that are whole.
void lectern_round(int32_t *restrict whole, const float *restrict x, size_t count);
/// Puts in the place of products of narrow rows and narrow columns, whole numbers of 32 bits, what they stand for, plus `bias`.
void lectern_widen_products(float *restrict x, const float *restrict factors, const float *restrict columnFactors,
                            const float *restrict bias, size_t rows, size_t columns);

/// The same through GELU.
void lectern_widen_products_gelu(float *restrict x, const float *restrict factors, const float *restrict columnFactors,
                                 const float *restrict bias, size_t rows, size_t columns);

/// The name by which OpenBLAS calls the kernels for the wide registers that this processor has; NULL if it has none.
const char *lectern_blas_core(void);

/// Whether this processor has instructions for exact products of bytes (VNNI); with those before them sums overflow.
bool lectern_multiplies_bytes(void);

/// Has memory of `least` bytes and more go back to the system as soon as it is freed, instead of being kept for the next that asks.
void lectern_give_back(size_t least);
