#include "CKernels.h"
#include <malloc.h>
#include <math.h>
#include <string.h>

// The loader chooses among clones before the thread sanitizer is ready to watch how.
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
#define MANY_PROCESSORS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define MANY_PROCESSORS
#endif
#pragma clang fp contract(fast)

/// e^x to 2 units in the last place, for x up to 88; 0 below -87. Cephes's polynomial (Moshier 1989).
static inline __attribute__((always_inline)) float exponential(float x) {
    x = x < -87.0f ? -87.0f : x;
    // Adding and taking away 1.5 * 2^23 rounds to the nearest whole number.
    const float whole = (x * 1.44269504f + 12582912.0f) - 12582912.0f;
    const float rest = (x - whole * 0.693359375f) + whole * 2.12194440e-4f;
    float sum = 1.9875691500e-4f;
    sum = sum * rest + 1.3981999507e-3f;
    sum = sum * rest + 8.3334519073e-3f;
    sum = sum * rest + 4.1665795894e-2f;
    sum = sum * rest + 1.6666665459e-1f;
    sum = sum * rest + 5.0000001201e-1f;
    sum = sum * rest * rest + rest + 1.0f;
    const int32_t bits = ((int32_t)whole + 127) << 23;
    float power;
    memcpy(&power, &bits, sizeof power);
    return sum * power;
}

/// GELU by Abramowitz and Stegun's approximation of erf, 7.1.26.
static inline __attribute__((always_inline)) float gelu(float x) {
    const float size = fabsf(x) * 0.70710678f;
    const float t = 1.0f / (1.0f + 0.3275911f * size);
    const float sum = t * (0.254829592f + t * (-0.284496736f + t * (1.421413741f + t * (-1.453152027f + t * 1.061405429f))));
    const float tail = sum * exponential(-size * size);
    const float erf = x < 0 ? tail - 1.0f : 1.0f - tail;
    return 0.5f * x * (1.0f + erf);
}

MANY_PROCESSORS
void lectern_add_bias(float *restrict x, const float *restrict bias, size_t rows, size_t columns) {
    for (size_t row = 0; row < rows; row++, x += columns)
        for (size_t k = 0; k < columns; k++) x[k] += bias[k];
}

MANY_PROCESSORS
void lectern_add_bias_gelu(float *restrict x, const float *restrict bias, size_t rows, size_t columns) {
    for (size_t row = 0; row < rows; row++, x += columns)
        for (size_t k = 0; k < columns; k++) x[k] = gelu(x[k] + bias[k]);
}

MANY_PROCESSORS
void lectern_add_norm(float *restrict x, const float *restrict y, const float *restrict scale,
                      const float *restrict shift, float epsilon, size_t rows, size_t columns) {
    for (size_t row = 0; row < rows; row++, x += columns, y += columns) {
#pragma clang fp reassociate(on)  // sums may be taken side by side
        float sum = 0, squares = 0;
        for (size_t k = 0; k < columns; k++) {
            x[k] += y[k];
            sum += x[k];
        }
        const float mean = sum / (float)columns;
        for (size_t k = 0; k < columns; k++) {
            const float off = x[k] - mean;
            squares += off * off;
        }
        const float factor = 1.0f / sqrtf(squares / (float)columns + epsilon);
        for (size_t k = 0; k < columns; k++) x[k] = (x[k] - mean) * factor * scale[k] + shift[k];
    }
}

/// The nearest whole number, from -127 to 127; half of one goes to the even one.
static inline __attribute__((always_inline)) int8_t nearest(float x) {
    x = (x + 12582912.0f) - 12582912.0f;
    x = x > -127.0f ? x : -127.0f;
    return (int8_t)(int32_t)(x < 127.0f ? x : 127.0f);
}

MANY_PROCESSORS
void lectern_narrow(int8_t *restrict narrow, float *restrict factors, const float *restrict x, size_t rows, size_t columns) {
    for (size_t row = 0; row < rows; row++, x += columns, narrow += columns) {
        // The bits of floats without a sign are in the order of the floats.
        uint32_t mostBits = 0;
        for (size_t k = 0; k < columns; k++) {
            uint32_t bits;
            memcpy(&bits, x + k, sizeof bits);
            bits &= 0x7FFFFFFF;
            mostBits = bits > mostBits ? bits : mostBits;
        }
        float most;
        memcpy(&most, &mostBits, sizeof most);
        most = most > 1e-12f ? most : 1e-12f;
        factors[row] = most / 127.0f;
        const float share = 127.0f / most;
        for (size_t k = 0; k < columns; k++) narrow[k] = nearest(x[k] * share);
    }
}

/// The float that a whole number in its place stands for.
static inline __attribute__((always_inline)) float product(const float *x, float factor, float bias) {
    int32_t whole;
    memcpy(&whole, x, sizeof whole);
    return (float)whole * factor + bias;
}

MANY_PROCESSORS
void lectern_widen_products(float *restrict x, const float *restrict factors, const float *restrict columnFactors,
                            const float *restrict bias, size_t rows, size_t columns) {
    for (size_t row = 0; row < rows; row++, x += columns)
        for (size_t k = 0; k < columns; k++) x[k] = product(x + k, factors[row] * columnFactors[k], bias[k]);
}

MANY_PROCESSORS
void lectern_widen_products_gelu(float *restrict x, const float *restrict factors, const float *restrict columnFactors,
                                 const float *restrict bias, size_t rows, size_t columns) {
    for (size_t row = 0; row < rows; row++, x += columns)
        for (size_t k = 0; k < columns; k++) x[k] = gelu(product(x + k, factors[row] * columnFactors[k], bias[k]));
}

MANY_PROCESSORS
void lectern_gelu(float *restrict x, size_t count) {
    for (size_t k = 0; k < count; k++) x[k] = gelu(x[k]);
}

/// The largest of some numbers: of whole ones in their order, among which, unlike among floats, it can be looked for side by side.
static inline __attribute__((always_inline)) float largest(const float *x, size_t count) {
    int32_t most = INT32_MIN;
    for (size_t k = 0; k < count; k++) {
        int32_t bits;
        memcpy(&bits, x + k, sizeof bits);
        bits ^= (bits >> 31) & INT32_MAX;
        most = bits > most ? bits : most;
    }
    most ^= (most >> 31) & INT32_MAX;
    float number;
    memcpy(&number, &most, sizeof number);
    return number;
}

MANY_PROCESSORS
void lectern_softmax(float *restrict x, float factor, const float *restrict near, size_t rows, size_t columns) {
    for (size_t row = 0; row < rows; row++, x += columns) {
#pragma clang fp reassociate(on)  // sums may be taken side by side
        const float *own = near - row;
        for (size_t k = 0; k < columns; k++) x[k] = x[k] * factor + own[k];
        const float most = largest(x, columns);
        float sum = 0;
        for (size_t k = 0; k < columns; k++) {
            x[k] = exponential(x[k] - most);
            sum += x[k];
        }
        const float share = 1.0f / sum;
        for (size_t k = 0; k < columns; k++) x[k] *= share;
    }
}

MANY_PROCESSORS
void lectern_widen(float *restrict x, const int8_t *restrict weights, const float *restrict scales, size_t rows,
                   size_t columns) {
    for (size_t row = 0; row < rows; row++, x += columns, weights += columns) {
        const float scale = scales[row];
        for (size_t k = 0; k < columns; k++) x[k] = scale * (float)weights[k];
    }
}

/// A factor from the upper two bytes of a float, little end first.
static inline __attribute__((always_inline)) float group_factor(const unsigned char *bytes) {
    const uint32_t bits = (uint32_t)bytes[0] << 16 | (uint32_t)bytes[1] << 24;
    float factor;
    memcpy(&factor, &bits, sizeof factor);
    return factor;
}

MANY_PROCESSORS
void lectern_widen_halves(float *restrict x, const uint8_t *restrict weights, const void *restrict factors, size_t groups) {
    const unsigned char *factor = factors;
    for (size_t group = 0; group < groups; group++, x += 32, weights += 16, factor += 2) {
        const float scale = group_factor(factor);
        for (size_t k = 0; k < 16; k++) {
            x[k] = scale * (float)((int)(weights[k] & 15) - 8);
            x[k + 16] = scale * (float)((int)(weights[k] >> 4) - 8);
        }
    }
}

MANY_PROCESSORS
void lectern_narrow_halves(int8_t *restrict narrow, const uint8_t *restrict weights, const void *restrict factors, float share,
                           size_t groups) {
    const unsigned char *factor = factors;
    for (size_t group = 0; group < groups; group++, narrow += 32, weights += 16, factor += 2) {
        const float scale = share * group_factor(factor);
        for (size_t k = 0; k < 16; k++) {
            narrow[k] = nearest(scale * (float)((int)(weights[k] & 15) - 8));
            narrow[k + 16] = nearest(scale * (float)((int)(weights[k] >> 4) - 8));
        }
    }
}

float lectern_most_factor(const void *factors, size_t groups) {
    const unsigned char *factor = factors;
    float most = 0;
    for (size_t group = 0; group < groups; group++, factor += 2) {
        const float size = fabsf(group_factor(factor));
        most = size > most ? size : most;
    }
    return most;
}

MANY_PROCESSORS
void lectern_widen_bytes(float *restrict x, const int8_t *restrict bytes, size_t count) {
    for (size_t k = 0; k < count; k++) x[k] = (float)bytes[k];
}

MANY_PROCESSORS
void lectern_round(int32_t *restrict whole, const float *restrict x, size_t count) {
    for (size_t k = 0; k < count; k++) whole[k] = (int32_t)x[k];
}

const char *lectern_blas_core(void) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512cd"))
        return "SkylakeX";
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return "Haswell";
#endif
    return NULL;
}

bool lectern_multiplies_bytes(void) {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512vnni") || __builtin_cpu_supports("avxvnni");
#else
    return false;
#endif
}

void lectern_give_back(size_t least) { mallopt(M_MMAP_THRESHOLD, (int)least); }
