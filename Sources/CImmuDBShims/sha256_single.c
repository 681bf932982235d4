#include "sha256_single.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

#define SINGLE_TARGET __attribute__((target("avx2,bmi,bmi2")))
#define SINGLE_INLINE static inline __attribute__((always_inline, target("avx2,bmi,bmi2")))

int immu_sha256_single_supported(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}

SINGLE_INLINE uint32_t rotated(uint32_t x, int n) { return x >> n | x << (32 - n); }

SINGLE_INLINE __m128i rotatedLanes(__m128i x, int n) {
    return _mm_or_si128(_mm_srli_epi32(x, n), _mm_slli_epi32(x, 32 - n));
}

SINGLE_INLINE __m128i sigma0(__m128i x) {
    return _mm_xor_si128(_mm_xor_si128(rotatedLanes(x, 7), rotatedLanes(x, 18)), _mm_srli_epi32(x, 3));
}

SINGLE_INLINE __m128i sigma1(__m128i x) {
    return _mm_xor_si128(_mm_xor_si128(rotatedLanes(x, 17), rotatedLanes(x, 19)), _mm_srli_epi32(x, 10));
}

// The next four words of the schedule from the sixteen before them. The upper two depend on the lower two.
SINGLE_INLINE __m128i nextWords(__m128i w0, __m128i w4, __m128i w8, __m128i w12) {
    __m128i sum = _mm_add_epi32(w0, sigma0(_mm_alignr_epi8(w4, w0, 4)));
    sum = _mm_add_epi32(sum, _mm_alignr_epi8(w12, w8, 4));
    // sigma1 of zero is zero: the other two lanes stay as they are.
    __m128i lower = _mm_add_epi32(sum, sigma1(_mm_srli_si128(w12, 8)));
    return _mm_add_epi32(lower, sigma1(_mm_slli_si128(lower, 8)));
}

typedef struct {
    uint32_t a, b, c, d, e, f, g, h;
} variables;

// One round; the names move along in place of the values.
#define ROUND(a, b, c, d, e, f, g, h, term)                                                            \
    do {                                                                                               \
        uint32_t t = h + (term) + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + ((e & f) + (~e & g)); \
        d += t;                                                                                        \
        h = t + (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (c & (a ^ b)));         \
    } while (0)

#define EIGHT_ROUNDS(v, terms)                                            \
    do {                                                                  \
        ROUND(v.a, v.b, v.c, v.d, v.e, v.f, v.g, v.h, (terms)[0]);        \
        ROUND(v.h, v.a, v.b, v.c, v.d, v.e, v.f, v.g, (terms)[1]);        \
        ROUND(v.g, v.h, v.a, v.b, v.c, v.d, v.e, v.f, (terms)[2]);        \
        ROUND(v.f, v.g, v.h, v.a, v.b, v.c, v.d, v.e, (terms)[3]);        \
        ROUND(v.e, v.f, v.g, v.h, v.a, v.b, v.c, v.d, (terms)[4]);        \
        ROUND(v.d, v.e, v.f, v.g, v.h, v.a, v.b, v.c, (terms)[5]);        \
        ROUND(v.c, v.d, v.e, v.f, v.g, v.h, v.a, v.b, (terms)[6]);        \
        ROUND(v.b, v.c, v.d, v.e, v.f, v.g, v.h, v.a, (terms)[7]);        \
    } while (0)

SINGLE_INLINE variables loaded(const uint32_t words[8]) {
    variables v;
    memcpy(&v, words, sizeof v);
    return v;
}

SINGLE_INLINE void add(uint32_t words[8], variables v) {
    const uint32_t sums[8] = {v.a, v.b, v.c, v.d, v.e, v.f, v.g, v.h};
    for (int i = 0; i < 8; i++) words[i] += sums[i];
}

SINGLE_INLINE void store(uint32_t *terms, __m128i w, const uint32_t *constants) {
    _mm_store_si128((__m128i *)terms, _mm_add_epi32(w, _mm_load_si128((const __m128i *)constants)));
}

SINGLE_TARGET void immu_sha256_single(
    uint32_t words[8], const uint8_t *blocks, size_t count, const uint32_t constants[64]) {
    const __m128i order = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
    for (; count > 0; count--, blocks += 64) {
        uint32_t terms[64] __attribute__((aligned(16)));
        __m128i w[4];
        for (int i = 0; i < 4; i++) {
            w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(blocks + 16 * i)), order);
            store(terms + 4 * i, w[i], constants + 4 * i);
        }
        variables v = loaded(words);
        // The schedule is two steps ahead of the rounds: the processor works on both at a time.
#pragma clang loop unroll(full)
        for (int i = 16; i < 64; i += 16) {
#pragma clang loop unroll(full)
            for (int j = 0; j < 4; j++) {
                w[j] = nextWords(w[j], w[(j + 1) & 3], w[(j + 2) & 3], w[(j + 3) & 3]);
                store(terms + i + 4 * j, w[j], constants + i + 4 * j);
                if (j & 1) EIGHT_ROUNDS(v, terms + i - 16 + 4 * (j - 1));
            }
        }
        EIGHT_ROUNDS(v, terms + 48);
        EIGHT_ROUNDS(v, terms + 56);
        add(words, v);
    }
}

SINGLE_TARGET void immu_sha256_single_scheduled(uint32_t words[8], const uint32_t schedule[64]) {
    variables v = loaded(words);
    for (int i = 0; i < 64; i += 8) EIGHT_ROUNDS(v, schedule + i);
    add(words, v);
}
#endif
